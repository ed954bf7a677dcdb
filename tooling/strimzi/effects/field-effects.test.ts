/** Tables of changes of one cluster file, with what the operator does: each case's name is the fact it rests on. */
import { describe, expect, test } from 'vitest';
import { linesOf, type Transition, transition } from '../../../test/support/transition.ts';
import { fieldFacts } from './field-effects.ts';

interface Case {
  readonly name: string;
  /** Further fields of the cluster file. */
  readonly before?: string;
  readonly after: string;
  readonly lines: readonly string[];
  /** Who restarts because of any of it; nobody where left out. */
  readonly restarts?: string;
  readonly users?: string;
}

const head = 'namespace: kafka-orders\nname: orders\n';
const kafkas: Readonly<Record<string, readonly [version: string, metadata: string]>> = {
  '0.45.2': ['3.9.2', '3.9-IV0'],
  '0.47.0': ['4.0.0', '4.0-IV3'],
  '0.48.0': ['4.1.0', '4.1-IV1'],
  '0.51.0': ['4.2.0', '4.2-IV1'],
  '1.2.0': ['4.2.1', '4.2-IV1'],
};

/** Three controllers, three brokers, the Topic Operator and the User Operator. */
function kraft(release: string, rest: string): string {
  const [version, metadataVersion] = kafkas[release] ?? [];
  return merged(
    `${head}stack: kraft
kafka:
  version: ${version}
  metadataVersion: ${metadataVersion}
  rack: false
entityOperator: {}
pools:
  controllers: { roles: [controller], nodes: 3, storage: { size: 10Gi } }
  brokers: { roles: [broker], nodes: 3, storage: { size: 10Gi } }
`,
    rest,
  );
}

function zookeeper(rest: string): string {
  return merged(
    `${head}stack: zookeeper
kafka:
  version: 3.9.2
  brokers: 3
  rack: false
  storage: { size: 10Gi }
zookeeper:
  nodes: 3
  storage: { size: 10Gi }
entityOperator: {}
`,
    rest,
  );
}

/** Lines that begin with `kafka.` or `zookeeper.` go into that section, others take the place of a section of their name. */
function merged(file: string, rest: string): string {
  let text = file;
  for (const line of rest.split('\n').filter((one) => one !== '')) {
    const [, section, value] = /^(kafka|zookeeper)\.(.*)$/.exec(line) ?? [];
    const key = line.slice(0, line.indexOf(':'));
    if (section !== undefined && value !== undefined) {
      const field = value.slice(0, value.indexOf(':'));
      text = text
        .replace(new RegExp(`^  ${field}:.*\\n`, 'm'), '')
        .replace(`${section}:\n`, `${section}:\n  ${value}\n`);
    } else text = `${text.replace(new RegExp(`^${key}:.*\\n`, 'm'), '')}${line}\n`;
  }
  return text;
}

/** Changes to the rendered resource, for what a cluster file does not say. */
function patch(...steps: readonly (readonly [path: string, value: string])[]): string {
  return `patches: [{ target: { kind: Kafka }, operations: [${steps.map(([path, value]) => `{ op: add, path: ${path}, value: ${value} }`).join(', ')}] }]`;
}

function poolPatch(pool: string, path: string, value: string): string {
  return `patches: [{ target: { kind: KafkaNodePool, name: ${pool} }, operations: [{ op: add, path: ${path}, value: ${value} }] }]`;
}

function run({ before = '', after, users }: Case, file: (rest: string) => string, strimzi: string): Transition {
  const lists = users === undefined ? {} : { users };
  return transition({ strimzi, orders: file(before), ...lists }, { strimzi, orders: file(after), ...lists });
}

/** `brokers`, `controllers`, `nodes` of Kafka, `zookeeper`, else numbers of pods. */
function restarted({ effects }: Transition): string {
  const pods = [...new Set(effects.flatMap((one) => one.restarts ?? []))];
  const ids = (wanted: (pod: string) => boolean): string =>
    pods
      .filter(wanted)
      .map((pod) => pod.slice(pod.lastIndexOf('-') + 1))
      .sort()
      .join(',');
  const isZookeeper = (pod: string): boolean => pod.startsWith('orders-zookeeper-');
  const kafka = ids((pod) => !isZookeeper(pod));
  const hasPools = pods.some((pod) => pod.startsWith('orders-orders-'));
  const named = hasPools
    ? ({ '0,1,2': 'brokers', '3,4,5': 'controllers', '0,1,2,3,4,5': 'nodes' }[kafka] ?? kafka)
    : kafka === '0,1,2'
      ? 'brokers'
      : kafka;
  return [named, ids(isZookeeper) === '0,1,2' ? 'zookeeper' : ''].filter((one) => one !== '').join(' ');
}

function table(release: string, file: (rest: string) => string, cases: readonly Case[]): void {
  test.each(cases)('$name', (one) => {
    const found = run(one, file, release);
    expect(linesOf(found)).toEqual(one.lines);
    expect(restarted(found)).toBe(one.restarts ?? '');
  });
}

const inner = '{ name: tls, port: 9093, type: internal }';
const listeners = (...list: readonly string[]): string => `kafka.listeners: [${[inner, ...list].join(', ')}]`;
const external = (type: string, configuration = '{}', more = ''): string =>
  `{ name: ext, port: 9094, type: ${type}${more}, configuration: ${configuration} }`;
