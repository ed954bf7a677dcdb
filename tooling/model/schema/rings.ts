/** Owns how it is written in which order Kubernetes clusters get a change of a base: `clusters/rings.yaml`. */
import Type from 'typebox';
import { listOf, name, object, optional, text } from './common.ts';

const day = (description: string) =>
  Type.String({
    // Unquoted, YAML makes a time of it.
    pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}(T00:00:00Z)?$',
    expected: 'a day such as `2027-03-31`',
    examples: ['2027-03-31'],
    description,
  });

const change = object(
  {
    ring: name({ description: 'The ring that it has reached; those before it have it, too.' }),
    until: day('The day by which it is on everywhere and part of the base.'),
    reason: text({ description: 'What it is for.' }),
    component: optional(
      text({
        description: 'A component, in a folder of the base that it changes.',
        examples: ['base/kafka/kraft/rings/network-threads'],
      }),
    ),
    base: optional(
      text({ description: 'The base that another one takes the place of.', examples: ['base/prometheus'] }),
    ),
    replacement: optional(text({ description: 'The base that takes its place.', examples: ['base/prometheus-next'] })),
  },
  { description: 'A change of a base: either a `component`, or a `base` with its `replacement`.' },
);

const accepted = object(
  {
    base: text({ description: 'A folder in `base/`.', examples: ['base/prometheus'] }),
    until: day('The last day on which this holds.'),
    reason: text({ description: 'Why it cannot go from ring to ring.' }),
  },
  { description: 'A base that is edited for all rings at once.' },
);

export const rings = Type.Object(
  {
    kind: Type.Literal('Rings', { description: 'What this file describes.' }),
    rings: listOf(name({ description: 'A ring.' }), {
      description:
        'The rings, those that get a change first before the others. Kubernetes clusters that name none are in the last one.',
    }),
    changes: optional(Type.Record(Type.String(), change, { description: 'Changes that are on their way, by a name.' })),
    accept: optional(
      listOf(accepted, { description: 'Bases that may be edited for several rings at once, without a warning.' }),
    ),
  },
  {
    title: 'Rings',
    description: 'The order in which Kubernetes clusters get a change of a base: `clusters/rings.yaml`.',
    additionalProperties: false,
  },
);

export type RingsFile = Type.Static<typeof rings>;
