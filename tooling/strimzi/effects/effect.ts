/**
 * Owns what a change of a cluster's resources is, and what the operator does with it: the words in which every part of this folder
 * answers. Knows two states of the resources and nothing of the files that they come from.
 */
import type { Plain, Route } from '../../source/node.ts';
import type { ClusterStand } from '../steps/step.ts';
import type { EffectId } from './facts.ts';

/** From harmless to final: what a merge may cost at worst. */
export const risks = ['none', 'restart', 'degraded', 'outage', 'data loss'] as const;
export type Risk = (typeof risks)[number];

/** What is there of one Kafka cluster in one state of the repository. */
export interface ClusterState extends ClusterStand {
  /** KafkaTopics and KafkaUsers of the cluster. */
  readonly topics: readonly Plain[];
  readonly users: readonly Plain[];
  /** ConfigMaps of its namespace, among them those that the resources name. */
  readonly configMaps: readonly Plain[];
  /** Variables of the operator that looks after it, by name; undefined where both states have the same, or they are not known. */
  readonly variables?: ReadonlyMap<string, string>;
}

/** A resource of the cluster, and one field in it that is another than before. */
export interface FieldChange {
  /** `Kafka`, `KafkaNodePool`, `KafkaTopic`, `KafkaUser` or `ConfigMap`; others are for whoever looks at other objects. */
  readonly kind: string;
  readonly name: string;
  /**
   * To what differs, as deep as both states have it. A number is the place in a list after the change, or before it where the entry is
   * gone; entries are told apart by name or id, never by place.
   */
  readonly route: Route;
  /** The route as people read it, entries by name: `spec.kafka.listeners[external].tls`. */
  readonly path: string;
  /** Undefined where it is new. */
  readonly before: Plain | undefined;
  /** Undefined where it is gone. */
  readonly after: Plain | undefined;
}

/** What becomes of a change. */
export const outcomes = [
  /** Nothing that anybody notices. */
  'none',
  /** Taken by what runs, without a restart. */
  'dynamic',
  /** Pods are made anew. */
  'restart',
  /** Something new: nodes, a Deployment, a topic. */
  'made',
  /** Volumes grow. */
  'grows',
  /** Something goes: nodes, a Deployment, a topic, a claim. */
  'gone',
  /** The operator leaves it as it was, with a warning at most: Argo CD shows Synced and Healthy. */
  'ignored',
  /** The operator reconciles nothing of the cluster until it is taken back. */
  'refused',
] as const;
export type Outcome = (typeof outcomes)[number];

/** What the operator does because of some of the changes. `Id`: of which list of effects it is. */
export interface Effect<Id extends string = EffectId> {
  readonly id: Id;
  /** What it is about where there may be several of the id: a pool, a listener, a topic, `pool/volume`. Part of what `accept` names. */
  readonly subject?: string;
  readonly outcome: Outcome;
  readonly risk: Risk;
  /** Never empty: an effect has a cause in the resources. */
  readonly changes: readonly FieldChange[];
  /** Pods that restart because of it, by name. */
  readonly restarts?: readonly string[];
  /** How often each of them does, where that is not once. */
  readonly times?: number;
  /** A sentence: what happens. Names in backticks. */
  readonly says: string;
  /** Sentences: what has to be done before the merge. */
  readonly first?: readonly string[];
  /** Sentences: what has to be done after it, or is left undone. */
  readonly afterwards?: readonly string[];
  /** Where one merge is not enough: a sentence for each pull request, in their order; the first is the next to make. */
  readonly steps?: readonly string[];
}

/** What is given to each part: the change of one cluster that is there before and after. */
export interface ClusterChange {
  readonly before: ClusterState;
  readonly after: ClusterState;
  /** All fields that differ, in the order of the resources. Status and what the API server keeps are not among them. */
  readonly fields: readonly FieldChange[];
}

/** What is known of an effect whatever the cluster: for the reference, and for who doubts it. */
export interface EffectFact {
  /** A sentence: when this happens. */
  readonly when: string;
  /** Class of the operator, or documentation, that it was read from, with the release. */
  readonly source: string;
}
