/** Owns how a Kubernetes cluster is written: `clusters/<kubernetes>/cluster.yaml`. */
import Type from 'typebox';
import { accept } from './accept.ts';
import {
  count,
  cpu,
  flag,
  labels,
  listOf,
  name,
  object,
  objectName,
  oneOf,
  optional,
  size,
  text,
  version,
} from './common.ts';
import { deletable } from './deletable.ts';
import { drainCleaner, images, prometheus, secrets } from './kubernetes-parts.ts';
import { maintenance } from './maintenance.ts';
import { restart } from './restart.ts';
import { suppressions } from './suppress.ts';

const storageClass = object(
  {
    name: objectName({ description: 'Name of the StorageClass.' }),
    provisioner: optional(
      text({ description: 'CSI driver that makes its volumes.', examples: ['diskplugin.csi.alibabacloud.com'] }),
    ),
    minSize: optional(size({ description: 'Smallest volume it makes.', examples: ['20Gi'] })),
    maxSize: optional(size({ description: 'Largest volume it makes.', examples: ['32Ti'] })),
    volumeBindingMode: optional(
      oneOf(['Immediate', 'WaitForFirstConsumer'], {
        description: 'When a volume is made: at once, or where the pod runs.',
      }),
    ),
    allowVolumeExpansion: optional(flag({ description: 'Whether its volumes can grow.' })),
    reclaimPolicy: optional(
      oneOf(['Retain', 'Delete'], { description: 'What becomes of a volume whose claim is gone.' }),
    ),
    default: optional(flag({ description: 'Taken by Kafka clusters that name no class.', default: false })),
  },
  { description: 'A storage class that Kafka clusters may use.' },
);

const taint = object(
  {
    key: text({ description: 'Key of the taint.' }),
    value: optional(text({ description: 'Value of the taint.' })),
    effect: oneOf(['NoSchedule', 'PreferNoSchedule', 'NoExecute'], { description: 'What it does.' }),
  },
  { description: 'A taint of the nodes.' },
);

const nodePool = object(
  {
    name: name({ description: 'Name of the node pool.' }),
    nodes: count(0, 10000, { description: 'Nodes in it.' }),
    cpu: cpu({ description: 'CPU that pods can use on each node (allocatable).' }),
    memory: size({ description: 'Memory that pods can use on each node (allocatable).' }),
    zones: optional(listOf(text({ description: 'A zone.' }), { description: 'Zones its nodes are in.' })),
    labels: optional(labels({ description: 'Labels of its nodes.' })),
    taints: optional(listOf(taint, { description: 'Taints of its nodes.' })),
    default: optional(flag({ description: 'Taken by Kafka clusters that do not say where they run.', default: false })),
  },
  { description: 'Nodes of one kind.' },
);

const operator = object(
  {
    namespace: optional(name({ description: 'Namespace of the operator.', default: 'strimzi' })),
    replicas: optional(
      count(0, 5, { description: 'Replicas of the operator; one leads, the others wait.', default: 2 }),
    ),
    cpu: optional(cpu({ description: 'CPU asked for.' })),
    cpuLimit: optional(cpu({ description: 'Most CPU it may use.' })),
    memory: optional(size({ description: 'Memory asked for and limited.' })),
    watch: optional(
      listOf(name({ description: 'A namespace.' }), {
        description: 'Namespaces watched besides those of the Kafka clusters here.',
      }),
    ),
    watchAll: optional(flag({ description: 'Watch all namespaces instead of a list.', default: false })),
    featureGates: optional(text({ description: 'Feature gates of the release, such as `+UseBackgroundPodDeletion`.' })),
    reconciliationSeconds: optional(
      count(10, 86400, { description: 'Seconds between full reconciliations.', default: 120 }),
    ),
    logLevel: optional(
      oneOf(['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR'], { description: 'How much it logs.', default: 'INFO' }),
    ),
  },
  { description: 'Settings of the Strimzi operator.' },
);

