import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

describeRule('service-selects-nothing', [
  {
    name: 'both labels with the name of a pod',
    example: `manifests:
  - apiVersion: v1
    kind: Service
    metadata: { name: extra }
    spec:
      selector: { strimzi.io/pod-name: orders-kafka-2, statefulset.kubernetes.io/pod-name: orders-kafka-2 }
      ports: [{ port: 9091 }]
`,
    finds: [],
  },
  {
    name: 'a broker that there is not',
    example: `manifests:
  - apiVersion: v1
    kind: Service
    metadata: { name: extra }
    spec:
      selector: { strimzi.io/pod-name: orders-kafka-3 }
      ports: [{ port: 9091 }]
`,
    finds: [
      'orders.yaml:6:40 error: Service `extra` selects no pod: none in namespace `kafka` has `strimzi.io/pod-name In [orders-kafka-3]`; did you mean `orders-kafka-0`?',
    ],
  },
  {
    name: 'a component that is not turned on',
    example: `manifests:
  - apiVersion: v1
    kind: Service
    metadata: { name: extra }
    spec:
      selector: { strimzi.io/name: orders-kafka-exporter }
      ports: [{ port: 9404 }]
`,
    finds: [
      'orders.yaml:6:36 error: Service `extra` selects no pod: none in namespace `kafka` has `strimzi.io/name In [orders-kafka-exporter]`; turn on `kafkaExporter` in the file of that cluster.',
    ],
  },
  {
    name: 'a component that is turned on',
    example: `kafkaExporter: {}
manifests:
  - apiVersion: v1
    kind: Service
    metadata: { name: extra }
    spec:
      selector: { strimzi.io/name: orders-kafka-exporter }
      ports: [{ port: 9404 }]
`,
    finds: [],
  },
  {
    name: 'pods of ours',
    example: `manifests:
  - apiVersion: v1
    kind: Service
    metadata: { name: extra }
    spec:
      selector: { app: topics }
      ports: [{ port: 80 }]
  - apiVersion: batch/v1
    kind: Job
    metadata: { name: topics }
    spec:
      template:
        metadata: { labels: { app: topics } }
        spec:
          restartPolicy: Never
          automountServiceAccountToken: false
          securityContext: { runAsNonRoot: true, seccompProfile: { type: RuntimeDefault } }
          containers:
            - name: topics
              image: registry.example.com/topics:1.4.2
              resources: { requests: { cpu: 100m, memory: 64Mi }, limits: { memory: 64Mi } }
              securityContext:
                allowPrivilegeEscalation: false
                readOnlyRootFilesystem: true
                capabilities: { drop: [ALL] }
`,
    finds: [],
  },
  {
    name: 'a label that is off by a letter',
    example: `manifests:
  - apiVersion: v1
    kind: Service
    metadata: { name: extra }
    spec:
      selector: { app: topic }
      ports: [{ port: 80 }]
  - apiVersion: batch/v1
    kind: Job
    metadata: { name: topics }
    spec:
      template:
        metadata: { labels: { app: topics } }
        spec:
          restartPolicy: Never
          automountServiceAccountToken: false
          securityContext: { runAsNonRoot: true, seccompProfile: { type: RuntimeDefault } }
          containers:
            - name: topics
              image: registry.example.com/topics:1.4.2
              resources: { requests: { cpu: 100m, memory: 64Mi }, limits: { memory: 64Mi } }
              securityContext:
                allowPrivilegeEscalation: false
                readOnlyRootFilesystem: true
                capabilities: { drop: [ALL] }
`,
    finds: [
      'orders.yaml:6:24 error: Service `extra` selects no pod: none in namespace `kafka` has `app In [topic]`; did you mean `topics`?',
    ],
  },
  {
    name: 'a label that Kubernetes adds to the pods of a Job',
    example: `manifests:
  - apiVersion: v1
    kind: Service
    metadata: { name: extra }
    spec:
      selector: { app: topics, job-name: topics }
      ports: [{ port: 80 }]
  - apiVersion: batch/v1
    kind: Job
    metadata: { name: topics }
    spec:
      template:
        metadata: { labels: { app: topics } }
        spec:
          restartPolicy: Never
          automountServiceAccountToken: false
          securityContext: { runAsNonRoot: true, seccompProfile: { type: RuntimeDefault } }
          containers:
            - name: topics
              image: registry.example.com/topics:1.4.2
              resources: { requests: { cpu: 100m, memory: 64Mi }, limits: { memory: 64Mi } }
              securityContext:
                allowPrivilegeEscalation: false
                readOnlyRootFilesystem: true
                capabilities: { drop: [ALL] }
`,
    finds: [],
  },
  {
    name: 'no pod has that label at all',
    example: `manifests:
  - apiVersion: v1
    kind: Service
    metadata: { name: extra }
    spec:
      selector: { app: registry }
      ports: [{ port: 9091 }]
`,
    finds: [
      'orders.yaml:6:24 error: Service `extra` selects no pod: none in namespace `kafka` has `app In [registry]`; give pods that label, or leave it out.',
    ],
  },
  {
    name: 'no selector: somebody else says where it leads',
    example: `manifests:
  - { apiVersion: v1, kind: Service, metadata: { name: extra }, spec: { ports: [{ port: 80 }] } }
`,
    finds: [],
  },
  {
    name: 'pods that something unknown may make',
    example: `manifests:
  - apiVersion: v1
    kind: Service
    metadata: { name: extra }
    spec:
      selector: { app: registry }
      ports: [{ port: 80 }]
  - apiVersion: kafka.strimzi.io/v1beta2
    kind: KafkaConnect
    metadata: { name: connect }
    spec: { replicas: 1, bootstrapServers: "orders-kafka-bootstrap:9093" }
`,
    finds: [],
  },
  {
    name: 'pods of Kafka, whatever else there is',
    example: `manifests:
  - apiVersion: v1
    kind: Service
    metadata: { name: extra }
    spec:
      selector: { strimzi.io/name: my-cluster-kafka }
      ports: [{ port: 9091 }]
  - apiVersion: kafka.strimzi.io/v1beta2
    kind: KafkaConnect
    metadata: { name: connect }
    spec: { replicas: 1, bootstrapServers: "orders-kafka-bootstrap:9093" }
`,
    finds: [
      'orders.yaml:6:36 error: Service `extra` selects no pod: none in namespace `kafka` has `strimzi.io/name In [my-cluster-kafka]`; expected `orders-kafka`.',
    ],
  },
  {
    name: 'node pools, of which nothing is known',
    example: `annotations: { strimzi.io/node-pools: enabled }
manifests:
  - apiVersion: v1
    kind: Service
    metadata: { name: extra }
    spec:
      selector: { strimzi.io/name: my-cluster-kafka }
      ports: [{ port: 9091 }]
`,
    finds: [
      'orders.yaml:1:1 error (node-pools-missing): Kafka `orders` has no node pools, so the operator refuses the cluster; give it a KafkaNodePool in its namespace, with the label `strimzi.io/cluster: orders` and one node at least.',
    ],
  },
  {
    name: 'two clusters in one namespace',
    example: {
      'orders.yaml': `manifests:
  - apiVersion: v1
    kind: Service
    metadata: { name: extra }
    spec:
      selector: { strimzi.io/cluster: payments, strimzi.io/name: payments-zookeeper }
      ports: [{ port: 2181 }]
`,
      'payments.yaml': ``,
    },
    finds: [],
  },
  {
    name: 'a file with a fault, which leaves its cluster out',
    example: {
      'orders.yaml': `manifests:
  - apiVersion: v1
    kind: Service
    metadata: { name: extra }
    spec:
      selector: { strimzi.io/name: payments-kafka }
      ports: [{ port: 9091 }]
`,
      'payments.yaml': `brokers: 3
`,
    },
    finds: ['payments.yaml:1:1 error (authored-file): `brokers` is not known here; it belongs in `kafka`.'],
  },
  {
    name: 'labels of the template of pods',
    example: `kafka: { podLabels: { team: shop } }
manifests:
  - apiVersion: v1
    kind: Service
    metadata: { name: extra }
    spec:
      selector: { team: shop }
      ports: [{ port: 9091 }]
`,
    finds: [],
  },
  {
    name: 'nodes of pools',
    example: kraftExample(`manifests:
  - { apiVersion: v1, kind: Service, metadata: { name: a }, spec: { selector: { strimzi.io/pool-name: orders-broker }, ports: [{ port: 9091 }] } }
  - { apiVersion: v1, kind: Service, metadata: { name: b }, spec: { selector: { strimzi.io/cluster: orders, strimzi.io/broker-role: "true" }, ports: [{ port: 9091 }] } }
`),
    finds: [
      'orders.yaml:2:103 error: Service `a` selects no pod: none in namespace `kafka` has `strimzi.io/pool-name In [orders-broker]`; did you mean `orders-brokers`?',
    ],
  },
  {
    name: 'a node by its name: any number where pools have no ranges',
    example: kraftExample(`manifests:
  - { apiVersion: v1, kind: Service, metadata: { name: a }, spec: { selector: { strimzi.io/pod-name: orders-orders-brokers-7 }, ports: [{ port: 9091 }] } }
  - { apiVersion: v1, kind: Service, metadata: { name: b }, spec: { selector: { strimzi.io/pod-name: orders-orders-broker-0 }, ports: [{ port: 9091 }] } }
`),
    finds: [
      'orders.yaml:3:102 error: Service `b` selects no pod: none in namespace `kafka` has `strimzi.io/pod-name In [orders-orders-broker-0]`; did you mean `orders-orders-brokers-0`?',
    ],
  },
  {
    name: 'a node by its name, with ranges',
    example: kraftExample(`pools:
  controllers: { roles: [controller], nodeIds: { from: 0, to: 9 } }
  brokers: { roles: [broker], nodeIds: { from: 10, to: 19 } }
manifests:
  - { apiVersion: v1, kind: Service, metadata: { name: a }, spec: { selector: { strimzi.io/pod-name: orders-orders-brokers-0 }, ports: [{ port: 9091 }] } }
`),
    finds: [
      'orders.yaml:5:102 error: Service `a` selects no pod: none in namespace `kafka` has `strimzi.io/pod-name In [orders-orders-brokers-0]`; did you mean `orders-orders-brokers-10`?',
    ],
  },
]);