const balancer = (configuration: string): string => listeners(external('loadbalancer', configuration));
const nodePort = (configuration: string): string => listeners(external('nodeport', configuration));
const ingress = (bootstrap: string, broker = 'b-{nodeId}.example.com'): string =>
  listeners(external('ingress', `{ class: a, bootstrap: { host: ${bootstrap} }, hostTemplate: "${broker}" }`));
const inPlace = 'annotations: { strimzi.io/in-place-resizing: "true" }';
const changed = (risk: string, subject = 'ext'): string => `restart/${risk} listener-changed ${subject}`;
const objects = (risk: string): string => `dynamic/${risk} listener-objects-changed ext`;

describe('pods of nodes', () => {
  table('1.2.0', (rest) => kraft('1.2.0', rest), [
    {
      name: 'probes are in the pods of all nodes',
      after: patch(['/spec/kafka/livenessProbe', '{ timeoutSeconds: 10 }']),
      lines: ['restart/restart nodes-restart nodes'],
      restarts: 'nodes',
    },
    {
      name: 'JMX is a port and variables of all nodes',
      after: 'jmx: {}',
      lines: ['restart/restart nodes-restart nodes'],
      restarts: 'nodes',
    },
    {
      name: 'a password for JMX is a variable',
      before: 'jmx: { authentication: none }',
      after: 'jmx: {}',
      lines: ['restart/restart nodes-restart nodes'],
      restarts: 'nodes',
    },
    {
      name: 'metrics are a port of all nodes',
      after: 'metrics: false',
      lines: ['restart/restart nodes-restart nodes'],
      restarts: 'nodes',
    },
    {
      name: 'memory, heap and JMX of brokers are told together where they reach the same pods',
      before: 'kafka.memory: 12Gi',
      after: 'kafka.memory: 16Gi\nkafka.heap: 5Gi',
      lines: ['restart/restart nodes-restart brokers'],
      restarts: 'brokers',
    },
    {
      name: 'memory of one pool restarts its nodes',
      after: poolPatch('orders-controllers', '/spec/resources/limits/memory', '5Gi'),
      lines: ['restart/restart nodes-restart controllers'],
      restarts: 'controllers',
    },
    {
      name: 'from 1.0 on memory may change in place, where nothing else does',
      before: inPlace,
      after: `${inPlace}\n${poolPatch('orders-brokers', '/spec/resources/requests/cpu', '3')}`,
      lines: ['dynamic/none nodes-resized brokers'],
    },
    {
      name: 'a heap that changes too restarts the pods anyway',
      before: `${inPlace}\nkafka.memory: 12Gi`,
      after: `${inPlace}\nkafka.memory: 16Gi\nkafka.heap: 5Gi`,
      lines: ['restart/restart nodes-restart brokers'],
      restarts: 'brokers',
    },
    {
      name: 'a limit cannot be taken away in place',
      before: `${inPlace}\nkafka.cpuLimit: "4"`,
      after: inPlace,
      lines: ['restart/restart nodes-restart brokers'],
      restarts: 'brokers',
    },
    { name: 'the annotation for it changes no pod', after: inPlace, lines: ['none/none field-without-effect'] },
    {
      name: 'the pod template of a pool counts',
      after: 'kafka.priorityClass: high',
      lines: ['restart/restart nodes-restart brokers'],
      restarts: 'brokers',
    },
    {
      name: 'a template of the Kafka resource does nothing where each pool has its own',
      after: patch(['/spec/kafka/template/pod', '{ priorityClassName: high }']),
      lines: ['ignored/degraded field-overridden'],
    },
    {
      name: 'without a rack or node ports there is no init container',
      after: patch(['/spec/kafka/template/initContainer', '{ env: [{ name: A, value: b }] }']),
      lines: ['none/none field-without-effect'],
    },
    {
      name: 'from 0.49 on parts that pools do not have are taken over, the init container by brokers',
      before: 'kafka.rack: true',
      after: `kafka.rack: true\n${patch(['/spec/kafka/template/initContainer', '{ env: [{ name: A, value: b }] }'])}`,
      lines: ['restart/restart nodes-restart brokers'],
      restarts: 'brokers',
    },
    {
      name: 'Services of brokers get labels while pods run',
      after: patch(['/spec/kafka/template/perPodService', '{ metadata: { labels: { a: b } } }']),
      lines: ['none/none objects-only'],
    },
    {
      name: 'Services, budgets and accounts are beside the pods',
      after: patch(
        ['/spec/kafka/template/bootstrapService', '{ metadata: { labels: { a: b } } }'],
        ['/spec/kafka/template/podDisruptionBudget/maxUnavailable', '2'],
        ['/spec/kafka/template/serviceAccount', '{ metadata: { labels: { a: b } } }'],
      ),
      lines: ['none/none objects-only'],
    },
    {
      name: 'a label of a pool is on its pods',
      after: poolPatch('orders-brokers', '/metadata/labels/team', 'a'),
      lines: ['restart/restart nodes-restart brokers'],
      restarts: 'brokers',
    },
    {
      name: 'a label of the Kafka resource is on no node of a pool',
      after: patch(['/metadata/labels', '{ team: a }']),
      lines: ['restart/none deployment-rolled entity-operator'],
    },
    {
      name: 'of labels of Kubernetes only part-of is handed on',
      after: patch(['/metadata/labels', '{ app.kubernetes.io/name: a }']),
      lines: ['none/none field-without-effect'],
    },
    {
      name: 'labels of Strimzi are refused',
      after: patch(['/metadata/labels', '{ strimzi.io/team: a }']),
      lines: ['refused/outage labels-refused strimzi.io/team'],
    },
    {
      name: 'annotations are on no pod',
      after: 'annotations: { example.com/a: b }',
      lines: ['none/none field-without-effect'],
    },
    {
      name: 'from 0.49 on only brokers know the rack',
      after: 'kafka.rack: true',
      lines: ['restart/restart nodes-restart brokers'],
      restarts: 'brokers',
    },
    {
      name: 'a rack by a variable is in no pod',
      after: patch(['/spec/kafka/rack', '{ type: environment-variable, envVarName: RACK }']),
      lines: ['none/none field-without-effect'],
    },
    {
      name: 'log4j2 reads its file anew',
      after: patch(['/spec/kafka/logging', '{ type: inline, loggers: { rootLogger.level: DEBUG } }']),
      lines: ['dynamic/none taken-live logging'],
    },
    {
      name: 'an empty section is nothing',
      after: patch(
        ['/spec/kafka/template/bootstrapService', '{}'],
        ['/spec/clientsCa', '{ generateSecretOwnerReference: false }'],
      ),
      lines: ['none/none objects-only'],
    },
  ]);
});

