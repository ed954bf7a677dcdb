/**
 * Owns what an object is that the operator makes for a Kafka resource: as much of it as others can refer to or run into. Labels that
 * only the operator reads, annotations and contents are left out.
 */
import type { Labels } from '../notations/label-selector.ts';
import type { NodeRole } from '../pools/pod-labels.ts';

/** What of a Kafka resource an object belongs to. */
export type Component =
  | 'kafka'
  | 'zookeeper'
  | 'entity-operator'
  | 'kafka-exporter'
  | 'cruise-control'
  | 'certificate-authority';

interface Made {
  /** Undefined for an object of the whole Kubernetes cluster. */
  readonly namespace: string | undefined;
  readonly name: string;
  readonly component: Component;
  /** The listener it is for, by its place in the list. */
  readonly listener?: number;
  /** The node pool it belongs to: `kafka` for brokers without pools. */
  readonly pool?: string | undefined;
}

export interface MadePort {
  readonly name: string;
  readonly port: number;
}

export interface MadePod extends Made {
  readonly kind: 'Pod';
  /** Id of a node of Kafka, or number of a ZooKeeper node; pods of Deployments have none, and the name of their Deployment here. */
  readonly number?: number;
  /** Of a node of Kafka. */
  readonly roles?: readonly NodeRole[] | undefined;
  readonly labels: Labels;
  readonly ports: readonly MadePort[];
  readonly serviceAccount: string;
  /** Secrets and ConfigMaps that it mounts or reads, those that the resource or its pool names among them. */
  readonly secrets: readonly string[];
  readonly configMaps: readonly string[];
}

export interface MadeServicePort extends MadePort {
  readonly nodePort?: number;
}

export interface MadeService extends Made {
  readonly kind: 'Service';
  readonly type: 'ClusterIP' | 'NodePort' | 'LoadBalancer';
  readonly headless: boolean;
  readonly selector: Labels;
  readonly ports: readonly MadeServicePort[];
  /** Id of the broker it leads to; undefined where it leads to all. */
  readonly broker?: number;
}

export interface MadeSecret extends Made {
  readonly kind: 'Secret';
  readonly keys: readonly string[];
}

export interface MadeConfigMap extends Made {
  readonly kind: 'ConfigMap';
  readonly keys: readonly string[];
}

export interface MadeClaim extends Made {
  readonly kind: 'PersistentVolumeClaim';
  readonly pod: string;
  readonly size: string | undefined;
  readonly class: string | undefined;
  readonly deleteClaim: boolean;
  /** Whether KRaft keeps its metadata log there. */
  readonly metadata: boolean;
}

/** One of the two: what the operator restarts itself is counted by what stays, a Deployment by what may be down. */
export interface MadeBudget extends Made {
  readonly kind: 'PodDisruptionBudget';
  readonly selector: Labels;
  readonly minAvailable?: number;
  readonly maxUnavailable?: number;
}

/** Who may connect; an empty list of peers lets everybody in. */
export interface MadePeer {
  readonly podLabels: Labels;
  /** Whether pods of other namespaces are meant too: those of the operator, wherever it runs. */
  readonly otherNamespaces: boolean;
}

export interface MadeIngressRule {
  readonly port: number;
  /** Undefined where the Kafka resource lists them, in Kubernetes' own words. */
  readonly from: readonly MadePeer[] | undefined;
}

export interface MadeNetworkPolicy extends Made {
  readonly kind: 'NetworkPolicy';
  readonly podSelector: Labels;
  readonly ingress: readonly MadeIngressRule[];
}

export interface MadeDeployment extends Made {
  readonly kind: 'Deployment';
  readonly selector: Labels;
}

/** A Route, TLSRoute (from 1.1) or Ingress of a listener. */
export interface MadeRoute extends Made {
  readonly kind: 'Route' | 'TLSRoute' | 'Ingress';
  readonly service: string;
}

export interface MadeRight extends Made {
  readonly kind: 'ServiceAccount' | 'Role' | 'RoleBinding' | 'ClusterRoleBinding' | 'StrimziPodSet';
}

export type MadeObject =
  | MadePod
  | MadeService
  | MadeSecret
  | MadeConfigMap
  | MadeClaim
  | MadeBudget
  | MadeNetworkPolicy
  | MadeDeployment
  | MadeRoute
  | MadeRight;

export type MadeKind = MadeObject['kind'];
/** The objects of a kind. */
export type MadeOf<Kind extends MadeKind> = MadeObject & { readonly kind: Kind };
