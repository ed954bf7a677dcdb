/**
 * Owns writing a running cluster down in the short form, in the order of the schema. It says as much as the short form can, with every
 * value; what is a default anyway is taken out later, and what it cannot say becomes a patch.
 */
import { ownerAnnotation, tierAnnotation } from '../generate/notes.ts';
import { zoneKey } from '../generate/placement.ts';
import type { KubernetesCluster, Role } from '../model/model.ts';
import type { MigrationSpec } from '../model/schema/node-pools.ts';
import type { Plain } from '../source/node.ts';
import { hasAt, listAt, mapAt, type PlainMap, plainAt, textAt, textsAt } from '../source/plain.ts';
import { kraftAnnotation, metadataStage, nodePoolsAnnotation, usesNodePools } from '../strimzi/pools/metadata-stage.ts';
import { isSince, strimziRelease } from '../strimzi/releases.ts';
import { type Fields, java, resources, section, storage } from './author-nodes.ts';
import { hasOurMetrics, listener, operands, rack, tieredStorage } from './author-operands.ts';
import { placement } from './author-placement.ts';
import { clusterLabel } from './running.ts';

/** A running cluster without what the server made, in the API version of the fleet. */
export interface CleanCluster {
  readonly name: string;
  readonly kafka: PlainMap;
  readonly pools: readonly PlainMap[];
  /** Of the Kafka resource, as the operator left it. */
  readonly status: PlainMap;
}

export interface AuthorOptions {
  /** Of the file, without `.yaml`. */
  readonly fileName: string;
  readonly namespace: string;
  readonly owner: string;
  readonly tier: string | undefined;
}

type Phase = MigrationSpec['phase'];

interface Shape {
  readonly stack: 'zookeeper' | 'kraft';
  readonly phase: Phase | undefined;
  readonly hasPools: boolean;
}

export function author(cluster: CleanCluster, kubernetes: KubernetesCluster, options: AuthorOptions): PlainMap {
  const { kafka, name, status } = cluster;
  const spec = mapAt(kafka, 'spec');
  const shape = shapeOf(cluster, kubernetes);
  const release = strimziRelease(kubernetes.spec.strimzi.release);
  const given = mapAt(spec, 'kafka');
  // Later releases know neither, so our generator writes neither.
  const hasPoolAnnotations = release !== undefined && !isSince(release, '0.46');
  const taken = hasPoolAnnotations ? [...ownAnnotations, kraftAnnotation, nodePoolsAnnotation] : ownAnnotations;
  const annotations = texts(kafka, 'annotations', (key) => !taken.includes(key));
  const version = textAt(given, 'version') ?? textAt(status, 'kafkaVersion') ?? release?.defaultKafkaVersion;
  const brokers = { cluster: name, part: 'kafka' as const, isPool: false, roles: ['broker'] as const };
  const { nodePools } = kubernetes.spec;
  return (
    section({
      kind: 'KafkaCluster',
      name: name === options.fileName ? undefined : name,
      namespace: options.namespace,
      owner: options.owner,
      tier: options.tier ?? textAt(kafka, 'metadata', 'annotations', tierAnnotation),
      stack: shape.stack,
      pools: shape.hasPools ? pools(cluster, kubernetes, shape) : undefined,
      migration: shape.phase === undefined ? undefined : { phase: shape.phase },
      labels: texts(kafka, 'labels'),
      annotations,
      kafka: section({
        version,
        metadataVersion: metadataVersion(cluster, shape, version),
        ...(shape.hasPools ? {} : { brokers: plainAt(given, 'replicas'), ...nodes(given, { ...brokers, nodePools }) }),
        ...server(given),
        storage: shape.hasPools ? undefined : storage(given),
        listeners: hasAt(given, 'listeners') ? listAt(given, 'listeners').map(listener) : undefined,
        authorization: plainAt(given, 'authorization'),
        tieredStorage: tieredStorage(given),
        quotas: plainAt(given, 'quotas'),
        rack: rack(given, zoneKey),
      }),
      zookeeper: shape.stack === 'zookeeper' ? zookeeper(name, mapAt(spec, 'zookeeper'), kubernetes) : undefined,
      metrics: hasOurMetrics(name, spec),
      ...operands(spec),
    }) ?? {}
  );
}

const ownAnnotations: readonly string[] = [ownerAnnotation, tierAnnotation];

