/**
 * Owns the table of fields: what the operator does when one of them differs. Add a line for a field that a release brings; a test fails
 * until every field of the schemas is here. The longest route that fits a field counts, of equal ones the first.
 */

import { type Authority, generation, maintenanceWindows, renewal, validity } from './authorities.ts';
import { authorization, metrics, quotas, rack, tieredStorage } from './broker-fields.ts';
import {
  cruiseControlPresence,
  cruiseControlSetting,
  type DeploymentName,
  entityOperatorPresence,
  exporterPresence,
  rolls,
  secretPrefix,
  watchedNamespace,
} from './deployments.ts';
import { brokerLogging, logging, zookeeperLogging } from './logging.ts';
import { annotation, label, pauseAnnotation, resizingAnnotation } from './metadata.ts';
import { initContainer, inPlaceAnnotation, nodeField, nodeObjects, resources } from './node-fields.ts';
import type { FieldKind, FieldLine, Handler } from './part.ts';
import { pauseName } from './pause.ts';
import { nothing, objectsOnly, restarts } from './verdicts.ts';
import { kafkaNodes, podsOf, zookeeperNodes } from './who.ts';

type Limits = Pick<FieldLine, 'whole' | 'since' | 'until'>;

/** @param below a route with dots; keys with dots are given as steps. */
function line(
  kind: FieldKind,
  below: string | readonly string[],
  does: Handler | undefined,
  limits: Limits = {},
): FieldLine {
  const at = typeof below === 'string' ? below.split('.') : below;
  return { kind, at, ...(does === undefined ? {} : { does }), ...limits };
}

/** Other parts of the effects know these. */
const ofOthers: readonly FieldLine[] = [
  ...[
    ...['spec.kafka.version', 'spec.kafka.metadataVersion', 'spec.kafka.image', 'spec.kafka.brokerRackInitImage'],
    ...['spec.kafka.config', 'spec.kafka.replicas', 'spec.kafka.storage'],
    ...['spec.zookeeper.config', 'spec.zookeeper.replicas', 'spec.zookeeper.storage', 'spec.zookeeper.image'],
    ...['spec.entityOperator.topicOperator.image', 'spec.entityOperator.userOperator.image'],
    ...['spec.cruiseControl.image', 'spec.kafkaExporter.image'],
  ].map((at) => line('Kafka', at, undefined)),
  ...['strimzi.io/kraft', 'strimzi.io/node-pools', 'strimzi.io/skip-broker-scaledown-check'].map((name) =>
    line('Kafka', ['metadata', 'annotations', name], undefined),
  ),
  ...['strimzi.io/next-node-ids', 'strimzi.io/remove-node-ids'].map((name) =>
    line('KafkaNodePool', ['metadata', 'annotations', name], undefined),
  ),
  ...['spec.replicas', 'spec.roles', 'spec.storage'].map((at) => line('KafkaNodePool', at, undefined)),
];

const unknownToOperator = nothing('what Kubernetes alone reads of the metadata', 'the operator makes nothing of it');

/** Sources: see `metadata.ts`. */
const metadata: readonly FieldLine[] = (['Kafka', 'KafkaNodePool'] as const).flatMap((kind) => [
  line(kind, 'metadata.labels.*', label),
  line(kind, 'metadata.annotations.*', annotation),
  ...[
    ...['finalizers', 'ownerReferences', 'managedFields', 'creationTimestamp', 'deletionTimestamp', 'generateName'],
    ...['deletionGracePeriodSeconds', 'generation', 'resourceVersion', 'selfLink', 'uid', 'name', 'namespace'],
  ].map((field) => line(kind, `metadata.${field}`, unknownToOperator)),
]);

const kafkaAnnotations: readonly FieldLine[] = [
  line('Kafka', ['metadata', 'annotations', pauseName], pauseAnnotation),
  line('Kafka', ['metadata', 'annotations', inPlaceAnnotation], resizingAnnotation),
  line('Kafka', ['metadata', 'annotations', `${inPlaceAnnotation}-wait-for-deferred`], resizingAnnotation),
];

