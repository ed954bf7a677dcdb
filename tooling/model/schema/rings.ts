/** Owns how it is written in which order Kubernetes clusters get a change of a base: `clusters/rings.yaml`. */
import Type from 'typebox';
import { listOf, name, object, optional, text } from './common.ts';

const change = object(
  {
    ring: name({ description: 'The ring that it has reached; those before it have it, too.' }),
    until: Type.String({
      pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$',
      description: 'The day by which it is on everywhere and part of the base.',
      expected: 'a day such as `2027-03-31`',
    }),
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

export const rings = Type.Object(
  {
    kind: Type.Literal('Rings', { description: 'What this file describes.' }),
    rings: listOf(name({ description: 'A ring.' }), {
      description:
        'The rings, those that get a change first before the others. Kubernetes clusters that name none are in the last one.',
    }),
    changes: optional(Type.Record(Type.String(), change, { description: 'Changes that are on their way, by a name.' })),
  },
  {
    title: 'Rings',
    description: 'The order in which Kubernetes clusters get a change of a base: `clusters/rings.yaml`.',
    additionalProperties: false,
  },
);

export type RingsFile = Type.Static<typeof rings>;
