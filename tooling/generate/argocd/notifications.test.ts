import { expect, test } from 'vitest';
import { loadFleet } from '../../model/load.ts';
import { toPlain } from '../../source/node.ts';
import { textAt } from '../../source/plain.ts';
import { openDocuments, treeOf } from '../../source/tree.ts';
import { notificationsPatch } from './notifications.ts';

function dataOf(rest: string, key: string): string | undefined {
  const text = `kind: ArgoCD
repository: https://git.example.com/kafka/fleet.git
${rest}`;
  const { argocd, problems } = loadFleet(openDocuments(treeOf({ 'clusters/argocd.yaml': text })));
  expect(problems).toEqual([]);
  const patch = argocd === undefined ? undefined : notificationsPatch(argocd);
  return patch === undefined ? undefined : textAt(toPlain(patch), 'data', key);
}

const slack = 'notifications: { services: { slack: { token: $slack-token } }, recipients: ["slack:kafka-platform"] }\n';

test('nothing is made where nobody wrote about messages', () => {
  expect(dataOf('url: https://argocd.example.com\n', 'subscriptions')).toBeUndefined();
});

test('services are handed on', () => {
  expect(dataOf(slack, 'service.slack')).toBe('token: $slack-token\n');
});

test('links lead to the address of Argo CD', () => {
  expect(dataOf(`url: https://argocd.example.com/\n${slack}`, 'context')).toBe(
    'argocdUrl: https://argocd.example.com\n',
  );
  expect(dataOf(slack, 'context')).toBeUndefined();
});

test('without teams, the platform is told of everything', () => {
  expect(dataOf(slack, 'subscriptions')).toBe(`- recipients:
    - slack:kafka-platform
  triggers:
    - kafka-fleet-sync-failed
    - kafka-fleet-health-degraded
    - kafka-fleet-sync-status-unknown
  selector: kafka-fleet/owner
- recipients:
    - slack:kafka-platform
  triggers:
    - kafka-fleet-deployed
  selector: kafka-fleet/owner
`);
});

test('teams are told of their own, and the platform of what was rolled out of others', () => {
  const teams = `teams:
  Team Payments: { groups: [payments], recipients: ["slack:payments"] }
  team-orders: { groups: [orders], recipients: ["slack:orders"] }
  team-quiet: { groups: [quiet] }
`;
  const text = dataOf(teams + slack, 'subscriptions') ?? '';
  expect(text.match(/selector: .*/g)).toEqual([
    'selector: kafka-fleet/owner',
    'selector: kafka-fleet/owner,kafka-fleet/owner notin (Team-Payments,team-orders)',
    'selector: kafka-fleet/owner=Team-Payments',
    'selector: kafka-fleet/owner=team-orders',
  ]);
});
