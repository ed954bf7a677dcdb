/** Owns how a cluster file says what brokers do beside their disks: keep old records elsewhere, and hold clients back. */
import Type from 'typebox';
import { byField, count, listOf, object, optional, text } from './common.ts';

const bytes = (description: string) => optional(count(0, Number.MAX_SAFE_INTEGER, { description }));

export const tieredStorage = object(
  {
    className: text({
      description: 'Class that moves segments, a `RemoteStorageManager`.',
      examples: ['io.aiven.kafka.tieredstorage.RemoteStorageManager'],
    }),
    classPath: text({
      description: 'Where its jars are: in an image of your own, or in a volume that a template mounts.',
      examples: ['/opt/kafka/plugins/tiered-storage/*'],
    }),
    config: optional(
      Type.Record(
        Type.String(),
        Type.Unsafe<string | number | boolean>({
          type: ['string', 'number', 'boolean'],
          expected: 'text, a number, `true` or `false`',
        }),
        { description: 'Settings of that class, without `rsm.config.` in front.' },
      ),
    ),
  },
  {
    description:
      'Keeps closed segments of topics with `remote.storage.enable` in other storage, such as S3 (from Strimzi 0.40 on).',
  },
);

const rates = {
  producerByteRate: bytes('Bytes a second that a broker takes.'),
  consumerByteRate: bytes('Bytes a second that a broker gives.'),
};

export const quotas = byField(
  'type',
  [
    object(
      {
        type: Type.Literal('kafka'),
        ...rates,
        requestPercentage: optional(
          count(0, 2147483647, { description: 'Share of a thread that one client may have, in percent.' }),
        ),
        controllerMutationRate: optional(
          Type.Number({
            minimum: 0,
            expected: 'a number of 0 or more',
            description: 'Partitions made or deleted a second.',
          }),
        ),
      },
      { description: 'Default quotas of each client, by Kafka itself.' },
    ),
    object(
      {
        type: Type.Literal('strimzi'),
        ...rates,
        minAvailableBytesPerVolume: bytes('Free bytes of a disk below which producers are stopped.'),
        minAvailableRatioPerVolume: optional(
          Type.Number({
            minimum: 0,
            maximum: 1,
            expected: 'a number from 0 to 1',
            description: 'Free share of a disk below which producers are stopped.',
          }),
        ),
        excludedPrincipals: optional(
          listOf(
            Type.String({ pattern: '^User:.', expected: 'a user such as `User:CN=app`', description: 'A user.' }),
            {
              description: 'Users without a quota.',
            },
          ),
        ),
      },
      { description: 'Quotas of all clients of a broker together, and a stop before disks are full, by a plugin.' },
    ),
  ],
  { description: 'How much clients may send and fetch (from Strimzi 0.42 on).', expected: 'one of `kafka`, `strimzi`' },
);

export type TieredStorageSpec = Type.Static<typeof tieredStorage>;
