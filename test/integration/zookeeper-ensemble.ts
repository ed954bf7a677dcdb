/**
 * Owns a ZooKeeper of three nodes with the TLS settings that Strimzi 0.45.2 gives it (`zookeeper_config_generator.sh`), and
 * certificates with the names that its operator puts into them (`ClusterCa.generateZkCerts`). Left out: TLS between the nodes, which
 * checks names by reverse lookup, and no client sees.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sandbox } from './sandbox.ts';

export const nodes = [0, 1, 2] as const;
const password = 'only-for-this-test';

export function addressOf(node: number): string {
  return `127.0.0.1${node}`;
}

/** Who is who in one namespace: names of pods, and the Service before them. */
export function hostsOf(cluster: string, namespace: string): Readonly<Record<string, string>> {
  return {
    [`${cluster}-zookeeper-client`]: addressOf(0),
    ...Object.fromEntries(nodes.map((node) => [podName(cluster, namespace, node), addressOf(node)])),
  };
}

export function podName(cluster: string, namespace: string, node: number): string {
  return `${cluster}-zookeeper-${node}.${cluster}-zookeeper-nodes.${namespace}.svc`;
}

/** Writes an authority `<name>.crt`, `<name>.key`. */
export function makeAuthority(folder: string, name: string): void {
  openssl(folder, [
    ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-keyout', `${name}.key`, '-out', `${name}.crt`],
    ...['-subj', '/O=io.strimzi/CN=cluster-ca v0', '-addext', 'basicConstraints=critical,CA:TRUE'],
  ]);
}

/** Writes `<name>.crt`, `<name>.key`, signed by an authority in the same folder. */
export function makeCertificate(
  folder: string,
  name: string,
  {
    authority,
    subject,
    hosts,
  }: { readonly authority: string; readonly subject: string; readonly hosts: readonly string[] },
): void {
  writeFileSync(join(folder, `${name}.ext`), `subjectAltName=${hosts.map((host) => `DNS:${host}`).join(',')}\n`);
  openssl(folder, [
    ...['req', '-newkey', 'rsa:2048', '-nodes', '-keyout', `${name}.key`, '-out', `${name}.csr`],
    ...['-subj', `/O=io.strimzi/CN=${subject}`],
  ]);
  openssl(folder, [
    ...[
      'x509',
      '-req',
      '-in',
      `${name}.csr`,
      '-CA',
      `${authority}.crt`,
      '-CAkey',
      `${authority}.key`,
      '-CAcreateserial',
    ],
    ...['-days', '2', '-extfile', `${name}.ext`, '-out', `${name}.crt`],
  ]);
}

/** The Secrets of a cluster as folders: `ca`, and what each node and the operator have. */
export function makeCertificates(folder: string, cluster: string, namespace: string): void {
  mkdirSync(folder, { recursive: true });
  makeAuthority(folder, 'ca');
  const client = `${cluster}-zookeeper-client`;
  const headless = `${cluster}-zookeeper-nodes`;
  for (const node of nodes) {
    const services = [client, `${client}.${namespace}`, `${client}.${namespace}.svc`];
    const wildcards = [`*.${client}.${namespace}.svc`, `*.${headless}.${namespace}.svc`];
    const hosts = [...services, `${cluster}-zookeeper-${node}`, podName(cluster, namespace, node), ...wildcards];
    const name = `zookeeper-${node}`;
    makeCertificate(folder, name, { authority: 'ca', subject: `${cluster}-zookeeper`, hosts });
    const store = ['-name', name, '-out', `${name}.p12`, '-passout', `pass:${password}`];
    openssl(folder, ['pkcs12', '-export', '-in', `${name}.crt`, '-inkey', `${name}.key`, ...store]);
  }
  makeCertificate(folder, 'cluster-operator', {
    authority: 'ca',
    subject: 'cluster-operator',
    hosts: ['cluster-operator'],
  });
  const store = ['-keystore', 'trust.p12', '-storetype', 'PKCS12', '-storepass', password];
  execFileSync('keytool', ['-importcert', '-noprompt', '-file', 'ca.crt', '-alias', 'ca', ...store], {
    cwd: folder,
    stdio: 'pipe',
  });
}

/** Starts the nodes; it takes some seconds until they have a leader. */
export function startNodes(
  sandbox: Sandbox,
  {
    jars,
    certificates,
    cluster,
    namespace,
  }: { jars: string; certificates: string; cluster: string; namespace: string },
): void {
  const quiet = join(sandbox.scratch, 'logback.xml');
  writeFileSync(quiet, '<configuration><root level="OFF"/></configuration>\n');
  for (const node of nodes) {
    const data = join(sandbox.scratch, `node-${node}`);
    mkdirSync(data);
    writeFileSync(join(data, 'myid'), `${node + 1}\n`);
    writeFileSync(join(data, 'zoo.cfg'), configOf(node, { data, certificates, cluster, namespace }));
    const settings = ['-Xmx64m', `-Dlogback.configurationFile=${quiet}`, '-Dzookeeper.skipACL=yes'];
    const main = 'org.apache.zookeeper.server.quorum.QuorumPeerMain';
    sandbox.start(['java', ...settings, '-cp', `${jars}/*`, main, join(data, 'zoo.cfg')], { log: `node-${node}.log` });
  }
}

function configOf(
  node: number,
  {
    data,
    certificates,
    cluster,
    namespace,
  }: { data: string; certificates: string; cluster: string; namespace: string },
): string {
  const store = (name: string, file: string): readonly string[] => [
    `ssl.${name}.location=${join(certificates, file)}`,
    `ssl.${name}.password=${password}`,
    `ssl.${name}.type=PKCS12`,
  ];
  const members = nodes.map(
    (one) => `server.${one + 1}=${podName(cluster, namespace, one)}:2888:3888:participant;${addressOf(one)}:12181`,
  );
  return `${[
    `dataDir=${data}`,
    '4lw.commands.whitelist=*',
    'standaloneEnabled=false',
    'reconfigEnabled=true',
    'serverCnxnFactory=org.apache.zookeeper.server.NettyServerCnxnFactory',
    'ssl.clientAuth=need',
    'secureClientPort=2181',
    `secureClientPortAddress=${addressOf(node)}`,
    ...store('trustStore', 'trust.p12'),
    ...store('keyStore', `zookeeper-${node}.p12`),
    'admin.enableServer=false',
    'tickTime=2000',
    'initLimit=10',
    'syncLimit=5',
    ...members,
  ].join('\n')}\n`;
}

function openssl(folder: string, args: readonly string[]): void {
  execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
}
