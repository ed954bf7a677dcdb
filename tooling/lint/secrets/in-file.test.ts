/** Credentials are put together when the tests run: none stands in this file. */
import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readYaml } from '../../source/read-yaml.ts';
import { credentialsIn } from './in-file.ts';

/** What is found, each with the characters it is made of. */
function found(path: string, text: string): readonly string[] {
  const file = { path, text };
  return credentialsIn(file, () => readYaml(file)).map(({ what, start, end }) => `${what}: ${text.slice(start, end)}`);
}

function kinds(path: string, text: string): readonly string[] {
  const file = { path, text };
  return credentialsIn(file, () => readYaml(file)).map(({ what }) => what);
}

/** Characters as a machine draws them, the same each time. */
function drawn(length: number, alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'): string {
  let state = length + alphabet.length;
  return Array.from({ length }, () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return alphabet[Math.floor(state / 65536) % alphabet.length] ?? '';
  }).join('');
}

const upper = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const hex = '0123456789abcdef';
const base64 = (text: string): string => Buffer.from(text, 'latin1').toString('base64');
const url = (text: string): string => Buffer.from(text).toString('base64url');
const begin = (kind: string): string => `-----BEGIN ${kind}-----`;
const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey;
const elliptic = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
const edwards = generateKeyPairSync('ed25519').privateKey;
const jwt = [url('{"alg":"RS256","kid":"a"}'), url('{"iss":"kubernetes/serviceaccount"}'), drawn(80)].join('.');
const indented = (text: string, by = '    '): string => text.trimEnd().replaceAll(/^/gm, by);
/** The prose of a page, where words stand for values. */
const page = 'docs/guides/a.md';
const settings = 'scripts/a.env';

describe('known by its form, in any file', () => {
  it.each([
    ['A GitHub token', `ghp_${drawn(36)}`],
    ['A GitHub token', `ghs_${drawn(36)}`],
    ['A GitHub token', `github_pat_${drawn(22)}_${drawn(59)}`],
    ['A GitLab token', `glpat-${drawn(20)}`],
    ['A Slack token', `xoxb-${drawn(12, '0123456789')}-${drawn(12, '0123456789')}-${drawn(24)}`],
    ['An npm token', `npm_${drawn(36)}`],
    ['A Google API key', `AIza${drawn(35)}`],
    ['A Vault token', `hvs.${drawn(90)}`],
    ['A Stripe key', `sk_live_${drawn(24)}`],
    ['A Grafana token', `glsa_${drawn(32)}_${drawn(8, hex)}`],
    ['An AWS access key', `AKIA${drawn(16, upper)}`],
    ['An Alibaba Cloud access key', `LTAI5t${drawn(18)}`],
    ['A signed token (JWT)', jwt],
    ['An age key', `AGE-SECRET-KEY-1${drawn(58, upper)}`],
    ['The hash of a password', `$2a$10$${drawn(53)}`],
    ['The hash of a password', `$apr1$${drawn(8)}$${drawn(22)}`],
  ])('%s', (what, value) => {
    for (const path of [page, 'clusters/hz/orders.yaml', 'tooling/a.ts', 'Dockerfile'])
      expect(found(path, `some words: a "${value}" b\n`)).toEqual([`${what}: ${value}`]);
  });

  it.each([
    ['A Slack webhook', 'https://hooks.slack.com/services/', `T${drawn(8, upper)}/B${drawn(8, upper)}/${drawn(24)}`],
    ['A chat webhook', 'https://oapi.dingtalk.com/robot/send?access_token=', drawn(64, hex)],
    [
      'An Azure storage or Service Bus key',
      'DefaultEndpointsProtocol=https;AccountName=a;AccountKey=',
      `${drawn(86)}==`,
    ],
    ['A password in a URL', 'git clone https://robot:', drawn(12), '@git.acme.org/a.git'],
    ['A password in a URL', 'proxy: http://u:', 'p%40ss-w0rd', '@proxy:3128'],
    ['A password in a netrc file', 'machine git.acme.org login robot password ', drawn(12)],
    ['Credentials in a header', 'curl -H "Authorization: Bearer ', drawn(40), '"'],
  ])('%s, of which only a part is secret', (what, before, value, after = '') => {
    expect(found(page, `${before}${value}${after}\n`)).toEqual([`${what}: ${value}`]);
  });

  it('a JAAS configuration, however it is quoted', () => {
    const module = 'org.apache.kafka.common.security.scram.ScramLoginModule required username="a" password=';
    const what = 'A password in a JAAS configuration';
    expect(found(settings, `sasl.jaas.config=${module}"horse-battery";`)).toEqual([`${what}: horse-battery`]);
    expect(found(settings, `sasl.jaas.config=${module}\\"horse-battery\\";`)).toEqual([`${what}: horse-battery`]);
    expect(found('a.yaml', `sasl.jaas.config: '${module}"horse-battery";'\n`)).toEqual([`${what}: horse-battery`]);
    expect(found('a.yaml', `config: |\n  KafkaClient {\n    ${module}'horse-battery';\n  };\n`)).toEqual([
      `${what}: horse-battery`,
    ]);
    expect(found(page, `${module}"${drawn(12)}";`)).toEqual([`${what}: ${drawn(12)}`]);
    expect(found(page, `${module}"horse-battery";`)).toEqual([]);
  });
});