describe('a field that there is not', () => {
  table('1.2.0', (rest) => kraft('1.2.0', rest), [
    {
      name: 'is dropped',
      after: patch(['/spec/kafka/livenessProb', '{ timeoutSeconds: 10 }']),
      lines: ['ignored/degraded field-unknown Kafka spec.kafka.livenessProb'],
    },
  ]);
});

describe('pods of nodes on 0.45.2 with ZooKeeper', () => {
  table('0.45.2', zookeeper, [
    {
      name: 'probes of ZooKeeper restart ZooKeeper',
      after: patch(['/spec/zookeeper/livenessProbe', '{ timeoutSeconds: 10 }']),
      lines: ['restart/restart nodes-restart zookeeper'],
      restarts: 'zookeeper',
    },
    {
      name: 'memory of brokers without pools',
      after: 'kafka.memory: 12Gi\nkafka.heap: 3Gi',
      lines: ['restart/restart nodes-restart brokers'],
      restarts: 'brokers',
    },
    {
      name: 'memory of ZooKeeper',
      after: 'zookeeper.memory: 12Gi',
      lines: ['restart/restart nodes-restart zookeeper'],
      restarts: 'zookeeper',
    },
    {
      name: 'in-place resizing is not known before 1.0',
      before: inPlace,
      after: `${inPlace}\nkafka.cpu: "3"`,
      lines: ['restart/restart nodes-restart brokers'],
      restarts: 'brokers',
    },
    {
      name: 'labels of the Kafka resource are on every pod',
      after: 'labels: { team: a }',
      lines: [
        'restart/restart nodes-restart zookeeper',
        'restart/restart nodes-restart brokers',
        'restart/none deployment-rolled entity-operator',
      ],
      restarts: 'brokers zookeeper',
    },
    {
      name: 'JMX of both',
      after: 'jmx: { zookeeper: true }',
      lines: ['restart/restart nodes-restart brokers', 'restart/restart nodes-restart zookeeper'],
      restarts: 'brokers zookeeper',
    },
    {
      name: 'metrics of both',
      after: 'metrics: false',
      lines: ['restart/restart nodes-restart brokers', 'restart/restart nodes-restart zookeeper'],
      restarts: 'brokers zookeeper',
    },
    {
      name: 'loggers of running brokers are changed',
      before: patch(['/spec/kafka/logging', '{ type: inline, loggers: { kafka.root.logger.level: INFO } }']),
      after: patch(['/spec/kafka/logging', '{ type: inline, loggers: { kafka.root.logger.level: DEBUG } }']),
      lines: ['dynamic/none taken-live logging'],
    },
    {
      name: 'appenders need a restart',
      before: patch(['/spec/kafka/logging', '{ type: inline, loggers: {} }']),
      after: patch(['/spec/kafka/logging', '{ type: inline, loggers: { log4j.appender.A: b } }']),
      lines: ['restart/restart nodes-restart brokers'],
      restarts: 'brokers',
    },
    {
      name: 'ZooKeeper restarts for any logging',
      after: patch(['/spec/zookeeper/logging', '{ type: inline, loggers: { zookeeper.root.logger: DEBUG } }']),
      lines: ['restart/restart nodes-restart zookeeper'],
      restarts: 'zookeeper',
    },
    {
      name: 'fields that nothing reads any more',
      after: patch(['/spec/jmxTrans', '{ kafkaQueries: [], outputDefinitions: [] }']),
      lines: ['none/none field-without-effect'],
    },
    {
      name: 'Services of ZooKeeper are beside its pods',
      after: patch(['/spec/zookeeper/template/clientService', '{ metadata: { labels: { a: b } } }']),
      lines: ['none/none objects-only'],
    },
    {
      name: 'authorization is read by brokers',
      after: 'kafka.authorization: { type: simple }',
      lines: ['restart/outage authorization-on', 'restart/none deployment-rolled entity-operator'],
      restarts: 'brokers',
    },
    {
      name: 'quotas of the plugin are keys that Kafka does not know',
      after: 'kafka.quotas: { type: strimzi, producerByteRate: 1000000 }',
      lines: ['restart/restart nodes-restart brokers'],
      restarts: 'brokers',
    },
    {
      name: 'a listener without TLS cannot be reached as before',
      before: listeners('{ name: plain, port: 9092, type: internal }'),
      after: listeners('{ name: plain, port: 9092, type: internal, tls: false }'),
      lines: [changed('outage', 'plain')],
      restarts: 'brokers',
    },
    {
      name: 'Cruise Control comes with a reporter in brokers',
      after: 'cruiseControl: {}',
      lines: [
        'made/none deployment-made cruise-control',
        'restart/restart nodes-restart brokers',
        'restart/none deployment-rolled entity-operator',
      ],
      restarts: 'brokers',
    },
  ]);
});

