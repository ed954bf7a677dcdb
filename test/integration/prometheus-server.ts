/**
 * Owns a real Prometheus for tests, with the configuration and the alerts as they are rendered. It finds pods through a real API server,
 * by the account and the rights that are rendered for it. What differs from a cluster: it asks every second, alerts wait two seconds,
 * and the API server is named, as it does not run in a pod.
 */
import type { ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Plain, toPlain } from '../../tooling/source/node.ts';
import { isPlainMap, listAt, mapAt, textAt } from '../../tooling/source/plain.ts';
import { writePlain } from '../../tooling/source/write-yaml.ts';
import type { MadeOf } from '../../tooling/strimzi/made/made.ts';
import { operatorMakes } from '../../tooling/strimzi/made/operator-makes.ts';
import { strimziRelease } from '../../tooling/strimzi/releases.ts';
import {
  configMapTexts,
  type FleetName,
  monitoredObject,
  monitoredObjects,
  plainYaml,
} from '../support/monitored-fleet.ts';
import { type ApiServer, startApiServer, watched } from './api-server.ts';
import { type KafkaStack, until } from './kafka-nodes.ts';

type Labels = Readonly<Record<string, string>>;

export interface RunningPrometheus {
  readonly url: string;
  targets(): Promise<readonly { readonly job: string; readonly pod: string; readonly health: string }[]>;
  /** Labels of the series that an expression gives. */
  query(expression: string): Promise<readonly Labels[]>;
  /** Labels of alerts that fire. */
  alerts(): Promise<readonly Labels[]>;
  /** Their names, each once, sorted. */
  firing(): Promise<readonly string[]>;
  /** Rules that could not be evaluated. */
  faultsOfRules(): Promise<readonly string[]>;
  stop(): void;
}

/** What a Prometheus is given: a fleet, and who plays its pods. */
export interface Scene {
  readonly fleet: FleetName;
  /** Clusters whose pods there are. */
  readonly kafka: readonly string[];
  readonly release: string;
  /** By pod, the node that plays it; nobody plays the others. */
  readonly players: Readonly<Record<string, string>>;
  /** How many it finds; itself is one of them. */
  readonly targets: number;
}

