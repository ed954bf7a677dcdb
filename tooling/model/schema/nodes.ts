/** Owns how nodes are written, be they brokers, ZooKeeper nodes or those of a pool: their disks, where they run, their Java machine. */
import Type from 'typebox';
import {
  asInKubernetes,
  count,
  cpu,
  flag,
  heap,
  labels,
  listOf,
  name,
  object,
  objectName,
  oneOf,
  optional,
  size,
  text,
} from './common.ts';

const volume = {
  size: optional(size({ description: 'Size of each volume. It can grow, and never shrink.', examples: ['100Gi'] })),
  class: optional(
    objectName({ description: 'Storage class, one of those in cluster.yaml; without it, the default class.' }),
  ),
  deleteClaim: optional(flag({ description: 'Whether the data goes when the cluster is deleted.', default: false })),
};

export const brokerStorage = object(
  {
    ...volume,
    ephemeral: optional(
      flag({ description: 'No volumes at all: data is lost with each pod. For trying out.', default: false }),
    ),
    volumes: optional(
      listOf(
        object(
          {
            id: count(0, 2147483647, { description: 'Number of the volume; it never changes.' }),
            ...volume,
            metadata: optional(
              flag({
                description: 'Whether the log of the metadata is on this volume (KRaft).',
                default: 'true for the first volume',
              }),
            ),
          },
          { description: 'One volume of several.' },
        ),
        { description: 'Several volumes for each broker (JBOD) instead of one.' },
      ),
    ),
  },
  { description: 'The disk of each broker.' },
);

export const zookeeperStorage = object(
  {
    ...volume,
    ephemeral: optional(
      flag({ description: 'No volume: data is lost with each pod. For trying out.', default: false }),
    ),
  },
  { description: 'The disk of each ZooKeeper node.' },
);

export const placement = object(
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

export const jvm = object(
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

/** What nodes of any kind have: where they run, and on what. */
export const compute = {
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
  placement: optional(placement),
  podLabels: optional(labels({ description: 'Labels of the pods. Changing one restarts them.' })),
  podAnnotations: optional(labels({ description: 'Annotations of the pods. Changing one restarts them.' })),
  priorityClass: optional(name({ description: 'Priority class of the pods.' })),
};

/** What a server is handed, the same for all of its nodes. */
export const server = {
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
};

export type PlacementSpec = Type.Static<typeof placement>;
export type JvmSpec = Type.Static<typeof jvm>;
