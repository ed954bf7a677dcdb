/** Owns how users are written: `clusters/<kubernetes>/<kafka>/users.yaml`, or several such files in a folder `users`. */
import Type from 'typebox';
import { count, flag, labels, listOf, object, objectName, oneOf, optional, text } from './common.ts';
import { linesAccepted } from './suppress.ts';

export const authentications = ['tls', 'scram-sha-512', 'tls-external', 'none'] as const;

/** Kafka knows the beginnings of names, and no other patterns. */
const nameOrBeginning = (description: string) =>
  Type.String({
    pattern: '^([^*]+\\*?|\\*)$',
    expected: 'a name, or its beginning with `*` behind it, such as `orders.*`',
    description,
  });

const names = (description: string, examples: readonly unknown[]) =>
  listOf(nameOrBeginning('A name, or its beginning with `*` behind it.'), { description, examples });

/** A topic alone, or with the group that reads it. */
const consumed = Type.Unsafe<string | { readonly topic: string; readonly group?: string }>({
  type: ['string', 'object'],
  pattern: '^([^*]+\\*?|\\*)$',
  properties: {
    topic: nameOrBeginning('The topic, or the beginning of names with `*` behind it.'),
    group: optional(nameOrBeginning('The consumer group, or the beginning of names with `*` behind it.')),
  },
  required: ['topic'],
  additionalProperties: false,
  description: 'A topic, or `{ topic, group }`.',
  expected: 'a topic such as `orders.*`, or `{ topic: orders.*, group: billing }`',
});

const operations = [
  'Read',
  'Write',
  'Create',
  'Delete',
  'Alter',
  'Describe',
  'ClusterAction',
  'AlterConfigs',
  'DescribeConfigs',
  'IdempotentWrite',
  'All',
] as const;

const acl = object(
  {
    type: optional(
      oneOf(['allow', 'deny'], { description: 'Whether it gives rights or takes them.', default: 'allow' }),
    ),
    resource: object(
      {
        type: oneOf(['topic', 'group', 'cluster', 'transactionalId'], { description: 'What it is about.' }),
        name: optional(text({ description: 'Its name; none for `cluster`.' })),
        patternType: optional(
          oneOf(['literal', 'prefix'], {
            description: 'Whether `name` is the whole name or its beginning.',
            default: 'literal',
          }),
        ),
      },
      { description: 'What the rule is about.' },
    ),
    host: optional(text({ description: 'Address that the client comes from.', default: '*' })),
    operations: listOf(oneOf(operations, { description: 'An operation.' }), {
      description: 'What may be done, or may not.',
      examples: [['Read', 'Describe']],
    }),
  },
  { description: 'An access rule, with the fields of Strimzi.' },
);

const rate = (description: string) =>
  Type.Unsafe<string | number>({
    type: ['string', 'integer'],
    minimum: 0,
    pattern: '^[0-9]+(\\.[0-9]+)?(Ki|Mi|Gi|k|M|G)(/s)?$',
    expected: 'a size a second such as `10Mi/s`',
    examples: ['10Mi/s'],
    description,
  });

const quotas = object(
  {
    producerByteRate: optional(rate('Most that the user may write to each broker in a second.')),
    consumerByteRate: optional(rate('Most that the user may read from each broker in a second.')),
    requestPercentage: optional(
      count(0, 2147483647, {
        description: 'Most time that requests may take on each broker, in per cent of one thread.',
      }),
    ),
    controllerMutationRate: optional(
      Type.Number({
        minimum: 0,
        expected: 'a number of partitions a second',
        description: 'Most partitions that it may make or delete in a second, on average.',
      }),
    ),
  },
  { description: 'Limits for all clients of this user together.' },
);

const user = object(
  {
    authentication: optional(
      oneOf(authentications, {
        description:
          'How it proves who it is: a certificate or a password that the User Operator makes, a certificate from elsewhere, or something the operator has no part in.',
        default: 'what the listeners ask for, where they all ask for the same',
      }),
    ),
    password: optional(
      object(
        {
          secret: objectName({ description: 'Name of a Secret in the namespace of the cluster.' }),
          key: text({ description: 'Key in it.' }),
        },
        { description: 'Where the password is, for `scram-sha-512`; without it, the User Operator makes one.' },
      ),
    ),
    certificate: optional(
      object(
        {
          validityDays: count(1, 2147483647, { description: 'Days it is valid for.' }),
          renewalDays: count(1, 2147483647, { description: 'Days before its end on which it is renewed.' }),
        },
        {
          description:
            'How long a certificate of the user is valid, if not as long as those of the cluster, for `tls` (Strimzi 1.1 and later).',
        },
      ),
    ),
    produce: optional(names('Topics it may write to.', [['orders.events', 'audit.*']])),
    consume: optional(
      listOf(consumed, {
        description:
          'Topics it may read, each with the consumer group that it reads as: the name of the user, if none is named.',
        examples: [['payments.*']],
      }),
    ),
    transactionalIds: optional(names('Transactional ids it may write with.', [['order-service-*']])),
    acls: optional(
      listOf(acl, { description: 'Further access rules. An empty list for a user that is given none at all.' }),
    ),
    quotas: optional(quotas),
    owner: optional(text({ description: 'Team to ask about this user, if not that of the file.' })),
    secretLabels: optional(labels({ description: 'Labels of the Secret with its credentials.' })),
    secretAnnotations: optional(labels({ description: 'Annotations of the Secret with its credentials.' })),
    labels: optional(labels({ description: 'Further labels of the KafkaUser.' })),
    annotations: optional(labels({ description: 'Annotations of the KafkaUser.' })),
    paused: optional(
      flag({ description: 'Whether the User Operator leaves the user as it is for now.', default: false }),
    ),
    deletable: optional(
      flag({
        description:
          'Whether Argo CD deletes the KafkaUser, and with it the rights and the Secret, once it is in no file any more.',
        default: false,
      }),
    ),
  },
  {
    description: 'A user; `{}` for one that has nothing of its own.',
    expected: '`{}`, or `key: value` lines below it',
  },
);

export const users = Type.Object(
  {
    kind: Type.Literal('Users', { description: 'Always `Users`.' }),
    owner: optional(text({ description: 'Team to ask about these users.' })),
    users: Type.Record(Type.String(), user, {
      description: 'Users by their name, which is that of the KafkaUser and of the Secret with their credentials.',
      expected: 'users by name, such as `order-service: { produce: [orders.events] }`',
      examples: [{ 'order-service': { produce: ['orders.events'], consume: ['payments.*'] } }],
    }),
    suppress: optional(linesAccepted),
  },
  {
    title: 'Users',
    description: 'Users of one Kafka cluster: `clusters/<kubernetes>/<kafka>/users.yaml`, or files in `users/` there.',
    additionalProperties: false,
  },
);

export type UsersFile = Type.Static<typeof users>;
export type UserFile = Type.Static<typeof user>;
export type AclSpec = Type.Static<typeof acl>;
export type Authentication = (typeof authentications)[number];
