/** The fleet that speed is measured on is one that somebody could run: every kind of everything, and nothing to find. */
import { expect, test } from 'vitest';
import { judge } from '../tooling/lint/judge.ts';
import { formatPretty } from '../tooling/report/pretty.ts';
import { openDocuments, treeOf } from '../tooling/source/tree.ts';
import { fleetTexts } from './rule-costs.ts';
import { syntheticFleet } from './synthetic-fleet.ts';

test('it is silent', async () => {
  const judgement = await judge(openDocuments(treeOf(fleetTexts(60, 6))));
  expect(formatPretty(judgement, { color: false })).toMatch(/^✓ No findings in 60 Kafka clusters on 6 Kubernetes/);
});

test('it has every type of listener, every tier and every provider', () => {
  const text = [...syntheticFleet(60, 6).values()].join('');
  const found = (field: string): readonly string[] => [
    ...new Set([...text.matchAll(new RegExp(`\\b${field}: ([a-z-]+)`, 'g'))].map(([, value = '']) => value)),
  ];
  expect(found('type')).toEqual(
    expect.arrayContaining(['internal', 'cluster-ip', 'nodeport', 'loadbalancer', 'route', 'ingress']),
  );
  expect([...found('tier')].sort()).toEqual(['development', 'production', 'staging']);
  expect([...found('provider')].sort()).toEqual(['alibaba', 'aws', 'azure', 'google', 'openshift', 'other']);
});

test('it is the same each time, and as large as asked for', () => {
  const files = syntheticFleet(30, 4);
  expect([...files]).toEqual([...syntheticFleet(30, 4)]);
  expect([...files.keys()].filter((path) => /^clusters\/k\d+\/kafka-\d+\.yaml$/.test(path))).toHaveLength(30);
  expect([...files.keys()].filter((path) => path.endsWith('cluster.yaml'))).toHaveLength(4);
});
