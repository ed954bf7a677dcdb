import { describe, expect, test } from 'vitest';
import { objectChanges, rendered } from '../../../test/support/object-changes.ts';
import type { ObjectChange } from '../plan.ts';
import { diffObjects } from './object-diff.ts';

const config = (name: string, value: string, namespace = 'kafka'): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name}, namespace: ${namespace} }\ndata: { a: '${value}' }\n`;
const topic = (version: string, partitions: number): string =>
  `apiVersion: kafka.strimzi.io/${version}\nkind: KafkaTopic\nmetadata: { name: t, namespace: kafka }\nspec: { partitions: ${partitions} }\n`;

function lines(changes: readonly ObjectChange[]): readonly string[] {
  return changes.map(({ change, object, fields }) =>
    `${change} ${object.kind} ${object.namespace}/${object.name} ${fields.map(({ path }) => path).join(' ')}`.trim(),
  );
}

test('the same twice differs in nothing', () => {
  expect(objectChanges(config('a', '1'), config('a', '1'))).toEqual([]);
});

test('objects are told apart by kind, namespace and name', () => {
  const before = [config('a', '1'), config('b', '1'), config('a', '1', 'other')].join('---\n');
  const after = [config('a', '1', 'third'), config('b', '2'), config('a', '1')].join('---\n');
  expect(lines(objectChanges(before, after))).toEqual([
    'changed ConfigMap kafka/b data.a',
    'new ConfigMap third/a',
    'gone ConfigMap other/a',
  ]);
});

test('another version of the API is a change of the object', () => {
  expect(lines(objectChanges(topic('v1beta2', 3), topic('v1', 6)))).toEqual([
    'changed KafkaTopic kafka/t apiVersion spec.partitions',
  ]);
});

test('another group is another object', () => {
  const other = topic('v1', 3).replace('kafka.strimzi.io', 'example.com');
  expect(lines(objectChanges(topic('v1', 3), other))).toEqual(['new KafkaTopic kafka/t', 'gone KafkaTopic kafka/t']);
});

describe('a hash in the name', () => {
  const generated = (value: string, more = '', name = 'settings') =>
    rendered('', `configMapGenerator: [{ name: ${name}, literals: [a=${value}] }]\n${more}`);
  const names = (changes: readonly ObjectChange[]): readonly string[] => changes.map(({ change }) => change);

  test('is of the content', () => {
    const changes = diffObjects(generated('1'), generated('2'));
    expect(names(changes)).toEqual(['changed']);
    expect(changes[0]?.fields.map(({ path }) => path)).toEqual(['metadata.name', 'data.a']);
    expect(changes[0]?.before?.name).not.toBe(changes[0]?.after?.name);
  });
  test('of a Secret, too', () => {
    const secret = (value: string) => rendered('', `secretGenerator: [{ name: pass, literals: [a=${value}] }]\n`);
    expect(names(diffObjects(secret('1'), secret('2')))).toEqual(['changed']);
  });
  test('before and after whatever stands before the name', () => {
    expect(names(diffObjects(generated('1', 'namePrefix: x-\n'), generated('2', 'namePrefix: x-\n')))).toEqual([
      'changed',
    ]);
  });
  test('of another name is another object', () => {
    expect(names(diffObjects(generated('1'), generated('2', '', 'others')))).toEqual(['new', 'gone']);
  });
  test('that is only like one tells nothing', () => {
    const [before, after] = [config('a-2456789bcd', '1'), config('a-2456789bcf', '2')];
    expect(names(objectChanges(before, after))).toEqual(['new', 'gone']);
  });
  test('once and not any more is another object', () => {
    expect(names(diffObjects(generated('1'), rendered(config('settings', '1'))))).toEqual(['new', 'gone']);
  });
});

test('what both sides share is not looked at', () => {
  const objects = rendered(config('a', '1'));
  const [one] = objects;
  if (one === undefined) throw new Error('no object');
  const node = new Proxy(one.node, {
    get: () => {
      throw new Error('looked at');
    },
  });
  expect(diffObjects([{ ...one, node }], [{ ...one, node }])).toEqual([]);
});
