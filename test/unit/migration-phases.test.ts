/** A cluster on its way from ZooKeeper is sound at every step of it. */
import { describe, expect, test } from 'vitest';
import { loadFleet } from '../../tooling/model/load.ts';
import { findingsOf, miniature, miniatureTexts } from '../support/miniature.ts';

const orders = 'clusters/hz/orders.yaml';
const kubernetes = 'clusters/hz/cluster.yaml';

const head = `kind: KafkaCluster
owner: team-orders
kafka:
  version: 3.9.2
  metadataVersion: 3.9-IV0
  storage: { size: 100Gi }
`;
const zookeeper = 'zookeeper: { storage: { size: 20Gi } }\n';
const pools = (disks = '') => `pools:
  kafka: { name: kafka, roles: [broker] }
  controllers: { roles: [controller], cpu: 500m, memory: 2Gi${disks} }
`;

/** As the file is written in each. */
const stands: Readonly<Record<string, string>> = {
  prepare: `${head}${zookeeper}${pools()}migration: { phase: prepare }\n`,
  migrating: `${head}${zookeeper}${pools()}migration: { phase: migrating }\n`,
  finalised: `${head}${zookeeper}${pools()}migration: { phase: finalised }\n`,
  'rolling-back': `${head}${zookeeper}${pools(', storage: { deleteClaim: true }')}migration: { phase: rolling-back }\n`,
  'rolled-back': `${head}${zookeeper}${pools(', storage: { deleteClaim: true }')}migration: { phase: rolled-back }\n`,
  kraft: `${head}stack: kraft\n${pools()}`,
};

describe.each(Object.entries(stands))('%s', (_name, text) => {
  test('is sound', async () => {
    expect(await findingsOf(miniature({ [orders]: text }))).toBe('');
  });

  test('is sound with everything around it', async () => {
    const parts = 'kafkaExporter: {}\nentityOperator: {}\ncruiseControl: {}\n';
    expect(await findingsOf(miniature({ [orders]: `${text}${parts}` }))).toBe('');
  });
});

test('a release that does not know the way refuses it', () => {
  const old = miniatureTexts()[kubernetes]?.replace('0.45.2', '0.39.0') ?? '';
  const { problems } = loadFleet(miniature({ [kubernetes]: old, [orders]: stands['prepare'] }));
  expect(problems.map((one) => one.message)).toContain(
    'Strimzi 0.39.0 leads no cluster from ZooKeeper to KRaft; releases from 0.40 to 0.45 do, so upgrade the operator first.',
  );
});