const strimzi = object(
  {
    release: version({ description: 'Release of Strimzi.', examples: ['0.45.2'] }),
    apiVersion: optional(
      oneOf(['v1beta2', 'v1'], {
        description:
          'Version of kafka.strimzi.io that resources are written in, where the release serves two. From 1.0 on there is only `v1`: move on 0.49 to 0.51.',
        default: 'the oldest that the release serves',
      }),
    ),
    install: optional(
      oneOf(['base', 'vendored'], {
        description: 'Where the operator comes from: our own base, or the copy that `fleet vendor` took.',
        default: 'base',
      }),
    ),
    operator: optional(operator),
    registry: optional(
      text({
        description: 'Registry and path that hold the images of Strimzi, in place of quay.io/strimzi.',
        examples: ['harbor.example.com/strimzi'],
      }),
    ),
    images: optional(
      labels({
        description: 'Images of your own by Kafka version, for brokers, Connect and MirrorMaker alike.',
        examples: [{ '3.9.2': 'harbor.example.com/kafka:0.45.2-kafka-3.9.2' }],
      }),
    ),
    pullSecrets: optional(
      listOf(name({ description: 'A Secret.' }), {
        description: 'Secrets with which images are pulled; they must exist.',
      }),
    ),
  },
  { description: 'The Strimzi operator of this Kubernetes cluster.' },
);

export const kubernetesCluster = Type.Object(
  {
    kind: Type.Literal('KubernetesCluster', { description: 'Always `KubernetesCluster`.' }),
    owner: optional(text({ description: 'Team to ask about this Kubernetes cluster.' })),
    destination: optional(name({ description: 'Name of this cluster in Argo CD, if not that of the folder.' })),
    ring: optional(
      name({
        description: 'When it gets a change of a base: a ring of `clusters/rings.yaml`.',
        default: 'the last one',
      }),
    ),
    provider: oneOf(['alibaba', 'aws', 'azure', 'google', 'openshift', 'other'], { description: 'Who runs it.' }),
    kubernetes: Type.String({
      pattern: '^1\\.[0-9]+(\\.[0-9]+)?$',
      expected: 'a version such as "1.33", in quotes',
      description: 'Kubernetes version.',
    }),
    zones: optional(listOf(text({ description: 'A zone.' }), { description: 'Zones its nodes are in.' })),
    nodePools: optional(listOf(nodePool, { description: 'Nodes that Kafka clusters may run on.' })),
    storageClasses: listOf(storageClass, { description: 'Storage classes that Kafka clusters may use.' }),
    nodePorts: optional(
      object(
        { from: count(1, 65535, { description: 'First port.' }), to: count(1, 65535, { description: 'Last port.' }) },
        { description: 'Range of node ports, if not 30000 to 32767.' },
      ),
    ),
    networkPolicies: optional(
      oneOf(['enforced', 'ignored'], {
        description:
          'Whether its network enforces NetworkPolicies: Terway and Cilium do, Flannel does not, the VPC CNI of AWS if it is told to.',
        default: 'enforced',
      }),
    ),
    podSecurity: optional(
      oneOf(['restricted', 'baseline', 'privileged'], {
        description: 'Pod Security Standard that the namespaces of this repository enforce.',
        default: '`restricted`; `baseline` with a vendored operator',
      }),
    ),
    images: optional(images),
    secrets: optional(secrets),
    prometheus: optional(prometheus),
    drainCleaner: optional(drainCleaner),
    strimzi,
    maintenance: optional(maintenance),
    restart: optional(restart),
    accept: optional(accept),
    deletable: optional(
      deletable(
        'Objects of the overlays of this Kubernetes cluster, but not of its Kafka clusters, that Argo CD deletes once they are in no overlay any more: it is written in the change before the one that takes them out. With a Namespace go all claims in it.',
        'ExternalSecret/orders-tls',
      ),
    ),
    suppress: optional(suppressions),
  },
  {
    title: 'Kubernetes cluster',
    description: 'One Kubernetes cluster: `clusters/<kubernetes>/cluster.yaml`.',
    additionalProperties: false,
  },
);

export type KubernetesClusterFile = Type.Static<typeof kubernetesCluster>;
export type StorageClassSpec = Type.Static<typeof storageClass>;
export type NodePoolSpec = Type.Static<typeof nodePool>;
export type OperatorSpec = Type.Static<typeof operator>;
