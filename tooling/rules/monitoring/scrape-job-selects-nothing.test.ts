import { describeRule } from '../../../test/support/examples.ts';

const job = (fields: string, namespaces = 'namespaces: { names: [kafka] }'): Readonly<Record<string, string>> => ({
  'cluster.yaml': `prometheus:
  storage: { size: 50Gi }
  scrapeConfigs:
    - job_name: more
      kubernetes_sd_configs: [{ role: pod, ${namespaces} }]
      ${fields}
`,
});
const port = (name: string): string =>
  `relabel_configs: [{ source_labels: [__meta_kubernetes_pod_container_port_name], regex: ${name}, action: keep }]`;

describeRule('scrape-job-selects-nothing', [
  {
    name: 'a port that pods have',
    example: job(port('tcp-prometheus')),
    finds: [],
  },
  {
    name: 'several',
    example: job(port('tcp-.*')),
    finds: [],
  },
  {
    name: 'a slip',
    example: job(port('tcp-promtheus')),
    finds: [
      'cluster.yaml:6:94 error: Scrape job `more` finds nothing: no pod in `kafka` that it looks at has port `tcp-promtheus`; did you mean `tcp-prometheus`?',
    ],
  },
  {
    name: 'a port that nobody has',
    example: job(port('metrics')),
    finds: [
      'cluster.yaml:6:94 error: Scrape job `more` finds nothing: no pod in `kafka` that it looks at has port `metrics`; expected `tcp-clients`, `tcp-clientstls`, `tcp-clustering`, `tcp-ctrlplane`, `tcp-election`, `tcp-kafkaagent`, `tcp-prometheus` or `tcp-replication`.',
    ],
  },
  {
    name: 'no expression for JavaScript',
    example: job(port('"(?i)TCP-prometheus"')),
    finds: [],
  },
  {
    name: 'labels that nobody has',
    example: job(
      'scheme: http',
      'namespaces: { names: [kafka] }, selectors: [{ role: pod, label: "strimzi.io/kind=KafkaConnect" }]',
    ),
    finds: [
      'cluster.yaml:5:7 error: Scrape job `more` finds nothing: no pod in `kafka` has the labels it selects by; correct `selectors`, or leave the job out.',
    ],
  },
  {
    name: 'a component that is there',
    example: job(
      'relabel_configs: [{ source_labels: [__meta_kubernetes_pod_label_strimzi_io_component_type], regex: zookeeper, action: keep }]',
    ),
    finds: [],
  },
  {
    name: 'a component that is not',
    example: job(
      'relabel_configs: [{ source_labels: [__meta_kubernetes_pod_label_strimzi_io_component_type], regex: cruise-control, action: keep }]',
    ),
    finds: [
      'cluster.yaml:6:106 error: Scrape job `more` finds nothing: no pod in `kafka` that it looks at has `cruise-control` in `__meta_kubernetes_pod_label_strimzi_io_component_type`; expected `kafka` or `zookeeper`.',
    ],
  },
  {
    name: 'everything dropped',
    example: job(
      'relabel_configs: [{ source_labels: [__meta_kubernetes_pod_phase], regex: Running|Failed, action: drop }]',
    ),
    finds: [
      'cluster.yaml:6:80 error: Scrape job `more` finds nothing: it drops every pod in `kafka` by `Running|Failed`; leave that out.',
    ],
  },
  {
    name: 'a label that is known at run time',
    example: job('relabel_configs: [{ source_labels: [__meta_kubernetes_pod_ready], regex: maybe, action: keep }]'),
    finds: [],
  },
  {
    name: 'several sources',
    example: job(
      'relabel_configs: [{ source_labels: [__meta_kubernetes_namespace, __meta_kubernetes_pod_name], regex: "kafka;none", action: keep }]',
    ),
    finds: [],
  },
  {
    name: 'a namespace that is not in sight',
    example: job(port('metrics'), 'namespaces: { names: [other] }'),
    finds: [],
  },
  {
    name: 'all namespaces',
    example: job(port('metrics'), 'attach_metadata: { node: true }'),
    finds: [],
  },
  {
    name: 'another Kubernetes cluster',
    example: job(port('metrics'), 'api_server: "https://elsewhere", namespaces: { names: [kafka] }'),
    finds: [],
  },
  {
    name: 'pods of pools, and ports of the Entity Operator by release',
    example: {
      'cluster.yaml': `strimzi: { release: 1.2.0 }
prometheus: { storage: { size: 50Gi } }
`,
      'orders.yaml': `entityOperator: {}
kafkaExporter: {}
cruiseControl: {}
`,
    },
    finds: [],
  },
  {
    name: 'a pool that is not there',
    example: {
      'cluster.yaml': `strimzi: { release: 1.2.0 }
prometheus:
  storage: { size: 50Gi }
  scrapeConfigs:
    - job_name: controllers-often
      kubernetes_sd_configs: [{ role: pod, namespaces: { names: [kafka] } }]
      relabel_configs:
        - { source_labels: [__meta_kubernetes_pod_label_strimzi_io_pool_name], regex: orders-controller, action: keep }
`,
      'orders.yaml': '',
    },
    finds: [
      'cluster.yaml:8:87 error: Scrape job `controllers-often` finds nothing: no pod in `kafka` that it looks at has `orders-controller` in `__meta_kubernetes_pod_label_strimzi_io_pool_name`; did you mean `orders-controllers`?',
    ],
  },
  {
    name: 'pools on 0.45',
    example: {
      'cluster.yaml': 'prometheus: { storage: { size: 50Gi } }\n',
      'orders.yaml': `stack: kraft
entityOperator: {}
kafkaExporter: {}
cruiseControl: {}
`,
    },
    finds: [],
  },
]);
