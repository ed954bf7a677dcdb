import { defineKubernetesRule } from '../rule.ts';
import { checkNamed } from './unknown-data.ts';

export default defineKubernetesRule({
  id: 'secret-unknown',
  summary: 'A Secret that something names is there, with the keys asked for.',
  severity: 'error',
  why: `A pod that mounts a Secret which is not there stays at ContainerCreating without an end, one that reads a variable from it cannot
start, and the operator fails to reconcile a Kafka resource that names it. A Secret is there if Strimzi makes it, if an object beside
makes it (an ExternalSecret, a Certificate, a KafkaUser), or if \`secrets\` of cluster.yaml says so: its values never stand in Git.`,
  fix: `Correct the name, list the Secret in \`secrets\` of cluster.yaml with its namespaces, or mark the reference \`optional\`.`,
  bad: `kafka:
  listeners:
    - name: tls
      port: 9093
      type: internal
      configuration:
        brokerCertChainAndKey: { secretName: orders-certificate, certificate: tls.crt, key: tls.key }
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
  check(context, report) {
    checkNamed('Secret', 'list it in `secrets` of cluster.yaml if it exists, or make it.', context, report);
  },
});