describe('keys and keystores', () => {
  const pkcs8 = rsa.export({ type: 'pkcs8', format: 'pem' }).toString();
  it.each([
    ['PKCS8', pkcs8],
    ['PKCS1', rsa.export({ type: 'pkcs1', format: 'pem' }).toString()],
    ['EC', elliptic.export({ type: 'sec1', format: 'pem' }).toString()],
    ['Ed25519', edwards.export({ type: 'pkcs8', format: 'pem' }).toString()],
    ['encrypted', rsa.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'a' }).toString()],
    ['encrypted, old', rsa.export({ type: 'pkcs1', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'a' }).toString()],
    ['OpenSSH', `${begin('OPENSSH PRIVATE KEY')}\n${drawn(70)}\n${drawn(70)}\n-----END OPENSSH PRIVATE KEY-----\n`],
    ['PGP', `${begin('PGP PRIVATE KEY BLOCK')}\n\n${drawn(64)}\n-----END PGP PRIVATE KEY BLOCK-----\n`],
  ])('PEM, %s', (_name, pem) => {
    expect(found(page, `a key:\n${pem}`)).toEqual([`A private key: ${pem.trimEnd()}`]);
    expect(kinds('a.yaml', `a:\n  b: |\n${indented(pem)}\n`)).toEqual(['A private key']);
    expect(kinds('a.json', `{ "a": ${JSON.stringify(pem)} }\n`)).toEqual(['A private key']);
    expect(kinds('a.yaml', `a: ${base64(pem)}\n`)).toEqual(['A private key in base64']);
    expect(kinds('a.yaml', `a: |\n${indented((base64(pem).match(/.{1,76}/g) ?? []).join('\n'))}\n`)).toEqual([
      'A private key in base64',
    ]);
  });

  it('a key without its envelope', () => {
    for (const key of [rsa, elliptic, edwards])
      expect(kinds('a.yaml', `a: ${key.export({ type: 'pkcs8', format: 'der' }).toString('base64')}\n`)).toEqual([
        'A private key in base64',
      ]);
  });

  it('one whose end is missing', () => {
    expect(kinds(page, `${begin('PRIVATE KEY')}\n${drawn(64)}\n${drawn(20)}\n`)).toEqual(['A private key']);
  });

  it('a certificate and a public key are public', () => {
    const open = [
      `${begin('CERTIFICATE')}\n${drawn(64)}\n-----END CERTIFICATE-----\n`,
      `${begin('PUBLIC KEY')}\n${drawn(64)}\n-----END PUBLIC KEY-----\n`,
    ];
    for (const pem of open) {
      expect(found('a.yaml', `a: |\n${indented(pem)}\n`)).toEqual([]);
      expect(found('a.yaml', `a: ${base64(pem)}\n`)).toEqual([]);
      expect(found('a.yaml', `apiVersion: v1\nkind: Secret\ndata: { ca.crt: ${base64(pem)} }\n`)).toEqual([]);
    }
  });

  it('what only names a key is none', () => {
    for (const body of ['...', 'MIIE', '<your key>', `\${KEY}`, 'x'.repeat(40)])
      expect(found(page, `${begin('PRIVATE KEY')}\n${body}\n-----END PRIVATE KEY-----\n`)).toEqual([]);
    expect(found('a.ts', `if (text.includes('${begin('RSA PRIVATE KEY')}')) fail();\n`)).toEqual([]);
  });

  const java = (tag: number): string => {
    const entry = Buffer.alloc(4 + 2 + 1 + 8);
    entry.writeUInt32BE(tag);
    entry.writeUInt16BE(1, 4);
    const certificate = Buffer.concat([
      Buffer.from([0, 5]),
      Buffer.from('X.509'),
      Buffer.from([0, 0, 0, 60]),
      Buffer.alloc(60, 7),
    ]);
    const head = Buffer.from([0xfe, 0xed, 0xfe, 0xed, 0, 0, 0, 2, 0, 0, 0, 1]);
    return Buffer.concat([head, entry, certificate]).toString('base64');
  };
  it('a Java keystore with a key, not one of certificates', () => {
    const map = (value: string): string => `apiVersion: v1\nkind: ConfigMap\nbinaryData: { store.jks: ${value} }\n`;
    expect(kinds('a.yaml', map(java(1)))).toEqual(['A Java keystore']);
    expect(kinds('a.yaml', map(java(2)))).toEqual([]);
  });

  const pkcs12 = (...more: readonly number[]): string =>
    Buffer.from([0x30, 0x82, 0x01, 0x00, 0x02, 0x01, 0x03, 0x30, 0x82, ...more, ...Array(60).fill(9)]).toString(
      'base64',
    );
  it('a PKCS12 keystore with a key, or so called', () => {
    const map = (key: string, value: string): string => `kind: ConfigMap\nbinaryData:\n  ${key}: ${value}\n`;
    const keyBag = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x0c, 0x0a, 0x01, 0x02];
    expect(kinds('a.yaml', map('store.p12', pkcs12(...keyBag)))).toEqual(['A PKCS12 keystore']);
    expect(kinds('a.yaml', map('keystore.p12', pkcs12()))).toEqual(['A PKCS12 keystore']);
    expect(kinds('a.yaml', map('ca.p12', pkcs12()))).toEqual([]);
  });
});

