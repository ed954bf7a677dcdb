import { describeRule } from '../../../test/support/examples.ts';

const secret = (values: string): string => `manifests:
  - apiVersion: v1
    kind: Secret
    metadata: { name: oauth }
    ${values}
`;
const found = (place: string, key: string): string =>
  `orders.yaml:${place} error: Secret \`kafka/oauth\` has the value of \`${key}\` in Git, for everybody who can read it; take it out, change the value, and list the Secret under \`secrets\` of cluster.yaml.`;
const certificate = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n';

describeRule('secret-in-git', [
  { name: 'as text', example: secret('stringData: { password: horse }'), finds: [found('5:29', 'password')] },
  { name: 'in base64', example: secret('data: { password: aG9yc2U= }'), finds: [found('5:23', 'password')] },
  {
    name: 'one of several',
    example: secret('stringData: { user: "", password: horse, token: battery }'),
    finds: [found('5:39', 'password')],
  },
  { name: 'no values', example: secret('type: Opaque'), finds: [] },
  { name: 'an empty map', example: secret('data: {}'), finds: [] },
  {
    name: 'filled in by a tool of Argo CD',
    example: secret('stringData: { password: <path:kafka#password> }'),
    finds: [],
  },
  { name: 'encrypted', example: secret('stringData: { password: "ENC[AES256_GCM,data:p673w==]" }'), finds: [] },
  { name: 'a certificate', example: secret(`stringData: { ca.crt: ${JSON.stringify(certificate)} }`), finds: [] },
  {
    name: 'a certificate in base64',
    example: secret(`data: { ca.crt: ${Buffer.from(certificate).toString('base64')} }`),
    finds: [],
  },
  {
    name: 'a certificate with its key',
    example: secret(
      `stringData: { bundle: ${JSON.stringify(`${certificate}-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----\n`)} }`,
    ),
    finds: [found('5:27', 'bundle')],
  },
  {
    name: 'in a ConfigMap',
    example: 'manifests: [{ apiVersion: v1, kind: ConfigMap, metadata: { name: a }, data: { b: c } }]\n',
    finds: [],
  },
]);
