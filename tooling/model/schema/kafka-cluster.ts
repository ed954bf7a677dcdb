/** Owns how a Kafka cluster is written: `clusters/<kubernetes>/<kafka>.yaml`, and the profiles it may build on. */
import Type from 'typebox';
import {
  asInKubernetes,
  byField,
  count,
  cpu,
  flag,
  heap,
  labels,
  listOf,
  name,
  object,
  oneOf,
  optional,
  size,
  text,
  version,
} from './common.ts';
import { cruiseControl, entityOperator, jmx, kafkaExporter, zookeeperExporter, zookeeperProxy } from './kafka-parts.ts';
import { listener } from './listeners.ts';
import { suppressions } from './suppress.ts';

const volume = {
  size: optional(size({ description: 'Size of each volume. It can grow, and never shrink.', examples: ['100Gi'] })),
  class: optional(name({ description: 'Storage class, one of those in cluster.yaml; without it, the default class.' })),
  deleteClaim: optional(flag({ description: 'Whether the data goes when the cluster is deleted.', default: false })),
};

const brokerStorage = object(
  {
    ...volume,
    ephemeral: optional(
      flag({ description: 'No volumes at all: data is lost with each pod. For trying out.', default: false }),
    ),
    volumes: optional(
      listOf(
        object(
          { id: count(0, 2147483647, { description: 'Number of the volume; it never changes.' }), ...volume },
          { description: 'One volume of several.' },
        ),
        { description: 'Several volumes for each broker (JBOD) instead of one.' },
      ),
    ),
  },
  { description: 'The disk of each broker.' },
);

const zookeeperStorage = object(
  {
    ...volume,
    ephemeral: optional(
      flag({ description: 'No volume: data is lost with each pod. For trying out.', default: false }),
    ),
  },
  { description: 'The disk of each ZooKeeper node.' },
);

const placement = object(
  {
    hosts: optional(
      oneOf(['required', 'preferred', 'any'], {
        description:
          'Whether two nodes may share a host: never (required), if there is no other (preferred), or freely (any).',
        default: 'required in production, else preferred',
      }),
    ),
    spread: optional(
      oneOf(['required', 'preferred', 'any'], {
        description: 'Whether nodes are spread evenly over the zones.',
        default: 'preferred where the Kubernetes cluster has several zones, else any',
      }),
    ),
    zones: optional(
      listOf(text({ description: 'A zone of cluster.yaml.' }), { description: 'Run in these zones only.' }),
    ),
    nodePool: optional(
      name({ description: 'Run on this node pool of cluster.yaml: its labels are selected, its taints tolerated.' }),
    ),
    nodeSelector: optional(labels({ description: 'Run on nodes with these labels only.' })),
    tolerations: optional(
      listOf(asInKubernetes({ description: 'A toleration.' }), { description: 'Taints that are tolerated.' }),
    ),
    affinity: optional(
      asInKubernetes({ description: 'An affinity of your own in place of all of the above but tolerations.' }),
    ),
  },
  { description: 'Where pods run.' },
);

const jvm = object(
  {
    initialHeap: optional(heap({ description: 'Heap at the start, if not the same as `heap`.' })),
    gcLogging: optional(flag({ description: 'Whether garbage collections are logged.' })),
    xx: optional(
      Type.Record(Type.String(), Type.Unsafe<string | number | boolean>({ type: ['string', 'number', 'boolean'] }), {
        description: 'Options of the kind -XX, without that prefix.',
        examples: [{ UseG1GC: true, MaxGCPauseMillis: 20 }],
      }),
    ),
    systemProperties: optional(labels({ description: 'System properties (-D).' })),
  },
  { description: 'Options of the Java virtual machine beside the heap.' },
);