describe('controllers that are no brokers', () => {
  const loggers = patch(['/spec/kafka/logging', '{ type: inline, loggers: { kafka.root.logger.level: DEBUG } }']);
  describe('0.45.2', () => {
    table('0.45.2', (rest) => kraft('0.45.2', rest), [
      {
        name: 'are spread over racks, too',
        after: 'kafka.rack: true',
        lines: ['restart/restart nodes-restart nodes'],
        restarts: 'nodes',
      },
      {
        name: 'restart for any logging',
        before: patch(['/spec/kafka/logging', '{ type: inline, loggers: {} }']),
        after: loggers,
        lines: ['dynamic/none taken-live logging', 'restart/restart nodes-restart controllers'],
        restarts: 'controllers',
      },
      {
        name: 'do not look at keys of quotas',
        after: 'kafka.quotas: { type: strimzi, producerByteRate: 1000000 }',
        lines: ['restart/restart nodes-restart brokers'],
        restarts: 'brokers',
      },
      {
        name: 'look at super users',
        before: 'kafka.authorization: { type: simple }',
        after: 'kafka.authorization: { type: simple, superUsers: [CN=a] }',
        lines: ['restart/restart nodes-restart nodes'],
        restarts: 'nodes',
      },
      {
        name: 'do not look at tiered storage',
        after: 'kafka.tieredStorage: { className: a.B, classPath: /opt/*, config: { a: b } }',
        lines: ['restart/restart nodes-restart brokers'],
        restarts: 'brokers',
      },
      {
        name: 'name users by tokens where listeners do',
        before: balancer('{}'),
        after: listeners(
          '{ name: ext, port: 9094, type: loadbalancer, configuration: {}, authentication: { type: oauth, validIssuerUri: https://a, jwksEndpointUri: https://a/b } }',
        ),
        lines: [changed('outage')],
        restarts: 'nodes',
      },
      {
        name: 'up to 0.48 a pool with any template takes nothing over',
        after: `kafka.rack: true\n${patch(['/spec/kafka/template/initContainer', '{ env: [{ name: A, value: b }] }'])}`,
        before: 'kafka.rack: true',
        lines: ['ignored/degraded field-overridden'],
      },
    ]);
  });
  describe('0.48.0', () => {
    table('0.48.0', (rest) => kraft('0.48.0', rest), [
      { name: 'do not restart for logging any more', after: loggers, lines: ['dynamic/none taken-live logging'] },
      {
        name: 'still are spread over racks',
        after: 'kafka.rack: true',
        lines: ['restart/restart nodes-restart nodes'],
        restarts: 'nodes',
      },
      {
        name: 'still do not look at keys of quotas',
        after: 'kafka.quotas: { type: strimzi, producerByteRate: 1000000 }',
        lines: ['restart/restart nodes-restart brokers'],
        restarts: 'brokers',
      },
      {
        name: 'do not look at the list of metrics',
        before: patch(['/spec/kafka/metricsConfig', '{ type: strimziMetricsReporter, values: { allowList: [a] } }']),
        after: patch(['/spec/kafka/metricsConfig', '{ type: strimziMetricsReporter, values: { allowList: [b] } }']),
        lines: ['restart/restart nodes-restart brokers'],
        restarts: 'brokers',
      },
    ]);
  });
  describe('0.51.0', () => {
    table('0.51.0', (rest) => kraft('0.51.0', rest), [
      {
        name: 'restart for keys that Kafka does not know, as brokers do',
        after: 'kafka.quotas: { type: strimzi, producerByteRate: 1000000 }',
        lines: ['restart/restart nodes-restart nodes'],
        restarts: 'nodes',
      },
      {
        name: 'know the list of metrics by such a key',
        before: patch(['/spec/kafka/metricsConfig', '{ type: strimziMetricsReporter, values: { allowList: [a] } }']),
        after: patch(['/spec/kafka/metricsConfig', '{ type: strimziMetricsReporter, values: { allowList: [b] } }']),
        lines: ['restart/restart nodes-restart nodes'],
        restarts: 'nodes',
      },
      {
        name: 'are not spread over racks',
        after: 'kafka.rack: true',
        lines: ['restart/restart nodes-restart brokers'],
        restarts: 'brokers',
      },
      {
        name: 'take resources of the Kafka resource where their pool has none',
        after: patch(['/spec/kafka/resources', '{ requests: { cpu: "9" } }']),
        lines: ['ignored/degraded field-overridden'],
      },
    ]);
  });
  describe('1.2.0', () => {
    table('1.2.0', (rest) => kraft('1.2.0', rest), [
      {
        name: 'restart for tiered storage, as brokers do',
        after: 'kafka.tieredStorage: { className: a.B, classPath: /opt/*, config: { a: b } }',
        lines: ['restart/restart nodes-restart nodes'],
        restarts: 'nodes',
      },
      {
        name: 'do not restart for the class of the plugin, which Kafka knows',
        before: 'kafka.tieredStorage: { className: a.B, classPath: /opt/*, config: { a: b } }',
        after: 'kafka.tieredStorage: { className: a.C, classPath: /opt/*, config: { a: b } }',
        lines: ['restart/restart nodes-restart brokers'],
        restarts: 'brokers',
      },
      {
        name: 'a broker does not start without tiered storage while a topic has it',
        before: 'kafka.tieredStorage: { className: a.B, classPath: /opt/*, config: { a: b } }',
        after: '',
        lines: ['restart/outage tiered-storage-off'],
        restarts: 'nodes',
      },
      {
        name: 'the list of metrics is taken by running brokers',
        before: patch(['/spec/kafka/metricsConfig', '{ type: strimziMetricsReporter, values: { allowList: [a] } }']),
        after: patch(['/spec/kafka/metricsConfig', '{ type: strimziMetricsReporter, values: { allowList: [b] } }']),
        lines: ['dynamic/none taken-live metrics'],
      },
      {
        name: 'another way of metrics is in all pods',
        after: patch(['/spec/kafka/metricsConfig', '{ type: strimziMetricsReporter, values: { allowList: [a] } }']),
        lines: ['restart/restart nodes-restart nodes'],
        restarts: 'nodes',
      },
      {
        name: 'authorization is read by all',
        after: 'kafka.authorization: { type: simple }',
        lines: ['restart/outage authorization-on', 'restart/none deployment-rolled entity-operator'],
        restarts: 'nodes',
      },
      {
        name: 'without authorization everybody may do everything',
        before: 'kafka.authorization: { type: simple }',
        after: '',
        lines: ['restart/degraded authorization-off', 'restart/none deployment-rolled entity-operator'],
        restarts: 'nodes',
      },
      {
        name: 'a super user who is none any more loses rights',
        before: 'kafka.authorization: { type: simple, superUsers: [CN=a] }',
        after: 'kafka.authorization: { type: simple }',
        lines: ['restart/degraded super-users-fewer'],
        restarts: 'nodes',
      },
      {
        name: "Kafka's own quotas are set in the running cluster",
        after: 'kafka.quotas: { type: kafka, producerByteRate: 1000000 }',
        lines: ['dynamic/none taken-live quotas'],
      },
    ]);
  });
});

