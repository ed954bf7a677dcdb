/**
 * Owns reading KafkaNodePool resources as the operator reads them: which nodes there are, and what each pool takes over from the Kafka
 * resource. Source: Strimzi 0.45.2 and 1.2.0, `NodePoolUtils`, `KafkaPool`, `VirtualNodePoolConverter`.
 */
import type { Plain, Route } from '../../source/node.ts';
import { hasAt, listAt, plainAt, textAt, textsAt } from '../../source/plain.ts';
import type { Labels } from '../notations/label-selector.ts';
import { isSince, type StrimziRelease } from '../releases.ts';
import { usesNodePools } from './metadata-stage.ts';
import { mostNodes, nodeCount } from './node-count.ts';
import { nextIdsAnnotation, readIdRanges, removeIdsAnnotation } from './node-id-range.ts';
import { assignNodeIds, type IdAssignment, type IdRequest } from './node-ids.ts';
import { type NodeRole, poolPodsName, virtualPool } from './pod-labels.ts';

/** A field as the operator ends up with it. */
export interface Inherited {
  readonly value: Plain | undefined;
  /** Which resource gave it; where neither has it, the one that could. */
  readonly from: 'pool' | 'kafka';
  /** Where it stands there, or would. */
  readonly route: Route;
}

/** Parts of a template that a pool may have of its own. */
export const poolTemplates = [
  ...(['podSet', 'pod', 'perPodService', 'perPodRoute', 'perPodIngress', 'persistentVolumeClaim'] as const),
  ...(['kafkaContainer', 'initContainer'] as const),
] as const;
export type PoolTemplate = (typeof poolTemplates)[number];

export interface PoolNodes {
  /** Name of the KafkaNodePool; `kafka` for brokers without pools. */
  readonly pool: string;
  /** Its place in the list that was given; undefined for brokers without pools. */
  readonly index: number | undefined;
  readonly roles: readonly NodeRole[];
  readonly isBroker: boolean;
  readonly isController: boolean;
  /** How many nodes it asks for, ten thousand at most in the whole cluster. */
  readonly replicas: number;
  /** Ids of its nodes, ascending. */
  readonly ids: readonly number[];
  /** Ids that it does not have yet, or will have no longer; for a pool without a status all are new. */
  readonly added: readonly number[];
  readonly removed: readonly number[];
  /** Ids that stay and stop being brokers. */
  readonly formerBrokers: readonly number[];
  /** What ids are appended to, with a hyphen; the StrimziPodSet's name. */
  readonly podsName: string;
  /** In the order of `ids`. */
  readonly pods: readonly string[];
  /** Labels of the resource that the pods get theirs from: the pool's, or those of the Kafka resource without pools. */
  readonly labels: Labels;
  readonly storage: Inherited;
  readonly resources: Inherited;
  /** Inherited as a whole, the log of the garbage collector included. */
  readonly jvmOptions: Inherited;
  template(part: PoolTemplate): Inherited;
}

/**
 * @param kafka the Kafka resource.
 * @param pools KafkaNodePool resources; those of other clusters or namespaces are left out. A status in them counts.
 * @returns the pools in the operator's order, which is that of the API server: by name. Where the release and the Kafka resource ask for
 * no pools, the brokers of the resource as one.
 */
export function readNodePools(kafka: Plain, pools: readonly Plain[], release: StrimziRelease): readonly PoolNodes[] {
  const cluster = textAt(kafka, 'metadata', 'name') ?? '';
  if (!usesNodePools(kafka, release)) return [virtualNodes(cluster, kafka, release)];
  const owned = poolsOf(kafka, pools);
  const requests: IdRequest[] = [];
  let left = mostNodes;
  for (const { pool } of owned) {
    const replicas = Math.min(nodeCount(plainAt(pool, 'spec', 'replicas')), left);
    left -= replicas;
    requests.push({ replicas, ...idWishes(pool), current: currentIds(pool) });
  }
  const assigned = assignNodeIds(requests);
  return owned.flatMap(({ pool, index, name }, at) => {
    const assignment = assigned[at];
    return assignment === undefined ? [] : new Nodes({ cluster, kafka, pool, index, name, assignment, release });
  });
}

