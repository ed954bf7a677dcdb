/** Owns resources as no operator leaves them: statuses of odd types, with keys and texts of real ones. */
import fc from 'fast-check';
import type { Plain } from '../../tooling/source/node.ts';

/** @param likely resources whose keys and texts are used: at the right depth or anywhere, with any value behind them. */
export function oddResources(likely: readonly Plain[]): fc.Arbitrary<Plain> {
  const words = wordsOf(likely);
  const { value } = fc.letrec<{ value: Plain }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom<Plain>(null, true, false, 'True', 'true', 0, 1, 2, -1, 1.5, ''),
      fc.constantFrom(...words),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom(...words), tie('value'), { maxKeys: 6, noNullPrototype: true }),
    ),
  }));
  const condition = fc.record(
    { type: fc.constantFrom(...words), status: fc.constantFrom('True', 'False'), reason: value, message: value },
    { requiredKeys: [], noNullPrototype: true },
  );
  const some = fc.dictionary(fc.constantFrom(...words), value, { maxKeys: 6, noNullPrototype: true });
  return fc.record(
    {
      metadata: fc.oneof(value, fc.record({ generation: value, annotations: fc.oneof(value, some), labels: value })),
      spec: fc.oneof(value, some),
      status: fc.oneof(
        value,
        fc
          .tuple(some, fc.record({ observedGeneration: value, conditions: fc.array(condition, { maxLength: 4 }) }))
          .map(([more, usual]): Plain => ({ ...more, ...usual })),
      ),
    },
    { requiredKeys: [], noNullPrototype: true },
  );
}

/** Keys and texts that checks may look at. */
function wordsOf(resources: readonly Plain[]): readonly string[] {
  const words = new Set<string>();
  const collect = (value: Plain): void => {
    if (typeof value === 'string') words.add(value);
    else if (Array.isArray(value)) (value as readonly Plain[]).forEach(collect);
    else if (typeof value === 'object' && value !== null) {
      for (const [key, entry] of Object.entries(value)) {
        words.add(key);
        collect(entry);
      }
    }
  };
  resources.forEach(collect);
  return [...words];
}
