import { expect, test } from 'vitest';
import { group, type Rule } from '../rules/rule.ts';
import { explainProblemText, explainRuleText } from './explanation.ts';
import { paintFor } from './paint.ts';
import { formatRules, formatRulesJson } from './rule-list.ts';
import { wrap } from './wrap.ts';

const plain = paintFor(false);
const everywhere: Rule = {
  id: 'one-thing',
  scope: 'kafka',
  summary: 'One thing holds.',
  severity: 'error',
  why: 'Otherwise something\nhappens.',
  fix: 'Mend it, see [the guide](../guides/add-a-rule.md).',
  bad: 'kafka: {}\n',
  good: { 'orders.yaml': 'kafka: {}\n', 'cluster.yaml': 'zones: [a]\n' },
  check: () => undefined,
};
const byTier: Rule = {
  ...everywhere,
  id: 'another-longer-thing',
  summary: 'Another thing holds, which takes a few more words to say than there are columns.',
  severity: { production: 'error', staging: 'warning', development: 'off' },
};

test('on a terminal, summaries are wrapped into their column', () => {
  expect(formatRules([everywhere, byTier], plain, 90).split('\n').slice(0, 5)).toEqual([
    'rule                  production  staging  development  what must hold',
    'one-thing             error       error    error        One thing holds.',
    'another-longer-thing  error       warning  off          Another thing holds, which takes a',
    '                                                        few more words to say than there',
    '                                                        are columns.',
  ]);
});

test('in a pipe, each rule has one line', () => {
  expect(formatRules([byTier], plain, undefined)).toContain(`off          ${byTier.summary}\n`);
});

test('json has the severity of each tier and texts without line breaks', () => {
  expect(JSON.parse(formatRulesJson([everywhere], [group('things', 'Things', [everywhere])]))).toMatchObject({
    version: 1,
    rules: [
      {
        id: 'one-thing',
        group: 'things',
        severity: { production: 'error', staging: 'error', development: 'error' },
        why: 'Otherwise something happens.',
        docs: 'docs/rules/one-thing.md',
      },
    ],
  });
});

test('an explanation has all there is to say, and no links', () => {
  expect(explainRuleText(everywhere, plain)).toBe(`one-thing  error
One thing holds.

Why
  Otherwise something happens.

How to mend it
  Mend it, see the guide.

How to accept it for a while
  suppress:
    - { rule: one-thing, path: <field>, reason: <why it is fine>, until: <day> }
  in the file of the finding; for a line in base/, \`object: <Kind/name>\` in the file of the cluster.

Is reported
  kafka: {}

Is sound orders.yaml
  kafka: {}

Is sound cluster.yaml
  zones: [a]

docs/rules/one-thing.md
`);
  expect(explainRuleText(byTier, plain)).toContain('error in production, warning in staging, off in development');
  const mending = explainRuleText({ ...everywhere, mends: 'Sets it.', dataLoss: true }, plain);
  expect(mending).toContain('What `npx fleet fix` does\n  Sets it.\n');
  expect(mending).toContain('until: <day>, approvedBy: <not the owner> }');
});

test('a kind of problem is explained likewise', () => {
  expect(explainProblemText('some-fault', { summary: 'S.', why: 'W.', fix: 'F.' }, plain)).toBe(
    'some-fault  error, found before the rules run\nS.\n\nWhy\n  W.\n\nHow to mend it\n  F.\n\ndocs/rules/some-fault.md\n',
  );
});

test('a word that is too long has a line of its own', () => {
  expect(wrap('a bb ccccccccc d', 4)).toEqual(['a bb', 'ccccccccc', 'd']);
});