describe('what a pool takes as a whole', () => {
  const steps = (kind: string, ...all: readonly string[]): string =>
    `{ target: { kind: ${kind} }, operations: [${all.join(', ')}] }`;
  const kafkaTemplate = steps(
    'Kafka',
    '{ op: add, path: /spec/kafka/template/pod, value: { priorityClassName: high } }',
  );
  const ownTemplate = (value: string): string =>
    steps('KafkaNodePool', `{ op: add, path: /spec/template, value: ${value} }`);
  const noTemplate = steps('KafkaNodePool', '{ op: remove, path: /spec/template }');
  const service = '{ perPodService: { metadata: { labels: { a: b } } } }';
  const moves = {
    before: `patches: [${kafkaTemplate}, ${noTemplate}]`,
    after: `patches: [${kafkaTemplate}, ${ownTemplate(service)}]`,
  };
  const jvm = (kafka: string, pool: string): string =>
    `patches: [${steps('Kafka', `{ op: add, path: /spec/kafka/jvmOptions, value: ${kafka} }`)}, ${steps('KafkaNodePool', `{ op: ${pool === '' ? 'remove' : 'add'}, path: /spec/jvmOptions${pool === '' ? '' : `, value: ${pool}`} }`)}]`;
  describe('0.48.0', () => {
    table('0.48.0', (rest) => kraft('0.48.0', rest), [
      {
        name: 'up to 0.48 the first template of a pool takes all of the others away',
        ...moves,
        lines: ['none/none objects-only', 'restart/restart nodes-restart nodes'],
        restarts: 'nodes',
      },
    ]);
  });
  describe('1.2.0', () => {
    table('1.2.0', (rest) => kraft('1.2.0', rest), [
      { name: 'from 0.49 on part by part', ...moves, lines: ['none/none objects-only'] },
      {
        name: 'Java options that a pool repeats in part lose the rest',
        before: jvm('{ "-Xms": 1g, "-Xmx": 2g }', ''),
        after: jvm('{ "-Xms": 1g, "-Xmx": 2g }', '{ "-Xms": 1g }'),
        lines: ['restart/restart nodes-restart nodes'],
        restarts: 'nodes',
      },
      {
        name: 'Java options that move to the pools stay what they are',
        before: jvm('{ "-Xms": 1g }', ''),
        after: jvm('{}', '{ "-Xms": 1g, gcLoggingEnabled: false }'),
        lines: ['none/none field-without-effect'],
      },
    ]);
  });
});

