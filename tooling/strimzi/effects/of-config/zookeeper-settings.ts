/** Owns what a change of ZooKeeper's settings does. Source: Strimzi 0.45.2, `ZookeeperCluster.getEnvVars`: they are a variable of the pod. */
import { configText } from '../../config/config-value.ts';
import { isIgnored, slipsThrough, zookeeperConfig } from '../../config/forbidden-config.ts';
import { zookeeperFaults } from '../../config/zookeeper-config.ts';
import type { ClusterChange, Effect, EffectFact } from '../effect.ts';
import { type KeyChange, keyChanges, reachingSettings } from './key-changes.ts';
import { stayingNodes } from './setting-reach.ts';
import { handful, upper } from './words.ts';

export const zookeeperSettingFacts = {
  'zookeeper-settings-restart': {
    when: 'Settings of ZooKeeper change.',
    source: 'Strimzi 0.45.2, `ZookeeperCluster.getEnvVars` (`ZOOKEEPER_CONFIGURATION`), `ZooKeeperRoller`.',
  },
  'zookeeper-settings-conflict': {
    when: 'ZooKeeper does not start with a setting.',
    source: 'ZooKeeper 3.8, `QuorumPeerConfig.parseProperties`.',
  },
  'zookeeper-setting-overrides': {
    when: 'A setting of ZooKeeper is given that the operator means to drop and misses by its capitals.',
    source:
      'Strimzi 0.45.2, `AbstractConfiguration.filterForbidden`, which compares a lower-case name with prefixes that have capitals.',
  },
} as const satisfies Readonly<Record<string, EffectFact>>;

export function zookeeperSettingEffects(change: ClusterChange): readonly Effect[] {
  const nodes = stayingNodes(change, 'zookeeper').map((one) => one.pod);
  const keys = keyChanges(change, 'zookeeper');
  // Of a ZooKeeper that is not there any more nothing is read.
  if (nodes.length === 0)
    return keys.length === 0
      ? []
      : [
          {
            id: 'settings-same',
            subject: 'ZooKeeper',
            outcome: 'none',
            risk: 'none',
            changes: keys.flatMap((one) => one.changes),
            says: `There is no ZooKeeper any more that would read ${handful(keys.map((one) => one.key))}.`,
          },
        ];
  const dropped = keys.filter((one) => isIgnored(one.key, zookeeperConfig));
  const taken = keys.filter((one) => !isIgnored(one.key, zookeeperConfig));
  const bad = taken.filter((one) => one.after !== undefined && configText(one.after) === undefined);
  const sound = taken.filter((one) => !bad.includes(one));
  return [
    ...bad.map(refused),
    ...dropped.map(ignored),
    ...sound.filter((one) => one.after !== undefined && slipsThrough(one.key, zookeeperConfig)).map(overrides),
    ...(sound.length === 0 ? [] : [restart(sound, nodes)]),
    ...conflicts(change, sound, nodes),
  ];
}

function refused({ key, changes }: KeyChange): Effect {
  return {
    id: 'setting-refused',
    subject: key,
    outcome: 'refused',
    risk: 'outage',
    changes,
    says: `Setting \`${key}\` of ZooKeeper is no text, number, \`true\` or \`false\`, so the operator refuses the whole cluster: nothing of it is looked after until it is mended.`,
    first: ['Write a value that it takes.'],
  };
}

function ignored({ key, after, changes }: KeyChange): Effect {
  return {
    id: 'setting-ignored',
    subject: key,
    outcome: 'ignored',
    risk: after === undefined ? 'none' : 'degraded',
    changes,
    says: `The operator makes \`${key}\` of ZooKeeper itself and drops what is given, with a line in its log alone; nothing changes.`,
  };
}

function overrides({ key, changes }: KeyChange): Effect {
  const isData = /^data(?:Log)?Dir/.test(key);
  return {
    id: 'zookeeper-setting-overrides',
    subject: key,
    outcome: 'restart',
    risk: isData ? 'data loss' : 'outage',
    changes,
    says: `\`${key}\` replaces what the operator sets for ZooKeeper: ${
      isData
        ? 'nodes keep their data outside of the disk, begin empty, and lose all of it with each restart'
        : 'nodes do not find each other, or brokers do not reach them'
    }.`,
    first: ['Take the setting out.'],
  };
}

function restart(keys: readonly KeyChange[], nodes: readonly string[]): Effect {
  return {
    id: 'zookeeper-settings-restart',
    outcome: 'restart',
    risk: 'restart',
    changes: keys.flatMap((one) => one.changes),
    restarts: nodes,
    says: `${nodes.length === 1 ? 'The ZooKeeper node restarts' : `All ${nodes.length} ZooKeeper nodes restart, one by one, the leader last`}: ${handful(keys.map((one) => one.key))} ${keys.length === 1 ? 'is' : 'are'} read only at the start. Brokers do not restart.`,
  };
}

function conflicts(
  { before, after }: ClusterChange,
  keys: readonly KeyChange[],
  nodes: readonly string[],
): readonly Effect[] {
  const known = new Set(zookeeperFaults(reachingSettings(before, 'zookeeper')).map((one) => `${one.key} ${one.wrong}`));
  return zookeeperFaults(reachingSettings(after, 'zookeeper')).flatMap(({ key, wrong, remedy }): readonly Effect[] => {
    const changes = keys.filter((one) => one.key === key || wrong.includes('session')).flatMap((one) => one.changes);
    if (known.has(`${key} ${wrong}`) || changes.length === 0) return [];
    return [
      {
        id: 'zookeeper-settings-conflict',
        subject: key,
        outcome: 'restart',
        risk: nodes.length < 3 ? 'outage' : 'degraded',
        changes,
        says: `Setting \`${key}\` of ZooKeeper ${wrong}, with which it does not start: the first of ${handful(nodes)} that restarts does not come back, and the operator goes no further.`,
        first: [`${upper(remedy)}.`],
      },
    ];
  });
}
