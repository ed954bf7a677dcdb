/** Owns how it is written when changes may reach the Kafka clusters of a Kubernetes cluster. */
import Type from 'typebox';
import { listOf, object, oneOf, optional, text } from './common.ts';

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

const window = object(
  {
    days: optional(
      listOf(oneOf(weekdays, { description: 'A day.' }), {
        description: 'Days on which it opens.',
        default: 'every day',
      }),
    ),
    from: Type.String({
      pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$',
      expected: 'a time from "00:00" to "23:59", in quotes',
      description: 'When it opens, by the clocks of the time zone.',
      examples: ['02:00'],
    }),
    for: Type.String({
      pattern: '^[1-9][0-9]*(m|h|d)$',
      expected: 'a time such as `90m`, `3h` or `2d`',
      description: 'How long it is open, seven days at most. What has begun by then goes on to its end.',
      examples: ['3h'],
    }),
  },
  { description: 'A time in which changes are applied.' },
);

const day = (description: string) =>
  Type.String({
    pattern: '^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$',
    expected: 'a month and a day such as `12-24`',
    description,
    examples: ['12-24'],
  });

const closed = object(
  {
    from: day('The first day.'),
    to: day('The last day; one that is earlier in the year is in the next one.'),
    reason: optional(text({ description: 'Why.', examples: ['Christmas trade'] })),
  },
  { description: 'Days, the same every year.' },
);

export const maintenance = object(
  {
    timeZone: text({ description: 'Whose clocks are meant.', examples: ['Europe/Amsterdam'] }),
    windows: optional(
      listOf(window, {
        description: 'Times in which changes are applied; outside of all of them they wait.',
        default: 'at any time',
      }),
    ),
    closed: optional(
      listOf(closed, {
        description: 'Days on which nothing is applied, whatever `windows` says; it is so every year.',
      }),
    ),
  },
  {
    description:
      'When Argo CD applies changes of the Kafka clusters, of the operator and of its CRDs. Prometheus and the Drain Cleaner, which restart no broker, do not wait.',
  },
);

export type MaintenanceSpec = Type.Static<typeof maintenance>;
export type MaintenanceWindow = Type.Static<typeof window>;
export type ClosedDays = Type.Static<typeof closed>;