describe('listeners', () => {
  table('1.2.0', (rest) => kraft('1.2.0', rest), [
    {
      name: 'a new one is served after a restart of brokers',
      after: balancer('{}'),
      lines: ['restart/restart listener-added ext'],
      restarts: 'brokers',
    },
    {
      name: 'one that goes takes its clients with it',
      before: balancer('{}'),
      after: '',
      lines: ['restart/outage listener-removed ext'],
      restarts: 'brokers',
    },
    {
      name: 'another name leaves the address, and clients between brokers with one name and brokers with the other',
      before: listeners('{ name: a, port: 9094, type: internal }'),
      after: listeners('{ name: b, port: 9094, type: internal }'),
      lines: ['restart/outage listener-renamed a'],
      restarts: 'brokers',
    },
    {
      name: 'another name and more is one gone and one new',
      before: listeners('{ name: a, port: 9094, type: internal }'),
      after: listeners('{ name: b, port: 9094, type: internal, tls: false }'),
      lines: ['restart/restart listener-added b', 'restart/outage listener-removed a'],
      restarts: 'brokers',
    },
    {
      name: 'another name is another address outside',
      before: balancer('{}'),
      after: balancer('{}').replace('name: ext', 'name: out'),
      lines: ['restart/restart listener-added out', 'restart/outage listener-removed ext'],
      restarts: 'brokers',
    },
    {
      name: 'another order is nothing',
      before: listeners(external('internal')),
      after: `kafka.listeners: [${external('internal')}, ${inner}]`,
      lines: [],
    },
    {
      name: 'the port of an internal one is its address',
      before: listeners('{ name: a, port: 9094, type: internal }'),
      after: listeners('{ name: a, port: 9095, type: internal }'),
      lines: [changed('outage', 'a')],
      restarts: 'brokers',
    },
    {
      name: 'the port behind a node port is not',
      before: nodePort('{}'),
      after: nodePort('{}').replace('9094', '9095'),
      lines: [changed('restart')],
      restarts: 'brokers',
    },
    {
      name: 'another type is another address',
      before: balancer('{}'),
      after: nodePort('{}'),
      lines: [changed('outage')],
      restarts: 'brokers',
    },
    {
      name: 'authentication refuses who does not have it',
      after: listeners().replace('internal', 'internal, authentication: { type: tls }'),
      lines: [changed('outage', 'tls')],
      before: listeners(),
      restarts: 'brokers',
    },
    {
      name: 'without authentication certificates are not looked at',
      before: listeners(external('loadbalancer', '{}', ', authentication: { type: tls }')),
      after: balancer('{}'),
      lines: [changed('degraded')],
      restarts: 'brokers',
    },
    {
      name: 'with authorization nobody without a name has rights',
      before: `kafka.authorization: { type: simple }\n${listeners(external('loadbalancer', '{}', ', authentication: { type: tls }'))}`,
      after: `kafka.authorization: { type: simple }\n${balancer('{}')}`,
      lines: [changed('outage')],
      restarts: 'brokers',
    },
    {
      name: 'who may connect is in the network policy alone',
      before: balancer('{}'),
      after: listeners(
        external('loadbalancer', '{}', ', networkPolicyPeers: [{ podSelector: { matchLabels: { app: a } } }]'),
      ),
      lines: [objects('degraded')],
    },
    {
      name: 'more peers hurt nobody',
      before: listeners(
        external('loadbalancer', '{}', ', networkPolicyPeers: [{ podSelector: { matchLabels: { app: a } } }]'),
      ),
      after: balancer('{}'),
      lines: [objects('none')],
    },
    {
      name: 'the bootstrap node port is in a Service',
      before: nodePort('{ bootstrap: { nodePort: 32000 } }'),
      after: nodePort('{ bootstrap: { nodePort: 32001 } }'),
      lines: [objects('outage')],
    },
    {
      name: 'a node port that is not given any more is kept',
      before: nodePort('{ bootstrap: { nodePort: 32000 } }'),
      after: nodePort('{ bootstrap: { } }'),
      lines: ['ignored/degraded listener-setting-kept ext'],
    },
    {
      name: 'the node port of a broker is what that broker tells',
      before: nodePort('{}'),
      after: nodePort('{ brokers: [{ broker: 1, nodePort: 32001 }] }'),
      lines: [changed('degraded')],
      restarts: '1',
    },
    {
      name: 'what a broker tells is of that broker',
      before: balancer('{ brokers: [{ broker: 0, advertisedHost: a }, { broker: 1, advertisedHost: b }] }'),
      after: balancer(
        '{ brokers: [{ broker: 0, advertisedHost: a }, { broker: 1, advertisedHost: c, advertisedPort: 9999 }] }',
      ),
      lines: [changed('degraded')],
      restarts: '1',
    },
    {
      name: 'an override for no broker is nothing',
      before: nodePort('{}'),
      after: nodePort('{ brokers: [{ broker: 77, nodePort: 32001 }] }'),
      lines: ['none/none field-without-effect ext'],
    },
    {
      name: 'a template of hosts reaches all brokers',
      before: ingress('a.example.com'),
      after: ingress('a.example.com', 'c-{nodeId}.example.com'),
      lines: [changed('degraded')],
      restarts: 'brokers',
    },
    {
      name: 'the bootstrap host is in certificates',
      before: ingress('a.example.com'),
      after: ingress('b.example.com'),
      lines: [changed('outage')],
      restarts: 'brokers',
    },
    {
      name: 'a further name is in certificates, too',
      before: balancer('{}'),
      after: balancer('{ bootstrap: { alternativeNames: [a.example.com] } }'),
      lines: [changed('restart')],
      restarts: 'brokers',
    },
    {
      name: 'a name that goes from certificates is refused',
      before: balancer('{ bootstrap: { alternativeNames: [a.example.com] } }'),
      after: balancer('{}'),
      lines: [changed('outage')],
      restarts: 'brokers',
    },
    {
      name: 'a certificate of its own has another issuer',
      before: balancer('{}'),
      after: balancer('{ brokerCertChainAndKey: { secretName: a, certificate: tls.crt, key: tls.key } }'),
      lines: [changed('outage')],
      restarts: 'brokers',
    },
    {
      name: 'limits of connections are keys that Kafka does not list',
      before: balancer('{}'),
      after: balancer('{ maxConnections: 100, maxConnectionCreationRate: 10 }'),
      lines: [changed('restart')],
      restarts: 'brokers',
    },
    {
      name: 'Services have what balancers read',
      before: balancer('{}'),
      after: balancer(
        '{ externalTrafficPolicy: Local, finalizers: [a/b], allocateLoadBalancerNodePorts: false, bootstrap: { labels: { a: b } } }',
      ),
      lines: [objects('none')],
    },
    {
      name: 'fewer ranges shut clients out',
      before: balancer('{}'),
      after: balancer('{ loadBalancerSourceRanges: [10.0.0.0/8] }'),
      lines: [objects('degraded')],
    },
    {
      name: 'Kubernetes refuses another class of a load balancer',
      before: balancer('{ class: a }'),
      after: balancer('{ class: b }'),
      lines: ['refused/outage load-balancer-class-refused ext'],
    },
    {
      name: 'an Ingress may have another class',
      before: ingress('a.example.com'),
      after: ingress('a.example.com').replace('class: a', 'class: b'),
      lines: [objects('degraded')],
    },
    {
      name: 'families of a Service stay',
      before: balancer('{}'),
      after: balancer('{ ipFamilies: [IPv6] }'),
      lines: ['ignored/degraded listener-setting-kept ext'],
    },
    {
      name: 'which address of a node is told is in the configuration',
      before: nodePort('{}'),
      after: nodePort('{ preferredNodePortAddressType: Hostname }'),
      lines: [changed('degraded')],
      restarts: 'brokers',
    },
    {
      name: 'without a bootstrap balancer its clients have no beginning',
      before: balancer('{}'),
      after: balancer('{ createBootstrapService: false }'),
      lines: [changed('outage')],
      restarts: 'brokers',
    },
    {
      name: 'what restarts and what does not are two effects',
      before: balancer('{}'),
      after: balancer('{ maxConnections: 100, loadBalancerSourceRanges: [10.0.0.0/8] }'),
      lines: [changed('restart'), objects('degraded')],
      restarts: 'brokers',
    },
  ]);
});

