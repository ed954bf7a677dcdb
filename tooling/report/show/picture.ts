/**
 * Owns what there is to see of one Kafka cluster: its nodes, addresses, claims, Services and Secrets, computed from its rendered objects
 * as the operator would make them. Data; show.ts prints it, and JSON is it.
 */
import type { Finding } from '../../lint/finding.ts';
import type { KafkaCluster } from '../../model/model.ts';
import { nodeGroupsOf } from '../../model/node-groups.ts';
import { clusterStateOf } from '../../plan/cluster-change.ts';
import type { RenderedObject } from '../../render/rendered.ts';
import { kafkaResource } from '../../rules/kafka-resource.ts';
import type { Nodes } from '../../rules/nodes.ts';
import type { Plain } from '../../source/node.ts';
import { listAt, mapAt, textAt } from '../../source/plain.ts';
import { changeOf } from '../../strimzi/config/setting-change.ts';
import { bootstrapOf } from '../../strimzi/effects/of-fields/listener-address.ts';
import {
  advertisedHostOf,
  advertisedPortOf,
  hostOf,
  isByHost,
  type Listener,
  readListeners,
} from '../../strimzi/listeners/listeners.ts';
import type { MadeClaim, MadePod, MadeService } from '../../strimzi/made/made.ts';
import { type OperatorObjects, operatorMakes } from '../../strimzi/made/operator-makes.ts';
import type { StrimziRelease } from '../../strimzi/releases.ts';

/** Pods that are alike. */
export interface PodGroup {
  readonly pods: readonly string[];
  /** `broker`, `controller`, `ZooKeeper`; of others what they are. */
  readonly roles: readonly string[];
  readonly cpu?: string;
  readonly memory?: string;
  readonly heap?: string;
  /** Zones that they may run in; undefined where nobody knows of any. */
  readonly zones?: readonly string[];
  readonly disks: readonly { readonly size: string; readonly class: string | null }[];
}

export interface ListenerPicture {
  readonly name: string;
  readonly type: string;
  readonly tls: boolean;
  /** How clients prove who they are: `scram-sha-512`; `none` where they need not. */
  readonly authentication: string;
  readonly bootstrap: string;
  readonly brokers: readonly { readonly broker: number; readonly address: string }[];
}

export interface ClaimPicture {
  readonly names: readonly string[];
  readonly size: string;
  readonly class: string | null;
  /** Whether it goes with the cluster. */
  readonly deleteClaim: boolean;
}

export interface ClusterPicture {
  readonly version: 1;
  readonly id: string;
  readonly owner: string;
  readonly tier: string;
  readonly file: string;
  readonly namespace: string;
  readonly stack: string;
  readonly strimzi: string;
  readonly kafka: string;
  readonly metadataVersion: string | null;
  readonly pods: readonly PodGroup[];
  readonly listeners: readonly ListenerPicture[];
  readonly services: readonly { readonly name: string; readonly type: string; readonly ports: readonly number[] }[];
  readonly claims: readonly ClaimPicture[];
  /** What clients need, and the keys in it. */
  readonly secrets: readonly { readonly name: string; readonly keys: readonly string[]; readonly for: string }[];
  readonly topics: number;
  readonly users: number;
  readonly restarts: {
    /** Settings of brokers that are given here and read only at the start of one, and those that are taken while it runs. */
    readonly atStart: readonly string[];
    readonly live: readonly string[];
  };
  readonly findings: { readonly errors: number; readonly warnings: number };
}

/**
 * @param objects of the cluster's overlay.
 * @param findings about the cluster.
 * @returns undefined where no Kafka resource is among the objects: a patch took it away, or it is deleted.
 */
