/**
 * Owns what a plan is: what a merge changes, what becomes of it, and what it may cost. Data; reports print it, `--fail-on` reads its
 * risk.
 */
import type { ObjectName } from '../lint/finding.ts';
import type { Tier } from '../model/model.ts';
import type { RenderedObject } from '../render/rendered.ts';
import type { Origin, Route, YamlNode } from '../source/node.ts';
import type { Problem } from '../source/problem.ts';
import type { ClientChange } from '../strimzi/effects/clients.ts';
import type { Effect, Risk } from '../strimzi/effects/effect.ts';
import type { EffectId } from '../strimzi/effects/facts.ts';
import type { RolledPod } from '../strimzi/effects/roll.ts';
import type { ClassEffectId } from './class-effects.ts';
import type { ObjectEffectId } from './objects/object-facts.ts';

export interface FleetPlan {
  /** What the working tree is compared with. */
  readonly base: Base;
  /** Changed, new and gone Kafka clusters, by id. */
  readonly clusters: readonly ClusterPlan[];
  /** What Kubernetes clusters have once: operator, Prometheus, drain cleaner, overlays that a person wrote; by folder. */
  readonly overlays: readonly OverlayPlan[];
  /** Files that reach several of the above: bases, profiles, cluster.yaml; by path. */
  readonly shared: readonly SharedChange[];
  /** When Argo CD applies all this; undefined where clusters/argocd.yaml does not describe one, and nobody knows here. */
  readonly arrival?: Arrival | undefined;
  /** What keeps a part of the fleet from being compared, on either side. */
  readonly problems: readonly Problem[];
  /** What a reader should know of the comparison, in sentences. */
  readonly notes: readonly string[];
  /** The worst of all that nobody has accepted, and of all. */
  readonly risk: Risk;
  readonly riskWithAccepted: Risk;
}

export interface Arrival {
  /** Ids of Kafka clusters and overlays. */
  readonly atOnce: readonly string[];
  /** What waits, by Kubernetes cluster. */
  readonly waits: readonly Wait[];
}

export interface Wait {
  readonly kubernetes: string;
  /** `Tue, Thu 02:00–05:00 Europe/Amsterdam` */
  readonly window: string;
  /** As of `Arrival`. */
  readonly ids: readonly string[];
}

export interface Base {
  /** As it was asked for: `origin/main`. */
  readonly ref: string;
  /** The commit it stands for; undefined where trees were compared that git does not know. */
  readonly commit: string | undefined;
}

interface Planned {
  readonly objects: readonly ObjectChange[];
  readonly effects: readonly PlannedEffect[];
  readonly risk: Risk;
}

export interface ClusterPlan extends Planned {
  /** `hz-prod/orders`. */
  readonly id: string;
  readonly change: 'new' | 'changed' | 'gone';
  readonly owner: string;
  readonly tier: Tier;
  /** In the words of its file and those it builds on; empty for a cluster that is new or gone. */
  readonly fields: readonly AuthoredChange[];
  /** Pods that restart, in their order. */
  readonly rolls: readonly RolledPod[];
  /** How long the nodes take to restart; undefined where none does. */
  readonly duration: Duration | undefined;
  readonly clients: readonly ClientChange[];
  /** Claims of data that go or are left behind, and how much they hold: for the table. */
  readonly storage: string | undefined;
}

export interface OverlayPlan extends Planned {
  /** Folder below `overlays/`: `hz-prod/operator`. */
  readonly id: string;
  readonly change: 'new' | 'changed' | 'gone';
}

/** A file that reaches more than one overlay. */
export interface SharedChange {
  readonly path: string;
  /** Ids of the Kafka clusters and overlays that it changes. */
  readonly reaches: readonly string[];
  /** How many nodes restart in all of them together. */
  readonly restarts: number;
}

/** An effect with where it comes from. */
export type PlannedEffect = Effect<EffectId | ObjectEffectId | ClassEffectId> & {
  /** The lines that a person can edit; in the working tree where they are there still. */
  readonly origins: readonly Origin[];
  /** Why the risk is taken, where a line of the pull request accepts it. */
  readonly accepted?: { readonly reason: string; readonly origin: Origin };
};

/** A field of an authored file. */
export interface AuthoredChange {
  /** `pools.brokers.nodes`, entries of lists by name. */
  readonly path: string;
  /** As it is written; undefined where nothing is. */
  readonly before: YamlNode | undefined;
  readonly after: YamlNode | undefined;
  /** Where it is written now, or was. */
  readonly origin: Origin;
}

export interface ObjectChange {
  readonly object: ObjectName;
  readonly change: 'new' | 'changed' | 'gone';
  /** Empty unless it is changed. */
  readonly fields: readonly ChangedField[];
  readonly before: RenderedObject | undefined;
  readonly after: RenderedObject | undefined;
}

/** See `FieldChange` in strimzi/effects for what a route is here. */
export interface ChangedField {
  readonly route: Route;
  readonly path: string;
  readonly before: YamlNode | undefined;
  readonly after: YamlNode | undefined;
}

/** Minutes, and what they rest on. */
export interface Duration {
  readonly from: number;
  readonly to: number;
  /** Sentences. */
  readonly assumptions: readonly string[];
}
