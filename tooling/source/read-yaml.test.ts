import { expect, test } from 'vitest';
import { type Plain, toPlain, type YamlNode } from './node.ts';
import { readYaml } from './read-yaml.ts';

function read(text: string): readonly YamlNode[] {
  const { documents, problems } = readYaml({ path: 'a.yaml', text });
  expect(problems).toEqual([]);
  return documents;
}

function plainOf(text: string): Plain | undefined {
  const [node] = read(text);
  return node && toPlain(node);
}

/** Each key and value with the text it stands at. */
function places(text: string): string[] {
  const found: string[] = [];
  const walk = (node: YamlNode): void => {
    const { start, end } = node.origin;
    if (node.kind === 'map')
      for (const [name, { key, value }] of node.entries) {
        found.push(`${name} = ${text.slice(key.start, key.end)}`);
        walk(value);
      }
    else if (node.kind === 'list') node.items.forEach(walk);
    else found.push(`${node.value} @ ${start} ${JSON.stringify(text.slice(start, end))}`);
  };
  read(text).forEach(walk);
  return found;
}

test('keys and values know where they stand', () => {
  expect(places('a: 1\n"b c": [x, "y", \'z\']\nd: |\n  text\n')).toEqual([
    'a = a',
    '1 @ 3 "1"',
    'b c = "b c"',
    'x @ 13 "x"',
    'y @ 16 "\\"y\\""',
    'z @ 21 "\'z\'"',
    'd = d',
    'text\n @ 31 "  text\\n"',
  ]);
});

test('an empty value stands at its key, an empty item at its dash', () => {
  expect(places('a:\nb:\n  -\n  - # none\n  - x\n')).toEqual([
    'a = a',
    'null @ 0 "a"',
    'b = b',
    'null @ 8 "-"',
    'null @ 12 "-"',
    'x @ 25 "x"',
  ]);
});

test('positions are the same with CRLF, but for the line breaks before', () => {
  const text = 'a: 1\nb:\n  - {c: d}\n';
  const windows = text.replaceAll('\n', '\r\n');
  expect(places(windows).map((one) => one.replace(/ @ \d+/, ''))).toEqual(
    places(text).map((one) => one.replace(/ @ \d+/, '')),
  );
});

test('merge keys: what is written out wins, then the earlier one', () => {
  expect(plainOf('x: &x {a: 1, b: 1}\ny: &y {b: 2, c: 2}\nz: {<<: [*x, *y], a: 3}\n')).toMatchObject({
    z: { a: 3, b: 1, c: 2 },
  });
});

test('no key is special to JavaScript', () => {
  const plain = plainOf('__proto__: {polluted: yes}\nconstructor: 1\n') as Record<string, unknown>;
  expect(Object.keys(plain)).toEqual(['__proto__', 'constructor']);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

test('empty documents count, as a file may begin or end with a separator', () => {
  expect(read('---\na: 1\n---\n').map(toPlain)).toEqual([{ a: 1 }, null]);
  expect(read('# nothing\n')).toEqual([]);
});

test('an alias stands for the node itself, read once', () => {
  const [node] = read('a: &x {b: 1}\nc: *x\n');
  const entries = node?.kind === 'map' ? node.entries : undefined;
  expect(entries?.get('c')?.value).toBe(entries?.get('a')?.value);
});
