/** What `fleet fix` makes of a cluster file: one row at least for each rule that says it mends. */
import { expect, test } from 'vitest';
import { examples } from '../../test/support/examples.ts';
import { exampleFile } from '../lint/example.ts';
import { planMends } from '../lint/mend/mend.ts';
import { rules } from './index.ts';
import { kraftExample } from './kraft-example.ts';
import type { Example } from './rule.ts';

interface MendCase {
  readonly rule: string;
  readonly example: Example;
  /** The text of orders.yaml afterwards; undefined where there is no single safe answer. */
  readonly becomes: string | undefined;
}

const cases: readonly MendCase[] = [
  {
    rule: 'host-anti-affinity',
    example: 'kafka:\n  placement: { hosts: any } # for now\n',
    becomes: 'kafka:\n  placement: { hosts: required } # for now\n',
  },
  {
    rule: 'host-anti-affinity',
    example: {
      'orders.yaml': 'kafka:\n  placement: { hosts: any }\n',
      'cluster.yaml': 'nodePools: [{ name: kafka, nodes: 3, cpu: 16, memory: 60Gi, zones: [a, b, c] }]\n',
    },
    becomes: undefined,
  },
  {
    rule: 'host-anti-affinity',
    example: kraftExample(
      'kafka:\n  placement: { hosts: any }\npools:\n  a: { roles: [broker] }\n  b: { roles: [broker] }\n  c: { roles: [controller] }\n',
    ),
    becomes: 'kafka:\n  placement: { hosts: required }\npools:\n',
  },
  {
    rule: 'host-anti-affinity',
    example: kraftExample(
      'pools:\n  a: { roles: [broker], nodes: 6, placement: { hosts: any } }\n  b: { roles: [broker] }\n  c: { roles: [controller] }\n',
    ),
    becomes: undefined,
  },
  {
    rule: 'initial-heap-above-heap',
    example: 'kafka:\n  heap: 2Gi\n  jvm: # the machine\n    gcLogging: true\n    initialHeap: 4Gi # at once\n',
    becomes: 'kafka:\n  heap: 2Gi\n  jvm: # the machine\n    gcLogging: true\n',
  },
  {
    rule: 'initial-heap-above-heap',
    example: 'kafka:\n  heap: 2Gi\n  jvm:\n    initialHeap: 4Gi\n  brokers: 3\n',
    becomes: 'kafka:\n  heap: 2Gi\n  brokers: 3\n',
  },
  {
    rule: 'rollback-keeps-claims',
    example:
      'migration: { phase: rolling-back }\npools:\n  kafka: { name: kafka, roles: [broker] }\n  controllers:\n    roles: [controller] # three\n',
    becomes:
      'migration: { phase: rolling-back }\npools:\n  kafka: { name: kafka, roles: [broker] }\n  controllers:\n    roles: [controller] # three\n    storage: { deleteClaim: true }\n',
  },
  {
    rule: 'min-isr-below-two',
    example: 'kafka: { config: { min.insync.replicas: 1 } }\n',
    becomes: 'kafka: { config: { min.insync.replicas: 2 } }\n',
  },
  {
    rule: 'min-isr-below-two',
    example: 'kafka: { brokers: 5, config: { min.insync.replicas: 1, default.replication.factor: 5 } }\n',
    becomes: undefined,
  },
  {
    rule: 'node-pool-unknown',
    example: "kafka:\n  placement: { nodePool: 'kakfa' }\n",
    becomes: "kafka:\n  placement: { nodePool: 'kafka' }\n",
  },
  { rule: 'node-pool-unknown', example: 'kafka:\n  placement: { nodePool: general }\n', becomes: undefined },
  {
    rule: 'replication-below-three',
    example: 'kafka:\n  config:\n    default.replication.factor: "2"\n',
    becomes: 'kafka:\n  config:\n    default.replication.factor: 3\n',
  },
  {
    rule: 'replication-below-three',
    example: 'kafka:\n  config:\n    default.replication.factor: 2\n    min.insync.replicas: 1 # one may be away\n',
    becomes: 'kafka:\n  config:\n    default.replication.factor: 3\n    min.insync.replicas: 2 # one may be away\n',
  },
  {
    rule: 'replication-not-above-min-isr',
    example: 'kafka:\n  config: { min.insync.replicas: 3, transaction.state.log.min.isr: 3 }\n',
    becomes: 'kafka:\n  config: { min.insync.replicas: 2, transaction.state.log.min.isr: 2 }\n',
  },
  {
    rule: 'replication-not-above-min-isr',
    example: 'kafka:\n  brokers: 4\n  config: { min.insync.replicas: 3 }\n',
    becomes: undefined,
  },
  {
    rule: 'storage-class-unknown',
    example: 'kafka:\n  storage:\n    volumes:\n      - { id: 0, size: 100Gi, class: cloud_ssd }\n',
    becomes: undefined,
  },
  {
    rule: 'storage-class-unknown',
    example: 'kafka:\n  storage:\n    volumes:\n      - { id: 0, size: 100Gi, class: cloud-sdd }\n',
    becomes: 'kafka:\n  storage:\n    volumes:\n      - { id: 0, size: 100Gi, class: cloud-ssd }\n',
  },
  {
    rule: 'unclean-leader-election',
    example: 'kafka:\n  config: { unclean.leader.election.enable: true }\n',
    becomes: 'kafka:\n  config: { unclean.leader.election.enable: false }\n',
  },
  {
    rule: 'zone-unknown',
    example: 'kafka: { placement: { zones: [cn-hangzou-h, cn-hangzhou-i, cn-hangzhou-j] } }\n',
    becomes: 'kafka: { placement: { zones: [cn-hangzhou-h, cn-hangzhou-i, cn-hangzhou-j] } }\n',
  },
  {
    rule: 'zone-unknown',
    example: 'kafka: { placement: { zones: [cn-hangzhou-k] } }\n',
    becomes: undefined,
  },
  {
    rule: 'topic-min-isr-below-two',
    example: `entityOperator: {}
manifests:
  - { apiVersion: kafka.strimzi.io/v1beta2, kind: KafkaTopic, metadata: { name: a, labels: { strimzi.io/cluster: orders } }, spec: { replicas: 3, config: { min.insync.replicas: 1 } } }
`,
    becomes: `entityOperator: {}
manifests:
  - { apiVersion: kafka.strimzi.io/v1beta2, kind: KafkaTopic, metadata: { name: a, labels: { strimzi.io/cluster: orders } }, spec: { replicas: 3, config: { min.insync.replicas: 2 } } }
`,
  },
];

test.each(cases)('$rule: $becomes', async ({ rule, example, becomes }) => {
  const documents = examples.documents(example);
  const { files, mended } = await planMends(documents, {});
  const after = files.find((one) => one.path === exampleFile('orders.yaml'))?.after.text;
  expect(mended.map((one) => one.rule).includes(rule)).toBe(becomes !== undefined);
  // What the example leaves out is appended to it.
  if (becomes !== undefined) expect(after?.slice(0, becomes.length)).toBe(becomes);
  expect(files.map((one) => one.path)).toEqual(becomes === undefined ? [] : [exampleFile('orders.yaml')]);
});

test('every rule that mends has a row', () => {
  const rows = new Set(cases.filter((one) => one.becomes !== undefined).map((one) => one.rule));
  expect([...rows].sort()).toEqual(rules.filter((one) => one.mends !== undefined).map((one) => one.id));
});
