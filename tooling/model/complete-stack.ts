/**
 * Owns what of a cluster file goes with which stack: sections of ZooKeeper in a cluster that has none, pools where nobody reads them,
 * a pool that cannot be one. The schema knows all sections of both.
 */
import { keyOriginAt, nodeAt, originAt, type Route, type YamlMap } from '../source/node.ts';
import type { Problem } from '../source/problem.ts';
import { shorten } from '../source/show.ts';
import { strimziRelease } from '../strimzi/releases.ts';
import { canMigrate, migrating } from '../strimzi/upgrades/release-jump.ts';
import type { KafkaClusterSpec, KubernetesCluster, PoolSpec } from './model.ts';
import { nameOf } from './wording.ts';

/** RFC 1123 label: pods are named after it. */
const poolName = /^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** Sections that say how nodes are, where there are any. */
const ofNodes: readonly unknown[] = ['zookeeper', 'jmx'];

/** Parts that only ZooKeeper has. */
const ofZookeeper: readonly Route[] = [['zookeeper'], ['zookeeperProxy'], ['zookeeperExporter'], ['jmx', 'zookeeper']];

/** A stack that the operator does not run; what else would be said of such a file follows from that. */
export function checkStackRuns(
  node: YamlMap,
  { stack }: KafkaClusterSpec,
  kubernetes: KubernetesCluster,
): readonly Problem[] {
  const release = strimziRelease(kubernetes.spec.strimzi.release);
  // Nothing follows from a release that is not known, and that is told.
  if (release === undefined || release.stacks.includes(stack)) return [];
  const advice =
    stack === 'zookeeper'
      ? `it runs \`stack: kraft\` only. Clusters with ZooKeeper move to KRaft before, on 0.45`
      : `it runs \`stack: zookeeper\` only; KRaft comes with 0.42`;
  return [problem(node, ['stack'], `Strimzi ${release.release} runs no ${label[stack]} clusters; ${advice}.`)];
}

/**
 * @param node the cluster with profiles and defaults.
 * @param own the cluster's own file: of what a profile says of ZooKeeper for those that have it, others take nothing.
 */
export function checkStack(
  node: YamlMap,
  own: YamlMap,
  spec: KafkaClusterSpec,
  kubernetes: KubernetesCluster,
): readonly Problem[] {
  const release = strimziRelease(kubernetes.spec.strimzi.release);
  const problems: Problem[] = [];
  const add = (route: Route, message: string): void => {
    problems.push({ id: 'authored-file', message, origin: keyOriginAt(node, route) });
  };
  const { stack } = spec;
  if (stack === 'kraft') {
    for (const route of ofZookeeper.filter((one) => isOn(ofNodes.includes(one[0]) ? own : node, one)))
      add(route, `\`${nameOf(route)}\` is of ZooKeeper, and a cluster with \`stack: kraft\` has none; remove it.`);
    if (spec.migration !== undefined)
      add(['migration'], 'With `stack: kraft` the cluster has arrived; remove `migration`.');
    if (spec.pools === undefined)
      add(
        ['stack'],
        '`pools` is missing; with `stack: kraft` name the pools of nodes, such as `controllers: { roles: [controller] }` and `brokers: { roles: [broker], storage: { size: 100Gi } }`.',
      );
    if (spec.kafka.metadataVersion === undefined)
      add(
        ['kafka', 'version'],
        '`kafka.metadataVersion` is missing; without it, a new Kafka version would raise it at once, and there is no way back from that.',
      );
  } else {
    if (spec.pools !== undefined && spec.migration === undefined)
      add(
        ['pools'],
        'Pools are of `stack: kraft`; a cluster on its way there from ZooKeeper also writes `migration: { phase: prepare }`.',
      );
    if (spec.migration !== undefined && release !== undefined && !canMigrate(release))
      add(
        ['migration'],
        `Strimzi ${release.release} leads no cluster from ZooKeeper to KRaft; releases from ${migrating()} do, so upgrade the operator first.`,
      );
    if (spec.migration !== undefined && spec.pools === undefined)
      add(
        ['migration'],
        '`pools` is missing; the way from ZooKeeper begins with a pool of the brokers that are there.',
      );
    if (spec.kafka.metadataVersion !== undefined && spec.migration === undefined)
      add(['kafka', 'metadataVersion'], 'Brokers with ZooKeeper have no `metadataVersion`; remove it.');
  }
  for (const [key, pool] of Object.entries(spec.pools ?? {})) problems.push(...checkPool(node, key, pool));
  return [...problems, ...namesTaken(node, spec), ...numbersUnknown(node, spec)];
}

