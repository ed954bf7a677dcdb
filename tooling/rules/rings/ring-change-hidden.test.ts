import { describeRule } from '../../../test/support/examples.ts';
import { componentFiles, otherKubernetes, ringsWithChange } from './example-rings.ts';

const fleet = { 'cluster.yaml': 'ring: canary\n', ...componentFiles, ...otherKubernetes };
const rings = { 'rings.yaml': ringsWithChange('canary'), ...fleet };
const folder = 'base/kafka/zookeeper/rings/network-threads';
const jsonPatch = (operation: string): Record<string, string> => ({
  ...componentFiles,
  [`${folder}/kafka.yaml`]: `- ${operation}\n`,
});

describeRule('ring-change-hidden', [
  { name: 'nothing else says it', example: rings, finds: [] },
  {
    name: 'the cluster file wins',
    example: { ...rings, 'orders.yaml': 'kafka:\n  config: { num.network.threads: 4 }\n' },
    finds: [
      'orders.yaml:2:34 warning: Change `network-threads` sets `spec.kafka.config.num.network.threads` of Kafka to `6`, and this line wins with `4`, so it does nothing here; take this out, or accept it. [rings.yaml:3:3 the change]',
    ],
  },
  {
    name: 'the cluster file says the same',
    example: { ...rings, 'orders.yaml': 'kafka:\n  config: { num.network.threads: 6 }\n' },
    finds: [],
  },
  {
    name: 'a later patch takes it out',
    example: {
      ...rings,
      'orders.yaml':
        'patches:\n  - target: { kind: Kafka }\n    operations: [{ op: remove, path: /spec/kafka/config/num.network.threads }]\n',
    },
    finds: [
      'base/kafka/zookeeper/kafka.yaml:4:1 warning: Change `network-threads` sets `spec.kafka.config.num.network.threads` of Kafka to `6`, and a later patch of `overlays/hz/orders` takes it out, so it does nothing here. [rings.yaml:3:3 the change]',
    ],
  },
  {
    name: 'a JSON patch',
    example: {
      ...rings,
      ...jsonPatch('{ op: add, path: /spec/kafka/config/num.network.threads, value: 6 }'),
      'orders.yaml': 'kafka:\n  config: { num.network.threads: 4 }\n',
    },
    finds: [
      'orders.yaml:2:34 warning: Change `network-threads` sets `spec.kafka.config.num.network.threads` of Kafka to `6`, and this line wins with `4`, so it does nothing here; take this out, or accept it. [rings.yaml:3:3 the change]',
    ],
  },
  {
    name: 'it has not reached the ring',
    example: {
      ...rings,
      'cluster.yaml': 'ring: rest\n',
      'clusters/zz/cluster.yaml': `${otherKubernetes['clusters/zz/cluster.yaml']}ring: canary\n`,
      'orders.yaml': 'kafka:\n  config: { num.network.threads: 4 }\n',
    },
    finds: [],
  },
]);