/** What the Kafka resource and each pool may say of nodes. Source: `KafkaPool`, `KafkaCluster.generatePodSets`. */
const ofNodes: readonly FieldLine[] = (
  [
    ['Kafka', 'spec.kafka'],
    ['KafkaNodePool', 'spec'],
  ] as const
).flatMap(([kind, at]) => [
  // Of the Kafka resource up to 0.51.
  line(kind, `${at}.resources`, resources),
  line(kind, `${at}.jvmOptions.*`, nodeField('jvmOptions', 'Java options')),
  line(kind, `${at}.template.pod`, nodeField('pod', 'the pod template')),
  line(kind, `${at}.template.kafkaContainer`, nodeField('kafkaContainer', 'the template of the Kafka container')),
  line(kind, `${at}.template.initContainer`, initContainer),
  line(kind, `${at}.template.podSet`, nodeObjects('podSet', 'StrimziPodSets')),
  line(kind, `${at}.template.perPodService`, nodeObjects('perPodService', 'Services of brokers')),
  line(kind, `${at}.template.perPodRoute`, nodeObjects('perPodRoute', 'Routes of brokers')),
  line(kind, `${at}.template.perPodIngress`, nodeObjects('perPodIngress', 'Ingresses of brokers')),
  line(
    kind,
    `${at}.template.persistentVolumeClaim`,
    nodeObjects('persistentVolumeClaim', 'labels and annotations of claims'),
  ),
]);

const gone = nothing('what stands for a StatefulSet', 'nodes are run by StrimziPodSets');

/** Source: `KafkaCluster.fromCrd`, `createContainer`, `getContainerPortList`, `JmxModel`. Listeners are in `listener-fields.ts`. */
const ofKafka: readonly FieldLine[] = [
  line('Kafka', 'spec.kafka.livenessProbe', restarts(kafkaNodes, 'probes')),
  line('Kafka', 'spec.kafka.readinessProbe', restarts(kafkaNodes, 'probes')),
  line('Kafka', 'spec.kafka.jmxOptions', restarts(kafkaNodes, 'JMX')),
  line(
    'Kafka',
    'spec.kafka.metricsConfig',
    metrics('kafka', (change) => podsOf(kafkaNodes(change))),
  ),
  line('Kafka', 'spec.kafka.logging', brokerLogging),
  line('Kafka', 'spec.kafka.rack', rack),
  line('Kafka', 'spec.kafka.authorization', authorization),
  line('Kafka', 'spec.kafka.quotas', quotas),
  line('Kafka', 'spec.kafka.tieredStorage', tieredStorage),
  line('Kafka', 'spec.kafka.template.bootstrapService', objectsOnly('the bootstrap Service')),
  line('Kafka', 'spec.kafka.template.brokersService', objectsOnly('the headless Service of brokers')),
  line('Kafka', 'spec.kafka.template.externalBootstrapService', objectsOnly('bootstrap Services of listeners')),
  line('Kafka', 'spec.kafka.template.externalBootstrapRoute', objectsOnly('bootstrap Routes of listeners')),
  line('Kafka', 'spec.kafka.template.externalBootstrapIngress', objectsOnly('bootstrap Ingresses of listeners')),
  line(
    'Kafka',
    'spec.kafka.template.podDisruptionBudget',
    objectsOnly('the disruption budget of brokers and controllers'),
  ),
  line('Kafka', 'spec.kafka.template.clusterRoleBinding', objectsOnly('the ClusterRoleBinding of brokers')),
  line(
    'Kafka',
    'spec.kafka.template.clusterCaCert',
    objectsOnly('the Secret with the certificate of the cluster authority'),
  ),
  line('Kafka', 'spec.kafka.template.serviceAccount', objectsOnly('the ServiceAccount of brokers')),
  line('Kafka', 'spec.kafka.template.jmxSecret', objectsOnly('the Secret with the JMX password')),
  line('Kafka', 'spec.kafka.template.statefulset', gone),
];

