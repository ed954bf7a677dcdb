/**
 * Owns where the model of each kind is imported from: one leaf a kind, since the package's barrels take a hundred times as long.
 */

/** What we use of a model: made from an object, it throws where the object does not fit. */
export type KubernetesModel = new (data?: never) => { validate(): void };

/** By apiVersion, then by kind. Written out, so that a bundler sees every path. */
export const modelLeaves: Readonly<Record<string, Readonly<Record<string, () => Promise<KubernetesModel>>>>> = {
  'admissionregistration.k8s.io/v1': {
    MutatingAdmissionPolicy: async () =>
      (await import('kubernetes-models/admissionregistration.k8s.io/v1/MutatingAdmissionPolicy'))
        .MutatingAdmissionPolicy,
    MutatingAdmissionPolicyBinding: async () =>
      (await import('kubernetes-models/admissionregistration.k8s.io/v1/MutatingAdmissionPolicyBinding'))
        .MutatingAdmissionPolicyBinding,
    MutatingWebhookConfiguration: async () =>
      (await import('kubernetes-models/admissionregistration.k8s.io/v1/MutatingWebhookConfiguration'))
        .MutatingWebhookConfiguration,
    ValidatingAdmissionPolicy: async () =>
      (await import('kubernetes-models/admissionregistration.k8s.io/v1/ValidatingAdmissionPolicy'))
        .ValidatingAdmissionPolicy,
    ValidatingAdmissionPolicyBinding: async () =>
      (await import('kubernetes-models/admissionregistration.k8s.io/v1/ValidatingAdmissionPolicyBinding'))
        .ValidatingAdmissionPolicyBinding,
    ValidatingWebhookConfiguration: async () =>
      (await import('kubernetes-models/admissionregistration.k8s.io/v1/ValidatingWebhookConfiguration'))
        .ValidatingWebhookConfiguration,
  },
  'apiextensions.k8s.io/v1': {
    CustomResourceDefinition: async () =>
      (await import('kubernetes-models/apiextensions.k8s.io/v1/CustomResourceDefinition')).CustomResourceDefinition,
  },
  'apiregistration.k8s.io/v1': {
    APIService: async () => (await import('kubernetes-models/apiregistration.k8s.io/v1/APIService')).APIService,
  },
  'apps/v1': {
    ControllerRevision: async () => (await import('kubernetes-models/apps/v1/ControllerRevision')).ControllerRevision,
    DaemonSet: async () => (await import('kubernetes-models/apps/v1/DaemonSet')).DaemonSet,
    Deployment: async () => (await import('kubernetes-models/apps/v1/Deployment')).Deployment,
    ReplicaSet: async () => (await import('kubernetes-models/apps/v1/ReplicaSet')).ReplicaSet,
    StatefulSet: async () => (await import('kubernetes-models/apps/v1/StatefulSet')).StatefulSet,
  },
  'autoscaling/v1': {
    HorizontalPodAutoscaler: async () =>
      (await import('kubernetes-models/autoscaling/v1/HorizontalPodAutoscaler')).HorizontalPodAutoscaler,
  },
  'autoscaling/v2': {
    HorizontalPodAutoscaler: async () =>
      (await import('kubernetes-models/autoscaling/v2/HorizontalPodAutoscaler')).HorizontalPodAutoscaler,
  },
  'batch/v1': {
    CronJob: async () => (await import('kubernetes-models/batch/v1/CronJob')).CronJob,
    Job: async () => (await import('kubernetes-models/batch/v1/Job')).Job,
  },
  'certificates.k8s.io/v1': {
    CertificateSigningRequest: async () =>
      (await import('kubernetes-models/certificates.k8s.io/v1/CertificateSigningRequest')).CertificateSigningRequest,
  },
  'coordination.k8s.io/v1': {
    Lease: async () => (await import('kubernetes-models/coordination.k8s.io/v1/Lease')).Lease,
  },
  'discovery.k8s.io/v1': {
    EndpointSlice: async () => (await import('kubernetes-models/discovery.k8s.io/v1/EndpointSlice')).EndpointSlice,
  },
  'events.k8s.io/v1': {
    Event: async () => (await import('kubernetes-models/events.k8s.io/v1/Event')).Event,
  },
  'flowcontrol.apiserver.k8s.io/v1': {
    FlowSchema: async () => (await import('kubernetes-models/flowcontrol.apiserver.k8s.io/v1/FlowSchema')).FlowSchema,
    PriorityLevelConfiguration: async () =>
      (await import('kubernetes-models/flowcontrol.apiserver.k8s.io/v1/PriorityLevelConfiguration'))
        .PriorityLevelConfiguration,
  },
  'networking.k8s.io/v1': {
    IPAddress: async () => (await import('kubernetes-models/networking.k8s.io/v1/IPAddress')).IPAddress,
    Ingress: async () => (await import('kubernetes-models/networking.k8s.io/v1/Ingress')).Ingress,
    IngressClass: async () => (await import('kubernetes-models/networking.k8s.io/v1/IngressClass')).IngressClass,
    NetworkPolicy: async () => (await import('kubernetes-models/networking.k8s.io/v1/NetworkPolicy')).NetworkPolicy,
    ServiceCIDR: async () => (await import('kubernetes-models/networking.k8s.io/v1/ServiceCIDR')).ServiceCIDR,
  },
  'node.k8s.io/v1': {
    RuntimeClass: async () => (await import('kubernetes-models/node.k8s.io/v1/RuntimeClass')).RuntimeClass,
  },
  'policy/v1': {
    PodDisruptionBudget: async () =>
      (await import('kubernetes-models/policy/v1/PodDisruptionBudget')).PodDisruptionBudget,
  },
  'rbac.authorization.k8s.io/v1': {
    ClusterRole: async () => (await import('kubernetes-models/rbac.authorization.k8s.io/v1/ClusterRole')).ClusterRole,
    ClusterRoleBinding: async () =>
      (await import('kubernetes-models/rbac.authorization.k8s.io/v1/ClusterRoleBinding')).ClusterRoleBinding,
    Role: async () => (await import('kubernetes-models/rbac.authorization.k8s.io/v1/Role')).Role,
    RoleBinding: async () => (await import('kubernetes-models/rbac.authorization.k8s.io/v1/RoleBinding')).RoleBinding,
  },
  'resource.k8s.io/v1': {
    DeviceClass: async () => (await import('kubernetes-models/resource.k8s.io/v1/DeviceClass')).DeviceClass,
    ResourceClaim: async () => (await import('kubernetes-models/resource.k8s.io/v1/ResourceClaim')).ResourceClaim,
    ResourceClaimTemplate: async () =>
      (await import('kubernetes-models/resource.k8s.io/v1/ResourceClaimTemplate')).ResourceClaimTemplate,
    ResourceSlice: async () => (await import('kubernetes-models/resource.k8s.io/v1/ResourceSlice')).ResourceSlice,
  },
  'scheduling.k8s.io/v1': {
    PriorityClass: async () => (await import('kubernetes-models/scheduling.k8s.io/v1/PriorityClass')).PriorityClass,
  },
  'storage.k8s.io/v1': {
    CSIDriver: async () => (await import('kubernetes-models/storage.k8s.io/v1/CSIDriver')).CSIDriver,
    CSINode: async () => (await import('kubernetes-models/storage.k8s.io/v1/CSINode')).CSINode,
    CSIStorageCapacity: async () =>
      (await import('kubernetes-models/storage.k8s.io/v1/CSIStorageCapacity')).CSIStorageCapacity,
    StorageClass: async () => (await import('kubernetes-models/storage.k8s.io/v1/StorageClass')).StorageClass,
    VolumeAttachment: async () =>
      (await import('kubernetes-models/storage.k8s.io/v1/VolumeAttachment')).VolumeAttachment,
    VolumeAttributesClass: async () =>
      (await import('kubernetes-models/storage.k8s.io/v1/VolumeAttributesClass')).VolumeAttributesClass,
  },
  v1: {
    ConfigMap: async () => (await import('kubernetes-models/v1/ConfigMap')).ConfigMap,
    Endpoints: async () => (await import('kubernetes-models/v1/Endpoints')).Endpoints,
    Event: async () => (await import('kubernetes-models/v1/Event')).Event,
    LimitRange: async () => (await import('kubernetes-models/v1/LimitRange')).LimitRange,
    Namespace: async () => (await import('kubernetes-models/v1/Namespace')).Namespace,
    Node: async () => (await import('kubernetes-models/v1/Node')).Node,
    PersistentVolume: async () => (await import('kubernetes-models/v1/PersistentVolume')).PersistentVolume,
    PersistentVolumeClaim: async () =>
      (await import('kubernetes-models/v1/PersistentVolumeClaim')).PersistentVolumeClaim,
    Pod: async () => (await import('kubernetes-models/v1/Pod')).Pod,
    PodTemplate: async () => (await import('kubernetes-models/v1/PodTemplate')).PodTemplate,
    ReplicationController: async () =>
      (await import('kubernetes-models/v1/ReplicationController')).ReplicationController,
    ResourceQuota: async () => (await import('kubernetes-models/v1/ResourceQuota')).ResourceQuota,
    Secret: async () => (await import('kubernetes-models/v1/Secret')).Secret,
    Service: async () => (await import('kubernetes-models/v1/Service')).Service,
    ServiceAccount: async () => (await import('kubernetes-models/v1/ServiceAccount')).ServiceAccount,
  },
};
