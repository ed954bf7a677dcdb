/**
 * Owns a real API server for tests: etcd and kube-apiserver on free ports of the loopback interface, with their state in a scratch
 * folder. Nothing stays: a watcher of each process ends it and removes its state as soon as this process is gone, however it ended.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ApiClient, connect } from './api-server-client.ts';
import { apiServerBinary, etcdBinary } from './judges.ts';

const etcd = etcdBinary();
const apiServer = apiServerBinary();

/** Empty when the API server can be run; otherwise what a test says when it is skipped. */
export const reasonToSkip = [etcd, apiServer]
  .flatMap((judge) => ('missing' in judge ? [` (skipped: ${judge.missing})`] : []))
  .slice(0, 1)
  .join('');

export interface ApiServer {
  readonly client: ApiClient;
  /** For programs that ask it themselves. */
  readonly address: { readonly port: number; readonly token: string; readonly certificate: string };
  /** The folder with what it needs; it goes when it stops. */
  readonly state: string;
  stop(): void;
}

/** Starts one, ready to answer. A port may be taken between finding and using it, so it tries again. */
export async function startApiServer(): Promise<ApiServer> {
  for (let left = 2; ; left--) {
    try {
      return await startOnce();
    } catch (error) {
      if (left === 0) throw error;
    }
  }
}

async function startOnce(): Promise<ApiServer> {
  if ('missing' in etcd || 'missing' in apiServer) throw new Error(`The API server cannot be run${reasonToSkip}.`);
  const state = mkdtempSync(join(tmpdir(), 'kafka-fleet-api-server-'));
  const [clientPort = 0, peerPort = 0, port = 0] = await freePorts(3);
  const stores = `http://127.0.0.1:${clientPort}`;
  const peers = `http://127.0.0.1:${peerPort}`;
  const token = randomBytes(16).toString('hex');
  writeFileSync(join(state, 'tokens.csv'), `${token},judge,judge,system:masters\n`);
  const keys = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  writeFileSync(join(state, 'accounts.pub'), keys.publicKey);
  writeFileSync(join(state, 'accounts.key'), keys.privateKey, { mode: 0o600 });

  const processes = [
    watched(state, etcd.path, [
      ...['--data-dir', join(state, 'etcd'), '--unsafe-no-fsync'],
      ...['--listen-client-urls', stores, '--advertise-client-urls', stores],
      ...['--listen-peer-urls', peers, '--initial-advertise-peer-urls', peers, '--initial-cluster', `default=${peers}`],
    ]),
    watched(state, apiServer.path, [
      ...['--etcd-servers', stores, '--bind-address', '127.0.0.1', '--advertise-address', '127.0.0.1'],
      ...['--secure-port', String(port), '--cert-dir', join(state, 'certificates')],
      ...['--token-auth-file', join(state, 'tokens.csv'), '--authorization-mode', 'RBAC'],
      ...['--service-account-issuer', 'https://kubernetes.default.svc'],
      ...['--service-account-key-file', join(state, 'accounts.pub')],
      ...['--service-account-signing-key-file', join(state, 'accounts.key')],
      ...['--service-cluster-ip-range', '10.96.0.0/16', '--endpoint-reconciler-type', 'none'],
      // A test asks thousands of questions at once.
      ...['--max-requests-inflight', '0', '--max-mutating-requests-inflight', '0'],
      '--enable-priority-and-fairness=false',
      // As every cluster has it: who may be privileged is for pod security to say.
      '--allow-privileged=true',
    ]),
  ];
  const stop = (): void => {
    endWatched(processes, state);
  };
  try {
    const certificate = join(state, 'certificates', 'apiserver.crt');
    await until('it answers', 90, processes, state, async () => {
      if (!existsSync(certificate)) return false;
      const client = connect({ port, token, certificate: readFileSync(certificate, 'utf8') });
      const { status } = await client.get('/readyz');
      return status === 200 && (await client.get('/api/v1/namespaces/default')).status === 200;
    });
    const address = { port, token, certificate: readFileSync(certificate, 'utf8') };
    return { client: connect(address), address, state, stop };
  } catch (error) {
    stop();
    throw error;
  }
}

/** Ends programs that `watched` has started, and removes their state. */
export function endWatched(processes: readonly ChildProcess[], state: string): void {
  // A watcher takes the end of its input as the end of this process.
  for (const one of processes) one.stdin?.end();
  // Argo CD takes from its own folders the right to be read. What is still being ended may write; its watcher removes the folder, too.
  spawnSync('chmod', ['-R', 'u+rwX', state], { stdio: 'ignore' });
  try {
    rmSync(state, { recursive: true, force: true, maxRetries: 5 });
  } catch (error) {
    const { code = '' } = error as { readonly code?: string };
    if (!['ENOTEMPTY', 'EACCES'].includes(code)) throw error;
  }
}

/** Runs a program below a shell that waits for the end of its input, then kills the program and removes the state. */
const watcher = `
exec 3<&0
state=$1; shift
"$@" </dev/null 3<&- &
program=$!
( cat <&3 >/dev/null; kill -KILL $program; sleep 1; chmod -R u+rwX "$state"; rm -rf "$state" ) 2>/dev/null &
wait $program
`;

/** @param log the file in the state folder that takes what the program prints. */
export function watched(
  state: string,
  program: string,
  args: readonly string[],
  { log = 'log', env = {} }: { readonly log?: string; readonly env?: Readonly<Record<string, string>> } = {},
): ChildProcess {
  const output = openSync(join(state, log), 'a');
  const child = spawn('sh', ['-c', watcher, 'sh', state, program, ...args], {
    stdio: ['pipe', output, output],
    env: { ...process.env, ...env },
    // A signal for all of the terminal's processes must not end the watcher before it has done its work.
    detached: true,
  });
  closeSync(output);
  child.unref();
  return child;
}

/** Waits for a condition; a process that ends, or the time, is an error that tells the last lines of the log. */
async function until(
  what: string,
  seconds: number,
  processes: readonly ChildProcess[],
  state: string,
  holds: () => Promise<boolean>,
): Promise<void> {
  const end = performance.now() + seconds * 1000;
  while (!(await holds().catch(() => false))) {
    const ended = processes.find((one) => one.exitCode !== null);
    if (ended !== undefined || performance.now() > end) {
      const reason = ended === undefined ? `not within ${seconds} s` : 'a process has ended';
      const log = readFileSync(join(state, 'log'), 'utf8').trimEnd().split('\n').slice(-8).join('\n');
      throw new Error(`The API server was started, but waiting until ${what}: ${reason}.\n${log}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Ports that nobody listens on, all different. */
export async function freePorts(count: number): Promise<readonly number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer();
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject).listen(0, '127.0.0.1', resolve);
      });
      return server;
    }),
  );
  const ports = servers.map((server) => {
    const address = server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  });
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
