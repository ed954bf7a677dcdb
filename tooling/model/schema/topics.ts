/** Owns how topics are written: `clusters/<kubernetes>/<kafka>/topics.yaml`, or several such files in a folder `topics`. */
import Type from 'typebox';
import { count, flag, labels, limitOfSize, limitOfTime, object, objectName, oneOf, optional, text } from './common.ts';
import { linesAccepted } from './suppress.ts';

/** Java's largest `short` and `int`, which Kafka keeps these in. */
const mostCopies = 32767;
const mostPartitions = 2147483647;

const setting = Type.Unsafe<string | number | boolean | readonly (string | number)[]>({
  type: ['string', 'number', 'boolean', 'array'],
  items: { type: ['string', 'number'] },
  expected: 'text, a number, `true` or `false`',
});

const topic = object(
  {
    partitions: optional(
      count(1, mostPartitions, {
        description: 'Number of partitions. It can grow, and never shrink; records of a key then go elsewhere.',
        default: 'what `num.partitions` of the brokers says when the topic is made',
      }),
    ),
    replicas: optional(
      count(1, mostCopies, {
        description: 'Copies of each partition. Only Cruise Control can change it later.',
        default: 'what `default.replication.factor` of the brokers says when the topic is made',
      }),
    ),
    minInSync: optional(
      count(1, mostCopies, {
        description:
          'Copies that must have a record before it counts as written, for producers that ask for it (`min.insync.replicas`).',
        default: 'that of the brokers',
      }),
    ),
    retention: optional(
      limitOfTime({
        description: 'How long records are kept (`retention.ms`).',
        examples: ['7d'],
        default: 'that of the brokers',
      }),
    ),
    retentionBytes: optional(
      limitOfSize({
        description: 'How much of each partition is kept (`retention.bytes`).',
        examples: ['10Gi'],
        default: 'that of the brokers',
      }),
    ),
    cleanup: optional(
      oneOf(['delete', 'compact', 'compact,delete'], {
        description:
          'What becomes of old records (`cleanup.policy`): deleted, or all but the last of each key, or both.',
        default: 'that of the brokers',
      }),
    ),
    config: optional(
      Type.Record(Type.String(), setting, {
        description: 'Further settings of the topic, as Kafka calls them.',
        examples: [{ 'compression.type': 'zstd' }],
      }),
    ),
    owner: optional(text({ description: 'Team to ask about this topic, if not that of the file.' })),
    resource: optional(
      objectName({
        description:
          'Name of the KafkaTopic, if not that of the topic. It cannot be changed later. Needed where two clusters in one namespace have a topic of one name.',
        default: 'the name of the topic; where Kubernetes takes no such name, one that is made of it',
      }),
    ),
    labels: optional(labels({ description: 'Further labels of the KafkaTopic.' })),
    annotations: optional(labels({ description: 'Annotations of the KafkaTopic.' })),
    managed: optional(
      flag({
        description:
          'Whether the Topic Operator looks after the topic. With `false` it leaves the topic alone, also when the KafkaTopic goes.',
        default: true,
      }),
    ),
    paused: optional(
      flag({ description: 'Whether the Topic Operator leaves the topic as it is for now.', default: false }),
    ),
    deletable: optional(
      flag({
        description: 'Whether Argo CD deletes the KafkaTopic, and with it all records, once it is in no file any more.',
        default: false,
      }),
    ),
  },
  {
    description: 'A topic; `{}` for one that has nothing of its own.',
    expected: '`{}`, or `key: value` lines below it',
  },
);

export const topics = Type.Object(
  {
    kind: Type.Literal('Topics', { description: 'Always `Topics`.' }),
    owner: optional(text({ description: 'Team to ask about these topics.' })),
    topics: Type.Record(Type.String(), topic, {
      description: 'Topics by their name in Kafka.',
      expected: 'topics by name, such as `orders.events: { partitions: 12 }`',
      examples: [{ 'orders.events': { partitions: 12, retention: '7d' } }],
    }),
    suppress: optional(linesAccepted),
  },
  {
    title: 'Topics',
    description:
      'Topics of one Kafka cluster: `clusters/<kubernetes>/<kafka>/topics.yaml`, or files in `topics/` there.',
    additionalProperties: false,
  },
);

export type TopicsFile = Type.Static<typeof topics>;
export type TopicFile = Type.Static<typeof topic>;
