/** Owns what rules look at: clusters together with the objects that Argo CD would apply for them. */
import type { Fleet, KafkaCluster, KubernetesCluster } from '../model/model.ts';
import type { RenderedObject } from '../render/rendered.ts';
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

export interface KubernetesContext {
  readonly fleet: Fleet;
  readonly kubernetes: KubernetesCluster;
  readonly kafka: readonly KafkaContext[];
  /** Objects of the overlays that the Kubernetes cluster has once: CRDs, the operator, what else its Kafka clusters share. */
  readonly operator: readonly RenderedObject[];
  /** Objects of overlays that a person wrote beside the generated ones. */
  readonly others: readonly RenderedObject[];
  /**
   * Whether all that this repository has for the Kubernetes cluster is here. It is not where a file has a fault, which leaves its
   * cluster out, nor in a run for one Kafka cluster: then nothing can be said to be missing.
   */
  readonly complete: boolean;
}

/** All objects of a Kubernetes cluster that this repository knows. */
export function objectsOf({ kafka, operator, others }: KubernetesContext): readonly RenderedObject[] {
  return [...kafka.flatMap((one) => one.objects), ...operator, ...others];
}

/** A place in the authored file of a cluster (or the profile or default a value came from). */
export function inCluster(cluster: KafkaCluster | KubernetesCluster, ...route: Place['route']): Place {
  return { node: cluster.node, route };
}

/** Where to point for what is missing in a Kafka resource although it was generated: a patch took it away. */
export function inPatches(cluster: KafkaCluster): Place {
  return inCluster(cluster, 'patches');
}