export function pictureOf(
  cluster: KafkaCluster,
  release: StrimziRelease,
  objects: readonly RenderedObject[],
  findings: readonly Finding[],
): ClusterPicture | undefined {
  const { spec, id, path } = cluster;
  const state = clusterStateOf({ name: spec.name, release, objects });
  const resource = objects.find((one) => one.kind === 'Kafka' && one.name === spec.name);
  if (state === undefined || resource === undefined) return undefined;
  const made = operatorMakes(state.kafka, release, state.pools);
  const pools = objects.filter((one) => one.kind === 'KafkaNodePool');
  const { nodes } = kafkaResource(resource, { cluster, release, pools });
  const kafka = textAt(state.kafka, 'spec', 'kafka', 'version') ?? release.defaultKafkaVersion ?? '?';
  const settings = Object.keys(mapAt(state.kafka, 'spec', 'kafka', 'config')).sort();
  const errors = findings.filter((one) => one.severity === 'error').length;
  return {
    version: 1,
    id,
    owner: spec.owner ?? 'no owner',
    tier: spec.tier,
    file: path,
    namespace: made.fields.namespace,
    stack: spec.stack,
    strimzi: release.release,
    kafka,
    metadataVersion: textAt(state.kafka, 'spec', 'kafka', 'metadataVersion') ?? null,
    pods: podGroups(made, nodes, cluster),
    listeners: listenersOf(state.kafka, made),
    services: made
      .ofKind('Service')
      .map(({ name, type, ports }) => ({ name, type, ports: ports.map((one) => one.port) })),
    claims: claimsOf(made.ofKind('PersistentVolumeClaim')),
    secrets: [...authorities(made), ...userSecrets(state.kafka, state.users)],
    topics: state.topics.length,
    users: state.users.length,
    restarts: {
      atStart: settings.filter((key) => changeOf(key, kafka).restarts),
      live: settings.filter((key) => !changeOf(key, kafka).restarts),
    },
    findings: { errors, warnings: findings.length - errors },
  };
}

function podGroups(made: OperatorObjects, nodes: readonly Nodes[], cluster: KafkaCluster): readonly PodGroup[] {
  const groups = new Map<string, MadePod[]>();
  for (const pod of made.ofKind('Pod')) {
    const key = pod.number === undefined ? pod.name : `${pod.component} ${pod.pool ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), pod]);
  }
  const claims = made.ofKind('PersistentVolumeClaim');
  return [...groups.values()].flatMap((pods): readonly PodGroup[] => {
    const [first] = pods;
    if (first === undefined) return [];
    const disks = claims.filter((one) => one.pod === first.name).map(diskOf);
    if (first.number === undefined) return [{ pods: pods.map((one) => one.name), roles: [first.component], disks }];
    const part = first.component === 'zookeeper' ? 'zookeeper' : 'kafka';
    const own = nodes.find((one) => one.part === part && (one.pool === undefined || one.pool === first.pool));
    const zones = zonesOf(cluster, part, first.pool);
    const group = nodeGroupsOf(cluster).find(
      (one) => one.part === part && (one.pool === undefined || one.pool.name === first.pool),
    );
    const resource = (name: string): string | undefined => textOf(own, 'resources', 'requests', name);
    const heap = own?.text('jvmOptions', '-Xmx') ?? group?.spec.heap;
    const [cpu, memory] = [resource('cpu'), resource('memory')];
    return [
      {
        pods: pods.map((one) => one.name),
        roles: part === 'zookeeper' ? ['ZooKeeper'] : [...(first.roles?.length ? first.roles : ['broker'])],
        ...(cpu === undefined ? {} : { cpu }),
        ...(memory === undefined ? {} : { memory }),
        ...(heap === undefined ? {} : { heap }),
        ...(zones === undefined ? {} : { zones }),
        disks,
      },
    ];
  });
}

function textOf(nodes: Nodes | undefined, ...route: string[]): string | undefined {
  const number = nodes?.number(...route);
  return nodes?.text(...route) ?? (number === undefined ? undefined : String(number));
}

function zonesOf(
  cluster: KafkaCluster,
  part: 'kafka' | 'zookeeper',
  pool: string | undefined,
): readonly string[] | undefined {
  const group = nodeGroupsOf(cluster).find(
    (one) => one.part === part && (one.pool === undefined || one.pool.name === pool),
  );
  const zones = group?.spec.placement.zones ?? cluster.kubernetes.spec.zones;
  return zones.length === 0 ? undefined : zones;
}

function diskOf({ size, class: name }: MadeClaim): PodGroup['disks'][number] {
  return { size: size ?? '?', class: name ?? null };
}

function listenersOf(kafka: Plain, made: OperatorObjects): readonly ListenerPicture[] {
  const brokers = made
    .ofKind('Pod')
    .filter((one) => one.component === 'kafka' && one.roles?.includes('broker') !== false);
  const services = made.ofKind('Service');
  const state = { kafka, release: made.fields.release, pools: [], topics: [], users: [], configMaps: [] };
  return readListeners(listAt(kafka, 'spec', 'kafka', 'listeners')).map((one) => ({
    name: one.name,
    type: one.type,
    tls: one.tls,
    authentication: textAt(one.authentication, 'type') ?? 'none',
    bootstrap: bootstrapOf(one, state).replaceAll('`', ''),
    brokers: brokers.flatMap(({ number, name }) =>
      number === undefined ? [] : [{ broker: number, address: addressOf(one, number, name, made, services) }],
    ),
  }));
}

