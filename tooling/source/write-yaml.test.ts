import fc from 'fast-check';
import { load, YAML11_SCHEMA } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type Plain, toPlain } from './node.ts';
import { readYaml } from './read-yaml.ts';
import { writePlain, writeYaml } from './write-yaml.ts';

/** Text that some reader of YAML takes for something else, or that ends what it stands in. */
const tricky = [
  ...['', ' ', 'yes', 'No', 'on', 'y', 'null', '~', 'True', '<<', '=', '!', '?', '-', '- a', '...', '---', '--- a'],
  ...['0440', '0o17', '0b11', '0b-11', '0x1f', '1_000', '1__0', '1e3', '1.', '.5', '+1', '1:30', '190:20:30', '.inf'],
  ...['2024-01-01', '2024-1-1 1:2:3', '2001-12-14t21:59:43.10-05:00', '!tag', '&a', '*a', '@', '`', '%', '|', '>'],
  ...['#', 'a #b', 'a: b', 'a:', ':', '"', "'", "it's", '{', '[', ']', ',', '{{ x }}', 'a\tb', '\ta', ' a', 'a '],
  ...[
    'a\nb',
    'a\n',
    'a\n\n',
    '\n',
    '\n\n',
    '\n a',
    '  a\nb',
    'a\n\n  b\n',
    'a\r\n',
    '\r',
    '---\na',
    'a\n---\nb',
    'a\n...',
  ],
  ...[
    '\u0000',
    '\u0007',
    '\u001b[31m',
    '\u007f',
    '\u0085',
    '\u00a0',
    '\u2028',
    '\ufeff',
    'é',
    '😀',
    '\ud800',
    'x'.repeat(3000),
  ],
  ...['__proto__', 'constructor', 'toString'],
];

const text = fc.oneof(
  fc.constantFrom(...tricky),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({ unit: fc.constantFrom(...' \n\t-:#\'"?!&*|>%@{}[],.0123456789eExXoObB_+~=<nyNYyes'), maxLength: 12 }),
);
const number = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0) && isSmall(value)),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).filter((value) => !Number.isSafeInteger(Number(value))),
);
/** The reader gives a whole double beyond 2^53 as the integer that Go would print. */
function isSmall(value: number): boolean {
  return !Number.isInteger(value) || Number.isSafeInteger(value) || Math.abs(value) >= 1e21;
}

const { tree } = fc.letrec<{ tree: Plain }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    text,
    number,
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.array(fc.tuple(text, tie('tree')), { maxLength: 4 }).map((entries) => toObject(entries)),
  ),
}));

function toObject(entries: readonly (readonly [string, Plain])[]): Plain {
  const object: Record<string, Plain> = Object.create(null);
  for (const [key, value] of entries) object[key] = value;
  return object;
}

/** Entries instead of properties, so that no key is special to whoever compares. */
function comparable(plain: unknown, integer: (value: bigint) => unknown = (value) => value): unknown {
  const forOthers = (value: unknown): unknown => comparable(value, integer);
  if (typeof plain === 'bigint') return integer(plain);
  if (Array.isArray(plain)) return plain.map(forOthers);
  if (plain instanceof Map) return sorted([...plain].map(([key, value]) => [String(key), forOthers(value)]));
  if (typeof plain !== 'object' || plain === null) return plain;
  return sorted(Object.entries(plain).map(([key, value]) => [key, forOthers(value)]));
}

/** As other libraries give it: numbers for what a double holds only roughly. */
function forOthers(plain: unknown): unknown {
  return comparable(plain, Number);
}

function sorted(entries: readonly (readonly unknown[])[]): unknown {
  return { entries: [...entries].sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)) };
}

function readBack(yaml: string): Plain | undefined {
  const { documents, problems } = readYaml({ path: 'written.yaml', text: yaml });
  expect(problems).toEqual([]);
  expect(documents).toHaveLength(1);
  return documents[0] && toPlain(documents[0]);
}

const runs = { numRuns: 600, seed: 20240607 };

describe('what is written is read again as it was', () => {
  test('by our own reader, which reads as kustomize does', () => {
    fc.assert(
      fc.property(tree, (plain) => {
        expect(comparable(readBack(writePlain(plain)))).toEqual(comparable(plain));
      }),
      runs,
    );
  });

  test('by a reader of YAML 1.1', () => {
    fc.assert(
      fc.property(tree, (plain) => {
        // The keys `__proto__` and `<<` mean something of their own there.
        const yaml = writePlain(toObject([['tree', plain]]));
        const read = load(yaml, { schema: YAML11_SCHEMA, mapAsMap: true } as object);
        expect(forOthers(read)).toEqual(forOthers(toObject([['tree', plain]])));
      }),
      runs,
    );
  });

  test.each(['1.1', '1.2'] as const)('by another library, as YAML %s', (version) => {
    fc.assert(
      fc.property(tree, (plain) => {
        const read = parse(writePlain(plain), { version, mapAsMap: true, merge: false, logLevel: 'silent' });
        expect(forOthers(read)).toEqual(forOthers(plain));
      }),
      runs,
    );
  });
});

test.each(tricky)('%j is the same as value, as key and in a list', (one) => {
  const plain = toObject([
    [one, one],
    ['list', [one, [one], toObject([[one, one]])]],
  ]);
  expect(comparable(readBack(writePlain(plain)))).toEqual(comparable(plain));
});

test('nothing that is written splits a file into documents', () => {
  fc.assert(
    fc.property(tree, (plain) => {
      expect(writePlain(toObject([['tree', plain]]))).not.toMatch(/^(?:---|\.\.\.)/m);
    }),
    runs,
  );
});

test('a tree that was read is written as the same data', () => {
  const { documents } = readYaml({
    path: 'a.yaml',
    text: 'a: &x [1, 0x10, "yes"]\nb: *x\n"9092": { c: 1e21, d: 1e-7 }\n',
  });
  expect(documents.map(writeYaml)).toEqual([
    "a:\n  - 1\n  - 16\n  - 'yes'\nb:\n  - 1\n  - 16\n  - 'yes'\n'9092':\n  c: 1.0e+21\n  d: 1.0e-7\n",
  ]);
});
