/**
 * Owns what becomes of changed objects that Strimzi does not look after, and of every object that is new or gone: the list of effects.
 * Validation of the API server was read in Kubernetes' `pkg/apis/…/validation` and tried on an API server of 1.36 with server-side apply;
 * Argo CD in its documentation of sync options and in `pkg/sync/sync_context.go` of its engine.
 */
import type { EffectFact } from '../../strimzi/effects/effect.ts';
import { argocdFacts } from './argocd-facts.ts';

const sync = 'Argo CD 3.5, documentation "Sync Options" and `syncContext.pruneObject`';
const tried = 'tried with server-side apply on Kubernetes 1.36';

export const objectFacts = {
  'object-new': {
    when: 'Objects are in the overlay that were not.',
    source: 'Argo CD 3.5: what is in Git and not in the cluster is applied.',
  },
  'kafka-new': {
    when: 'A Kafka resource is new.',
    source: 'Strimzi 0.45.2 and 1.2.0, `KafkaReconciler`: pods, claims, Services and Secrets follow from it.',
  },
  'pool-new': {
    when: 'A node pool is new in a cluster that is there.',
    source:
      'Strimzi 0.45.2 and 1.2.0, `KafkaPool`; documentation "Adding node pools": partitions stay where they are until a rebalance.',
  },
  'topic-new': { when: 'Topics are new.', source: 'Strimzi 0.45.2 and 1.2.0, `BatchingTopicController.createTopics`.' },
  'user-new': { when: 'Users are new.', source: 'Strimzi 0.45.2 and 1.2.0, `KafkaUserOperator`.' },
  'network-policy-new': {
    when: 'A NetworkPolicy is new, and its pods are there already.',
    source:
      'Kubernetes documentation "Network Policies": a pod that a policy selects takes only what some policy admits.',
  },

  'overlay-taken-away': {
    when: 'The folder of an overlay goes that had ConfigMaps alone.',
    source: 'Argo CD 3.5, tried: the Application says "app path does not exist" and deletes nothing.',
  },
  'overlay-gone': {
    when: 'The folder of an overlay goes.',
    source: 'Argo CD 3.5, tried: the Application says "app path does not exist" and deletes nothing.',
  },
  'overlay-empty': {
    when: 'Nothing is left in an overlay.',
    source: 'Argo CD 3.5, tried: `allowEmpty: false` refuses with "auto-sync will wipe out all resources".',
  },
  'gone-protected': {
    when: 'An object with `Prune=false` leaves its overlay.',
    source: `${sync}: the live object's annotation counts.`,
  },
  'gone-waits': {
    when: 'An object with `Prune=confirm` leaves its overlay.',
    source: `${sync}, "Resource Pruning With Confirmation".`,
  },
  'protection-dropped': { when: '`Prune=false` is taken from an object that stays.', source: `${sync}.` },
  'protection-added': { when: '`Prune=false` comes to an object.', source: `${sync}.` },

  'kafka-gone': {
    when: 'A Kafka resource goes.',
    source:
      'Strimzi 0.45.2 and 1.2.0: everything is owned by the Kafka resource, or by its node pools (`KafkaPool`), and Kubernetes collects it; claims are owned where `deleteClaim` is true (`PersistentVolumeClaimUtils`).',
  },
  'pool-gone': {
    when: 'A node pool goes.',
    source:
      'Strimzi 0.45.2 and 1.2.0: its PodSet is owned by the pool (`KafkaPool`), so its pods go without the check for brokers in use (`KafkaClusterCreator`, `BrokersInUseCheck`).',
  },
  'topic-gone': {
    when: 'A KafkaTopic goes that the Topic Operator manages.',
    source: 'Strimzi 0.45.2 and 1.2.0, `BatchingTopicController.deleteManagedTopics`.',
  },
  'topic-released': {
    when: 'A KafkaTopic goes that nobody manages, or where no Topic Operator runs.',
    source: 'Strimzi 0.45.2 and 1.2.0, `BatchingTopicController.deleteUnmanagedTopic`.',
  },
  'topic-twice': {
    when: 'A KafkaTopic is new for a topic that another one has, which stays.',
    source:
      'Strimzi 0.45.2 and 1.2.0, `BatchingTopicController.validateSingleManagingResource`: reason `ResourceConflict`.',
  },
  'user-gone': {
    when: 'A KafkaUser goes.',
    source:
      'Strimzi 0.45.2 and 1.2.0, `KafkaUserOperator.delete`: credentials, ACLs and quotas go, and the Secret with them.',
  },
  'strimzi-gone': {
    when: 'A KafkaConnect, KafkaMirrorMaker2, KafkaBridge, KafkaConnector or KafkaRebalance goes.',
    source: 'Strimzi 1.2.0: what is made of it is owned by it; connectors are deleted by `ConnectOperator`.',
  },
  'definition-gone': {
    when: 'A CustomResourceDefinition goes.',
    source: `Kubernetes documentation "Delete a CustomResourceDefinition": all objects of the kind go with it, whatever annotations they have; ${tried}.`,
  },
  'namespace-gone': {
    when: 'A Namespace goes.',
    source: 'Kubernetes documentation "Namespaces": everything in it is deleted.',
  },
  'claim-gone': {
    when: 'A PersistentVolumeClaim or PersistentVolume goes.',
    source: 'Kubernetes documentation "Persistent Volumes", "Reclaiming".',
  },
  'workload-gone': {
    when: 'A Deployment, StatefulSet, DaemonSet or other thing with pods goes.',
    source: 'Kubernetes: pods are owned by it.',
  },
  'operator-gone': {
    when: "The cluster operator's Deployment goes or has no pods.",
    source: 'Strimzi 0.45.2 and 1.2.0: StrimziPodSets, certificates and users have no other controller.',
  },
  'operator-watches-less': {
    when: 'A namespace goes from `STRIMZI_NAMESPACE` of the cluster operator.',
    source: 'Strimzi 0.45.2 and 1.2.0, `ClusterOperatorConfig`: only these namespaces are watched.',
  },
  'operator-rolls-clusters': {
    when: 'A variable of the cluster operator changes that it puts into pods of Kafka nodes: images of Kafka, how images are pulled, which labels pods get.',
    source:
      'Strimzi 0.45.2 and 1.2.0, `ClusterOperatorConfig`, `ReconcilerUtils.reasonsToRestartPod`: a pod restarts when anything in it is another.',
  },
  'content-gone': {
    when: 'A ConfigMap, Secret or ServiceAccount goes.',
    source: 'Kubernetes: a pod that names one that is missing does not start.',
  },
  'service-gone': {
    when: 'A Service goes.',
    source: 'Kubernetes documentation "Service": its name, address and load balancer go with it.',
  },
  'network-policy-gone': {
    when: 'A NetworkPolicy goes.',
    source:
      'Kubernetes documentation "Network Policies": what some policy admits is admitted; a pod that none selects takes everything.',
  },
  'rights-gone': {
    when: 'Rights go: rules, subjects, a role or a binding.',
    source: 'Kubernetes documentation "Using RBAC Authorization".',
  },
  'object-gone': { when: 'Another object goes.', source: sync },

  'change-refused': {
    when: 'A field differs that cannot change.',
    source: `Kubernetes, \`Validate…Update\` of the kind; ${tried}. Argo CD, \`syncContext.runTasks\`: later waves wait, the last of which prunes.`,
  },
  'change-ignored': {
    when: 'A field is left out that the API server keeps as it was.',
    source: `Kubernetes, \`patchAllocatedValues\` of Services; ${tried}.`,
  },
  'pods-restart': {
    when: 'The pod template of a workload differs.',
    source: 'Kubernetes documentation "Deployments", "StatefulSets", "DaemonSets": update strategies.',
  },
  'pods-wait': {
    when: 'The pod template differs, and the strategy is `OnDelete`, a partition, or a pause.',
    source: 'Kubernetes documentation "StatefulSets", "Update strategies".',
  },
  'next-run': {
    when: 'The template of a CronJob differs.',
    source: 'Kubernetes documentation "CronJob": jobs that run go on as they are.',
  },
  'replicas-up': {
    when: 'A workload has more replicas.',
    source: 'Kubernetes documentation "Deployments", "StatefulSets".',
  },
  'replicas-down': {
    when: 'A workload has fewer replicas.',
    source: 'Kubernetes documentation "Deployments", "StatefulSets".',
  },
  'content-taken': {
    when: 'A ConfigMap or Secret differs that pods mount as files.',
    source:
      'Kubernetes documentation "ConfigMaps", "Mounted ConfigMaps are updated automatically": kubelet sync period, a minute, and the delay of its cache.',
  },
  'content-stale': {
    when: 'A ConfigMap or Secret differs that pods read as variables or by `subPath`.',
    source: 'Kubernetes documentation "ConfigMaps": neither variables nor `subPath` mounts are updated.',
  },
  'content-changed': {
    when: 'A ConfigMap or Secret differs that nothing in the overlay reads.',
    source: 'Argo CD applies it.',
  },
  'service-narrowed': {
    when: 'A Service loses a port, a node port, its address, or ranges that may connect.',
    source: 'Kubernetes documentation "Service".',
  },
  'service-elsewhere': {
    when: 'A Service leads to other pods or another port of them.',
    source: 'Kubernetes documentation "Service".',
  },
  'load-balancer-changed': {
    when: 'Annotations of a Service of type LoadBalancer differ.',
    source:
      'Kubernetes documentation "Service": annotations are the cloud\'s own, and some make another load balancer.',
  },
  'service-widened': {
    when: 'A Service gets a port or an address more.',
    source: 'Kubernetes documentation "Service".',
  },
  'network-narrowed': {
    when: 'A NetworkPolicy admits less than before.',
    source: 'Kubernetes documentation "Network Policies".',
  },
  'network-widened': {
    when: 'A NetworkPolicy admits more than before.',
    source: 'Kubernetes documentation "Network Policies".',
  },
  'route-gone': { when: 'An Ingress loses a host or a path.', source: 'Kubernetes documentation "Ingress".' },
  'rights-added': { when: 'Rights are added.', source: 'Kubernetes documentation "Using RBAC Authorization".' },
  'definition-changed': {
    when: 'The schema of a CustomResourceDefinition differs.',
    source: 'Kubernetes documentation "Extend the Kubernetes API with CustomResourceDefinitions", "Field pruning".',
  },
  'definition-unserved': {
    when: 'A version of a CustomResourceDefinition is not served any more.',
    source: `Kubernetes documentation "Versions in CustomResourceDefinitions"; ${tried}: only versions that objects were stored in are refused.`,
  },
  'pod-security-tightened': {
    when: 'The level of Pod Security that a Namespace enforces is stricter.',
    source: 'Kubernetes documentation "Pod Security Admission": pods that run are left alone.',
  },
  'claims-cannot-grow': {
    when: 'A StorageClass does not allow growth any more.',
    source: `Kubernetes, admission plugin \`PersistentVolumeClaimResize\`; ${tried}.`,
  },
  'claim-grows': {
    when: 'A PersistentVolumeClaim asks for more.',
    source: `Kubernetes documentation "Expanding Persistent Volumes Claims"; ${tried}.`,
  },
  'drains-blocked': {
    when: 'A PodDisruptionBudget allows no disruption.',
    source: 'Kubernetes documentation "Specifying a Disruption Budget".',
  },
  'webhook-stricter': {
    when: 'The `failurePolicy` of a webhook becomes `Fail`.',
    source: 'Kubernetes documentation "Dynamic Admission Control", "Failure policy".',
  },
  'certificate-reissued': {
    when: 'A Certificate of cert-manager differs.',
    source: 'cert-manager documentation "Certificate resource": a changed specification is issued anew.',
  },
  'secret-rewritten': {
    when: 'An ExternalSecret differs.',
    source: 'External Secrets documentation "ExternalSecret": the Secret is written anew.',
  },
  ...argocdFacts,
  'api-version-changed': {
    when: 'An object is written in another version of its API.',
    source: 'Kubernetes documentation "API Overview": versions are ways to write one object.',
  },
  'metadata-changed': {
    when: 'Labels or annotations differ, and nothing else.',
    source: 'Kubernetes: nothing that runs follows from them.',
  },
  'object-changed': { when: 'Another field differs.', source: 'Argo CD applies it; what follows is not known here.' },
} as const satisfies Readonly<Record<string, EffectFact>>;

export type ObjectEffectId = keyof typeof objectFacts;
