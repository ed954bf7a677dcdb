/** Owns making bad input by chance: mutations of sound texts, and trees of values that nobody expects. */
import fc from 'fast-check';
import type { Plain } from '../../tooling/source/node.ts';

const oddCharacters = [
  ...['\t', '\n', '\r', '\u0000', '\u0007', '\u001b[2J', '\u0085', '\u2028', '\ufeff', '\ud83d', '😀', 'é'],
  ...[
    ' ',
    ':',
    ': ',
    '-',
    '- ',
    '#',
    ' #',
    '"',
    "'",
    '[',
    ']',
    '{',
    '}',
    ',',
    '|',
    '>',
    '&',
    '*',
    '!',
    '%',
    '@',
    '`',
    '?',
  ],
  ...[
    '<<<<<<< HEAD\n',
    '=======\n',
    '---\n',
    '...\n',
    '%YAML 1.1\n',
    '<<: ',
    '&a ',
    '*a ',
    '!!str ',
    '\\',
    '__proto__: ',
  ],
];

const oddValues = [
  ...[
    '',
    '~',
    'yes',
    '0440',
    '1_000',
    '.inf',
    '-1',
    '1e400',
    '99999999999999999999',
    '3.9',
    '2024-01-01',
    '0x',
    "''",
    '""',
  ],
  ...[
    '[]',
    '{}',
    '[[]]',
    '{a: {}}',
    '[null]',
    '- a',
    'a: b',
    '*x',
    '&x y',
    '!!binary aGk=',
    '!x',
    '| \n',
    '>-\n  a\n',
    '"\\x"',
  ],
  ...[
    'toString',
    '__proto__',
    'constructor',
    '../../etc',
    '/etc/passwd',
    'https://x/y',
    '16GB',
    'a'.repeat(300),
    '\u001b[31m',
  ],
];

const place = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });

type Mutation = (text: string) => string;

function onLines(change: (lines: string[], at: number) => void): fc.Arbitrary<Mutation> {
  return place.map((part) => (text) => {
    const lines = text.split('\n');
    change(lines, Math.floor(part * lines.length));
    return lines.join('\n');
  });
}

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  onLines((lines, at) => void lines.splice(at, 1)),
  onLines((lines, at) => void lines.splice(at, 0, lines[at] ?? '')),
  onLines((lines, at) => void lines.splice(at, 2, lines[at + 1] ?? '', lines[at] ?? '')),
  onLines((lines, at) => void lines.splice(at, 1, ` ${lines[at] ?? ''}`)),
  onLines((lines, at) => void lines.splice(at, 1, (lines[at] ?? '').trimStart())),
  onLines((lines, at) => void lines.splice(at, 1, `${lines[at] ?? ''}${lines[at] ?? ''}`)),
  fc.tuple(place, fc.constantFrom(...oddCharacters)).map(([part, odd]) => (text: string) => {
    const at = Math.floor(part * text.length);
    return text.slice(0, at) + odd + text.slice(at);
  }),
  fc.tuple(place, fc.nat(40)).map(([part, length]) => (text: string) => {
    const at = Math.floor(part * text.length);
    return text.slice(0, at) + text.slice(at + length);
  }),
  fc.tuple(place, fc.constantFrom(...oddValues)).map(([part, odd]) => (text: string) => {
    const values = [...text.matchAll(/(?<=: |- )[^\n]*/g)];
    const value = values[Math.floor(part * values.length)];
    return value === undefined ? text : text.slice(0, value.index) + odd + text.slice(value.index + value[0].length);
  }),
  place.map((part) => (text: string) => text.slice(0, Math.floor(part * text.length))),
);

/** One to three mutations, one after the other. */
export const mutations: fc.Arbitrary<Mutation> = fc
  .array(mutation, { minLength: 1, maxLength: 3 })
  .map((all) => (text) => all.reduce((changed, change) => change(changed), text));

const word = fc.constantFrom(
  ...[
    '',
    'a',
    'kafka',
    'name',
    'type',
    'size',
    'true',
    '0',
    '100Gi',
    '3.9.2',
    '__proto__',
    'toString',
    '$patch',
    '<<',
    '/x',
  ],
  ...['simple', 'internal', 'delete', 'Kafka', '\n', 'a b', 'ä', 'x'.repeat(200)],
);

/** Data of any shape, of words that mean something in our files. */
export const { oddTree } = fc.letrec<{ oddTree: Plain }>((tie) => ({
  oddTree: fc.oneof(
    { depthSize: 'small' },
    word,
    fc.oneof(fc.integer({ min: -2, max: 70_000 }), fc.constantFrom(0.5, 1e21, 2 ** 53), fc.constant(2n ** 63n)),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('oddTree'), { maxLength: 3 }),
    fc.dictionary(word, tie('oddTree'), { maxKeys: 3, noNullPrototype: false }),
  ),
}));

/** The data with something else at one place, anywhere in it; `part` says where. */
export function withTreeAt(data: Plain, part: number, tree: Plain): Plain {
  const count = countOf(data);
  let left = Math.floor(part * count);
  const replace = (value: Plain): Plain => {
    if (left-- === 0) return tree;
    if (Array.isArray(value)) return (value as readonly Plain[]).map(replace);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, replace(child)]));
  };
  return replace(data);
}

function countOf(data: Plain): number {
  if (typeof data !== 'object' || data === null) return 1;
  return Object.values(data).reduce<number>((sum, child) => sum + countOf(child as Plain), 1);
}