describe('known by its name, in files of settings', () => {
  const key = drawn(40);
  it.each([
    ['ssl.keystore.password=horse', 'A password, as `ssl.keystore.password`,: horse'],
    ['export DB_PASSWORD="horse"', 'A password, as `DB_PASSWORD`,: horse'],
    ['password = horse # of the database', 'A password, as `password`,: horse'],
    ['KAFKA_OPTS=-Djavax.net.ssl.keyStorePassword=horse', 'A password, as `javax.net.ssl.keyStorePassword`,: horse'],
    [`aws_secret_access_key = ${key}`, `A credential, as \`aws_secret_access_key\`,: ${key}`],
    [`//registry.acme.org/:_authToken=${key}`, `A credential, as \`_authToken\`,: ${key}`],
    [`API_TOKEN=${key}`, `A credential, as \`API_TOKEN\`,: ${key}`],
    ['client.secret=Tr0ub4dor&3', 'A credential, as `client.secret`,: Tr0ub4dor'],
    ['password=changeme', 'A password, as `password`,: changeme'],
  ])('%s', (line, expected) => {
    expect(found(settings, `# a file\n${line}\n`)).toEqual([expected]);
  });

  it.each([
    ['password: horse', 'A password, as `password`,: horse'],
    ['db: { password: 481516 }', 'A password, as `password`,: 481516'],
    ['"ssl.truststore.password": "horse"', 'A password, as `ssl.truststore.password`,: "horse"'],
    ['env: [{ name: SASL_PASSWORD, value: horse }]', 'A password, as `SASL_PASSWORD`,: horse'],
    ['args: [--password=horse]', 'A password, as `password`,: horse'],
    ['secretGenerator: [{ name: a, literals: [password=horse] }]', 'A password, as `password`,: horse'],
    ['server.properties: |\n  a=b\n  ssl.key.password=horse\n', 'A password, as `ssl.key.password`,: horse'],
    ['alertmanager.yml: |\n  global:\n    smtp_auth_password: horse\n', 'A password, as `smtp_auth_password`,: horse'],
    [`config: '{"bearerToken":"${key}"}'`, `A credential, as \`bearerToken\`,: ${key}`],
    [`config: "{\\"bearerToken\\":\\"${key}\\"}"`, `A credential, as \`bearerToken\`,: ${key}`],
  ])('in YAML: %s', (yaml, expected) => {
    expect(found('base/a.yaml', `a: 1\n${yaml}\n`)).toEqual([expected]);
  });

  it('a kubeconfig', () => {
    const user = (fields: string): string =>
      `apiVersion: v1\nkind: Config\nclusters:\n  - { name: a, cluster: { certificate-authority-data: ${base64(`${begin('CERTIFICATE')}\n${drawn(64)}`)} } }\nusers:\n  - { name: a, user: { ${fields} } }\n`;
    const told = (field: string): string => `A credential of a kubeconfig, as \`${field}\`,`;
    const pem = base64(elliptic.export({ type: 'sec1', format: 'pem' }).toString());
    expect(kinds('a.yaml', user(`client-key-data: ${pem}`))).toEqual(['A private key in base64']);
    expect(kinds('a', user(`token: ${jwt}`))).toEqual(['A signed token (JWT)']);
    expect(kinds('a.yaml', user(`token: ${drawn(6, hex)}.${drawn(16, hex)}`))).toEqual([told('token')]);
    expect(kinds('a.yaml', user('token: horse'))).toEqual([told('token')]);
    expect(kinds('a.yaml', user('client-key-data: aG9yc2U='))).toEqual([told('client-key-data')]);
    expect(kinds('a.yaml', user('username: admin, password: horse'))).toEqual([told('password')]);
    expect(kinds('a.yaml', user('token: <token>'))).toEqual([]);
    expect(kinds('a', user(`token: ${drawn(40)}`))).toEqual([told('token')]);
    expect(kinds('a.yaml', user('client-key: /home/me/key.pem, tokenFile: /run/token'))).toEqual([]);
    expect(kinds('a.yaml', user('exec: { command: aws, args: [eks, get-token] }'))).toEqual([]);
  });

  it('a file that is no YAML is read line by line', () => {
    expect(kinds('a.yaml', '{{ if }}\npassword: horse\n  - x: [\n')).toEqual(['A password, as `password`,']);
  });

  it('a page is told where a machine drew the value', () => {
    expect(found(page, `Then:\n\n    token: ${key}\n    export API_KEY=${key}\n`)).toEqual([
      `A credential, as \`token\`,: ${key}`,
      `A credential, as \`API_KEY\`,: ${key}`,
    ]);
  });

  it('both halves of an access key are one', () => {
    const name = `AKIA${drawn(16, upper)}`;
    expect(kinds(settings, `aws_access_key_id=${name}\naws_secret_access_key=${key}\n`)).toEqual([
      'A credential, as `aws_secret_access_key`,',
    ]);
  });
});

