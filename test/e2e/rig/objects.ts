/** Owns telling what is on a control plane, without asking Argo CD about it. */
import type { Plain } from '../../../tooling/source/node.ts';
import type { ApiClient } from '../../integration/api-server-client.ts';

export interface LiveObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly uid: string;
    readonly resourceVersion: string;
    readonly generation?: number;
    readonly annotations?: Readonly<Record<string, string>>;
    readonly deletionTimestamp?: string;
  };
  readonly [field: string]: unknown;
}

/** `KafkaNodePool kafka/sandbox-mixed` */
export function nameOf(object: {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
}): string {
  const { kind, metadata } = object;
  return `${kind} ${metadata.namespace === undefined ? '' : `${metadata.namespace}/`}${metadata.name}`;
}

/**
 * Whether Argo CD has marked an object as an Application's, in the annotation it tracks them by. Controllers copy annotations, as from a
 * Deployment to its ReplicaSet, so the mark must name the object that bears it. It marks no CRD.
 */
export function isTrackedBy(application: string, { apiVersion, kind, metadata }: LiveObject): boolean {
  const group = apiVersion.includes('/') ? (apiVersion.split('/')[0] ?? '') : '';
  const mark = metadata.annotations?.['argocd.argoproj.io/tracking-id'];
  const [owner, type, place = ''] = mark?.split(/:(?=[^:]*\/)/) ?? [];
  return (
    owner === application &&
    type === `${group}/${kind}` &&
    // For what is in no namespace it writes that of the destination.
    place.endsWith(`/${metadata.name}`) &&
    (metadata.namespace === undefined || place.startsWith(`${metadata.namespace}/`))
  );
}

/** All there is, but for what the control plane itself writes all the time. */
export async function everyObject(client: ApiClient): Promise<readonly LiveObject[]> {
  const kinds = await listableKinds(client);
  const lists = await Promise.all(
    kinds.map(async ({ path, apiVersion, kind }) => {
      const { status, body } = await client.get(path);
      if (status !== 200) return [];
      const items = (body['items'] ?? []) as unknown as readonly LiveObject[];
      return items.map((one) => ({ ...one, apiVersion, kind }));
    }),
  );
  return lists.flat();
}

interface Listable {
  readonly path: string;
  readonly apiVersion: string;
  readonly kind: string;
}

/** Each kind once, in the version that the server prefers. */
async function listableKinds(client: ApiClient): Promise<readonly Listable[]> {
  const { body } = await client.get('/apis');
  const groups = (body['groups'] ?? []) as unknown as readonly { preferredVersion: { groupVersion: string } }[];
  const versions = ['v1', ...groups.map((one) => one.preferredVersion.groupVersion)].filter(
    (one) => !['events.k8s.io', 'coordination.k8s.io'].includes(one.split('/')[0] ?? ''),
  );
  const found = await Promise.all(
    versions.map(async (version) => {
      const root = version.includes('/') ? `/apis/${version}` : `/api/${version}`;
      const answer = await client.get(root);
      const resources = (answer.body['resources'] ?? []) as unknown as readonly {
        name: string;
        kind: string;
        verbs: readonly string[];
      }[];
      return resources
        .filter(({ name, kind, verbs }) => !name.includes('/') && kind !== 'Event' && verbs.includes('list'))
        .map(({ name, kind }) => ({ path: `${root}/${name}`, apiVersion: version, kind }));
    }),
  );
  return found.flat();
}

/** Controllers write the status of these by themselves; of what is asked of them there is a generation. */
const hasBusyStatus = (name: string): boolean => /^(?:Deployment|StatefulSet|PodDisruptionBudget) /.test(name);

/** What changes between two looks at the same objects: `+` came, `-` went, `~` was written. */
export function differences(before: readonly LiveObject[], after: readonly LiveObject[]): readonly string[] {
  const old = new Map(before.map((one) => [nameOf(one), one.metadata]));
  const now = new Map(after.map((one) => [nameOf(one), one.metadata]));
  return [
    ...[...old.keys()].filter((name) => !now.has(name)).map((name) => `- ${name}`),
    ...[...now].flatMap(([name, { uid, resourceVersion, generation }]) => {
      const then = old.get(name);
      if (then === undefined) return [`+ ${name}`];
      if (then.uid !== uid) return [`~ ${name}`];
      return (hasBusyStatus(name) ? then.generation === generation : then.resourceVersion === resourceVersion)
        ? []
        : [`~ ${name}`];
    }),
  ].sort();
}

/**
 * Objects of a rendering that are not there, or not with all of their fields: applying one once more, for show, must not change it.
 * The server itself compares, so that `1000m` and `1` are the same.
 */
export async function unlikeRendered(client: ApiClient, rendered: readonly Plain[]): Promise<readonly string[]> {
  const problems = await Promise.all(
    rendered.map(async (object) => {
      const name = nameOf(object as unknown as LiveObject);
      const path = await client.pathOf(object);
      if (path === undefined) return [`${name}: the server has no such kind`];
      const [live, applied] = [await client.get(path), await client.apply(object)];
      if (live.status !== 200) return [`${name}: ${live.message}`];
      if (applied.status >= 300) return [`${name}: ${applied.message}`];
      return contentOf(live.body) === contentOf(applied.body) ? [] : [`${name}: has other fields than were rendered`];
    }),
  );
  return problems.flat();
}

function contentOf(object: Readonly<Record<string, Plain>>): string {
  const { metadata, status: _, ...fields } = object as unknown as LiveObject;
  const {
    resourceVersion: _version,
    managedFields: _managed,
    ...rest
  } = metadata as LiveObject['metadata'] & {
    readonly managedFields?: unknown;
  };
  return JSON.stringify([rest, fields], (_key, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