const compute = {
  cpu: optional(cpu({ description: 'CPU asked for each node.' })),
  cpuLimit: optional(cpu({ description: 'Most CPU a node may use; without it, what the host has free.' })),
  memory: optional(size({ description: 'Memory of each node, asked for and limited.', examples: ['16Gi'] })),
  heap: optional(
    heap({
      description: 'Java heap (-Xms and -Xmx). The rest of the memory is page cache, which Kafka lives on.',
      examples: ['6Gi', '3072m'],
    }),
  ),
  jvm: optional(jvm),
  image: optional(
    text({
      description:
        'An image of your own for these nodes. Better: `strimzi.images` in cluster.yaml, which keeps it with its version.',
    }),
  ),
  config: optional(
    Type.Record(
      Type.String(),
      Type.Unsafe<string | number | boolean>({
        type: ['string', 'number', 'boolean'],
        expected: 'text, a number, `true` or `false`',
      }),
      {
        description: 'Settings handed to the server.',
      },
    ),
  ),
  maxUnavailable: optional(
    count(0, 1000, { description: 'Nodes that may be down at once by choice (PodDisruptionBudget).', default: 1 }),
  ),
  placement: optional(placement),
  podLabels: optional(labels({ description: 'Labels of the pods. Changing one restarts them.' })),
  podAnnotations: optional(labels({ description: 'Annotations of the pods. Changing one restarts them.' })),
  priorityClass: optional(name({ description: 'Priority class of the pods.' })),
};

const authorization = byField(
  'type',
  [
    object(
      {
        type: Type.Literal('simple'),
        superUsers: optional(listOf(Type.String(), { description: 'Users who may do everything.' })),
      },
      { description: 'Access lists kept in Kafka.' },
    ),
    Type.Object(
      { type: Type.Literal('opa') },
      { description: 'Open Policy Agent, with the fields of Strimzi.', additionalProperties: true },
    ),
    Type.Object(
      { type: Type.Literal('keycloak') },
      { description: 'Keycloak, with the fields of Strimzi.', additionalProperties: true },
    ),
    Type.Object(
      { type: Type.Literal('custom') },
      { description: 'An authorizer of your own, with the fields of Strimzi.', additionalProperties: true },
    ),
  ],
  { description: 'Who may do what.', expected: 'one of `simple`, `opa`, `keycloak`, `custom`' },
);

const kafka = object(
  {
    version: optional(
      version({ description: 'Kafka version; the release of Strimzi says which there are.', examples: ['3.9.2'] }),
    ),
    brokers: optional(count(1, 1000, { description: 'Number of brokers.', default: 3 })),
    ...compute,
    storage: optional(brokerStorage),
    listeners: optional(
      listOf(listener, {
        description: 'How clients reach the brokers.',
        default: 'one named `tls` on port 9093, inside the Kubernetes cluster',
      }),
    ),
    authorization: optional(authorization),
    rack: optional(
      Type.Unsafe<boolean | string>({
        type: ['boolean', 'string'],
        // Text for Kubernetes, and a node label for nobody.
        pattern: '^(?!(?:[yY]|[yY]es|YES|[nN]|[nN]o|NO|[oO]n|ON|[oO]ff|OFF)$).',
        expected: '`true`, `false` or a node label',
        description:
          'Node label that tells brokers their rack, so that replicas are spread over racks; `true` is `topology.kubernetes.io/zone`.',
        default: 'true where the Kubernetes cluster has several zones',
      }),
    ),
  },
  { description: 'The brokers.' },
);

const zookeeper = object(
  {
    nodes: optional(count(1, 15, { description: 'Number of ZooKeeper nodes: odd.', default: 3 })),
    ...compute,
    storage: optional(zookeeperStorage),
  },
  { description: 'The ZooKeeper nodes (stack zookeeper).' },
);

