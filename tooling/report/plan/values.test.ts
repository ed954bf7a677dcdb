import { expect, test } from 'vitest';
import { fromPlain } from '../../source/node.ts';
import { authoredValues, changeText, fieldValues } from './values.ts';

const origin = { file: { path: 'clusters/hz/a.yaml', text: '' }, start: 0, end: 0 };
const authored = (path: string, before: string | object | undefined, after: string | object | undefined): string =>
  changeText(
    authoredValues({
      path,
      before: before === undefined ? undefined : fromPlain(before as string, origin),
      after: after === undefined ? undefined : fromPlain(after as string, origin),
      origin,
    }),
  );

test.each([
  ['pools.brokers.memory', '16Gi', '24Gi', '16Gi → 24Gi'],
  ['pools.brokers.memory', undefined, '24Gi', 'set to 24Gi'],
  ['pools.brokers.memory', '16Gi', undefined, '16Gi taken out'],
  ['kafka.rack', { zones: ['a'] }, undefined, '{ zones: [a] } taken out'],
  ['kafka.image', '', 'x', "'' → x"],
  ['kafka.logging', 'a\nb\n', 'a\nc\nd\n', '- b, + c, + d'],
  ['kafka.logging', 'a\n', 'a\nb\nc\nd\ne\n\nf\n', '+ b, + c, + d, + e and 1 more line'],
  ['kafka.logging', 'a\nb\n', 'a\nb', 'text of 2 lines → text of 2 lines'],
  // One line that may be a secret's hides all, as the lines around it may go on with it.
  ['kafka.logging', 'a\npassword: b\n', 'c\npassword: b\n', 'text of 2 lines → text of 2 lines'],
  // What holds a secret is hidden, wherever it stands.
  ['kafka.config.ssl.keystore.password', 'one', 'two', '(hidden) → another value'],
  ['kafka.config.listener.name.x.sasl.jaas.config', undefined, 'two', 'set to (hidden)'],
  ['manifests[x].stringData.key', 'one', 'two', '(hidden) → another value'],
  [
    'manifests[x]',
    undefined,
    { kind: 'Secret', stringData: { key: 'one' } },
    'set to { kind: Secret, stringData: { key: (hidden) } }',
  ],
  ['patches[0].patch', undefined, 'kind: Secret\nstringData: { key: one }\n', 'set to (hidden)'],
  // What only names one is not.
  ['users.app.password.secretName', 'a', 'b', 'a → b'],
])('%s', (path, before, after, text) => {
  expect(authored(path, before, after)).toBe(text);
});

test('fields of a Secret are hidden, of another kind shown', () => {
  const field = { name: 'x', route: ['data', 'key'], path: 'data.key', before: 'one', after: 'two' };
  expect(changeText(fieldValues('Secret', { kind: 'Secret', ...field }))).toBe('(hidden) → another value');
  expect(changeText(fieldValues('ConfigMap', { kind: 'ConfigMap', ...field }))).toBe('one → two');
});