describe('Secrets', () => {
  const secret = (values: string, type?: string): string =>
    `apiVersion: v1\nkind: Secret\nmetadata:\n  name: a\n${type === undefined ? '' : `  labels: { argocd.argoproj.io/secret-type: ${type} }\n`}${values}\n`;
  it.each([
    ['stringData: { anything: horse }', 'The value `anything` of a Secret'],
    [`data: { anything: ${base64('horse')} }`, 'The value `anything` of a Secret'],
    [`data: { a: ${base64(`ghp_${drawn(36)}`)} }`, 'A GitHub token, as the value `a` of a Secret,'],
  ])('%s', (values, what) => {
    expect(kinds('examples/a.yaml', secret(values))).toEqual([what]);
  });

  it('for a cluster of Argo CD', () => {
    const config = (json: unknown): string =>
      `stringData: { name: a, server: https://a:6443, config: ${JSON.stringify(JSON.stringify(json))} }`;
    const told = (name: string): string =>
      `A credential of Argo CD for a cluster, as \`${name}\` in \`config\` of a Secret,`;
    const cluster = (json: unknown): readonly string[] => kinds('a.yaml', secret(config(json), 'cluster'));
    expect(cluster({ bearerToken: 'horse' })).toEqual([told('bearerToken')]);
    expect(cluster({ username: 'a', password: 'horse' })).toEqual([told('password')]);
    expect(cluster({ tlsClientConfig: { keyData: 'horse', certData: 'a' } })).toEqual([told('keyData')]);
    expect(cluster({ awsAuthConfig: { clusterName: 'a' }, tlsClientConfig: { caData: 'a' } })).toEqual([]);
    expect(cluster({ bearerToken: '<token>' })).toEqual([]);
    expect(kinds('a.yaml', secret(`data: { config: ${base64('{"bearerToken":"horse"}')} }`, 'cluster'))).toEqual([
      told('bearerToken'),
    ]);
  });

  it('for a repository of Argo CD', () => {
    const repository = (fields: string): readonly string[] =>
      kinds('a.yaml', secret(`stringData: { type: git, url: https://git.acme.org/a.git, ${fields} }`, 'repository'));
    expect(repository('username: robot, password: horse')).toEqual(['The value `password` of a Secret']);
    expect(repository(`sshPrivateKey: ${JSON.stringify(edwards.export({ type: 'pkcs8', format: 'pem' }))}`)).toEqual([
      'A private key',
    ]);
    expect(repository('githubAppID: "1", githubAppInstallationID: "2", githubAppPrivateKey: horse')).toEqual([
      'The value `githubAppPrivateKey` of a Secret',
    ]);
    expect(repository('project: default, enableLfs: "true"')).toEqual([]);
  });

  it.each([
    ['no values', 'type: Opaque'],
    ['names of users and places', 'stringData: { username: admin, url: https://a, host: a }'],
    ['filled in by a tool', 'stringData: { password: "<path:kafka#password>" }'],
    ['encrypted', 'stringData: { password: "ENC[AES256_GCM,data:p673w==]" }'],
    ['a template', 'stringData: { password: "{{ .password }}" }'],
  ])('silent about %s', (_name, values) => {
    expect(kinds('a.yaml', secret(values))).toEqual([]);
  });
});

