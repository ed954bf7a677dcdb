import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

describeRule('service-port-unknown', [
  {
    name: 'the name of a port',
    example: `manifests:
  - apiVersion: v1
    kind: Service
    metadata: { name: extra }
    spec:
      selector: { strimzi.io/name: orders-zookeeper }
      ports: [{ port: 80, targetPort: tcp-clients }]
`,
    finds: [],
  },
  {
    name: 'a name that is not there',
    example: `manifests:
  - apiVersion: v1
    kind: Service
    metadata: { name: extra }
    spec:
      selector: { strimzi.io/name: orders-zookeeper }
      ports: [{ port: 80, targetPort: tcp-client }]
`,
    finds: [
      'orders.yaml:7:39 error: Service `extra` leads to port `tcp-client`, which the ZooKeeper nodes of Kafka `orders` do not have; did you mean `tcp-clients`?',
    ],
  },
  {
    name: 'a number that nothing listens on',
    example: `manifests:
  - apiVersion: v1
    kind: Service
    metadata: { name: extra }
    spec:
      selector: { strimzi.io/name: orders-zookeeper }
      ports: [{ name: a, port: 2181 }, { name: b, port: 80, targetPort: 12181 }]
`,
    finds: [
      'orders.yaml:7:73 error: Service `extra` leads to port 12181, on which the ZooKeeper nodes of Kafka `orders` do not listen; they listen on 2181, 2888, 3888, 9404.',
    ],
  },
  {
    name: 'metrics that are turned off',
    example: `metrics: false
manifests:
  - apiVersion: v1
    kind: Service
    metadata: { name: extra }
    spec:
      selector: { strimzi.io/name: orders-zookeeper }
      ports: [{ port: 9404 }]
`,
    finds: [
      'orders.yaml:1:10 warning (metrics-missing): The brokers and the ZooKeeper nodes of orders have neither metrics nor JMX, so nobody sees what goes wrong in them; set `metrics: true`.',
      'orders.yaml:8:23 error: Service `extra` leads to port 9404, on which the ZooKeeper nodes of Kafka `orders` do not listen; turn on metrics in the Kafka resource (`metricsConfig`), or leave the port out.',
    ],
  },
  {
    name: 'JMX that is turned on',
    example: `patches:
  - target: { kind: Kafka }
    operations: [{ op: add, path: /spec/kafka/jmxOptions, value: { authentication: { type: password } } }]
manifests:
  - apiVersion: v1
    kind: Service
    metadata: { name: extra }
    spec:
      selector: { strimzi.io/name: orders-kafka }
      ports: [{ port: 9999 }]
`,
    finds: [],
  },
  {
    name: 'what a container of ours listens on is its own affair',
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
    name: 'but not what it calls its ports',
    example: `manifests:
  - apiVersion: v1
    kind: Service
    metadata: { name: extra }
    spec:
      selector: { app: topics }
      ports: [{ port: 80, targetPort: http }]
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
      'orders.yaml:7:39 error: Service `extra` leads to port `http`, which the pods of Job `topics` do not have; give the port its number.',
    ],
  },
  {
    name: 'another protocol',
    example: `manifests:
  - apiVersion: v1
    kind: Service
    metadata: { name: extra }
    spec:
      selector: { strimzi.io/name: orders-kafka }
      ports: [{ port: 53, protocol: UDP }]
`,
    finds: [],
  },
  {
    name: 'controllers have no listener',
    example: kraftExample(`manifests:
  - { apiVersion: v1, kind: Service, metadata: { name: a }, spec: { selector: { strimzi.io/cluster: orders, strimzi.io/pool-name: orders-controllers }, ports: [{ port: 9093 }] } }
`),
    finds: [
      'orders.yaml:2:169 error: Service `a` leads to port 9093, on which the nodes of pool `orders-controllers` of Kafka `orders` do not listen; they listen on 8443, 9090, 9404.',
    ],
  },
]);
