/**
 * Owns the smallest good file of a new Kafka cluster: what was chosen, what has no default, and nothing else. Replication, heaps, listeners
 * and where pods run are what the defaults of its tier make of it.
 */
import { defaultStack } from '../model/defaults.ts';
import type { KubernetesCluster, Stack, Tier } from '../model/model.ts';
import type { Plain } from '../source/node.ts';
import { flowText } from '../source/splice/text.ts';
import { metadataVersionsOf } from '../strimzi/config/kafka-protocols.ts';

export interface NewCluster {
  readonly kubernetes: KubernetesCluster;
  readonly name: string;
  readonly owner: string;
  /** Undefined for what a profile says, or for production. */
  readonly tier: Tier | undefined;
  /** What the tier is in the end. */
  readonly effectiveTier: Tier;
  readonly profiles: readonly string[];
  readonly namespace: string | undefined;
  readonly stack: Stack;
  readonly version: string;
  readonly brokers: number;
  readonly cpu: string | number | undefined;
  readonly memory: string | undefined;
  /** Undefined where a profile says it. */
  readonly storage: string | undefined;
  /** Undefined for the default class. */
  readonly class: string | undefined;
  /** Undefined for the default pool, or any node. */
  readonly nodePool: string | undefined;
}

/** `clusters/hz/orders.yaml` */
export function newClusterPath({ kubernetes, name }: Pick<NewCluster, 'kubernetes' | 'name'>): string {
  return `clusters/${kubernetes.id}/${name}.yaml`;
}

export function newClusterText(wanted: NewCluster): string {
  const { kubernetes, owner, tier, profiles, namespace, stack } = wanted;
  const lines: (readonly [key: string, value: Plain | undefined])[] = [
    ['kind', 'KafkaCluster'],
    ['owner', owner],
    ['tier', tier],
    ['profiles', profiles.length === 0 ? undefined : profiles],
    ['namespace', namespace],
    ['stack', stack === defaultStack(kubernetes) ? undefined : stack],
  ];
  const head = lines.flatMap(([key, value]) => (value === undefined ? [] : [`${key}: ${flowText(value)}`]));
  const body = stack === 'kraft' ? kraftLines(wanted) : zookeeperLines(wanted);
  return `${['# yaml-language-server: $schema=../../schemas/kafka-cluster.json', ...head, ...body].join('\n')}\n`;
}

type Fields = { readonly [key: string]: Plain | undefined };

/** One node that does both is enough for development; so are three. Elsewhere controllers are nodes of their own. */
function kraftLines(wanted: NewCluster): readonly string[] {
  const { version, brokers, effectiveTier } = wanted;
  const isMixed = effectiveTier === 'development' && (brokers === 1 || brokers === 3);
  const usual = effectiveTier === 'development' ? 1 : 3;
  const nodes = brokers === usual ? undefined : brokers;
  const place = placeOf(wanted);
  const own = { nodes, cpu: wanted.cpu, memory: wanted.memory, storage: storageOf(wanted, wanted.storage), ...place };
  const pools: readonly (readonly [string, Fields])[] = isMixed
    ? [['mixed', { roles: ['controller', 'broker'], ...own }]]
    : [
        ['controllers', { roles: ['controller'], storage: storageOf(wanted, undefined), ...place }],
        ['brokers', { roles: ['broker'], ...own }],
      ];
  return [
    `kafka: ${flow({ version, metadataVersion: metadataVersionsOf(version).at(-1) })}`,
    'pools:',
    ...pools.map(([key, fields]) => `  ${key}: ${flow(fields)}`),
  ];
}

const zookeeperDisk = '20Gi';

function zookeeperLines(wanted: NewCluster): readonly string[] {
  const { version, brokers, cpu, memory, effectiveTier } = wanted;
  const place = placeOf(wanted);
  const usual = effectiveTier === 'development' ? 1 : 3;
  return [
    `kafka: ${flow({ version, brokers: brokers === usual ? undefined : brokers, cpu, memory, storage: storageOf(wanted, wanted.storage), ...place })}`,
    `zookeeper: ${flow({ storage: storageOf(wanted, zookeeperDisk), ...place })}`,
  ];
}

function storageOf({ class: chosen }: NewCluster, size: string | undefined): Plain | undefined {
  if (size === undefined && chosen === undefined) return undefined;
  return { ...(size === undefined ? {} : { size }), ...(chosen === undefined ? {} : { class: chosen }) };
}

function placeOf({ nodePool }: NewCluster): Fields {
  return nodePool === undefined ? {} : { placement: { nodePool } };
}

function flow(fields: Fields): string {
  const given = Object.entries(fields).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const]));
  return flowText(Object.fromEntries(given));
}
