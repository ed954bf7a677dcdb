/** Owns which kinds of objects are known well enough to say what comes of them: pods, Secrets, or nothing. */
import type { RenderedObject } from '../render/rendered.ts';

const workloads: readonly string[] = [
  ...['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'ReplicationController'],
  ...['Job', 'CronJob', 'Pod'],
];

/** Kinds by group from which neither pods nor Secrets nor ConfigMaps come that are not read elsewhere. */
const quiet: Readonly<Record<string, readonly string[]>> = {
  '': [
    ...['ConfigMap', 'Secret', 'Service', 'ServiceAccount', 'Namespace', 'PersistentVolumeClaim', 'PersistentVolume'],
    ...['LimitRange', 'ResourceQuota', 'Endpoints'],
  ],
  'networking.k8s.io': ['NetworkPolicy', 'Ingress', 'IngressClass'],
  policy: ['PodDisruptionBudget'],
  'rbac.authorization.k8s.io': ['Role', 'RoleBinding', 'ClusterRole', 'ClusterRoleBinding'],
  'storage.k8s.io': ['StorageClass'],
  'scheduling.k8s.io': ['PriorityClass'],
  autoscaling: ['HorizontalPodAutoscaler'],
  'apiextensions.k8s.io': ['CustomResourceDefinition'],
  'admissionregistration.k8s.io': [
    ...['ValidatingWebhookConfiguration', 'MutatingWebhookConfiguration'],
    ...['ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding'],
  ],
  'route.openshift.io': ['Route'],
  'gateway.networking.k8s.io': ['HTTPRoute', 'Gateway', 'TLSRoute', 'TCPRoute'],
  'kafka.strimzi.io': ['Kafka', 'KafkaNodePool', 'KafkaTopic', 'KafkaUser', 'KafkaRebalance', 'KafkaConnector'],
  'monitoring.coreos.com': ['PodMonitor', 'ServiceMonitor', 'PrometheusRule'],
  'external-secrets.io': ['ExternalSecret', 'ClusterExternalSecret', 'SecretStore', 'ClusterSecretStore'],
  'cert-manager.io': ['Certificate', 'Issuer', 'ClusterIssuer'],
  'bitnami.com': ['SealedSecret'],
};

const clusterScoped: readonly string[] = [
  ...['Namespace', 'PersistentVolume', 'ClusterRole', 'ClusterRoleBinding', 'StorageClass', 'PriorityClass'],
  ...['CustomResourceDefinition', 'IngressClass', 'ValidatingWebhookConfiguration', 'MutatingWebhookConfiguration'],
  ...['ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding', 'ClusterExternalSecret', 'ClusterSecretStore'],
  ...['ClusterIssuer'],
];

export function groupOf({ apiVersion }: RenderedObject): string {
  return apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
}

export function isWorkload(object: RenderedObject): boolean {
  return workloads.includes(object.kind) && ['', 'apps', 'batch'].includes(groupOf(object));
}

/** Whether all that comes of an object is known here: pods of workloads are, what an operator of some other kind makes is not. */
export function makesNothing(object: RenderedObject): boolean {
  return isWorkload(object) || quiet[groupOf(object)]?.includes(object.kind) === true;
}

export function isClusterScoped({ kind }: RenderedObject): boolean {
  return clusterScoped.includes(kind);
}

export const workloadKinds = workloads;
