import { describe, expect, test } from 'vitest';
import { objectChanges } from '../../test/support/object-changes.ts';
import type { FleetDiff } from '../plan/make-diff.ts';
import { formatObjectDiff } from './object-diff.ts';
import { formatObjectDiffJson } from './object-diff-json.ts';
import { paintFor } from './paint.ts';

function diffOf(before: string, after: string): FleetDiff {
  const objects = objectChanges(before, after);
  return {
    base: { ref: 'main', commit: '0123456789abcdef' },
    problems: [],
    overlays: objects.length === 0 ? [] : [{ id: 'hz/orders', change: 'changed', objects }],
  };
}

const text = (before: string, after: string, { full = false, color = false } = {}): string =>
  formatObjectDiff(diffOf(before, after), { full, paint: paintFor(color) });

const object = (kind: string, rest: string, name = 'it'): string =>
  `apiVersion: v1\nkind: ${kind}\nmetadata: { name: ${name}, namespace: kafka }\n${rest}\n`;

test('nothing', () => {
  expect(text(object('Service', ''), object('Service', ''))).toBe(
    'No rendered object differs from `main` (0123456789ab).\n',
  );
});

test('fields, lists by identity, objects that are new and gone', () => {
  const before = `${object('Service', 'spec: { ports: [{ name: a, port: 1 }, { name: b, port: 2 }], selector: { x: y } }')}---\n${object('ConfigMap', 'data: { a: b }', 'old')}`;
  const after = `${object('Service', 'spec: { ports: [{ name: c, port: 3 }, { name: a, port: 1 }, { name: b, port: 4 }] }')}---\n${object('ConfigMap', 'data: { a: b }', 'new')}`;
  expect(text(before, after)).toMatchInlineSnapshot(`
    "overlays/hz/orders  3 objects: 1 changed, 1 new, 1 gone

    + ConfigMap kafka/new
        + apiVersion: v1
        + kind: ConfigMap
        + metadata:
        +   name: new
        +   namespace: kafka
        + data:
        +   a: b

    ~ Service kafka/it
        spec.ports[c]  overlays/hz/it/objects.yaml:4:17
          + name: c
          + port: 3
        spec.ports[b].port  overlays/hz/it/objects.yaml:4:78
          - 2
          + 4
        spec.selector  overlays/hz/it/objects.yaml:4:72
          - x: 'y'

    - ConfigMap kafka/old
        - apiVersion: v1
        - kind: ConfigMap
        - metadata:
        -   name: old
        -   namespace: kafka
        - data:
        -   a: b

    3 objects: 1 changed, 1 new, 1 gone in 1 overlay, against \`main\` (0123456789ab).
    "
  `);
});

test('a text of several lines by its lines, a list without names as YAML', () => {
  const config = (value: string): string => object('ConfigMap', `data:\n  file: |\n    one\n    ${value}\n    three`);
  expect(text(config('two'), config('2'))).toContain('      - two\n      + 2\n');
  const policy = (peers: string): string => object('Thing', `spec: { from: [${peers}] }`);
  expect(text(policy('{ a: 1 }'), policy('{ a: 1 }, { b: 2 }'))).toContain('        - a: 1\n      + - b: 2\n');
});

test('a line break at the end is seen', () => {
  const config = (header: string): string => object('ConfigMap', `data:\n  file: ${header}\n    one\n    two`);
  expect(text(config('|'), config('|-'))).toContain('      - "one\\ntwo\\n"\n      + "one\\ntwo"\n');
});

test('long objects and values are folded', () => {
  const long = object('ConfigMap', `data: { ${Array.from({ length: 60 }, (_, index) => `k${index}: v`).join(', ')} }`);
  const thing = object('Service', '');
  expect(text(thing, `${thing}---\n${long}`)).toContain('… 54 lines more (--full)\n');
  expect(text(thing, `${thing}---\n${long}`, { full: true })).toContain('k59: v');
});

describe('what nobody is to see', () => {
  const secret = (value: string): string => object('Secret', `stringData: { password: ${value}, same: s4me }`);
  test.each([
    [secret('swordfish'), secret('flounder'), '(changed)'],
    [object('Secret', ''), secret('swordfish'), '(hidden)'],
    [object('Secret', 'stringData: { same: s4me }'), secret('swordfish'), '(new)'],
    [secret('swordfish'), object('Secret', 'stringData: { same: s4me }'), '(gone)'],
    [object('Service', ''), `${object('Service', '')}---\n${secret('swordfish')}`, '(hidden)'],
  ])('%#', (before, after, shown) => {
    const printed = text(before, after, { full: true });
    expect(printed).toContain(shown);
    expect(printed + formatObjectDiffJson(diffOf(before, after))).not.toMatch(/swordfish|flounder|s4me/);
  });
});

test('nothing in a value moves the cursor', () => {
  const config = (value: string): string => object('ConfigMap', `data: { "k\\u009by": ${value} }`);
  const printed =
    text(config('"a"'), config('"b\\u001b[31m\\u202e"'), { full: true }) + text('', config('"x\\u001by"'));
  expect(printed.replaceAll('\n', '')).not.toMatch(/\p{Cc}|\u202e/u);
});

test('colours', () => {
  const thing = (value: number): string => object('Thing', `spec: { a: ${value} }`);
  expect(text(thing(1), thing(2), { color: true })).toContain('\u001b[31m- 1\u001b[39m\n      \u001b[32m+ 2\u001b[39m');
});

test('for programs', () => {
  const thing = (value: string, more = ''): string =>
    object('Thing', `spec: { ports: [{ name: a, port: ${value} }${more}] }`);
  expect(
    JSON.parse(formatObjectDiffJson(diffOf(thing('1'), thing('12345678901234567890', ', { name: b }')))),
  ).toMatchObject({
    version: 1,
    base: { ref: 'main', commit: '0123456789abcdef' },
    problems: [],
    overlays: [
      {
        id: 'hz/orders',
        change: 'changed',
        objects: [
          {
            change: 'changed',
            apiVersion: 'v1',
            kind: 'Thing',
            namespace: 'kafka',
            name: 'it',
            fields: [
              {
                path: 'spec.ports[a].port',
                route: ['spec', 'ports', 0, 'port'],
                before: 1,
                after: '12345678901234567890',
                start: { line: 4, column: 34 },
              },
              { path: 'spec.ports[b]', after: { name: 'b' } },
            ],
          },
        ],
      },
    ],
  });
});
