import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editPlain, type YamlEdit } from '../edit-plain.ts';
import { type Plain, type Route, toPlain } from '../node.ts';
import { readYaml } from '../read-yaml.ts';
import { planSplice, spliceYaml } from './splice.ts';

function spliced(text: string, ...edits: readonly YamlEdit[]): string | undefined {
  return spliceYaml({ path: 'orders.yaml', text }, edits);
}

const set = (value: Plain, ...route: Route): YamlEdit => ({ route, set: value });
const remove = (...route: Route): YamlEdit => ({ route, remove: true });

describe('a value is replaced', () => {
  test.each([
    ['plain, with a comment behind', 'a: 1 # one\nb: 2\n', set(3, 'a'), 'a: 3 # one\nb: 2\n'],
    ['in double quotes', 'a: "x" # y\n', set('it"s', 'a'), 'a: "it\\"s" # y\n'],
    ['in single quotes', "a: 'x'\n", set("it's", 'a'), "a: 'it''s'\n"],
    ['text in quotes by a number', 'a: "3"\n', set(2, 'a'), 'a: 2\n'],
    ['a number by text that looks like one', 'a: 3\n', set('3', 'a'), "a: '3'\n"],
    ['text that ends a list within braces', 'a: [x, y]\n', set('x]', 'a', 0), 'a: ["x]", y]\n'],
    ['an empty value', 'a:\nb: 2\n', set('x', 'a'), 'a: x\nb: 2\n'],
    ['an empty value with a comment', 'a: # why\nb: 2\n', set('x', 'a'), 'a: x # why\nb: 2\n'],
    ['an empty value within braces', '{ a: , b: 2 }\n', set('x', 'a'), '{ a: x , b: 2 }\n'],
    ['on a line of its own', 'a:\n  x\n', set('z', 'a'), 'a:\n  z\n'],
    ['over several lines', 'a: "x\n  y" # z\n', set('y', 'a'), 'a: "y" # z\n'],
    ['with Windows line ends', 'a: 1\r\nb: 2\r\n', set(3, 'b'), 'a: 1\r\nb: 3\r\n'],
    ['without a line end', 'a: 1\nb: 2', set(3, 'b'), 'a: 1\nb: 3'],
    ['null by a map', 'a: null # c\n', set(1, 'a', 'b', 'c'), 'a: { b: { c: 1 } } # c\n'],
    ['behind a separator', '---\na: 1\n', set(2, 'a'), '---\na: 2\n'],
  ])('%s', (_name, text, edit, result) => {
    expect(spliced(text, edit)).toBe(result);
  });
});

describe('an item is added', () => {
  test.each([
    ['to a list in brackets', 'a: [x] # c\n', set('z', 'a', 1), 'a: [x, z] # c\n'],
    ['to an empty one', 'a: [ ]\n', set('z', 'a', 0), 'a: [z]\n'],
    ['behind a comma', 'a: [x, ]\n', set('z', 'a', 1), 'a: [x, z, ]\n'],
    ['to lines', 'a:\n  - x # one\n  # two\nb: 1\n', set('z', 'a', 1), 'a:\n  - x # one\n  - z\n  # two\nb: 1\n'],
    ['to lines of maps', 'a:\n- b: 1\n  c: 2\nd: 3\n', set({ b: 2 }, 'a', 1), 'a:\n- b: 1\n  c: 2\n- { b: 2 }\nd: 3\n'],
    ['without a line end', 'a:\n  - x', set('z', 'a', 1), 'a:\n  - x\n  - z'],
  ])('%s', (_name, text, edit, result) => {
    expect(spliced(text, edit)).toBe(result);
  });

  test('and none further behind', () => {
    expect(spliced('a: [x]\n', set('z', 'a', 2))).toBeUndefined();
  });
});

