/**
 * Owns what the operator makes for nodes of Kafka and ZooKeeper alike: pods, their sets, budget and account. Source: Strimzi 0.45.2 and
 * 1.2.0, `WorkloadUtils`, `PodDisruptionBudgetUtils`.
 */
import type { Plain } from '../../source/node.ts';
import { numberAt } from '../../source/plain.ts';
import type { KafkaFields } from '../kafka-resource/kafka-fields.ts';
import { selectorLabels } from '../labels.ts';
import type { Labels } from '../notations/label-selector.ts';
import { type NodeRole, nodesName } from '../pools/pod-labels.ts';
import type { MadeObject, MadePod, MadePort } from './made.ts';
import { addClaims } from './make-claims.ts';

/** Nodes that are alike: a pool, or all of ZooKeeper. Functions are asked when somebody asks, as most ask for names alone. */
export interface NodeSet {
  readonly part: 'kafka' | 'zookeeper';
  readonly pool?: string;
  readonly roles?: readonly NodeRole[];
  /** Name of the StrimziPodSet; ids are appended to it. */
  readonly podsName: string;
  readonly ids: readonly number[];
  readonly ports: readonly MadePort[];
  readonly storage: Plain | undefined;
  /** Whether KRaft keeps its metadata log on these disks. */
  readonly holdsMetadata: boolean;
  labelsOf(id: number): Labels;
  secretsOf(pod: string, id: number): readonly string[];
  configMapsOf(pod: string, id: number): readonly string[];
}

class NodePod implements MadePod {
  readonly kind = 'Pod';
  readonly namespace: string;
  readonly component: NodeSet['part'];
  readonly name: string;
  readonly number: number;
  readonly serviceAccount: string;
  readonly #set: NodeSet;
  #labels: Labels | undefined = undefined;
  constructor(set: NodeSet, namespace: string, serviceAccount: string, id: number) {
    this.namespace = namespace;
    this.component = set.part;
    this.name = `${set.podsName}-${id}`;
    this.number = id;
    this.serviceAccount = serviceAccount;
    this.#set = set;
  }
  get pool(): string | undefined {
    return this.#set.pool;
  }
  get roles(): readonly NodeRole[] | undefined {
    return this.#set.roles;
  }
  get ports(): readonly MadePort[] {
    return this.#set.ports;
  }
  get labels(): Labels {
    this.#labels ??= this.#set.labelsOf(this.number);
    return this.#labels;
  }
  get secrets(): readonly string[] {
    return this.#set.secretsOf(this.name, this.number);
  }
  get configMaps(): readonly string[] {
    return this.#set.configMapsOf(this.name, this.number);
  }
}

/** One budget and one account for all sets of a part. */
export function makeNodes(fields: KafkaFields, part: NodeSet['part'], sets: readonly NodeSet[]): readonly MadeObject[] {
  const { cluster, namespace } = fields;
  const name = nodesName(cluster, part);
  const made = { namespace, component: part } as const;
  const count = sets.reduce((sum, { ids }) => sum + ids.length, 0);
  const objects: MadeObject[] = sets.map(({ podsName, pool }) => ({
    ...made,
    kind: 'StrimziPodSet',
    name: podsName,
    pool,
  }));
  objects.push(
    { ...made, kind: 'ServiceAccount', name },
    {
      ...made,
      kind: 'PodDisruptionBudget',
      name,
      selector: selectorLabels(cluster, name),
      minAvailable: Math.max(0, count - mayBeDown(fields.spec[part])),
    },
  );
  for (const set of sets) for (const id of set.ids) objects.push(new NodePod(set, namespace, name, id));
  for (const set of sets) addClaims(objects, namespace, set);
  return objects;
}

/** The API turns a missing `maxUnavailable` into 1, and a template without one as well. */
export function mayBeDown(component: Plain | undefined): number {
  return numberAt(component, 'template', 'podDisruptionBudget', 'maxUnavailable') ?? 1;
}
