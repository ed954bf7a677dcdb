import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

const pod = (variables: string): string => `manifests:
  - apiVersion: v1
    kind: Pod
    metadata: { name: reporter }
    spec:
      automountServiceAccountToken: false
      securityContext: { runAsNonRoot: true, seccompProfile: { type: RuntimeDefault } }
      containers:
        - name: reporter
          image: quay.io/strimzi/kafka:0.45.2-kafka-3.9.2
          env: [${variables}]
          resources: { requests: { cpu: 10m, memory: 64Mi }, limits: { memory: 64Mi } }
          securityContext:
            allowPrivilegeEscalation: false
            capabilities: { drop: [ALL] }
            readOnlyRootFilesystem: true
`;
const found = (place: string, name: string): string =>
  `orders.yaml:${place} error: Variable \`${name}\` has its value in Git, for everybody who can read it; take it from a Secret with \`valueFrom.secretKeyRef\`, and change it.`;
const harmless = [
  ['a path', 'KEYSTORE_PASSWORD', '/etc/keys/password'],
  ['a file', 'KEYSTORE_PASSWORD_FILE', 'keys'],
  ['a switch', 'USE_TOKEN', 'true'],
  ['an address', 'OAUTH_TOKEN', 'https://issuer.example.com/token'],
  ['another variable', 'PASSWORD', '$(FROM_ELSEWHERE)'],
  ['nothing', 'PASSWORD', ''],
  ['the name of a Secret', 'PULL_SECRET', 'registry'],
  ['a longer word', 'TOKENIZER', 'words'],
] as const;

describeRule('secret-in-env', [
  ...['SASL_PASSWORD', 'password', 'OAUTH_CLIENT_SECRET', 'AWS_SECRET_ACCESS_KEY', 'API_KEY'].map((name) => ({
    name,
    example: pod(`{ name: ${name}, value: horse }`),
    finds: [found(`11:${34 + name.length}`, name)],
  })),
  ...harmless.map(([what, name, value]) => ({
    name: what,
    example: pod(`{ name: ${name}, value: ${JSON.stringify(value)} }`),
    finds: [],
  })),
  {
    name: 'a private key under any name',
    example: pod('{ name: IDENTITY, value: "-----BEGIN RSA PRIVATE KEY-----\\nMIIE" }'),
    finds: [found('11:42', 'IDENTITY')],
  },
  {
    name: 'of brokers',
    example: `patches:
  - target: { kind: Kafka, name: orders }
    operations:
      - { op: add, path: /spec/kafka/template/kafkaContainer/env, value: [{ name: VAULT_TOKEN, value: horse }] }
`,
    finds: [found('4:103', 'VAULT_TOKEN')],
  },
  {
    name: 'the template of a pool',
    example: kraftExample(`patches:
  - target: { kind: KafkaNodePool, name: orders-brokers }
    operations:
      - { op: add, path: /spec/template/kafkaContainer, value: { env: [{ name: DB_PASSWORD, value: correct-horse }] } }
`),
    finds: [
      'orders.yaml:4:100 error: Variable `DB_PASSWORD` has its value in Git, for everybody who can read it; take it from a Secret with `valueFrom.secretKeyRef`, and change it.',
    ],
  },
]);
