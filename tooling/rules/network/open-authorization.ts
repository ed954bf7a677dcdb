/** Owns what gives everybody all rights in spite of authorization: super users that are anybody, and a setting of the authorizer. */
import type { KafkaResource } from '../kafka-resource.ts';
import type { Place } from '../place.ts';

export interface Opening {
  readonly says: string;
  readonly place: Place;
}

const superUsers = ['spec', 'kafka', 'authorization', 'superUsers'] as const;
const everyone = 'allow.everyone.if.no.acl.found';

export function openedTo(kafka: KafkaResource): readonly Opening[] {
  if (!kafka.has('spec', 'kafka', 'authorization')) return [];
  return [
    ...kafka.list(...superUsers).flatMap((user, at) =>
      user === 'ANONYMOUS'
        ? {
            says: 'Super user `ANONYMOUS` is every client that does not say who it is, and may do everything; remove it.',
            place: kafka.place(...superUsers, at),
          }
        : [],
    ),
    ...(kafka.config(everyone)?.toLowerCase() === 'true'
      ? [
          {
            says: `\`${everyone}\` lets every client do everything with whatever has no access rule yet; remove it, and give users the rights they need.`,
            place: kafka.place('spec', 'kafka', 'config', everyone),
          },
        ]
      : []),
  ];
}
