import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

describeRule('cruise-control-refused', [
  {
    name: 'a single broker',
    example: `tier: development
kafka: { brokers: 1 }
cruiseControl: {}
`,
    finds: [
      'orders.yaml:2:19 error: Cruise Control needs two brokers and there is 1, so the operator refuses the cluster; run two or turn it off.',
    ],
  },
  {
    name: 'two brokers',
    example: `tier: development
kafka: { brokers: 2 }
cruiseControl: {}
`,
    finds: [],
  },
  {
    name: 'more in sync than copies',
    example: `kafka: { config: { cruise.control.metrics.topic.min.insync.replicas: 4 } }
cruiseControl: {}
`,
    finds: [
      'orders.yaml:1:70 error: `cruise.control.metrics.topic.min.insync.replicas` is 4 but there are 3 copies, so the operator refuses the cluster; set 3 at most.',
    ],
  },
  {
    name: 'more in sync than its own copies',
    example: `kafka: { config: { cruise.control.metrics.topic.replication.factor: 1, cruise.control.metrics.topic.min.insync.replicas: 2 } }
cruiseControl: {}
`,
    finds: [
      'orders.yaml:1:122 error: `cruise.control.metrics.topic.min.insync.replicas` is 2 but there is 1 copy, so the operator refuses the cluster; set 1 at most.',
    ],
  },
  {
    name: 'without Cruise Control nobody looks',
    example: 'kafka: { config: { cruise.control.metrics.topic.replication.factor: 4 } }\n',
    finds: [],
  },
  {
    name: 'turned off',
    example: `tier: development
kafka: { brokers: 1 }
cruiseControl: { enabled: false }
`,
    finds: [],
  },
  {
    name: 'the one broker is in a pool',
    example: kraftExample(`tier: development
cruiseControl: {}
pools:
  controllers: { roles: [controller], nodes: 3, storage: { size: 20Gi } }
  brokers: { roles: [broker], nodes: 1, storage: { size: 20Gi } }
`),
    finds: [
      'orders.yaml:5:38 error: Cruise Control needs two brokers and there is 1, so the operator refuses the cluster; run two or turn it off.',
    ],
  },
]);