describe('silent about', () => {
  it.each([
    '$slack-token',
    `\${env:PASSWORD}`,
    `\${secrets:kafka/orders:password}`,
    '$(cat /run/password)',
    '<password>',
    '<your password>',
    '{{ password }}',
    '{{ .Values.password }}',
    '%PASSWORD%',
    'xxxx',
    'XXXXXXXX',
    '********',
    'REDACTED',
    'example',
    'your-password',
    'placeholder',
    'vault:secret/data/kafka#password',
    '/etc/kafka/password',
    'true',
    '""',
  ])('%s', (value) => {
    const quoted = JSON.stringify(value);
    expect(found('a.yaml', `password: ${quoted}\n`)).toEqual([]);
    expect(found('a.yaml', `apiVersion: v1\nkind: Secret\nstringData: { password: ${quoted} }\n`)).toEqual([]);
    expect(found('a.json', `{ "password": ${quoted} }\n`)).toEqual([]);
    if (!/["\s]/.test(value)) expect(found(settings, `password=${value}\n`)).toEqual([]);
    if (!/[/\s"*]/.test(value)) expect(found(page, `https://user:${value}@git.acme.org/a.git\n`)).toEqual([]);
    expect(
      found(
        settings,
        `sasl.jaas.config=a.PlainLoginModule required username="a" password="${value.replaceAll('"', '')}";\n`,
      ),
    ).toEqual([]);
  });

  it.each([
    ['a digest', `image: quay.io/a/b@sha256:${drawn(64, hex)}`],
    ['a checksum in a lock file', `{ "integrity": "sha512-${drawn(86)}==" }`],
    ['a UUID as a token', 'token: 123e4567-e89b-12d3-a456-426614174000'],
    ['the name of a Secret', 'tlsSecret: prometheus-tls-orders-2024'],
    ['a key in a Secret', 'password: { valueFrom: { secretKeyRef: { name: a, key: password } } }'],
    ['a reference of Strimzi', 'passwordSecret: { secretName: a, password: key-in-it }'],
    ['an access token by its Secret', 'accessToken: { secretName: a, key: token-for-orders-12 }'],
    [
      'an external Secret',
      'data: [{ secretKey: password, remoteRef: { key: kafka/oauth-2024-prod, property: password } }]',
    ],
    [
      'a variable from a Secret',
      'env: [{ name: A_PASSWORD, valueFrom: { secretKeyRef: { name: a, key: password } } }]',
    ],
    ['whether a token is mounted', 'automountServiceAccountToken: false'],
    ['a Secret by its name', 'clientSecret: orders-oauth-client'],
    ['how long a token lasts', 'accessToken: 36000000'],
    ['a schema', 'properties: { password: { type: string, description: the password } }'],
    ['a limit', 'password.iterations: 4096'],
    ['a listing of words', 'keys: [password, token, secret]'],
    ['a secret of a workflow', `with: { token: "\${{ secrets.GITHUB_TOKEN }}" }`],
    ['a port in a URL', 'url: http://prometheus:9090/@me'],
    ['an SSH remote', 'repoURL: ssh://git@git.acme.org:22/fleet.git'],
    ['an image with a port', 'image: registry:5000/a/b:1.2@sha256:0a'],
  ])('%s', (_name, yaml) => {
    expect(found(yaml.startsWith('{ ') ? 'a.json' : 'a.yaml', `${yaml}\n`)).toEqual([]);
  });

  it.each([
    ['words in prose', 'Set `password: hunter2` or password=hunter2 in the file.'],
    ['settings that show how', '```yaml\npassword: my-Passw0rd\ntoken: some-token\n```'],
    ['a URL that shows how', 'https://user:password@host/path and https://user:pass@host'],
    ["a provider's own example", 'AKIAIOSFODNN7EXAMPLE'],
    ['a token of one letter', `ghp_${'x'.repeat(36)}`],
    ['a token that nobody signed', [url('{"alg":"none"}'), url('{"sub":"a"}'), drawn(12)].join('.')],
    ['a JAAS configuration that shows how', 'PlainLoginModule required username="user" password="password";'],
    ['the beginning of a hash', 'a hash begins with $2a$10$ and goes on'],
  ])('%s', (_name, text) => {
    expect(found(page, `${text}\n`)).toEqual([]);
  });
});