describe('a key is added', () => {
  test.each([
    [
      'at the end of a block',
      'a:\n  b: 1 # one\n# two\nc: 3\n',
      set(2, 'a', 'x'),
      'a:\n  b: 1 # one\n  x: 2\n# two\nc: 3\n',
    ],
    ['with the indentation of the file', 'a:\n    b: 1\nc: 3\n', set(2, 'a', 'x'), 'a:\n    b: 1\n    x: 2\nc: 3\n'],
    ['to an item', 'a:\n  - b: 1\n  - c: 2\n', set(2, 'a', 0, 'x'), 'a:\n  - b: 1\n    x: 2\n  - c: 2\n'],
    ['within braces', 'a: { b: 1 } # c\n', set(2, 'a', 'x'), 'a: { b: 1, x: 2 } # c\n'],
    ['within braces with a comma at the end', 'a: { b: 1, }\n', set(2, 'a', 'x'), 'a: { b: 1, x: 2 }\n'],
    [
      'within braces over several lines',
      'a: {\n  b: 1, # one\n  c: [2] # two\n  }\n',
      set(2, 'a', 'x'),
      'a: {\n  b: 1, # one\n  c: [2], x: 2 # two\n  }\n',
    ],
    ['within empty braces', 'a: {}\n', set(2, 'a', 'x'), 'a: { x: 2 }\n'],
    [
      'with maps around it',
      'a: 1\n',
      set('required', 'k', 'placement', 'hosts'),
      'a: 1\nk:\n  placement: { hosts: required }\n',
    ],
    ['below an empty key', 'a: # c\nb: 1\n', set(2, 'a', 'x'), 'a: { x: 2 } # c\nb: 1\n'],
    [
      'behind a block of text',
      'a:\n  b: |\n    one\n\nc: 1\n',
      set(2, 'a', 'x'),
      'a:\n  b: |\n    one\n\n  x: 2\nc: 1\n',
    ],
    ['without a line end', 'a: 1', set(2, 'b'), 'a: 1\nb: 2'],
    ['with Windows line ends', 'a:\r\n  b: 1\r\nc: 1\r\n', set(2, 'a', 'x'), 'a:\r\n  b: 1\r\n  x: 2\r\nc: 1\r\n'],
    ['that needs quotes', 'a: 1\n', set(2, '1: x'), "a: 1\n'1: x': 2\n"],
    [
      'behind an alias',
      'a: &x { b: 1 }\nc:\n  d: *x\ne: 1\n',
      set(2, 'c', 'k'),
      'a: &x { b: 1 }\nc:\n  d: *x\n  k: 2\ne: 1\n',
    ],
  ])('%s', (_name, text, edit, result) => {
    expect(spliced(text, edit)).toBe(result);
  });
});

describe('an entry is removed', () => {
  test.each([
    ['with its line and the comment behind', 'a: 1 # one\nb: 2\n', remove('a'), 'b: 2\n'],
    ['and no comment above or below', '# zero\na: 1\n# one\nb: 2\n', remove('a'), '# zero\n# one\nb: 2\n'],
    ['the last of its map, with the map', 'a:\n  b:\n    c: 1\nd: 1\n', remove('a', 'b', 'c'), 'd: 1\n'],
    ['behind a dash', 'a:\n  - b: 1\n    c: 2\n', remove('a', 0, 'b'), 'a:\n  - c: 2\n'],
    ['the first within braces', 'a: { b: 1, c: 2 }\n', remove('a', 'b'), 'a: { c: 2 }\n'],
    ['the last within braces', 'a: { b: 1, c: [2] }\n', remove('a', 'c'), 'a: { b: 1 }\n'],
    ['an item', 'a:\n  - { b: 1 } # x\n  - { b: 2 }\n', remove('a', 0), 'a:\n  - { b: 2 }\n'],
    ['the only item, with its key', 'a:\n  - { b: 1 }\nc: 1\n', remove('a', 0), 'c: 1\n'],
    ['an item within brackets', 'a: [x, y, z]\n', remove('a', 1), 'a: [x, z]\n'],
    ['the last line of a file without a line end', 'a: 1\nb: 2', remove('b'), 'a: 1\n'],
    ['over several lines', 'a:\n  b: [\n    1, 2 # x\n    ]\nc: 1\n', remove('a', 'b'), 'c: 1\n'],
  ])('%s', (_name, text, edit, result) => {
    expect(spliced(text, edit)).toBe(result);
  });

  test('several at once', () => {
    const text = 's:\n  - { a: 1 }\n  - { a: 2 }\n  - { a: 3 }\nk: 1\n';
    expect(spliced(text, remove('s', 0), remove('s', 2), set(2, 'k'))).toBe('s:\n  - { a: 2 }\nk: 2\n');
    expect(spliced(text, remove('s', 0), remove('s', 1), remove('s', 2))).toBe('k: 1\n');
  });
});

describe('is refused', () => {
  test.each([
    ['a value that has an alias', 'a: &x 1\nb: *x\n', set(2, 'a')],
    ['a value that is an alias', 'a: &x 1\nb: *x\n', set(2, 'b')],
    ['what is below an alias', 'a: &x { c: 1 }\nb: *x\n', set(2, 'b', 'c')],
    ['what is merged in', 'a: &x { c: 1 }\nb:\n  <<: *x\n  d: 1\n', set(2, 'b', 'c')],
    ['a block of text', 'a: |\n  x\n', set('y', 'a')],
    ['a value with a tag', 'a: !!str 1\n', set('y', 'a')],
    ['a map', 'a: { b: 1 }\n', set(1, 'a')],
    ['an item that is not there', 'a: [1]\n', set(1, 'a', 2)],
    ['removing what is not there', 'a: 1\n', remove('b')],
    ['removing what an alias stands for', 'a: &x { c: 1, d: 1 }\nb: *x\n', remove('b', 'c')],
    ['the last entry of the file', 'a: 1\n', remove('a')],
    ['a file with two documents', 'a: 1\n---\nb: 1\n', set(2, 'a')],
    ['a file that is no YAML', 'a: [1\n', set(2, 'a')],
  ])('%s', (_name, text, edit) => {
    expect(spliced(text, edit)).toBeUndefined();
  });
});

/** A tree with the way each part of it is written. */
type Tree =
  | { readonly kind: 'scalar'; readonly text: string }
  | {
      readonly kind: 'map' | 'list';
      readonly flow: boolean;
      readonly wide: boolean;
      readonly items: readonly Tree[];
      readonly comment: boolean;
    };

