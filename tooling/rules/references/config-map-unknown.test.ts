import { describeRule } from '../../../test/support/examples.ts';

describeRule('config-map-unknown', [
  {
    name: 'a key that it does not have',
    example: `patches:
  - target: { kind: Kafka }
    operations: [{ op: add, path: /spec/zookeeper/logging, value: { type: external, valueFrom: { configMapKeyRef: { name: logging, key: log4j2.properties } } } }]
manifests:
  - { apiVersion: v1, kind: ConfigMap, metadata: { name: logging }, data: { log4j.properties: "log4j.rootLogger=INFO" } }
`,
    finds: [
      'orders.yaml:3:137 error: ConfigMap `logging` has no key `log4j2.properties`; expected `log4j.properties`.',
    ],
  },
  {
    name: 'what Strimzi makes',
    example: `manifests:
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
              envFrom: [{ configMapRef: { name: orders-zookeeper-config } }]
`,
    finds: [],
  },
  {
    name: 'what every namespace has',
    example: `manifests:
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
              envFrom: [{ configMapRef: { name: kube-root-ca.crt } }]
`,
    finds: [],
  },
  {
    name: 'a volume of a broker, named in a template',
    example: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: add, path: /spec/kafka/template/pod/volumes, value: [{ name: rules, configMap: { name: rules } }] }
      - { op: add, path: /spec/kafka/template/kafkaContainer/volumeMounts, value: [{ name: rules, mountPath: /mnt/r }] }
`,
    finds: [
      'orders.yaml:4:102 error: Kafka `orders` names ConfigMap `rules`, which is not in namespace `kafka`; write it into `manifests`, or correct the name.',
    ],
  },
]);