/** The pools that the operator finds for a Kafka resource, by name. */
export function poolsOf(
  kafka: Plain,
  pools: readonly Plain[],
): readonly { readonly pool: Plain; readonly index: number; readonly name: string }[] {
  const cluster = textAt(kafka, 'metadata', 'name');
  const namespace = textAt(kafka, 'metadata', 'namespace');
  return pools
    .flatMap((pool, index) => {
      const name = textAt(pool, 'metadata', 'name');
      const own = textAt(pool, 'metadata', 'namespace');
      // Where one of the two says no namespace, somebody will give both the same.
      const isThere = own === undefined || namespace === undefined || own === namespace;
      const isOwn = cluster !== undefined && textAt(pool, 'metadata', 'labels', 'strimzi.io/cluster') === cluster;
      return name !== undefined && isThere && isOwn ? [{ pool, index, name }] : [];
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Ids in the status of a pool. */
export function currentIds(pool: Plain): readonly number[] | undefined {
  if (!hasAt(pool, 'status', 'nodeIds')) return undefined;
  return listAt(pool, 'status', 'nodeIds').filter((id): id is number => Number.isInteger(id));
}

export function rolesOf(value: Plain | undefined): readonly NodeRole[] {
  return [...new Set(listAt(value))].filter((role) => role === 'controller' || role === 'broker');
}

function idWishes(pool: Plain): Pick<IdRequest, 'next' | 'remove'> {
  const wish = (name: string) => readIdRanges(textAt(pool, 'metadata', 'annotations', name) ?? '') ?? [];
  return { next: wish(nextIdsAnnotation), remove: wish(removeIdsAnnotation) };
}

/** `null` is nothing to the operator. */
function given(resource: Plain, route: Route): Plain | undefined {
  return plainAt(resource, ...route) ?? undefined;
}

/** Brokers of a cluster without pools, numbered from 0 on. */
function virtualNodes(cluster: string, kafka: Plain, release: StrimziRelease): PoolNodes {
  const ids = Array.from({ length: nodeCount(plainAt(kafka, 'spec', 'kafka', 'replicas')) }, (_, id) => id);
  const assignment = { ids, added: ids, removed: [] };
  return new Nodes({ cluster, kafka, pool: undefined, index: undefined, name: virtualPool, assignment, release });
}

interface NodesParts {
  readonly cluster: string;
  readonly kafka: Plain;
  /** Undefined for brokers without pools: then all comes from the Kafka resource. */
  readonly pool: Plain | undefined;
  readonly index: number | undefined;
  readonly name: string;
  readonly assignment: IdAssignment;
  readonly release: StrimziRelease;
}

class Nodes implements PoolNodes {
  readonly pool: string;
  readonly index: number | undefined;
  readonly roles: readonly NodeRole[];
  readonly replicas: number;
  readonly ids: readonly number[];
  readonly added: readonly number[];
  readonly removed: readonly number[];
  readonly podsName: string;
  readonly #parts: NodesParts;
  #pods: readonly string[] | undefined = undefined;
  constructor(parts: NodesParts) {
    const { ids, added, removed } = parts.assignment;
    this.pool = parts.name;
    this.index = parts.index;
    this.roles = parts.pool === undefined ? ['broker'] : rolesOf(plainAt(parts.pool, 'spec', 'roles'));
    this.replicas = ids.length;
    this.ids = ids;
    this.added = added;
    this.removed = removed;
    this.podsName = poolPodsName(parts.cluster, parts.name);
    this.#parts = parts;
  }
  get isBroker(): boolean {
    return this.roles.includes('broker');
  }
  get isController(): boolean {
    return this.roles.includes('controller');
  }
  get formerBrokers(): readonly number[] {
    const { pool } = this.#parts;
    if (pool === undefined || this.isBroker || !rolesOf(plainAt(pool, 'status', 'roles')).includes('broker')) return [];
    const current = new Set(currentIds(pool));
    return this.ids.filter((id) => current.has(id));
  }
  get pods(): readonly string[] {
    this.#pods ??= this.ids.map((id) => `${this.podsName}-${id}`);
    return this.#pods;
  }
  get labels(): Labels {
    return textsAt(this.#parts.pool ?? this.#parts.kafka, 'metadata', 'labels');
  }
  get storage(): Inherited {
    return this.#own('storage');
  }
  /** Up to 0.51 what the Kafka resource has is taken over; since then the field is gone. */
  get resources(): Inherited {
    return isSince(this.#parts.release, '1.0') ? this.#own('resources') : this.#inherited('resources');
  }
  get jvmOptions(): Inherited {
    return this.#inherited('jvmOptions');
  }
  /** Up to 0.48 a pool with any template takes nothing over; since then each part is taken over that it does not have. */
  template(part: PoolTemplate): Inherited {
    const { pool, release } = this.#parts;
    if (!isSince(release, '0.49') && hasAt(pool, 'spec', 'template')) return this.#own('template', part);
    return this.#inherited('template', part);
  }
  #own(...route: Route): Inherited {
    const { pool } = this.#parts;
    if (pool === undefined) return this.#ofKafka(...route);
    const at = ['spec', ...route];
    return { value: given(pool, at), from: 'pool', route: at };
  }
  #ofKafka(...route: Route): Inherited {
    const at = ['spec', 'kafka', ...route];
    return { value: given(this.#parts.kafka, at), from: 'kafka', route: at };
  }
  #inherited(...route: Route): Inherited {
    const own = this.#own(...route);
    if (own.value !== undefined) return own;
    const general = this.#ofKafka(...route);
    return general.value === undefined ? own : general;
  }
}