const scalarTexts = [
  '1',
  '-2.5',
  'true',
  'x',
  'a b',
  '"q: #"',
  "'it''s'",
  '16Gi',
  '~',
  '"two\\nlines"',
  'http://x',
  '""',
];

const tree: fc.Arbitrary<Tree> = fc.letrec<{ node: Tree }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({ kind: fc.constant('scalar' as const), text: fc.constantFrom(...scalarTexts) }),
    fc.record({
      kind: fc.constantFrom('map' as const, 'list' as const),
      flow: fc.boolean(),
      wide: fc.boolean(),
      comment: fc.boolean(),
      items: fc.array(tie('node'), { minLength: 1, maxLength: 4 }),
    }),
  ),
})).node;

const names = ['a', 'key.with.points', '"quoted key"', 'name', 'é'];

/** @param indent of the entries of a block. */
function write(node: Tree, indent: string, inFlow: boolean, note: () => string): string {
  if (node.kind === 'scalar') return node.text;
  const flow = inFlow || node.flow;
  const [open, close] = node.kind === 'map' ? ['{', '}'] : ['[', ']'];
  const deeper = indent + (node.wide ? '    ' : '  ');
  const parts = node.items.map((item, index) => {
    const key = node.kind === 'map' ? `${names[index]}: ` : '';
    if (flow) return `${key}${write(item, indent, true, note)}`;
    const value = write(item, deeper, false, note);
    const isBlock = item.kind !== 'scalar' && !item.flow;
    const comment = node.comment && !isBlock ? ` # ${note()}` : '';
    if (node.kind === 'list')
      return `${indent}-${node.wide ? '   ' : ' '}${isBlock ? value.slice(deeper.length) : value}${comment}`;
    return isBlock ? `${indent}${key.trimEnd()}\n${value}` : `${indent}${key}${value}${comment}`;
  });
  return flow ? `${open}${node.wide ? ' ' : ''}${parts.join(', ')}${node.wide ? ' ' : ''}${close}` : parts.join('\n');
}

function routesIn(plain: Plain, route: Route = []): readonly Route[] {
  if (typeof plain !== 'object' || plain === null) return [route];
  const keys = Array.isArray(plain) ? [...(plain as readonly Plain[]).keys()] : Object.keys(plain);
  return [
    route,
    ...keys.flatMap((key) => routesIn((plain as { [key: string]: Plain })[key] as Plain, [...route, key])),
  ];
}

const values: readonly Plain[] = [
  7,
  'new',
  'with: colon',
  '[x]',
  'yes',
  '2026-11-22',
  true,
  null,
  "it's",
  'a, b',
  '#x',
  '',
  'é\n',
];

test('random edits of random files mean what they say, and touch nothing else', () => {
  let made = 0;
  fc.assert(
    fc.property(
      fc.record({
        root: tree,
        crlf: fc.boolean(),
        end: fc.boolean(),
        pick: fc.nat(),
        value: fc.constantFrom(...values),
        kind: fc.constantFrom('set', 'insert', 'remove'),
      }),
      ({ root, crlf, end, pick, value, kind }) => {
        fc.pre(root.kind === 'map');
        let count = 0;
        const lines = `${write(root, '', false, () => `note ${count++};`)}${end ? '\n' : ''}`;
        const text = crlf ? lines.replaceAll('\n', '\r\n') : lines;
        const file = { path: 'x.yaml', text };
        const [node] = readYaml(file).documents;
        if (node === undefined) throw new Error(`the generator wrote no YAML: ${text}`);
        const routes = routesIn(toPlain(node)).filter((route) => route.length > 0);
        const route = routes[pick % routes.length] ?? [];
        const edit: YamlEdit =
          kind === 'remove'
            ? { route, remove: true }
            : { route: kind === 'insert' ? [...route, 'added'] : route, set: value };
        const wanted = editPlain(toPlain(node), edit);
        const splice = planSplice(file, edit);
        if (wanted === undefined || Object.keys(wanted as object).length === 0) {
          expect(splice).toBeUndefined();
          return;
        }
        if (splice === undefined) throw new Error(`refused ${JSON.stringify(edit)} in\n${text}`);
        made++;
        const result = text.slice(0, splice.start) + splice.text + text.slice(splice.end);
        expect(JSON.stringify(toPlain(readYaml({ path: 'x.yaml', text: result }).documents[0] as never))).toBe(
          JSON.stringify(wanted),
        );
        expect(result.replaceAll('\r\n', '').includes('\r')).toBe(false);
        if (crlf) expect(/(?<!\r)\n/.test(result)).toBe(false);
        const gone = text.slice(splice.start, splice.end);
        if (kind !== 'remove') expect(gone).not.toContain('# note');
        // A removal takes away whole lines, or what stands between two commas.
        if (kind === 'remove' && gone.includes('\n') && splice.end < text.length) expect(gone).toMatch(/\n *$/);
      },
    ),
    { numRuns: 3000, seed: 20261122 },
  );
  expect(made).toBeGreaterThan(800);
});
