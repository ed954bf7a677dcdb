/**
 * Owns Argo CD without its web server: its definitions and settings in a hub, and its repo server, two controllers and redis on free
 * ports of the loopback interface. Its clusters are known by name and Secret, as in production; the hub itself is none of them.
 */
import type { ChildProcess } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { parse } from 'yaml';
import type { Plain } from '../../../tooling/source/node.ts';
import { endWatched, freePorts, watched } from '../../integration/api-server.ts';
import { type Definition, define } from '../../integration/api-server-definitions.ts';
import type { Plane } from './plane.ts';
import { pathOf } from './programs.ts';
import { until } from './until.ts';

/** Where Argo CD and its Applications are. */
export const argocdNamespace = 'argocd';

export interface ArgoCd {
  /** Resident memory in MiB, by program. */
  memory(): Readonly<Record<string, number>>;
  /** The last lines that a program has printed. */
  log(program: string, lines?: number): string;
  /** Programs that have ended by themselves. */
  ended(): readonly string[];
  /** Has a program stand still while something is done, as one does that is busy or being moved to another node. */
  without<T>(program: string, done: () => Promise<T>): Promise<T>;
  stop(): void;
}

/**
 * @param settings keys of argocd-cm
 * @param resync seconds after which every Application is compared anew
 */
export async function startArgoCd(
  hub: Plane,
  planes: readonly Plane[],
  { settings, resync }: { readonly settings: Readonly<Record<string, string>>; readonly resync: number },
): Promise<ArgoCd> {
  await installInto(hub, planes, settings);
  const state = mkdtempSync(join(tmpdir(), 'kafka-fleet-argocd-'));
  const processes = new Map<string, ChildProcess>();
  const stop = (): void => endWatched([...processes.values()], state);
  const log = (program: string, lines = 20): string =>
    readFileSync(join(state, `${program}.log`), 'utf8')
      .trimEnd()
      .split('\n')
      .slice(-lines)
      .join('\n');
  const ended = (): readonly string[] => [...processes].flatMap(([name, one]) => (one.exitCode === null ? [] : [name]));
  try {
    // One of the controllers reads its configuration from the environment alone.
    const env = { ...environmentIn(state), KUBECONFIG: hub.kubeconfig };
    const run = (name: string, program: string, args: readonly string[]): void => {
      processes.set(name, watched(state, program, args, { log: `${name}.log`, env }));
    };
    const ports = await freePorts(7);
    const [redis, repository, ...rest] = ports.map((port) => `127.0.0.1:${port}`);
    const [, repoPort, repoMetrics, controllerMetrics] = ports.map(String);
    const [, , metrics, probe, webhook] = rest;
    const common = ['--loglevel', 'warn', '--logformat', 'text'];
    const ofController = [...common, '--kubeconfig', hub.kubeconfig, '--namespace', argocdNamespace];
    run('redis', pathOf('redis-server'), [
      ...['--bind', '127.0.0.1', '--port', String(ports[0]), '--save', '', '--appendonly', 'no', '--dir', state],
    ]);
    run('repo-server', join(state, 'programs/argocd-repo-server'), [
      ...[...common, '--redis', `${redis}`, '--address', '127.0.0.1', '--port', `${repoPort}`],
      ...['--metrics-address', '127.0.0.1', '--metrics-port', `${repoMetrics}`],
      // It wants a certificate of its clients' authority even without TLS, unless told that there is none.
      ...['--disable-tls', '--client-ca-path', '', '--revision-cache-expiration', '2s'],
    ]);
    run('application-controller', join(state, 'programs/argocd-application-controller'), [
      ...[...ofController, '--redis', `${redis}`, '--repo-server', `${repository}`, '--repo-server-plaintext'],
      ...['--metrics-port', `${controllerMetrics}`, '--server-side-diff-enabled'],
      // So that a test sees what is said of each resource.
      '--persist-resource-health',
      ...['--app-resync', String(resync), '--app-resync-jitter', '0', '--self-heal-backoff-timeout-seconds', '1'],
      ...['--self-heal-backoff-factor', '2', '--self-heal-backoff-cap-seconds', '8'],
    ]);
    run('applicationset-controller', join(state, 'programs/argocd-applicationset-controller'), [
      ...[...ofController, '--argocd-repo-server', `${repository}`, '--repo-server-plaintext'],
      ...['--metrics-addr', `${metrics}`, '--probe-addr', `${probe}`, '--webhook-addr', `${webhook}`],
      '--enable-leader-election=false',
      '--enable-new-git-file-globbing',
    ]);
    await until(
      'Argo CD answers',
      60,
      async () => {
        const [first] = ended();
        if (first !== undefined) return { ended: first };
        await fetch(`http://127.0.0.1:${controllerMetrics}/metrics`);
        await fetch(`http://127.0.0.1:${repoMetrics}/metrics`);
        await fetch(`http://${probe}/healthz`);
        return { ended: undefined };
      },
      () => [...processes.keys()].map((name) => `${name}: ${log(name, 5)}`).join('\n'),
    ).then((found) => {
      if (found.ended !== undefined) throw new Error(`${found.ended} has ended by itself:\n${log(found.ended)}`);
    });
  } catch (error) {
    stop();
    throw error;
  }
  return {
    log,
    ended,
    stop,
    async without(program, done) {
      const pids = programsBelow(processes.get(program)?.pid).flatMap(([pid, name]) => (name === 'sh' ? [] : [pid]));
      if (pids.length !== 1) throw new Error(`${program} does not run.`);
      for (const pid of pids) process.kill(pid, 'SIGSTOP');
      try {
        return await done();
      } finally {
        for (const pid of pids) process.kill(pid, 'SIGCONT');
      }
    },
    memory: () => Object.fromEntries([...processes].map(([name, one]) => [name, memoryBelow(one.pid)])),
  };
}

