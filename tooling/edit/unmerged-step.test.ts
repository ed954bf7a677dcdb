/** A step of a removal that is not merged keeps the next one from being written over it. */
import { expect, test } from 'vitest';
import { loadFleet } from '../model/load.ts';
import { type Documents, openDocuments, treeOf } from '../source/tree.ts';
import { unmergedStep } from './unmerged-step.ts';

const kubernetes = `kind: KubernetesCluster
provider: other
kubernetes: "1.34"
storageClasses:
  - { name: fast, allowVolumeExpansion: true, default: true }
strimzi: { release: 1.2.0 }
`;

function open(orders: string | undefined): Documents {
  return openDocuments(
    treeOf({
      'clusters/hz/cluster.yaml': kubernetes,
      ...(orders === undefined ? {} : { 'clusters/hz/orders.yaml': orders }),
    }),
  );
}

const whole = `kind: KafkaCluster
owner: team
kafka: { version: 4.1.0, metadataVersion: "4.1", storage: { class: fast, size: 50Gi } }
pools:
  controllers: { roles: [controller] }
  brokers: { roles: [broker] }
`;

const file = (removal?: string) => (removal === undefined ? whole : `${whole}removal: ${removal}\n`);

function judge(before: string | undefined, now: string): string | undefined {
  const cluster = loadFleet(open(now)).kafkaClusters.find((one) => one.id === 'hz/orders');
  if (cluster === undefined) throw new Error('the cluster of this test has faults');
  return unmergedStep(open(before), cluster);
}

test.each([
  ['the first step', file(), file('unprotected'), 'unprotected'],
  ['the second step', file('unprotected'), file('deleted'), 'deleted'],
  ['both steps at once', file(), file('deleted'), 'deleted'],
])('%s is not merged', (_, before, now, value) => {
  expect(judge(before, now)).toBe(
    `\`removal: ${value}\` of hz/orders is not merged yet; have that step merged and wait until it is done, then begin a branch from there and run this again.`,
  );
});

test.each([
  ['nothing is begun', file(), file()],
  ['the first step is merged', file('unprotected'), file('unprotected')],
  ['the second step is merged', file('deleted'), file('deleted')],
  ['the cluster was never merged', undefined, file('unprotected')],
])('the next step may be written: %s', (_, before, now) => {
  expect(judge(before, now)).toBeUndefined();
});

test('a file with faults at the base tells nothing', () => {
  expect(judge('kind: KafkaCluster\nowner: [', file('unprotected'))).toContain('has faults where this branch began');
});