/** Source: 0.45.2, `ZookeeperCluster`, `ZooKeeperReconciler`. From 0.46 on nothing reads it. */
const ofZookeeper: readonly FieldLine[] = [
  // The whole stack comes and goes with the way of metadata.
  line('Kafka', 'spec.zookeeper', undefined, { whole: true, until: '0.46' }),
  ...(
    [
      ['livenessProbe', restarts(zookeeperNodes, 'probes')],
      ['readinessProbe', restarts(zookeeperNodes, 'probes')],
      ['jmxOptions', restarts(zookeeperNodes, 'JMX')],
      ['jvmOptions', restarts(zookeeperNodes, 'Java options')],
      ['resources', restarts(zookeeperNodes, 'memory and CPU')],
      ['metricsConfig', metrics('zookeeper', (change) => podsOf(zookeeperNodes(change)))],
      ['logging', zookeeperLogging],
      ['template.pod', restarts(zookeeperNodes, 'the pod template')],
      ['template.zookeeperContainer', restarts(zookeeperNodes, 'the template of the ZooKeeper container')],
      ['template.podSet', objectsOnly('the StrimziPodSet of ZooKeeper')],
      ['template.clientService', objectsOnly('the Service of ZooKeeper')],
      ['template.nodesService', objectsOnly('the headless Service of ZooKeeper')],
      ['template.persistentVolumeClaim', objectsOnly('labels and annotations of claims')],
      ['template.podDisruptionBudget', objectsOnly('the disruption budget of ZooKeeper')],
      ['template.serviceAccount', objectsOnly('the ServiceAccount of ZooKeeper')],
      ['template.jmxSecret', objectsOnly('the Secret with the JMX password of ZooKeeper')],
      ['template.statefulset', gone],
    ] as const
  ).map(([field, does]) => line('Kafka', `spec.zookeeper.${field}`, does, { until: '0.46' })),
];

const noSidecar = nothing('the TLS sidecar', 'there is none any more');

/** Templates of objects beside a Deployment. */
function besides(section: string, what: string, fields: readonly string[]): readonly FieldLine[] {
  return fields.map((field) => line('Kafka', `spec.${section}.template.${field}`, objectsOnly(what)));
}

/** Fields that are in the pod of a Deployment. */
function inPod(
  section: string,
  deployment: DeploymentName,
  fields: Readonly<Record<string, string>>,
): readonly FieldLine[] {
  return Object.entries(fields).map(([field, about]) =>
    line('Kafka', `spec.${section}.${field}`, rolls(deployment, about)),
  );
}

const pod = {
  livenessProbe: 'probes',
  readinessProbe: 'probes',
  resources: 'memory and CPU',
  jvmOptions: 'Java options',
  'template.pod': 'the pod template',
} as const;

/** Source: `EntityOperator`, `EntityTopicOperator`, `EntityUserOperator`. */
const ofEntityOperator: readonly FieldLine[] = [
  line('Kafka', 'spec.entityOperator', entityOperatorPresence, { whole: true }),
  ...(['topicOperator', 'userOperator'] as const).flatMap((one) => {
    const section = `entityOperator.${one}`;
    const title = one === 'topicOperator' ? 'the Topic Operator' : 'the User Operator';
    const { 'template.pod': _, ...container } = pod;
    return [
      line('Kafka', `spec.${section}`, entityOperatorPresence, { whole: true }),
      ...inPod(section, 'entity-operator', {
        ...container,
        ...(one === 'topicOperator' ? { startupProbe: 'probes' } : {}),
        reconciliationIntervalMs: 'how often everything is looked through',
        reconciliationIntervalSeconds: 'how often everything is looked through',
      }),
      line('Kafka', `spec.${section}.watchedNamespace`, watchedNamespace),
      line('Kafka', `spec.${section}.logging`, logging(title)),
      line(
        'Kafka',
        `spec.${section}.zookeeperSessionTimeoutSeconds`,
        nothing('the ZooKeeper session', `${title} has none`),
      ),
    ];
  }),
  line(
    'Kafka',
    'spec.entityOperator.topicOperator.topicMetadataMaxAttempts',
    nothing('attempts to read metadata', 'the Topic Operator asks until it knows'),
  ),
  line('Kafka', 'spec.entityOperator.userOperator.secretPrefix', secretPrefix),
  ...inPod('entityOperator', 'entity-operator', {
    'template.pod': 'the pod template',
    'template.topicOperatorContainer': 'the template of a container',
    'template.userOperatorContainer': 'the template of a container',
  }),
  ...besides('entityOperator', 'objects beside the Entity Operator', [
    ...[
      'deployment',
      'serviceAccount',
      'entityOperatorRole',
      'topicOperatorRoleBinding',
      'userOperatorRoleBinding',
      'podDisruptionBudget',
    ],
  ]),
  line('Kafka', 'spec.entityOperator.tlsSidecar', noSidecar),
  line('Kafka', 'spec.entityOperator.template.tlsSidecarContainer', noSidecar),
];

