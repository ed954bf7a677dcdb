/** Owns the list of effects that fields of a Kafka resource and its node pools have, apart from those that other parts know. */
import type { EffectFact } from '../effect.ts';

const nodes =
  'Strimzi 0.45.2 and 1.2.0, `KafkaCluster`, `KafkaPool`, `PodRevision`, `ReconcilerUtils.reasonsToRestartPod`';

export const fieldFacts = {
  'nodes-restart': {
    when: 'The pods of nodes would look other than they do, or their configuration has keys that Kafka does not know.',
    source: `${nodes}; 0.45.2, \`ZookeeperCluster\`, \`ZooKeeperReconciler\`.`,
  },
  'nodes-resized': {
    when: 'Memory or CPU of nodes change, and the Kafka resource has `strimzi.io/in-place-resizing: "true"`.',
    source: 'Strimzi 1.0.0 and 1.2.0, `InPlacePodResizingUtils`, `StrimziPodSetController`.',
  },
  'taken-live': {
    when: 'What changes is read anew by what runs.',
    source:
      'Strimzi 0.45.2, `KafkaBrokerLoggingConfigurationDiff`; 0.46 and later, log4j2 with `monitorInterval`; `DefaultKafkaQuotasManager`; 1.0.0, `KafkaConfigModelGenerator` for the metrics reporter.',
  },
  'objects-only': {
    when: 'Only Services, policies, budgets, Secrets, roles or claims get other labels, annotations or settings.',
    source: 'Strimzi 0.45.2 and 1.2.0, `KafkaCluster.fromCrd`, `ServiceUtils`, `PodDisruptionBudgetUtils`.',
  },
  'deployment-rolled': {
    when: 'The pod of the Entity Operator, Cruise Control or the Kafka exporter would look other than it does.',
    source:
      'Strimzi 0.45.2 and 1.2.0, `EntityTopicOperator`, `EntityUserOperator`, `CruiseControl`, `KafkaExporter`, `CruiseControlReconciler` (hashes of its configuration).',
  },
  'deployment-made': {
    when: 'The Entity Operator, Cruise Control or the Kafka exporter is turned on.',
    source:
      'Strimzi 0.45.2 and 1.2.0, `EntityOperatorReconciler`, `CruiseControlReconciler`, `KafkaExporterReconciler`.',
  },
  'deployment-gone': {
    when: 'The Entity Operator, Cruise Control or the Kafka exporter is turned off.',
    source:
      'Strimzi 0.45.2 and 1.2.0, `EntityOperatorReconciler`, `CruiseControlReconciler`, `KafkaExporterReconciler`.',
  },
  'operator-of-lists-gone': {
    when: 'The Topic Operator or the User Operator is turned off, or looks at another namespace.',
    source: 'Strimzi 0.45.2 and 1.2.0, `EntityOperator`, `EntityTopicOperator`, `EntityUserOperator`.',
  },
  'user-secrets-renamed': {
    when: 'The prefix of the Secrets of users changes.',
    source: 'Strimzi 0.45.2 and 1.2.0, `KafkaUserModel.getSecretName`: what is not found by its new name is made anew.',
  },
  'listener-added': {
    when: 'A listener is new.',
    source:
      'Strimzi 0.45.2 and 1.2.0, `KafkaBrokerConfigurationBuilder.withListeners`, `KafkaCluster.getContainerPortList`.',
  },
  'listener-renamed': {
    when: 'An internal listener has another name at the same port.',
    source:
      'Strimzi 0.45.2 and 1.2.0, `ListenersUtils`, `KafkaBrokerConfigurationBuilder.withListeners`; Kafka 3.9 and 4.3, `KRaftMetadataCache`.',
  },
  'listener-removed': {
    when: 'A listener goes, or one that is reached from outside has another name.',
    source: 'Strimzi 0.45.2 and 1.2.0, `KafkaBrokerConfigurationBuilder.withListeners`, `KafkaListenersReconciler`.',
  },
  'listener-changed': {
    when: 'Of a listener changes what brokers read when they start: port, type, encryption, authentication, addresses, certificates, limits.',
    source:
      'Strimzi 0.45.2 and 1.2.0, `KafkaReconciler` (hash of advertised addresses and of keys that Kafka does not know, `listener.name.…` among them), `KafkaCluster.buildKafkaNodeCertsSubject`.',
  },
  'listener-objects-changed': {
    when: 'Of a listener changes what its Services, Routes, Ingresses or network policy say and brokers do not know.',
    source:
      'Strimzi 0.45.2 and 1.2.0, `KafkaCluster.generateExternalBootstrapServices`, `generatePerPodServices`, `generateNetworkPolicy`.',
  },
  'listener-setting-kept': {
    when: 'A field of a Service changes that the operator leaves as Kubernetes has it.',
    source:
      'Strimzi 0.45.2 and 1.2.0, `ServiceOperator.patchNodePorts`, `patchDualStackNetworking`, `patchLoadBalancerClass`.',
  },
  'load-balancer-class-refused': {
    when: 'A load balancer is to have another class.',
    source:
      'Kubernetes, `validateLoadBalancerClassField`: it cannot change; Strimzi 0.45.2 and 1.2.0, `KafkaListenersReconciler` fails.',
  },
  'authorization-on': {
    when: 'Authorization is turned on, or done by another authorizer.',
    source:
      'Strimzi 0.45.2 and 1.2.0, `KafkaBrokerConfigurationBuilder.withAuthorization`; Kafka, `StandardAuthorizer`.',
  },
  'authorization-off': {
    when: 'Authorization is turned off.',
    source: 'Strimzi 0.45.2 and 1.2.0, `KafkaBrokerConfigurationBuilder.withAuthorization`.',
  },
  'super-users-fewer': {
    when: 'A super user is one no longer.',
    source:
      'Strimzi 0.45.2 and 1.2.0, `KafkaBrokerConfigurationBuilder.withAuthorization`: `super.users`, which Kafka reads when it starts.',
  },
  'tiered-storage-off': {
    when: 'Tiered storage is turned off.',
    source:
      'Kafka 3.9 and 4.x, `LogConfig.validateRemoteStorageOnlyIfSystemEnabled`; Strimzi, `KafkaBrokerConfigurationBuilder.withTieredStorage`.',
  },
  'certificates-renewed-otherwise': {
    when: 'The lifetime of certificates, or how early they are renewed, changes.',
    source: 'Strimzi 0.45.2 and 1.2.0, `Ca`, `CaReconciler`, `EntityUserOperator`.',
  },
  'authority-handed-over': {
    when: 'Who makes a certificate authority changes.',
    source: 'Strimzi 0.45.2 and 1.2.0, `CaReconciler`: with an authority of your own both Secrets have to be there.',
  },
  'reconciliation-paused': {
    when: 'The Kafka resource has `strimzi.io/pause-reconciliation: "true"`.',
    source:
      'Strimzi 0.45.2 and 1.2.0, `AbstractOperator.reconcile`, `Annotations.isReconciliationPausedWithAnnotation`.',
  },
  'reconciliation-resumed': {
    when: 'The annotation `strimzi.io/pause-reconciliation` goes.',
    source: 'Strimzi 0.45.2 and 1.2.0, `AbstractOperator.reconcile`.',
  },
  'labels-refused': {
    when: 'A label of Strimzi stands on a Kafka resource or a node pool.',
    source: 'Strimzi 0.45.2 and 1.2.0, `Labels.additionalLabels`.',
  },
  'field-overridden': {
    when: 'A field of the Kafka resource changes that each node pool says for itself.',
    source:
      'Strimzi 0.45.2 and 1.2.0, `KafkaPool.fromCrd`; up to 0.48 a pool with any template has all of it for itself.',
  },
  'field-without-effect': {
    when: 'A field changes that the release does nothing with, or that says what holds anyway.',
    source: 'Strimzi 0.45.2 and 1.2.0, `@DeprecatedProperty` in the API; what reads each field.',
  },
  'field-unknown': {
    when: 'A field differs that no release from 0.38 on has.',
    source: 'The schemas of 0.38 to 1.2, all of whose fields are in the table.',
  },
  'config-map-unread': {
    when: 'Of a ConfigMap changes what is neither rules of metrics nor logging of the Kafka resource.',
    source: 'Strimzi 0.45.2 and 1.2.0, `MetricsAndLoggingUtils`.',
  },
} as const satisfies Readonly<Record<string, EffectFact>>;

export type FieldEffectId = keyof typeof fieldFacts;
