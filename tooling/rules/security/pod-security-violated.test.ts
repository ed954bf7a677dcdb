import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

const pod = (context: string): string => `manifests:
  - apiVersion: v1
    kind: Pod
    metadata: { name: shell }
    spec:
      automountServiceAccountToken: false
      containers:
        - name: shell
          image: harbor.example.com/shell:1.2.3
          resources: { requests: { cpu: 10m, memory: 64Mi }, limits: { memory: 64Mi } }
          securityContext: { readOnlyRootFilesystem: true${context} }
`;
const restricted =
  ', runAsNonRoot: true, seccompProfile: { type: RuntimeDefault }, allowPrivilegeEscalation: false, capabilities: { drop: [ALL] }';
const patch = (path: string, value: string): string => `patches:
  - target: { kind: Kafka }
    operations: [{ op: add, path: ${path}, value: ${value} }]
`;
const see = 'orders.yaml:11:11';

describeRule('pod-security-violated', [
  { name: 'what all of Kafka has', example: '', finds: [] },
  { name: 'a restricted pod', example: pod(restricted), finds: [] },
  {
    name: 'one field is missing',
    example: pod(restricted.replace(', runAsNonRoot: true', '')),
    finds: [
      'orders.yaml:11:11 error: Namespace `kafka` admits only `restricted` pods, and in Pod `shell` container `shell` may run as root; set `runAsNonRoot: true`.',
    ],
  },
  {
    name: 'all at once are one finding',
    example: pod(''),
    finds: [
      `${see} error: Namespace \`kafka\` admits only \`restricted\` pods, and in Pod \`shell\` container \`shell\` keeps the capabilities of its runtime, may gain privileges, may run as root and has no seccomp profile; set \`capabilities: { drop: [ALL] }\`, set \`allowPrivilegeEscalation: false\`, set \`runAsNonRoot: true\` and set \`seccompProfile: { type: RuntimeDefault }\`.`,
    ],
  },
  {
    name: 'baseline admits it, in a tier that asks for no more',
    example: { 'cluster.yaml': 'podSecurity: baseline\n', 'orders.yaml': `tier: staging\n${pod('')}` },
    finds: [],
  },
  {
    name: 'a template of the Kafka resource replaces what the operator would set',
    example: patch('/spec/kafka/template/initContainer', '{ securityContext: { runAsUser: 0 } }'),
    finds: [
      'orders.yaml:3:80 error: Namespace `kafka` admits only `restricted` pods, and in Kafka `orders` `initContainer` keeps the capabilities of its runtime, may gain privileges, may run as root and has no seccomp profile; set `capabilities: { drop: [ALL] }`, set `allowPrivilegeEscalation: false`, set `runAsNonRoot: true` and set `seccompProfile: { type: RuntimeDefault }`.',
      'orders.yaml:3:110 error: Namespace `kafka` admits only `restricted` pods, and in Kafka `orders` `initContainer` runs as root (user 0); take another user.',
    ],
  },
  {
    name: 'a context of the pod alone leaves the containers to the operator',
    example: patch('/spec/kafka/template/pod/securityContext', '{ fsGroup: 1001 }'),
    finds: [],
  },
  {
    name: 'the template of a pool',
    example: kraftExample(`patches:
  - target: { kind: KafkaNodePool, name: orders-brokers }
    operations:
      - { op: add, path: /spec/template/kafkaContainer, value: { securityContext: { privileged: true, allowPrivilegeEscalation: false, runAsNonRoot: true, capabilities: { drop: [ALL] }, seccompProfile: { type: RuntimeDefault } } } }
`),
    finds: [
      'orders.yaml:4:97 error: Namespace `kafka` admits only `restricted` pods, and in KafkaNodePool `orders-brokers` `kafkaContainer` is privileged; leave `privileged` out.',
    ],
  },
]);