/** Programs go by the names that they act by, and what Argo CD's image would have in its file system. */
function environmentIn(state: string): Readonly<Record<string, string>> {
  const programs = join(state, 'programs');
  mkdirSync(programs);
  for (const part of ['repo-server', 'application-controller', 'applicationset-controller', 'git-ask-pass']) {
    symlinkSync(pathOf('Argo CD'), join(programs, `argocd-${part}`));
  }
  const kustomize = pathOf('kustomize');
  if (isAbsolute(kustomize)) symlinkSync(kustomize, join(programs, 'kustomize'));
  const verify = 'git-verify-wrapper.sh';
  cpSync(join(pathOf("Argo CD's manifests"), 'hack', verify), join(programs, verify));
  chmodSync(join(programs, verify), 0o755);
  const folders = Object.fromEntries(
    (
      [
        ['ARGOCD_GNUPGHOME', 'gpg'],
        ['ARGOCD_TLS_DATA_PATH', 'tls'],
        ['ARGOCD_SSH_DATA_PATH', 'ssh'],
        ['ARGOCD_PLUGINSOCKFILEPATH', 'plugins'],
        ['HOME', 'home'],
        ['TMPDIR', 'scratch'],
      ] as const
    ).map(([variable, name]) => {
      const path = join(state, name);
      mkdirSync(path);
      return [variable, path];
    }),
  );
  return {
    ...folders,
    // Else at one place for the whole machine, where another user's may lie.
    ARGOCD_ASK_PASS_SOCK: join(state, 'ask-pass.sock'),
    ARGOCD_GPG_ENABLED: 'false',
    // Not run in a pod: without this it looks for the cluster it is in.
    ARGOCD_FAKE_IN_CLUSTER: 'true',
    PATH: `${programs}:${process.env['PATH'] ?? ''}`,
  };
}

async function installInto(
  hub: Plane,
  planes: readonly Plane[],
  settings: Readonly<Record<string, string>>,
): Promise<void> {
  const folder = join(pathOf("Argo CD's manifests"), 'manifests/crds');
  const definitions = readdirSync(folder)
    .filter((file) => file.endsWith('-crd.yaml'))
    .map((file) => parse(readFileSync(join(folder, file), 'utf8')) as Definition);
  await define(hub.client, definitions);
  const namespace = argocdNamespace;
  const labels = { 'app.kubernetes.io/part-of': 'argocd' };
  const configMap = (name: string, data: Readonly<Record<string, string>> = {}): Plain => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, namespace, labels },
    data,
  });
  const secret = (name: string, marks: Readonly<Record<string, string>>, data: Readonly<Record<string, string>>) => ({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name, namespace, labels: marks },
    stringData: data,
  });
  const objects: readonly Plain[] = [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
    configMap('argocd-cm', { 'application.resourceTrackingMethod': 'annotation', ...settings }),
    ...['rbac', 'cmd-params', 'ssh-known-hosts', 'tls-certs', 'gpg-keys'].map((one) => configMap(`argocd-${one}-cm`)),
    secret('argocd-secret', labels, { 'server.secretkey': hub.token }),
    ...planes.map((plane) =>
      secret(
        `cluster-${plane.name}`,
        { 'argocd.argoproj.io/secret-type': 'cluster' },
        {
          name: plane.name,
          server: plane.url,
          config: JSON.stringify({
            bearerToken: plane.token,
            tlsClientConfig: { caData: Buffer.from(plane.certificate).toString('base64') },
          }),
        },
      ),
    ),
  ];
  for (const object of objects) {
    const { status, message } = await hub.client.apply(object, { dryRun: false });
    if (status >= 300 || status === 0) throw new Error(`The hub refuses an object of Argo CD: ${message}`);
  }
}

/** Process ids with the names of what they run, of what a watcher has started. */
function programsBelow(pid: number | undefined): readonly (readonly [number, string])[] {
  if (pid === undefined) return [];
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ');
  return children.map((child) => [Number(child), readFileSync(`/proc/${child}/comm`, 'utf8').trim()]);
}

/** Of the program that a watcher runs, in MiB. */
function memoryBelow(pid: number | undefined): number {
  const kilobytes = programsBelow(pid).map(([child]) => {
    const [, resident = '0'] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${child}/status`, 'utf8')) ?? [];
    return Number(resident);
  });
  return Math.round(Math.max(0, ...kilobytes) / 1024);
}
