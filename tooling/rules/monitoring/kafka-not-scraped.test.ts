import { describeRule } from '../../../test/support/examples.ts';
import { handMade } from './hand-made.ts';

const scrapes = (discovery: string): string =>
  handMade({
    disk: '50Gi',
    config: [
      'storage: { tsdb: { retention: { time: 15d, size: 40GB } } }',
      'scrape_configs:',
      '  - job_name: kafka',
      `    ${discovery}`,
    ],
  });
const pods = (namespaces: string): string => scrapes(`kubernetes_sd_configs: [{ role: pod${namespaces} }]`);

describeRule('kafka-not-scraped', [
  {
    name: 'another namespace',
    example: pods(', namespaces: { names: [old, older] }'),
    finds: [
      'orders.yaml:6:7 error: Kafka `orders` has metrics, and Prometheus of StatefulSet `prometheus` looks for pods in `old` and `older` only; add namespace `kafka` to a job. [orders.yaml:1:1 the namespace of its pods]',
    ],
  },
  {
    name: 'every namespace',
    example: pods(''),
    finds: [],
  },
  {
    name: 'addresses',
    example: scrapes('static_configs: [{ targets: ["orders-kafka-0:9404"] }]'),
    finds: [],
  },
  {
    name: 'a cluster without metrics',
    example: `tier: staging\nmetrics: false\n${pods(', namespaces: { names: [old] }')}`,
    finds: [],
  },
  {
    name: 'another Prometheus scrapes it',
    example: {
      'cluster.yaml': 'prometheus: { storage: { size: 50Gi } }\n',
      'orders.yaml': pods(', namespaces: { names: [old] }'),
    },
    finds: [],
  },
  {
    name: 'pools are in sight',
    example: {
      'cluster.yaml': `strimzi: { release: 1.2.0 }
prometheus: { storage: { size: 50Gi } }
`,
      'orders.yaml': '',
    },
    finds: [],
  },
]);