/** Source: `CruiseControl`, `CruiseControlReconciler`, `CruiseControlMetricsReporter`, `KafkaAutoRebalancingReconciler`. */
const ofCruiseControl: readonly FieldLine[] = [
  line('Kafka', 'spec.cruiseControl', cruiseControlPresence, { whole: true }),
  ...inPod('cruiseControl', 'cruise-control', {
    ...pod,
    'template.cruiseControlContainer': 'the template of its container',
    brokerCapacity: 'the capacity of brokers',
    apiUsers: 'users of its API',
  }),
  line('Kafka', 'spec.cruiseControl.config.*', cruiseControlSetting),
  line('Kafka', 'spec.cruiseControl.metricsConfig', rolls('cruise-control', 'metrics'), { whole: true }),
  line(
    'Kafka',
    'spec.cruiseControl.metricsConfig.*',
    nothing('rules of metrics of Cruise Control', 'the JMX exporter reads them anew'),
  ),
  line('Kafka', 'spec.cruiseControl.logging', logging('Cruise Control')),
  line(
    'Kafka',
    'spec.cruiseControl.autoRebalance',
    nothing('rebalancing by itself', 'it counts when brokers come or go the next time'),
  ),
  line(
    'Kafka',
    'spec.cruiseControl.brokerCapacity.disk',
    nothing('the disk of brokers', 'Cruise Control knows the disks'),
  ),
  line(
    'Kafka',
    'spec.cruiseControl.brokerCapacity.cpuUtilization',
    nothing('the use of CPU', 'Cruise Control measures it'),
  ),
  ...besides('cruiseControl', 'objects beside Cruise Control', [
    'deployment',
    'serviceAccount',
    'podDisruptionBudget',
    'apiService',
  ]),
  line('Kafka', 'spec.cruiseControl.tlsSidecar', noSidecar),
  line('Kafka', 'spec.cruiseControl.template.tlsSidecarContainer', noSidecar),
];

/** Source: `KafkaExporter`: all of it are variables of its container. */
const ofExporter: readonly FieldLine[] = [
  line('Kafka', 'spec.kafkaExporter', exporterPresence, { whole: true }),
  ...inPod('kafkaExporter', 'kafka-exporter', {
    livenessProbe: 'probes',
    readinessProbe: 'probes',
    resources: 'memory and CPU',
    'template.pod': 'the pod template',
    'template.container': 'the template of its container',
    topicRegex: 'topics that it reports',
    topicExcludeRegex: 'topics that it reports',
    groupRegex: 'groups that it reports',
    groupExcludeRegex: 'groups that it reports',
    showAllOffsets: 'offsets that it reports',
    enableSaramaLogging: 'logging',
    logging: 'logging',
  }),
  ...besides('kafkaExporter', 'objects beside the Kafka exporter', [
    'deployment',
    'serviceAccount',
    'podDisruptionBudget',
  ]),
  line(
    'Kafka',
    'spec.kafkaExporter.template.service',
    nothing('the Service of the exporter', 'there is none since 0.20'),
  ),
];

/** Sources: see `authorities.ts`. */
const ofAuthorities: readonly FieldLine[] = [
  ...(['clusterCa', 'clientsCa'] satisfies readonly Authority[]).flatMap((one) => [
    line('Kafka', `spec.${one}.generateCertificateAuthority`, generation(one)),
    line('Kafka', `spec.${one}.generateSecretOwnerReference`, objectsOnly('owners of Secrets of authorities')),
    line('Kafka', `spec.${one}.validityDays`, validity(one)),
    line('Kafka', `spec.${one}.renewalDays`, renewal(one)),
    line(
      'Kafka',
      `spec.${one}.certificateExpirationPolicy`,
      nothing('whether keys are renewed with certificates', 'it counts from the next renewal on'),
    ),
  ]),
  line('Kafka', 'spec.maintenanceTimeWindows', maintenanceWindows),
  line('Kafka', 'spec.jmxTrans', nothing('JmxTrans', 'the operator does not run it any more')),
];

export const fieldTable: readonly FieldLine[] = [
  ...ofOthers,
  ...kafkaAnnotations,
  ...metadata,
  ...ofNodes,
  ...ofKafka,
  ...ofZookeeper,
  ...ofEntityOperator,
  ...ofCruiseControl,
  ...ofExporter,
  ...ofAuthorities,
];