const operation = object(
  {
    op: oneOf(['add', 'remove', 'replace', 'test', 'move', 'copy'], { description: 'What to do.' }),
    path: Type.String({
      pattern: '^/',
      expected: 'a path that begins with `/`',
      description: 'Where, as a JSON pointer.',
    }),
    from: optional(text({ description: 'Where from (move, copy).' })),
    value: optional(Type.Unknown({ description: 'What to put there.' })),
  },
  { description: 'One step of a patch.' },
);

const patch = object(
  {
    target: object(
      {
        group: optional(text({ description: 'API group.' })),
        version: optional(text({ description: 'API version.' })),
        kind: text({ description: 'Kind of the object.' }),
        name: optional(text({ description: 'Name of the object; without it all of the kind.' })),
      },
      { description: 'The rendered object it is for.' },
    ),
    operations: Type.Array(operation, {
      minItems: 1,
      description: 'Steps, as in RFC 6902.',
      expected: 'a list with at least one step',
    }),
  },
  { description: 'A change to a rendered object.' },
);

const settings = {
  namespace: optional(name({ description: 'Namespace. Two Kafka clusters may share one.', default: 'kafka' })),
  owner: optional(text({ description: 'Team to ask about this cluster.' })),
  tier: optional(
    oneOf(['production', 'staging', 'development'], {
      description: 'How much depends on it: production is checked most strictly.',
      default: 'production',
    }),
  ),
  stack: optional(oneOf(['zookeeper'], { description: 'What keeps the metadata.', default: 'zookeeper' })),
  labels: optional(
    labels({ description: 'Labels of the Kafka resource. They reach the pods: changing one restarts them.' }),
  ),
  annotations: optional(labels({ description: 'Annotations of the Kafka resource.' })),
  kafka: optional(kafka),
  zookeeper: optional(zookeeper),
  metrics: optional(
    flag({
      description: 'Whether brokers and ZooKeeper give metrics on port 9404. Turning it on or off restarts them.',
      default: true,
    }),
  ),
  kafkaExporter: optional(kafkaExporter),
  entityOperator: optional(entityOperator),
  cruiseControl: optional(cruiseControl),
  jmx: optional(jmx),
  zookeeperProxy: optional(zookeeperProxy),
  zookeeperExporter: optional(zookeeperExporter),
  patches: optional(
    listOf(patch, {
      description: 'A way out for what this file cannot say: changes to rendered objects, applied last.',
    }),
  ),
  manifests: optional(
    listOf(asInKubernetes({ description: 'A Kubernetes object.' }), {
      description: 'Further objects beside the cluster, in its namespace.',
    }),
  ),
  suppress: optional(suppressions),
};

export const kafkaCluster = Type.Object(
  {
    kind: Type.Literal('KafkaCluster', { description: 'Always `KafkaCluster`.' }),
    name: optional(
      name({ description: 'Name of the Kafka resource, if not that of the file. It cannot be changed later.' }),
    ),
    profiles: optional(
      listOf(name({ description: 'A file of clusters/profiles.' }), {
        description: 'Profiles to build on; a later one wins, this file wins over all.',
      }),
    ),
    ...settings,
  },
  {
    title: 'Kafka cluster',
    description: 'One Kafka cluster: `clusters/<kubernetes>/<kafka>.yaml`.',
    additionalProperties: false,
  },
);

export const profile = Type.Object(
  {
    kind: Type.Literal('Profile', { description: 'Always `Profile`.' }),
    ...settings,
  },
  {
    title: 'Profile',
    description: 'Named defaults that cluster files build on: `clusters/profiles/<name>.yaml`.',
    additionalProperties: false,
  },
);

export type KafkaClusterFile = Type.Static<typeof kafkaCluster>;
export type ProfileFile = Type.Static<typeof profile>;
export type ListenerSpec = Type.Static<typeof listener>;
export type PlacementSpec = Type.Static<typeof placement>;
export type JvmSpec = Type.Static<typeof jvm>;
export type VolumeSpec = { size?: string; class?: string; deleteClaim?: boolean };
export type PatchSpec = Type.Static<typeof patch>;
