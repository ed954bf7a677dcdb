/**
 * Owns what of two renderings of a Kafka cluster the operator looks at: its resources before and after, and the fields that differ,
 * each of which is known again in the objects.
 */
import type { RenderedObject } from '../render/rendered.ts';
import { type Plain, toPlain } from '../source/node.ts';
import { plainAt, textAt } from '../source/plain.ts';
import type { ClusterChange, ClusterState, FieldChange } from '../strimzi/effects/effect.ts';
import { withKeptIds } from '../strimzi/effects/kept-ids.ts';
import type { StrimziRelease } from '../strimzi/releases.ts';
import type { ChangedField, ObjectChange } from './plan.ts';

/** The objects of one overlay, and the operator that looks after them. */
export interface ClusterObjects {
  /** Name of the Kafka resource. */
  readonly name: string;
  readonly release: StrimziRelease;
  readonly objects: readonly RenderedObject[];
}

const kinds: readonly string[] = ['Kafka', 'KafkaNodePool', 'KafkaTopic', 'KafkaUser'];

/** Undefined where there is no Kafka resource of the name. */
export function clusterStateOf({ name, release, objects }: ClusterObjects): ClusterState | undefined {
  const kafka = objects.find((one) => isStrimzi(one, 'Kafka') && one.name === name);
  if (kafka === undefined) return undefined;
  const ofCluster = (kind: string): ClusterState['pools'] =>
    objects
      .filter((one) => isStrimzi(one, kind))
      .map((one) => toPlain(one.node))
      .filter((one) => textAt(one, 'metadata', 'labels', 'strimzi.io/cluster') === name);
  return {
    kafka: toPlain(kafka.node),
    release,
    pools: ofCluster('KafkaNodePool'),
    topics: ofCluster('KafkaTopic'),
    users: ofCluster('KafkaUser'),
    configMaps: objects.filter((one) => one.kind === 'ConfigMap').map((one) => toPlain(one.node)),
  };
}

export interface TracedChange {
  readonly change: ClusterChange;
  /** Where each field that differs is in the objects. */
  readonly traces: ReadonlyMap<FieldChange, { readonly object: ObjectChange; readonly field: ChangedField }>;
}

/**
 * @param objects what differs between the overlays; fields of resources that are on both sides count, and of ConfigMaps that they name. Resources that are new or gone are for whoever looks at the states. Pools have the ids in their status that
 * their nodes have had.
 */
export function clusterChangeOf(
  before: ClusterState,
  after: ClusterState,
  objects: readonly ObjectChange[],
): TracedChange {
  const traces = new Map<FieldChange, { readonly object: ObjectChange; readonly field: ChangedField }>();
  const cluster = textAt(after.kafka, 'metadata', 'name') ?? '';
  const named = new Set([before, after].flatMap(namedConfigMaps));
  for (const object of objects) {
    const { kind, name } = object.object;
    if (!isRead(object, cluster) || (kind === 'ConfigMap' && !named.has(name))) continue;
    for (const field of object.fields) {
      if (field.route[0] === 'apiVersion' || isForArgo(field)) continue;
      traces.set(fieldChange(kind, name, field), { object, field });
    }
  }
  const [old, now] = withKeptIds(before, after);
  return { change: { before: old, after: now, fields: [...traces.keys()] }, traces };
}

/** The operator reads none of these annotations; what they do is told with the objects. */
function isForArgo({ route }: ChangedField): boolean {
  return route[0] === 'metadata' && route[1] === 'annotations' && String(route[2]).startsWith('argocd.argoproj.io/');
}

/** ConfigMaps with metrics rules and logging, wherever a resource names one. */
function namedConfigMaps({ kafka, pools }: ClusterState): readonly string[] {
  const names: string[] = [];
  const visit = (value: Plain | undefined): void => {
    if (typeof value !== 'object' || value === null) return;
    const name = textAt(value, 'configMapKeyRef', 'name');
    if (name !== undefined) names.push(name);
    for (const child of Object.values(value)) visit(child);
  };
  for (const resource of [kafka, ...pools]) visit(plainAt(resource, 'spec'));
  return names;
}

function fieldChange(kind: string, name: string, { route, path, before, after }: ChangedField): FieldChange {
  const plain = (node: ChangedField['before']): FieldChange['before'] =>
    node === undefined ? undefined : toPlain(node);
  return { kind, name, route, path, before: plain(before), after: plain(after) };
}

/** Of several clusters in one overlay, each has its own. */
function isRead({ object: { kind, name, apiVersion }, before, after }: ObjectChange, cluster: string): boolean {
  if (kind === 'ConfigMap') return apiVersion === 'v1';
  if (!kinds.includes(kind) || !apiVersion.startsWith('kafka.strimzi.io/')) return false;
  if (kind === 'Kafka') return name === cluster;
  return [before, after].some(
    (one) => one !== undefined && textAt(toPlain(one.node), 'metadata', 'labels', 'strimzi.io/cluster') === cluster,
  );
}

function isStrimzi({ kind, apiVersion }: RenderedObject, wanted: string): boolean {
  return kind === wanted && apiVersion.startsWith('kafka.strimzi.io/');
}
