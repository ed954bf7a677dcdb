/**
 * Owns what the parts of this folder look at: a changed object as data, and the overlay that it stands in. Values of Secrets are masked
 * here, so that no part can say one.
 */
import type { RenderedObject } from '../../render/rendered.ts';
import { type Plain, toPlain, type YamlNode } from '../../source/node.ts';
import { textAt } from '../../source/plain.ts';
import { shorten } from '../../source/show.ts';
import type { ClusterState, Effect, FieldChange } from '../../strimzi/effects/effect.ts';
import type { ObjectChange } from '../plan.ts';
import { maskField } from './mask.ts';
import type { ObjectEffectId } from './object-facts.ts';

export type ObjectEffect = Effect<ObjectEffectId>;

/** What is there of an overlay besides what differs. */
export interface OverlayStates {
  /** Undefined where there is no overlay on that side. */
  readonly before: readonly RenderedObject[] | undefined;
  readonly after: readonly RenderedObject[] | undefined;
  /** The Kafka cluster of the overlay: what changes within its resources, and in ConfigMaps that these name, is told by others. */
  readonly cluster?: { readonly before: ClusterState | undefined; readonly after: ClusterState | undefined };
  /** Whether the operator of the overlay had nothing to look after. */
  readonly isIdle?: boolean;
}

export interface ObjectCase {
  readonly change: ObjectChange['change'];
  /** API group; empty for the core's. */
  readonly group: string;
  readonly kind: string;
  readonly namespace: string | undefined;
  readonly name: string;
  /** Name before, where a hash of the content is a part of it or the object is gone. */
  readonly oldName: string;
  /** `Deployment kafka/orders-exporter`: what `accept` calls it. */
  readonly subject: string;
  /** The same for sentences. */
  readonly title: string;
  readonly before: Plain | undefined;
  readonly after: Plain | undefined;
  /** What differs; for an object that is new or gone one entry, the whole of it. Never empty. */
  readonly fields: readonly FieldChange[];
}

export interface OverlayCase {
  readonly cases: readonly ObjectCase[];
  readonly before: readonly Plain[] | undefined;
  readonly after: readonly Plain[] | undefined;
  readonly cluster: NonNullable<OverlayStates['cluster']>;
  readonly isIdle: boolean;
}

export function overlayCase(
  changes: readonly ObjectChange[],
  { before, after, cluster = { before: undefined, after: undefined }, isIdle = false }: OverlayStates,
): OverlayCase {
  const plain = (objects: readonly RenderedObject[] | undefined): readonly Plain[] | undefined =>
    objects?.map(({ node }) => toPlain(node));
  return { cases: changes.map(objectCase), before: plain(before), after: plain(after), cluster, isIdle };
}

function objectCase(one: ObjectChange): ObjectCase {
  const { kind, name, namespace, apiVersion } = one.object;
  const subject = `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
  return {
    change: one.change,
    group: groupOf(apiVersion),
    kind,
    namespace,
    name,
    oldName: one.before?.name ?? name,
    subject,
    title: `${kind} \`${shorten(namespace === undefined ? name : `${namespace}/${name}`, longestName)}\``,
    before: one.before === undefined ? undefined : toPlain(one.before.node),
    after: one.after === undefined ? undefined : toPlain(one.after.node),
    fields: fieldsOf(one),
  };
}

function fieldsOf({ object: { kind, name }, change, fields, before, after }: ObjectChange): readonly FieldChange[] {
  const plain = (node: YamlNode | undefined, route: FieldChange['route']): Plain | undefined =>
    node === undefined ? undefined : maskField(kind, route, toPlain(node));
  if (change !== 'changed')
    return [{ kind, name, route: [], path: '', before: plain(before?.node, []), after: plain(after?.node, []) }];
  return fields.map((field) => ({
    kind,
    name,
    route: field.route,
    path: field.path,
    before: plain(field.before, field.route),
    after: plain(field.after, field.route),
  }));
}

export function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/');
  return slash === -1 ? '' : apiVersion.slice(0, slash);
}

export function groupOfPlain(object: Plain): string {
  return groupOf(textAt(object, 'apiVersion') ?? '');
}

export function isOf({ kind, group }: ObjectCase, wanted: string, ofGroup: string): boolean {
  return kind === wanted && group === ofGroup;
}

/** Fields at or below one of some routes, or above it where all of it came or went. */
export function fieldsAt({ fields }: ObjectCase, ...routes: readonly (readonly string[])[]): readonly FieldChange[] {
  return fields.filter(({ route }) =>
    routes.some((one) => one.slice(0, route.length).every((step, index) => step === route[index])),
  );
}

/** Names of objects and paths are longer than values, and say nothing in part. */
const longestName = 120;

/** `a`, `b` and 3 more; each in backticks. */
export function listed(names: readonly string[], most = 5): string {
  const quoted = names.slice(0, most).map((one) => `\`${shorten(one, longestName)}\``);
  const more = names.length - quoted.length;
  if (more > 0) return `${quoted.join(', ')} and ${more} more`;
  const last = quoted.pop() ?? '';
  return quoted.length === 0 ? last : `${quoted.join(', ')} and ${last}`;
}

/** `1 pod`, `3 pods`. */
export function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