function addressOf(
  listener: Listener,
  broker: number,
  pod: string,
  { fields: { cluster, namespace } }: OperatorObjects,
  services: readonly MadeService[],
): string {
  const service = services.find((one) => one.listener === listener.index && one.broker === broker);
  const named = advertisedHostOf(listener, broker, pod)?.host;
  const nodePort = service?.ports[0]?.nodePort;
  const port = advertisedPortOf(listener, broker) ?? nodePort;
  if (port === undefined) return `${named ?? 'its host'}, at a node port that Kubernetes picks`;
  if (isByHost(listener)) {
    const host = hostOf(listener, broker, pod)?.host;
    return `${named ?? host ?? `the host of ${service?.name ?? pod}`}:${port}`;
  }
  if (named !== undefined) return `${named}:${port}`;
  switch (listener.type) {
    case 'internal':
      return `${pod}.${cluster}-kafka-brokers.${namespace}.svc:${port}`;
    case 'cluster-ip':
      return `${service?.name ?? pod}.${namespace}.svc:${port}`;
    case 'nodeport':
      return `its host:${port}`;
    default:
      return `the load balancer of Service ${service?.name ?? pod}:${port}`;
  }
}

function claimsOf(claims: readonly MadeClaim[]): readonly ClaimPicture[] {
  const alike = new Map<string, MadeClaim[]>();
  for (const one of claims) {
    const volume = one.name.slice(0, Math.max(0, one.name.length - one.pod.length));
    const key = JSON.stringify([one.component, one.pool, volume, one.size, one.class, one.deleteClaim]);
    alike.set(key, [...(alike.get(key) ?? []), one]);
  }
  return [...alike.values()].flatMap((found) => {
    const [first] = found;
    if (first === undefined) return [];
    return [{ names: found.map((one) => one.name), ...diskOf(first), deleteClaim: first.deleteClaim }];
  });
}

function authorities(made: OperatorObjects): ClusterPicture['secrets'] {
  const { cluster, listeners } = made.fields;
  if (!listeners.some((one) => one.tls)) return [];
  return made
    .ofKind('Secret')
    .filter((one) => one.name === `${cluster}-cluster-ca-cert`)
    .map(({ name, keys }) => ({
      name,
      keys: keys.length === 0 ? ['ca.crt'] : keys.filter((key) => !key.endsWith('.password') && !key.endsWith('.p12')),
      for: 'clients that connect with TLS',
    }));
}

/** Source: Strimzi 0.45.2 and 1.2.0, `KafkaUserModel`: the Secret has the user's name, after the prefix of the User Operator. */
function userSecrets(kafka: Plain, users: readonly Plain[]): ClusterPicture['secrets'] {
  const prefix = textAt(kafka, 'spec', 'entityOperator', 'userOperator', 'secretPrefix') ?? '';
  return users.flatMap((user) => {
    const name = textAt(user, 'metadata', 'name');
    const type = textAt(user, 'spec', 'authentication', 'type');
    const keys = type === undefined ? undefined : userKeys[type];
    return name === undefined || keys === undefined ? [] : [{ name: `${prefix}${name}`, keys, for: `user ${name}` }];
  });
}

const userKeys: Readonly<Record<string, readonly string[]>> = {
  tls: ['ca.crt', 'user.crt', 'user.key'],
  'scram-sha-512': ['password', 'sasl.jaas.config'],
};
