/** Owns how a Kafka cluster is written: `clusters/<kubernetes>/<kafka>.yaml`, and the profiles it may build on. */
import Type from 'typebox';
import { accept } from './accept.ts';
import {
  asInKubernetes,
  byField,
  count,
  flag,
  labels,
  listOf,
  name,
  object,
  oneOf,
  optional,
  text,
  version,
} from './common.ts';
import { deletable } from './deletable.ts';
import { cruiseControl, entityOperator, jmx, kafkaExporter, zookeeperExporter, zookeeperProxy } from './kafka-parts.ts';
import { listener } from './listeners.ts';
import { migration, pools } from './node-pools.ts';
import { brokerStorage, compute, server, zookeeperStorage } from './nodes.ts';
import { restart } from './restart.ts';
import { suppressions } from './suppress.ts';
import { quotas, tieredStorage } from './tiered-storage.ts';

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
    metadataVersion: optional(
      Type.String({
        pattern: '^[0-9]+\\.[0-9]+(\\.[0-9]+|-IV[0-9]+)?$',
        expected: 'a version such as `4.2-IV1`, or `"4.2"` in quotes',
        description:
          'Version of the metadata log (stack kraft). It follows the Kafka version when an upgrade has proved itself; there is hardly a way back.',
        examples: ['4.2-IV1'],
      }),
    ),
    brokers: optional(
      count(1, 1000, {
        description: 'Number of brokers; with pools, of the pool with the brokers, if there is one.',
        default: 3,
      }),
    ),
    ...compute,
    ...server,
    storage: optional(brokerStorage),
    listeners: optional(
      listOf(listener, {
        description: 'How clients reach the brokers.',
        default: 'one named `tls` on port 9093, inside the Kubernetes cluster',
      }),
    ),
    authorization: optional(authorization),
    tieredStorage: optional(tieredStorage),
    quotas: optional(quotas),
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
  {
    description:
      'The brokers. With pools, what is said of nodes here holds for pools with brokers that say nothing else.',
  },
);

const zookeeper = object(
  {
    nodes: optional(count(1, 15, { description: 'Number of ZooKeeper nodes: odd.', default: 3 })),
    ...compute,
    ...server,
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
  stack: optional(
    oneOf(['zookeeper', 'kraft'], {
      description: 'What keeps the metadata: ZooKeeper, or controllers of Kafka itself.',
      default: 'zookeeper where the release of Strimzi runs it, else kraft',
    }),
  ),
  pools: optional(pools),
  migration: optional(migration),
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
  restart: optional(restart),
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
    accept: optional(accept),
    deletable: optional(
      deletable(
        'Objects of the overlay that Argo CD deletes once they are in it no more: it is written in the change before the one that takes them out. The Kafka resource goes by `removal`, topics and users by `deletable` of their own.',
        'KafkaNodePool/old',
      ),
    ),
    removal: optional(
      oneOf(['unprotected', 'deleted'], {
        description:
          'How far it is on the way out, one pull request a step, as `fleet remove` writes them: nothing keeps it from being deleted any more (unprotected), then brokers, topics and users are gone and a note stands in their place (deleted), then this file goes. Disks stay unless `deleteClaim` says otherwise.',
      }),
    ),
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
export type PatchSpec = Type.Static<typeof patch>;