/** Source of the phases: `migration` in the cluster file, and what `strimzi.io/kraft` says in each. */
function shapeOf({ kafka, pools, status }: CleanCluster, kubernetes: KubernetesCluster): Shape {
  const release = strimziRelease(kubernetes.spec.strimzi.release);
  const hasZookeeper = hasAt(kafka, 'spec', 'zookeeper');
  const withStatus = { ...kafka, status };
  const asked = textAt(kafka, 'metadata', 'annotations', kraftAnnotation)?.toLowerCase();
  if (release === undefined) {
    const stack = hasZookeeper ? 'zookeeper' : 'kraft';
    return { stack, phase: undefined, hasPools: stack === 'kraft' };
  }
  const state = textAt(status, 'kafkaMetadataState');
  const isLeaving = hasZookeeper && asked === 'enabled' && state !== undefined && state !== 'KRaft';
  if (metadataStage(withStatus, release) === 'kraft' && !isLeaving)
    return { stack: 'kraft', phase: undefined, hasPools: true };
  const hasPools = usesNodePools(withStatus, release) && pools.length > 0;
  if (!hasPools) return { stack: 'zookeeper', phase: undefined, hasPools };
  const phase: Phase = isLeaving
    ? 'finalised'
    : asked === 'migration'
      ? 'migrating'
      : asked === 'rollback'
        ? 'rolling-back'
        : 'prepare';
  return { stack: 'zookeeper', phase, hasPools };
}

/** What the operator wrote into the status is what it would take by itself. */
function metadataVersion(
  { kafka, status }: CleanCluster,
  { stack }: Shape,
  version: string | undefined,
): string | undefined {
  const written = textAt(kafka, 'spec', 'kafka', 'metadataVersion');
  if (written !== undefined || stack === 'zookeeper') return written;
  return textAt(status, 'kafkaMetadataVersion') ?? version?.split('.').slice(0, 2).join('.');
}

function texts(object: PlainMap, field: string, keeps = (_: string): boolean => true): PlainMap | undefined {
  return section(Object.fromEntries(Object.entries(textsAt(object, 'metadata', field)).filter(([key]) => keeps(key))));
}

function nodes(part: PlainMap, placed: Parameters<typeof placement>[1]): Fields {
  const pod = mapAt(part, 'template', 'pod');
  return {
    ...resources(part),
    ...java(part),
    placement: placement(pod, placed),
    podLabels: plainAt(pod, 'metadata', 'labels'),
    podAnnotations: plainAt(pod, 'metadata', 'annotations'),
    priorityClass: plainAt(pod, 'priorityClassName'),
  };
}

function server(part: PlainMap): Fields {
  return {
    image: plainAt(part, 'image'),
    config: plainAt(part, 'config'),
    maxUnavailable: plainAt(part, 'template', 'podDisruptionBudget', 'maxUnavailable'),
  };
}

function zookeeper(name: string, part: PlainMap, { spec: { nodePools } }: KubernetesCluster): PlainMap | undefined {
  const placed = { cluster: name, part: 'zookeeper' as const, isPool: false, roles: [], nodePools };
  return section({
    nodes: plainAt(part, 'replicas'),
    ...nodes(part, placed),
    ...server(part),
    storage: storage(part),
  });
}

/** By what they are called without the cluster's name, or else by their whole name, which is then written down. */
function pools(
  { name, pools: given }: CleanCluster,
  { spec: { nodePools } }: KubernetesCluster,
  { phase }: Shape,
): PlainMap {
  const keys = new Set<string>();
  const entries = given.map((pool): readonly [string, Plain] => {
    const own = textAt(pool, 'metadata', 'name') ?? '';
    const short = own.startsWith(`${name}-`) ? own.slice(name.length + 1) : own;
    const key = isKey(short) && !keys.has(short) ? short : isKey(own) && !keys.has(own) ? own : `pool${keys.size + 1}`;
    keys.add(key);
    const spec = mapAt(pool, 'spec');
    const roles = listAt(spec, 'roles').filter((one): one is Role => one === 'controller' || one === 'broker');
    const annotations = textsAt(pool, 'metadata', 'annotations');
    const nodeIds = range(annotations[nextIds]);
    const placed = { cluster: name, part: 'kafka' as const, isPool: phase !== 'prepare', roles, nodePools };
    return [
      key,
      section({
        name: own === `${name}-${key}` ? undefined : own,
        roles,
        nodes: plainAt(spec, 'replicas'),
        nodeIds,
        ...nodes(spec, placed),
        storage: storage(spec),
        labels: texts(pool, 'labels', (label) => label !== clusterLabel),
        annotations: texts(pool, 'annotations', (one) => nodeIds === undefined || one !== nextIds),
      }) ?? {},
    ];
  });
  return Object.fromEntries(entries);
}

const nextIds = 'strimzi.io/next-node-ids';

/** RFC 1123 label, beginning with a letter. */
function isKey(text: string): boolean {
  return /^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/.test(text);
}

/** `[10-99]`; other lists of numbers stay an annotation. */
function range(text: string | undefined): PlainMap | undefined {
  const match = /^\[([0-9]+)-([0-9]+)\]$/.exec(text ?? '');
  if (match === null) return undefined;
  const [from, to] = [Number(match[1]), Number(match[2])];
  return Number.isSafeInteger(to) ? { from, to } : undefined;
}
