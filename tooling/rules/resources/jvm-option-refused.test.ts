import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

describeRule('jvm-option-refused', [
  {
    name: 'a prefix',
    example: 'kafka: { jvm: { xx: { "-XX:UseG1GC": true } } }\n',
    finds: [
      'orders.yaml:1:38 error: The JVM option `-XX:UseG1GC` begins with `-XX:`, which the operator puts there itself, so the brokers do not start; write its name alone.',
    ],
  },
  {
    name: 'a sign',
    example: 'zookeeper: { jvm: { xx: { +UseG1GC: true } } }\n',
    finds: [
      'orders.yaml:1:37 error: The JVM option `+UseG1GC` begins with `+`, which the operator puts there itself, so the ZooKeeper nodes do not start; write its name alone.',
    ],
  },
  {
    name: 'two collectors',
    example: 'kafka: { jvm: { xx: { UseZGC: true, UseG1GC: "true" } } }\n',
    finds: [
      'orders.yaml:1:31 error: The JVM option `UseZGC` chooses a second garbage collector beside `UseG1GC`, so the brokers do not start; take it away.',
    ],
  },
  {
    name: 'one turned off for the other',
    example: 'kafka: { jvm: { xx: { UseZGC: true, UseG1GC: false } } }\n',
    finds: [],
  },
  {
    name: 'options of Java 8',
    example:
      'kafka: { jvm: { xx: { PrintGCDateStamps: true, MaxPermSize: 128m, CMSInitiatingOccupancyFraction: 70 } } }\n',
    finds: [
      'orders.yaml:1:42 error: The JVM option `PrintGCDateStamps` is not known to Java 17, so the brokers do not start; take it away.',
      'orders.yaml:1:61 error: The JVM option `MaxPermSize` is not known to Java 17, so the brokers do not start; take it away.',
      'orders.yaml:1:99 error: The JVM option `CMSInitiatingOccupancyFraction` is not known to Java 17, so the brokers do not start; take it away.',
    ],
  },
  {
    name: 'a space',
    example: 'kafka: { jvm: { xx: { HeapDumpPath: "/tmp/a b" }, systemProperties: { greeting: "hello world" } } }\n',
    finds: [
      'orders.yaml:1:37 error: The JVM option `HeapDumpPath` has a value with a space, which ends the option, so the brokers do not start; take it away.',
      'orders.yaml:1:81 error: The system property `greeting` has a space, which ends the option, so the brokers do not start; take the space away.',
    ],
  },
  {
    name: 'sound options',
    example:
      'kafka: { jvm: { xx: { ExplicitGCInvokesConcurrent: true, MaxGCPauseMillis: 20, PrintGCDetails: true }, systemProperties: { a.b: c } } }\n',
    finds: [],
  },
  {
    name: 'a patch',
    example: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: add, path: /spec/zookeeper/jvmOptions/-XX, value: { UseParNewGC: "true" } }
`,
    finds: [
      'orders.yaml:4:80 error: The JVM option `UseParNewGC` is not known to Java 17, so the ZooKeeper nodes do not start; take it away.',
    ],
  },
  {
    name: 'in a pool',
    example: kraftExample(`pools:
  controllers: { roles: [controller] }
  brokers: { roles: [broker], jvm: { xx: { UseConcMarkSweepGC: true } } }
`),
    finds: [
      'orders.yaml:3:64 error: The JVM option `UseConcMarkSweepGC` is not known to Java 17, so the nodes of pool `orders-brokers` do not start; take it away.',
    ],
  },
]);
