import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

describeRule('no-host-accepts-pods', [
  {
    name: 'the pool takes its own pods',
    example: {
      'cluster.yaml': `nodePools:
  - { name: kafka, nodes: 9, cpu: 15, memory: 60Gi, labels: { workload: kafka }, taints: [{ key: workload, value: kafka, effect: NoExecute }] }
`,
      'orders.yaml': `kafka: { placement: { nodePool: kafka } }
zookeeper: { placement: { nodePool: kafka } }
`,
    },
    finds: [],
  },
  {
    name: 'every pool is kept for somebody, and nothing is written',
    example: {
      'cluster.yaml': `nodePools:
  - { name: kafka, nodes: 9, cpu: 15, memory: 60Gi, taints: [{ key: workload, value: kafka, effect: NoSchedule }] }
`,
    },
    finds: [
      'cluster.yaml:1:1 error: No node pool takes the ZooKeeper nodes: `kafka` has the taint `workload=kafka:NoSchedule`, which they do not tolerate; set `zookeeper.placement.nodePool` to `kafka`.',
      'cluster.yaml:1:1 error: No node pool takes the brokers: `kafka` has the taint `workload=kafka:NoSchedule`, which they do not tolerate; set `kafka.placement.nodePool` to `kafka`.',
    ],
  },
  {
    name: 'a preference not to be there is no refusal',
    example: {
      'cluster.yaml': `nodePools:
  - { name: kafka, nodes: 9, cpu: 15, memory: 60Gi, taints: [{ key: workload, effect: PreferNoSchedule }] }
`,
    },
    finds: [],
  },
  {
    name: 'a label that pools have, with another value',
    example: {
      'cluster.yaml': `nodePools:
  - { name: a, nodes: 9, cpu: 15, memory: 60Gi, labels: { disk: hdd } }
  - { name: b, nodes: 9, cpu: 15, memory: 60Gi }
`,
      'orders.yaml': 'kafka: { placement: { nodeSelector: { disk: ssd } } }\n',
    },
    finds: [
      'orders.yaml:1:23 error: No node pool takes the brokers: `a` has `disk: hdd` instead of `ssd`; `b` has no label `disk: ssd`; ask for labels that a pool of cluster.yaml has.',
    ],
  },
  {
    name: 'a label that cluster.yaml says nothing about',
    example: 'kafka: { placement: { nodeSelector: { disk: ssd } } }\n',
    finds: [],
  },
  {
    name: 'a toleration for another effect',
    example: {
      'cluster.yaml': `nodePools:
  - { name: kafka, nodes: 9, cpu: 15, memory: 60Gi, taints: [{ key: a, value: b, effect: NoSchedule }] }
`,
      'orders.yaml': `kafka: { placement: { tolerations: [{ key: a, operator: Equal, value: b, effect: NoExecute }] } }
zookeeper: { placement: { tolerations: [{ operator: Exists }] } }
`,
    },
    finds: [
      'orders.yaml:1:23 error: No node pool takes the brokers: `kafka` has the taint `a=b:NoSchedule`, which they do not tolerate; set `kafka.placement.nodePool` to `kafka`.',
    ],
  },
  {
    name: 'tolerations that fit',
    example: {
      'cluster.yaml': `nodePools:
  - { name: kafka, nodes: 9, cpu: 15, memory: 60Gi, taints: [{ key: a, value: b, effect: NoSchedule }] }
`,
      'orders.yaml': `kafka: { placement: { tolerations: [{ key: a, value: b }] } }
zookeeper: { placement: { tolerations: [{ key: a, operator: Exists, effect: NoSchedule }] } }
`,
    },
    finds: [],
  },
  {
    name: 'a pool that is mistyped is another rule',
    example: {
      'cluster.yaml': `nodePools:
  - { name: kafka, nodes: 9, cpu: 15, memory: 60Gi, taints: [{ key: a, effect: NoSchedule }] }
`,
      'orders.yaml': `kafka: { placement: { nodePool: kafak } }
zookeeper: { placement: { nodePool: kafka } }
`,
    },
    finds: [
      'orders.yaml:1:33 error (node-pool-unknown): hz has no node pool `kafak`; did you mean `kafka`? [cluster.yaml:1:1 the node pools of hz]',
    ],
  },
  {
    name: 'an affinity without terms',
    example: `zookeeper:
  placement:
    hosts: any
patches:
  - target: { kind: Kafka }
    operations:
      - { op: add, path: /spec/zookeeper/template/pod/affinity, value: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [] } } } }
`,
    finds: [
      'orders.yaml:3:12 error (host-anti-affinity): Nothing keeps two ZooKeeper nodes off one host; set `zookeeper.placement.hosts` to `required`.',
      'orders.yaml:4:1 error: No node pool takes the ZooKeeper nodes: `kafka` is not selected, as the node affinity is empty; ask for labels that a pool of cluster.yaml has.',
    ],
  },
  {
    name: 'a pool without nodes',
    example: {
      'cluster.yaml': `nodePools:
  - { name: kafka, nodes: 0, cpu: 15, memory: 60Gi }
`,
    },
    finds: [
      'cluster.yaml:1:1 error: No node pool takes the ZooKeeper nodes: `kafka` has no nodes; correct `nodes` of the pool in cluster.yaml.',
      'cluster.yaml:1:1 error: No node pool takes the brokers: `kafka` has no nodes; correct `nodes` of the pool in cluster.yaml.',
    ],
  },
  {
    name: 'one pool tolerates the taint, the other does not',
    example: kraftExample(
      `pools:
  controllers: { roles: [controller] }
  brokers: { roles: [broker], placement: { nodePool: kafka } }
`,
      `nodePools:
  - { name: kafka, nodes: 9, cpu: 15, memory: 60Gi, taints: [{ key: a, effect: NoSchedule }] }
`,
    ),
    finds: [
      'cluster.yaml:2:1 error: No node pool takes the nodes of pool `orders-controllers`: `kafka` has the taint `a:NoSchedule`, which they do not tolerate; set `pools.controllers.placement.nodePool` to `kafka`.',
    ],
  },
  {
    name: 'brokers of two pools, placed by `kafka`',
    example: kraftExample(
      `kafka: { placement: { nodeSelector: { disk: ssd } } }
pools:
  controllers: { roles: [controller] }
  a: { roles: [broker] }
  b: { roles: [broker] }
`,
      `nodePools:
  - { name: kafka, nodes: 9, cpu: 15, memory: 60Gi, labels: { disk: hdd } }
`,
    ),
    finds: [
      'orders.yaml:1:23 error: No node pool takes the brokers: `kafka` has `disk: hdd` instead of `ssd`; ask for labels that a pool of cluster.yaml has.',
    ],
  },
]);
