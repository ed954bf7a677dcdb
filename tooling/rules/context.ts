/** Owns what rules look at: clusters together with the objects that Argo CD would apply for them. */
import type { ArgoCd, Fleet, KafkaCluster, KubernetesCluster } from '../model/model.ts';
import type { RenderedObject } from '../render/rendered.ts';
import type { SourceFile, YamlMap, YamlNode } from '../source/node.ts';
import type { EntryKind } from '../source/tree.ts';
import type { OperatorObjects } from '../strimzi/made/operator-makes.ts';
import type { StrimziRelease } from '../strimzi/releases.ts';
import type { KafkaResource } from './kafka-resource.ts';
import type { Place } from './place.ts';

export interface KafkaContext {
  readonly cluster: KafkaCluster;
  readonly kubernetes: KubernetesCluster;
  readonly release: StrimziRelease;
  readonly objects: readonly RenderedObject[];
  /** The Kafka resource as the operator will see it, patches and all; undefined when a patch removed it. */
  readonly kafka: KafkaResource | undefined;
  /** What the operator makes of it, computed when first asked for. */
  readonly made: OperatorObjects | undefined;
}

/** A file that a set of Applications may make one from. */
export interface ApplicationFile {
  readonly path: string;
  readonly file: SourceFile;
  readonly documents: readonly YamlNode[];
  /** Whether it is YAML; if not, that is told already. */
  readonly readable: boolean;
  readonly generated: boolean;
}

/** What Argo CD has of a Kubernetes cluster. None of these objects is applied there: they live where Argo CD runs. */
export interface ArgoCdContext {
  readonly authored: ArgoCd;
  /** Of `overlays/argocd`: settings, projects, the root Application, and what makes the Applications of this Kubernetes cluster. */
  readonly hub: readonly RenderedObject[];
  /** Of `overlays/<kubernetes>/argocd`: projects, sets of Applications. */
  readonly own: readonly RenderedObject[];
  /** Files of this repository that a path of a generator matches, as Argo CD matches with the settings of the hub. */
  matching(pattern: string): readonly ApplicationFile[];
  /** Files below `overlays/<kubernetes>/argocd/applications`. */
  readonly files: readonly ApplicationFile[];
  /** Which other Kubernetes cluster has an Application of that name, by the path that says so. */
  taken(name: string): string | undefined;
  /** The other Kubernetes cluster whose `destination` is this one's too. */
  readonly twin: string | undefined;
  /** Overlays of this Kubernetes cluster, with their objects; none where one could not be rendered. */
  readonly overlays: ReadonlyMap<string, readonly RenderedObject[]>;
  /** Overlays that a person wrote and that no other builds on, by their folder, with their kustomization. */
  readonly handmade: ReadonlyMap<string, YamlMap>;
  /** What `manifest-generate-paths` must have for an overlay. */
  reads(overlay: string): string;
  /** What stands at a path of the repository, generated overlays included. */
  kind(path: string): EntryKind | undefined;
}

export interface KubernetesContext {
  readonly fleet: Fleet;
  readonly kubernetes: KubernetesCluster;
  readonly kafka: readonly KafkaContext[];
  /** Objects of the overlays that the Kubernetes cluster has once: CRDs, the operator, what else its Kafka clusters share. */
  readonly operator: readonly RenderedObject[];
  /** Objects of overlays that a person wrote beside the generated ones. */
  readonly others: readonly RenderedObject[];
  /** Objects by the overlay that they are in, those where Argo CD runs too; none where one could not be rendered. */
  readonly overlays: ReadonlyMap<string, readonly RenderedObject[]>;
  /**
   * Whether all that this repository has for the Kubernetes cluster is here. It is not where a file has a fault, which leaves its
   * cluster out, nor in a run for one Kafka cluster: then nothing can be said to be missing.
   */
  readonly complete: boolean;
  /** Overlays that have a change of `clusters/rings.yaml`, by its name. */
  readonly ringed: ReadonlyMap<string, readonly string[]>;
  /** Today, in UTC: `2026-11-22`; without it nothing is over. */
  readonly date: string | undefined;
  /** Left out where nothing is rolled out by Argo CD, and in a run for one Kafka cluster. */
  readonly argocd?: ArgoCdContext | undefined;
}

/** All objects of a Kubernetes cluster that this repository knows. */
export function objectsOf({ kafka, operator, others }: KubernetesContext): readonly RenderedObject[] {
  return [...kafka.flatMap((one) => one.objects), ...operator, ...others];
}

/** Objects that live where Argo CD runs, and are about this Kubernetes cluster or about all. */
export function argocdObjects({ argocd }: KubernetesContext): readonly RenderedObject[] {
  return argocd === undefined ? [] : [...argocd.hub, ...argocd.own];
}

/** A place in the authored file of a cluster (or the profile or default a value came from). */
export function inCluster(cluster: KafkaCluster | KubernetesCluster, ...route: Place['route']): Place {
  return { node: cluster.node, route };
}

/** Where to point for what is missing in a Kafka resource although it was generated: a patch took it away. */
export function inPatches(cluster: KafkaCluster): Place {
  return inCluster(cluster, 'patches');
}
