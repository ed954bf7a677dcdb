import { expect, test } from 'vitest';
import type { SchemaFault } from '../fault.ts';
import { At } from './at.ts';
import { dnsLabel } from './syntax.ts';

function open(value: unknown): { readonly at: At; readonly faults: SchemaFault[] } {
  const faults: SchemaFault[] = [];
  return { at: new At(value as never, faults), faults };
}

test('what is absent or of another type reads as absent, and nothing is said of it', () => {
  const { at, faults } = open({ a: { b: 7 }, list: 'x', nothing: null, big: 9007199254740993n });
  expect(at.down('a', 'b', 'c', 'd').value).toBeUndefined();
  expect(at.down('a', 'b').text).toBeUndefined();
  expect(at.get('list').items()).toEqual([]);
  expect(at.get('nothing').isSet).toBe(false);
  expect(at.get('big').number).toBe(9007199254740992);
  at.down('a', 'b').fits(dnsLabel);
  at.get('list').isPort();
  at.get('toString').fits(dnsLabel);
  expect(faults).toEqual([]);
});

test('routes lead to where something is said', () => {
  const { at, faults } = open({ spec: { 'a.b': [{ name: 'X' }] } });
  for (const item of at.down('spec', 'a.b').items()) item.get('name').fits(dnsLabel);
  expect(faults.map(({ route }) => route)).toEqual([['spec', 'a.b', 0, 'name']]);
});

test('what is missing is said of its key, what is empty of its value', () => {
  const { at, faults } = open({ spec: { empty: '', none: [] } });
  at.down('spec', 'empty').require();
  at.down('spec', 'absent').require();
  at.get('data').require();
  at.down('spec', 'none').lack('; add one');
  expect(faults.map((one) => `${one.at} ${one.message}`)).toEqual([
    'value Field `spec.empty` is "", but a value is required.',
    'key Field `spec.absent` is missing; it is required in `spec`.',
    'key Field `data` is missing; it is required in the object.',
    'value Field `spec.none` is empty; add one.',
  ]);
});

test('a near miss is named', () => {
  const { at, faults } = open({ kind: 'Roles' });
  at.get('kind').isOneOf('Role', 'ClusterRole');
  expect(faults.map(({ message }) => message)).toEqual([
    'Field `kind` is `Roles`, expected one of `Role`, `ClusterRole`; did you mean `Role`?',
  ]);
});
