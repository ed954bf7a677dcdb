import { emptyCertificateFields } from '../../strimzi/listeners/listener-faults.ts';
import { defineKafkaRule } from '../rule.ts';
import { listNames } from '../wording.ts';
import { listenerPlace, listenersOf } from './cluster-listeners.ts';

export default defineKafkaRule({
  id: 'listener-certificate-empty',
  summary: 'A certificate of a listener names a Secret and its keys.',
  severity: 'error',
  why: 'The API server takes empty text for the name of a Secret and of its keys; the operator refuses the Kafka resource.',
  fix: 'Name the Secret, the key of the certificate and the key of the private key.',
  bad: `patches:
  - target: { kind: Kafka }
    operations:
      - op: add
        path: /spec/kafka/listeners/0/configuration
        value: { brokerCertChainAndKey: { secretName: "", certificate: tls.crt, key: tls.key } }
`,
  good: {
    'cluster.yaml': `secrets:
  - { name: orders-certificate, namespaces: [kafka], keys: [tls.crt, tls.key] }
`,
    'orders.yaml': `kafka:
  listeners:
    - name: tls
      port: 9093
      type: internal
      configuration:
        brokerCertChainAndKey: { secretName: orders-certificate, certificate: tls.crt, key: tls.key }
`,
  },
  check({ kafka }, report) {
    if (kafka === undefined) return;
    for (const listener of listenersOf(kafka)) {
      const empty = emptyCertificateFields(listener);
      const [first] = empty;
      if (first === undefined) continue;
      report(
        `The certificate of listener \`${listener.name}\` has nothing in ${listNames(empty)}, so the operator refuses the cluster; name the Secret and its keys.`,
        listenerPlace(kafka, listener, 'configuration', 'brokerCertChainAndKey', first),
      );
    }
  },
});