describe('Deployments', () => {
  table('1.2.0', (rest) => kraft('1.2.0', rest), [
    {
      name: 'the exporter touches no broker',
      after: 'kafkaExporter: {}',
      lines: ['made/none deployment-made kafka-exporter'],
    },
    {
      name: 'the exporter goes',
      before: 'kafkaExporter: {}',
      after: '',
      lines: ['gone/degraded deployment-gone kafka-exporter'],
    },
    {
      name: 'what the exporter reports are variables of it',
      before: 'kafkaExporter: {}',
      after: 'kafkaExporter: { topicRegex: a.*, memory: 256Mi }',
      lines: ['restart/none deployment-rolled kafka-exporter'],
    },
    {
      name: 'the Entity Operator goes',
      after: 'entityOperator: { enabled: false }',
      lines: ['gone/degraded deployment-gone entity-operator'],
    },
    {
      name: 'the Topic Operator goes alone',
      after: 'entityOperator: { topics: false }',
      lines: ['restart/none deployment-rolled entity-operator', 'gone/degraded operator-of-lists-gone topicOperator'],
    },
    {
      name: 'another namespace is looked after',
      after: patch(['/spec/entityOperator/topicOperator/watchedNamespace', 'elsewhere']),
      lines: ['restart/none deployment-rolled entity-operator', 'gone/degraded operator-of-lists-gone topicOperator'],
    },
    {
      name: 'Secrets of users have another name',
      after: patch(['/spec/entityOperator/userOperator/secretPrefix', 'u-']),
      lines: ['restart/none deployment-rolled entity-operator', 'made/degraded user-secrets-renamed'],
    },
    {
      name: 'passwords are made anew with them',
      users: 'users: { bob: { authentication: scram-sha-512 } }\n',
      after: patch(['/spec/entityOperator/userOperator/secretPrefix', 'u-']),
      lines: ['restart/none deployment-rolled entity-operator', 'made/outage user-secrets-renamed'],
    },
    {
      name: 'logging of the Entity Operator is read anew',
      after: patch([
        '/spec/entityOperator/topicOperator/logging',
        '{ type: inline, loggers: { rootLogger.level: DEBUG } }',
      ]),
      lines: ['dynamic/none taken-live logging'],
    },
    {
      name: 'Cruise Control has a reporter in brokers',
      after: 'cruiseControl: {}',
      lines: [
        'made/none deployment-made cruise-control',
        'restart/restart nodes-restart brokers',
        'restart/none deployment-rolled entity-operator',
      ],
      restarts: 'brokers',
    },
    {
      name: 'brokers lose it with Cruise Control',
      before: 'cruiseControl: {}',
      after: '',
      lines: [
        'gone/degraded deployment-gone cruise-control',
        'restart/restart nodes-restart brokers',
        'restart/none deployment-rolled entity-operator',
      ],
      restarts: 'brokers',
    },
    {
      name: 'settings of Cruise Control are its own',
      before: 'cruiseControl: {}',
      after: 'cruiseControl: { config: { num.metric.fetchers: 2 }, brokerCapacity: { inboundNetwork: 10MB/s } }',
      lines: ['restart/none deployment-rolled cruise-control'],
    },
    {
      name: 'its topic is written by brokers',
      before: 'cruiseControl: {}',
      after: 'cruiseControl: { config: { metric.reporter.topic: a } }',
      lines: ['restart/none deployment-rolled cruise-control', 'restart/restart nodes-restart brokers'],
      restarts: 'brokers',
    },
    {
      name: 'rebalancing by itself restarts nothing',
      before: 'cruiseControl: {}',
      after: 'cruiseControl: { autoRebalance: [add-brokers] }',
      lines: ['none/none field-without-effect'],
    },
    {
      name: 'the Topic Operator knows whether there is a rack',
      before: 'cruiseControl: {}',
      after: 'cruiseControl: {}\nkafka.rack: true',
      lines: ['restart/restart nodes-restart brokers', 'restart/none deployment-rolled entity-operator'],
      restarts: 'brokers',
    },
    {
      name: 'maintenance windows are a variable of the User Operator',
      after: patch(['/spec/maintenanceTimeWindows', '["* * 0-5 ? * SUN *"]']),
      lines: ['none/none field-without-effect', 'restart/none deployment-rolled entity-operator'],
    },
    {
      name: 'certificates may be due at once',
      after: patch(['/spec/clusterCa/renewalDays', '60']),
      lines: ['none/restart certificates-renewed-otherwise clusterCa'],
    },
    {
      name: 'or later',
      before: patch(['/spec/clusterCa/renewalDays', '60']),
      after: '',
      lines: ['none/none certificates-renewed-otherwise clusterCa'],
    },
    {
      name: 'the User Operator knows how long clients have',
      after: patch(['/spec/clientsCa/validityDays', '100']),
      lines: ['none/none certificates-renewed-otherwise clientsCa', 'restart/none deployment-rolled entity-operator'],
    },
    {
      name: 'an authority of your own is yours to renew',
      after: patch(['/spec/clusterCa/generateCertificateAuthority', 'false']),
      lines: ['none/degraded authority-handed-over clusterCa'],
    },
  ]);
});

