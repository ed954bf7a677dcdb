/** Owns a made-up Kafka cluster of the made-up fleet: which sizes, listeners and parts it has follows from its number. */

export interface SyntheticCluster {
  /** Its number in the fleet. */
  readonly at: number;
  /** Its number in its Kubernetes cluster, which keeps node ports apart. */
  readonly index: number;
  readonly kubernetes: string;
  readonly provider: string;
  /** Release of Strimzi that runs there. */
  readonly release: '0.45.2' | '1.2.0';
}

const tiers = ['production', 'production', 'production', 'staging', 'development'] as const;

export function kafkaFile(cluster: SyntheticCluster): string {
  const { at, index } = cluster;
  const tier = tiers[at % tiers.length] ?? 'production';
  const brokers = tier === 'production' ? 3 + 3 * (at % 3) : 3;
  // Where the operator runs both, every third cluster has moved.
  const stack = cluster.release === '1.2.0' || at % 3 === 2 ? 'kraft' : 'zookeeper';
  return `# yaml-language-server: $schema=../../schemas/kafka-cluster.json
kind: KafkaCluster
owner: team-${pad(at % 97)}
tier: ${tier}
stack: ${stack}
profiles: [${[at % 2 === 0 ? 'small' : 'large', ...(at % 6 === 5 ? ['compacting'] : [])].join(', ')}]
namespace: kafka-${index % 5}
labels: { department: d${at % 7} }
kafka:
  ${versions(cluster, stack)}
${stack === 'zookeeper' ? `  brokers: ${brokers}\n` : ''}  storage: ${storage(at)}
  listeners:
    - { name: tls, port: 9093, type: internal, authentication: { type: tls } }
${externalListener(cluster, brokers)}  authorization: { type: simple, superUsers: [CN=admin-${at}] }
  config:
    log.retention.hours: ${24 + (at % 6) * 24}
    num.partitions: ${6 + (at % 4)}
  jvm: { xx: { MaxGCPauseMillis: ${20 + (at % 3)} } }
  placement: { nodePool: kafka${tier === 'production' ? ', spread: required' : ''} }
${stack === 'zookeeper' ? zookeeper : pools(brokers)}${kafkaParts(at, stack)}`;
}

function versions({ at, release }: SyntheticCluster, stack: Stack): string {
  const old = at % 4 === 0;
  if (release === '1.2.0')
    return old ? 'version: 4.2.1\n  metadataVersion: 4.2-IV1' : 'version: 4.3.1\n  metadataVersion: 4.3-IV0';
  const version = `version: ${old ? '3.9.1' : '3.9.2'}`;
  return stack === 'zookeeper' ? version : `${version}\n  metadataVersion: 3.9-IV0`;
}

type Stack = 'zookeeper' | 'kraft';

const zookeeper = `zookeeper:
  nodes: 3
  storage: { size: 20Gi }
  placement: { nodePool: kafka }
`;

/** Brokers have the lowest numbers, as those with a node port each expect. */
function pools(brokers: number): string {
  return `pools:
  brokers: { roles: [broker], nodes: ${brokers}, nodeIds: { from: 0, to: 99 } }
  controllers: { roles: [controller], nodes: 3, nodeIds: { from: 100, to: 109 }, placement: { nodePool: kafka } }
`;
}

function storage(at: number): string {
  const size = `${100 + (at % 10) * 50}Gi`;
  if (at % 7 === 3) return `{ volumes: [{ id: 0, size: ${size} }, { id: 1, size: ${size}, class: cheap }] }`;
  return `{ size: ${size}${at % 5 === 0 ? ', class: cheap' : ''} }`;
}

type ListenerKind = (cluster: SyntheticCluster, brokers: number) => string;

/** Each way in from outside, with the settings that it needs; `''` is a cluster without one. */
const listenerKinds: readonly ListenerKind[] = [
  () => '',
  ({ index }, brokers) => {
    const first = 30000 + index * 20;
    const ports = numbers(brokers).map((broker) => `{ broker: ${broker}, nodePort: ${first + 1 + broker} }`);
    return external('nodeport', `bootstrap: { nodePort: ${first} }\n        brokers: [${ports.join(', ')}]`);
  },
  () =>
    external(
      'loadbalancer',
      'loadBalancerSourceRanges: [10.0.0.0/8]\n        finalizers: [service.kubernetes.io/load-balancer-cleanup]',
    ),
  ({ provider, release, ...cluster }, brokers) => {
    if (provider === 'openshift') return external('route', hosts(cluster, brokers));
    // Deprecated since 0.51.
    return release === '1.2.0'
      ? external('cluster-ip', 'useServiceDnsDomain: true')
      : external('ingress', `class: nginx\n        ${hosts(cluster, brokers)}`);
  },
  () => external('cluster-ip', 'useServiceDnsDomain: true'),
];

function externalListener(cluster: SyntheticCluster, brokers: number): string {
  return listenerKinds[cluster.at % listenerKinds.length]?.(cluster, brokers) ?? '';
}

function external(type: string, configuration: string): string {
  return `    - name: external
      port: 9094
      type: ${type}
      authentication: { type: scram-sha-512 }
      configuration:
        ${configuration}
`;
}

function hosts({ at, kubernetes }: Pick<SyntheticCluster, 'at' | 'kubernetes'>, brokers: number): string {
  const host = (name: string): string => `${name}.kafka-${pad(at)}.${kubernetes}.example.com`;
  const each = numbers(brokers).map((broker) => `{ broker: ${broker}, host: ${host(`b${broker}`)} }`);
  return `bootstrap: { host: ${host('bootstrap')} }\n        brokers: [${each.join(', ')}]`;
}

function numbers(count: number): readonly number[] {
  return Array.from({ length: count }, (_, number) => number);
}

/** What only some Kafka clusters have, by their number. New sections of the cluster file belong here. */
const parts: readonly { readonly has: (at: number) => boolean; readonly text: string; readonly stack?: Stack }[] = [
  { has: (at) => at % 10 === 3, text: 'metrics: false' },
  { has: (at) => at % 4 === 1, text: 'kafkaExporter: { groupExcludeRegex: console-.* }' },
  { has: (at) => at % 3 !== 2, text: 'entityOperator: {}' },
  {
    has: (at) => at % 5 === 1,
    text: 'cruiseControl: { brokerCapacity: { inboundNetwork: 100MB/s, outboundNetwork: 100MB/s } }',
  },
  { has: (at) => at % 8 === 6, text: 'jmx: { zookeeper: true }', stack: 'zookeeper' },
  { has: (at) => at % 8 === 5, text: 'jmx: {}', stack: 'kraft' },
  { has: (at) => at % 10 === 4, text: 'zookeeperExporter: {}', stack: 'zookeeper' },
  {
    has: (at) => at % 12 === 9,
    text: 'zookeeperProxy: { clients: [{ podSelector: { matchLabels: { app: legacy } } }] }',
    stack: 'zookeeper',
  },
];

function kafkaParts(at: number, ofStack: Stack): string {
  return parts
    .filter(({ has, stack = ofStack }) => has(at) && stack === ofStack)
    .map(({ text }) => `${text}\n`)
    .join('');
}

export function pad(number: number): string {
  return String(number).padStart(4, '0');
}