const label = { zookeeper: 'ZooKeeper', kraft: 'KRaft' } as const;

function problem(node: YamlMap, route: Route, message: string): Problem {
  return { id: 'authored-file', message, origin: keyOriginAt(node, route) };
}

/** Whether a person (and no default) asks for a part. */
function isOn(node: YamlMap, route: Route): boolean {
  const part = nodeAt(node, route);
  if (part === undefined) return false;
  if (part.kind === 'scalar') return part.value === true;
  const enabled = nodeAt(part, ['enabled']);
  return !(enabled?.kind === 'scalar' && enabled.value === false);
}

function checkPool(node: YamlMap, key: string, pool: PoolSpec): readonly Problem[] {
  const at = (message: string, ...route: Route): Problem => ({
    id: 'authored-file',
    message,
    origin: route.length === 0 ? keyOriginAt(node, ['pools', key]) : originAt(node, ['pools', key, ...route]),
  });
  if (!poolName.test(key))
    return [
      at(
        `\`${shorten(key)}\` cannot name a pool; write lower-case letters, digits and \`-\`, beginning with a letter, 63 characters at most.`,
      ),
    ];
  const { nodeIds, nodes, roles } = pool;
  if (roles.length === 0)
    return [at(`Pool \`${key}\` has no roles; write \`[controller]\`, \`[broker]\` or both.`, 'roles')];
  if (new Set(roles).size < roles.length) return [at(`Pool \`${key}\` has a role twice; write each once.`, 'roles')];
  if (nodeIds === undefined) return [];
  if (nodeIds.to < nodeIds.from)
    return [
      at(`\`to\` is below \`from\`; write the range as { from: ${nodeIds.to}, to: ${nodeIds.from} }.`, 'nodeIds'),
    ];
  const room = nodeIds.to - nodeIds.from + 1;
  return room >= nodes
    ? []
    : [at(`The range has ${room} numbers for ${nodes} nodes; widen it, or the rest get any number.`, 'nodeIds')];
}

/**
 * A Service for JMX names its broker by number. One pool alone counts from 0; of several, each new node takes the lowest number that is free
 * in the whole cluster, so numbers depend on the order in which pools have grown, which no file tells.
 */
function numbersUnknown(node: YamlMap, { jmx, pools }: KafkaClusterSpec): readonly Problem[] {
  const all = Object.entries(pools ?? {});
  if (!jmx.nodePorts || all.length < 2) return [];
  let free = 0;
  for (const [, { nodeIds }] of all) if (nodeIds !== undefined) free = Math.max(free, nextHundred(nodeIds.to));
  return all
    .filter(([, { nodeIds }]) => nodeIds === undefined)
    .map(([key], index) => {
      const from = free + index * 100;
      const message = `Pool \`${key}\` has no \`nodeIds\`, and with several pools nobody knows which numbers its nodes get, by which \`jmx.nodePorts\` finds brokers; write a range, such as \`nodeIds: { from: ${from}, to: ${from + 99} }\`.`;
      return problem(node, ['pools', key], message);
    });
}

function nextHundred(id: number): number {
  return (Math.floor(id / 100) + 1) * 100;
}

function namesTaken(node: YamlMap, spec: KafkaClusterSpec): readonly Problem[] {
  const first = new Map<string, string>();
  return Object.entries(spec.pools ?? {}).flatMap(([key, { name }]) => {
    const other = first.get(name);
    if (other === undefined) {
      first.set(name, key);
      return [];
    }
    const message = `Pools \`${other}\` and \`${key}\` would both be KafkaNodePool \`${name}\`; give one another name.`;
    return [{ id: 'authored-file', message, origin: originAt(node, ['pools', key, 'name']) }];
  });
}