export async function startPrometheus(program: string, kafka: KafkaStack, scene: Scene): Promise<RunningPrometheus> {
  const api = await startApiServer();
  const state = mkdtempSync(join(tmpdir(), 'kafka-fleet-prometheus-'));
  const listen = `${kafka.network}.99:9090`;
  const url = `http://${listen}`;
  let server: ChildProcess | undefined;
  const stop = (): void => {
    server?.stdin?.end();
    api.stop();
    rmSync(state, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    await fill(api, kafka, scene);
    writeFiles(state, api, await accountToken(api), listen, scene.fleet);
    server = watched(state, program, [
      `--config.file=${join(state, 'config', 'prometheus.yml')}`,
      `--storage.tsdb.path=${join(state, 'data')}`,
      `--web.listen-address=${listen}`,
    ]);
    const running = ask(url, stop);
    // Every target has been asked more than once, so that rates can be computed.
    await until('Prometheus has asked all of them', state, async () => {
      const up = await running.query('count_over_time(up[1m]) > 3');
      const playing = Object.keys(scene.players).length + 1;
      return up.length >= scene.targets && (await running.query('up == 1')).length >= playing;
    });
    return running;
  } catch (error) {
    stop();
    throw error;
  }
}

function ask(url: string, stop: () => void): RunningPrometheus {
  const get = async (path: string): Promise<Plain> => {
    const answer = await fetch(`${url}/api/v1/${path}`, { signal: AbortSignal.timeout(10_000) });
    return ((await answer.json()) as { data: Plain }).data;
  };
  const alerts = async (): Promise<readonly Labels[]> =>
    listAt(await get('alerts'), 'alerts')
      .filter((one) => textAt(one, 'state') === 'firing')
      .map((one) => mapAt(one, 'labels') as Labels);
  return {
    url,
    stop,
    alerts,
    firing: async () => [...new Set((await alerts()).map((one) => one['alertname'] ?? ''))].sort(),
    targets: async () =>
      listAt(await get('targets?state=active'), 'activeTargets').map((one) => ({
        job: textAt(one, 'labels', 'job') ?? '',
        pod: textAt(one, 'labels', 'kubernetes_pod_name') ?? '',
        health: textAt(one, 'health') ?? '',
      })),
    query: async (expression) =>
      listAt(await get(`query?query=${encodeURIComponent(expression)}`), 'result').map(
        (one) => mapAt(one, 'metric') as Labels,
      ),
    faultsOfRules: async () =>
      listAt(await get('rules'), 'groups').flatMap((group) =>
        listAt(group, 'rules').flatMap((rule) => {
          const fault = textAt(rule, 'lastError');
          return fault === undefined ? [] : [`${textAt(rule, 'name')}: ${fault}`];
        }),
      ),
  };
}

function writeFiles(state: string, api: ApiServer, token: string, listen: string, fleet: FleetName): void {
  const rules = configMapTexts(fleet, 'prometheus', 'prometheus-rules');
  const { 'prometheus.yml': main = '', ...further } = configMapTexts(fleet, 'prometheus', 'prometheus-config');
  for (const folder of ['config', 'rules']) mkdirSync(join(state, folder));
  writeFileSync(join(state, 'ca.crt'), api.address.certificate);
  writeFileSync(join(state, 'token'), token);
  const quick = (text: string): string => text.replace(/^( *for:) .*$/gm, '$1 2s');
  for (const [name, text] of Object.entries(rules)) writeFileSync(join(state, 'rules', name), quick(text));
  for (const [name, text] of Object.entries(further)) writeFileSync(join(state, 'config', name), quick(text));
  const config = plainYaml(
    main
      .replaceAll('/etc/prometheus', state)
      .replaceAll('localhost:9090', listen)
      // Nobody listens there.
      .replaceAll('alertmanager.monitoring.svc:9093', listen.replace('9090', '9093'))
      .replaceAll('/var/run/secrets/kubernetes.io/serviceaccount', state)
      .replace(/_interval: 30s/g, '_interval: 1s')
      .replace('scrape_timeout: 10s', 'scrape_timeout: 1s'),
  );
  const server = {
    api_server: `https://127.0.0.1:${api.address.port}`,
    authorization: { credentials: token },
    tls_config: { ca_file: join(state, 'ca.crt') },
  };
  const jobs = listAt(config, 'scrape_configs').map((job) => {
    const found = listAt(job, 'kubernetes_sd_configs').map((one) => ({ ...(one as object), ...server }));
    return found.length === 0 ? job : { ...(job as object), kubernetes_sd_configs: found };
  });
  writeFileSync(
    join(state, 'config', 'prometheus.yml'),
    writePlain({ ...(config as object), scrape_configs: jobs } as Plain),
  );
}

/** The account, the rights, and the pods that the operator makes, some of them played by what really runs. */
async function fill(api: ApiServer, stack: KafkaStack, { fleet, kafka, ...scene }: Scene): Promise<void> {
  const apply = async (object: Plain): Promise<void> => {
    const { status, message } = await api.client.apply(object, { dryRun: false });
    if (status >= 300 || status === 0)
      throw new Error(`${textAt(object, 'kind')} ${textAt(object, 'metadata', 'name')}: ${message}`);
  };
  for (const name of ['kafka', 'monitoring', 'strimzi', 'elsewhere'])
    await apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
  const wanted = ['ServiceAccount', 'ClusterRole', 'RoleBinding', 'ClusterRoleBinding'];
  for (const one of monitoredObjects(fleet, 'prometheus'))
    if (wanted.includes(one.kind)) await apply(toPlain(one.node));

  const release = strimziRelease(scene.release);
  if (release === undefined) throw new Error('unknown release');
  const made = kafka.flatMap((cluster) => {
    const pools = monitoredObjects(fleet, cluster).filter((one) => one.kind === 'KafkaNodePool');
    const resource = toPlain(monitoredObject(fleet, cluster, 'Kafka', cluster).node);
    return operatorMakes(
      resource,
      release,
      pools.map((one) => toPlain(one.node)),
    ).ofKind('Pod');
  });
  const nobody = `${stack.network}.77`;
  for (const pod of made) {
    const player = scene.players[pod.name];
    await addPod(api, apply, { ...playable(pod), address: player ? stack.addressOf(player) : nobody });
  }
  const [broker] = made;
  if (broker === undefined) throw new Error('no broker');
  // A pod that has ended, and a namespace that is none of ours.
  await addPod(api, apply, { ...playable(broker), name: 'orders-kafka-9', address: nobody, phase: 'Failed' });
  await addPod(api, apply, { ...playable(broker), namespace: 'elsewhere', address: nobody });
}

/** Labels of a pod are computed when they are asked for, so a copy must ask. */
function playable({ name, labels, ports, serviceAccount }: MadeOf<'Pod'>): Omit<PlayedPod, 'address'> {
  return { namespace: 'kafka', name, labels, ports, serviceAccount };
}

interface PlayedPod {
  readonly namespace: string;
  readonly name: string;
  readonly labels: Labels;
  readonly ports: readonly { readonly name: string; readonly port: number }[];
  readonly serviceAccount: string;
  readonly address: string;
  readonly phase?: string;
}

async function addPod(api: ApiServer, apply: (object: Plain) => Promise<void>, pod: PlayedPod): Promise<void> {
  const { namespace, name } = pod;
  await apply({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { namespace, name: pod.serviceAccount } });
  // Two containers may give their ports the same name.
  const containers = pod.ports.map((port, index) => ({
    name: `container-${index}`,
    image: 'example.com/none:1',
    ports: [{ name: port.name, containerPort: port.port }],
  }));
  await apply({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { namespace, name, labels: pod.labels },
    spec: { serviceAccountName: pod.serviceAccount, nodeName: 'node-1', containers },
  } as Plain);
  await send(api, 'PATCH', `/api/v1/namespaces/${namespace}/pods/${name}/status`, {
    status: { phase: pod.phase ?? 'Running', podIP: pod.address, podIPs: [{ ip: pod.address }] },
  });
}

async function accountToken(api: ApiServer): Promise<string> {
  const answer = await send(api, 'POST', '/api/v1/namespaces/monitoring/serviceaccounts/prometheus/token', {
    apiVersion: 'authentication.k8s.io/v1',
    kind: 'TokenRequest',
    spec: {},
  });
  const token = textAt(answer, 'status', 'token');
  if (token === undefined) throw new Error(`No token: ${JSON.stringify(answer)}`);
  return token;
}

function send({ address }: ApiServer, method: string, path: string, body: Plain): Promise<Plain> {
  const type = method === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${address.token}`, 'content-type': type };
    const options = { method, path, port: address.port, host: '127.0.0.1', ca: address.certificate, headers };
    const asked = request(options, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('error', reject);
      answer.on('end', () => {
        const text = Buffer.concat(parts).toString('utf8');
        const data = JSON.parse(text) as Plain;
        if ((answer.statusCode ?? 0) >= 300 || !isPlainMap(data)) reject(new Error(`${method} ${path}: ${text}`));
        else resolve(data);
      });
    });
    asked.on('error', reject);
    asked.end(JSON.stringify(body));
  });
}
