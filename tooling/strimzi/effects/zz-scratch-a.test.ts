import { test } from 'vitest';
import { linesOf, transition, type OrdersFiles } from '../../../test/support/transition.ts';
const head = 'namespace: kafka-orders\nname: orders\n';
const kraft = (v: string, extra = '') => `${head}stack: kraft
kafka: { version: ${v}, metadataVersion: ${v.startsWith('3') ? '3.9-IV0' : '4.2-IV1'}, rack: false${extra} }
entityOperator: {}
pools:
  controllers: { roles: [controller], nodes: 3, storage: { size: 10Gi } }
  brokers: { roles: [broker], nodes: 3, storage: { size: 10Gi } }
`;
const zk = (extra = '') => `${head}stack: zookeeper
kafka: { version: 3.9.2, brokers: 3, rack: false, storage: { size: 10Gi }${extra} }
zookeeper: { nodes: 3, storage: { size: 10Gi } }
entityOperator: {}
`;
const add = (path: string, value: string, kind = 'Kafka') => `patches: [{ target: { kind: ${kind} }, operations: [{ op: add, path: ${path}, value: ${value} }] }]\n`;
const show = (name: string, strimzi: string, a: string, b: string, extra: Partial<OrdersFiles> = {}) => {
  try {
    const t = transition({ strimzi, orders: a, ...extra }, { strimzi, orders: b, ...extra });
    console.log(`== ${name}\n` + linesOf(t).join('\n') + '\n' + t.effects.map((e) => `   ${e.says}${(e.first??[]).map(f=>'\n      FIRST '+f).join('')}${(e.then??[]).map(f=>'\n      THEN '+f).join('')}\n      [${e.restarts ?? ''}] <- ${e.changes.map(c=>c.path)}`).join('\n') + t.clients.map(c => `\n   CLIENT ${c.listener} ${c.breaks}: ${c.says}`).join(''));
  } catch (e) { console.log(`== ${name} ERROR ${String(e).slice(0,400)}`); }
};
const K = '4.2.1';
test('x', () => {
  show('probe', '1.2.0', kraft(K), kraft(K) + add('/spec/kafka/livenessProbe', '{ timeoutSeconds: 10 }'));
  show('memory one pool', '1.2.0', kraft(K), kraft(K).replace('broker], nodes: 3,', 'broker], nodes: 3, memory: 12Gi, '));
  show('heap + mem all', '1.2.0', kraft(K), kraft(K, ', heap: 3Gi') );
  show('in place', '1.2.0', kraft(K) + 'annotations: { strimzi.io/in-place-resizing: "true" }\n', kraft(K).replace('broker], nodes: 3,', 'broker], nodes: 3, memory: 12Gi, ')+ 'annotations: { strimzi.io/in-place-resizing: "true" }\n');
  show('jmx', '1.2.0', kraft(K), kraft(K) + 'jmx: {}\n');
  show('metrics', '1.2.0', kraft(K), kraft(K) + 'metrics: false\n');
  show('rack', '1.2.0', kraft(K), kraft(K).replace('rack: false', 'rack: true'));
  show('rack 0.45', '0.45.2', kraft('3.9.2'), kraft('3.9.2').replace('rack: false', 'rack: true'));
  show('cc', '1.2.0', kraft(K), kraft(K) + 'cruiseControl: {}\n');
  show('exporter', '1.2.0', kraft(K), kraft(K) + 'kafkaExporter: {}\n');
  show('eo gone', '1.2.0', kraft(K), kraft(K).replace('entityOperator: {}', 'entityOperator: { topics: false }'));
  show('labels', '1.2.0', kraft(K), kraft(K) + 'labels: { team: a }\n');
  show('labels zk', '0.45.2', zk(), zk() + 'labels: { team: a }\n');
  show('zk jmx', '0.45.2', zk(), zk() + 'jmx: { zookeeper: true }\n');
  show('authz', '1.2.0', kraft(K), kraft(K, ', authorization: { type: simple }'));
  show('authz zk', '0.45.2', zk(), zk(', authorization: { type: simple }'));
  const L = (x: string) => `, listeners: [${x}]`;
  const one = '{ name: tls, port: 9093, type: internal }';
  const lb = '{ name: ext, port: 9094, type: loadbalancer, authentication: { type: tls } }';
  show('listener add', '1.2.0', kraft(K, L(one)), kraft(K, L(`${one}, ${lb}`)));
  show('listener del', '1.2.0', kraft(K, L(`${one}, ${lb}`)), kraft(K, L(one)));
  show('listener auth', '1.2.0', kraft(K, L(one)), kraft(K, L(one.replace('internal', 'internal, authentication: { type: scram-sha-512 }'))));
  show('listener port', '0.45.2', zk(L(one)), zk(L(one.replace('9093', '9095'))));
  const np = (c: string) => L(`${one}, { name: ext, port: 9094, type: nodeport, authentication: { type: tls }, configuration: ${c} }`);
  show('np', '1.2.0', kraft(K, np('{ bootstrap: { nodePort: 32000 } }')), kraft(K, np('{ bootstrap: { nodePort: 32001 }, brokers: [{ broker: 3, nodePort: 32100 }] }')));
  show('paused', '1.2.0', kraft(K), kraft(K) + 'annotations: { strimzi.io/pause-reconciliation: "true" }\njmx: {}\n');
  show('template overridden', '1.2.0', kraft(K), kraft(K) + add('/spec/kafka/template/pod', '{ priorityClassName: high }'));
  show('clusterCa', '1.2.0', kraft(K), kraft(K) + add('/spec/clusterCa/renewalDays', '60'));
  show('unknown', '1.2.0', kraft(K), kraft(K) + 'podLabels: {}\n');
});