describe('a pause', () => {
  const paused = 'annotations: { strimzi.io/pause-reconciliation: "true" }';
  table('1.2.0', (rest) => kraft('1.2.0', rest), [
    {
      name: 'leaves everything as it is',
      after: `${paused}\njmx: {}\nkafkaExporter: {}`,
      lines: ['ignored/degraded reconciliation-paused'],
    },
    {
      name: 'holds for a cluster that was paused before',
      before: paused,
      after: `${paused}\njmx: {}`,
      lines: ['ignored/degraded reconciliation-paused'],
    },
    {
      name: 'ends with all that has gathered',
      before: paused,
      after: 'jmx: {}',
      lines: ['none/restart reconciliation-resumed', 'restart/restart nodes-restart nodes'],
      restarts: 'nodes',
    },
  ]);
});

describe('ConfigMaps', () => {
  const map = (text: string): string =>
    `manifests: [{ apiVersion: v1, kind: ConfigMap, metadata: { name: own }, data: { a: "${text}", b: x } }]`;
  const named = (section: string, field: 'logging' | 'metricsConfig'): string =>
    patch([
      `/spec/${section}/${field}`,
      `{ type: ${field === 'logging' ? 'external' : 'jmxPrometheusExporter'}, valueFrom: { configMapKeyRef: { name: own, key: a } } }`,
    ]);
  const both = (section: string, field: 'logging' | 'metricsConfig') => ({
    before: `${map('log4j.logger.a=INFO')}\n${named(section, field)}`,
    after: `${map('log4j.logger.a=WARN')}\n${named(section, field)}`,
  });
  describe('1.2.0', () => {
    table('1.2.0', (rest) => kraft('1.2.0', rest), [
      {
        name: 'rules of metrics are read anew',
        ...both('kafka', 'metricsConfig'),
        lines: ['dynamic/none taken-live metrics'],
      },
      { name: 'logging is read anew', ...both('kafka', 'logging'), lines: ['dynamic/none taken-live logging'] },
      { name: 'what the resource does not name is not among the fields', before: map('1'), after: map('2'), lines: [] },
      {
        name: 'another key is not read either',
        before: `${map('1')}\n${named('kafka', 'logging')}`,
        after: `${map('1').replace('b: x', 'b: y')}\n${named('kafka', 'logging')}`,
        lines: ['none/none config-map-unread own'],
      },
    ]);
  });
  describe('0.45.2', () => {
    table('0.45.2', zookeeper, [
      {
        name: 'loggers are changed in running brokers',
        ...both('kafka', 'logging'),
        lines: ['dynamic/none taken-live logging'],
      },
      {
        name: 'ZooKeeper restarts for its logging',
        ...both('zookeeper', 'logging'),
        lines: ['restart/restart nodes-restart zookeeper'],
        restarts: 'zookeeper',
      },
      {
        name: 'rules of metrics of ZooKeeper are read anew',
        ...both('zookeeper', 'metricsConfig'),
        lines: ['dynamic/none taken-live metrics'],
      },
    ]);
  });
});

test('every effect has a cause, a sentence, and stands in the list of facts', () => {
  const { effects } = run(
    { name: '', before: balancer('{}'), after: 'jmx: {}\nkafkaExporter: {}\nkafka.rack: true', lines: [] },
    (rest) => kraft('1.2.0', rest),
    '1.2.0',
  );
  for (const one of effects) {
    expect(one.changes.length).toBeGreaterThan(0);
    expect(one.says).toMatch(/^[A-Z].*\.$/s);
    expect(Object.keys(fieldFacts)).toContain(one.id);
  }
});

test('authorization that goes: users with access rules are told to be refused', () => {
  const found = (users: string): readonly string[] => {
    const before = 'kafka.authorization: { type: simple }';
    const { effects } = run({ name: '', before, after: '', users, lines: [] }, (rest) => kraft('1.2.0', rest), '1.2.0');
    return effects.flatMap((one) => (one.id === 'authorization-off' ? (one.afterwards ?? []) : []));
  };
  expect(found('users: { bob: { authentication: scram-sha-512, consume: [a] } }\n')).toEqual([
    expect.stringContaining('refuses users with access rules'),
  ]);
  expect(found('users: { bob: { authentication: scram-sha-512 } }\n')).toEqual([]);
});
