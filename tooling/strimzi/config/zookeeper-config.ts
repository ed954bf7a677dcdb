/**
 * Owns what ZooKeeper makes of the settings that the operator writes to `zoo.cfg`: which it does not start with. Source: ZooKeeper 3.8,
 * `QuorumPeerConfig.parseProperties`; defaults are those of the operator (`ZookeeperConfiguration`).
 */

const limits = ['tickTime', 'initLimit', 'syncLimit', 'connectToLearnerMasterLimit', 'maxClientCnxns'];
const sessions = ['minSessionTimeout', 'maxSessionTimeout', 'clientPortListenBacklog', 'quorum.cnxn.threads.size'];
const pauses = ['jvm.pause.warn-threshold.ms', 'jvm.pause.info-threshold.ms', 'jvm.pause.sleep.time.ms'];
const numbers = [...limits, ...sessions, ...pauses, 'autopurge.snapRetainCount', 'autopurge.purgeInterval'];
const flags = [
  ...['localSessionsEnabled', 'localSessionsUpgradingEnabled', 'syncEnabled', 'multiAddress.enabled'],
  ...['quorumListenOnAllIPs', 'portUnification'],
];
const choices: Readonly<Record<string, readonly string[]>> = {
  electionAlg: ['3'],
  peerType: ['participant', 'observer'],
};

export const zookeeperDefaults: Readonly<Record<string, string>> = {
  tickTime: '2000',
  initLimit: '5',
  syncLimit: '2',
  'autopurge.purgeInterval': '1',
};

export interface ZookeeperFault {
  readonly key: string;
  readonly wrong: string;
  readonly remedy: string;
}

/** What ZooKeeper ends with, instead of starting. */
export function zookeeperFaults(given: ReadonlyMap<string, string>): readonly ZookeeperFault[] {
  const faults: ZookeeperFault[] = [];
  for (const [key, text] of given) {
    if (numbers.includes(key) && !isInteger(text))
      faults.push({ key, wrong: `is \`${text}\``, remedy: 'set a whole number' });
    else if (['tickTime', 'initLimit', 'syncLimit'].includes(key) && Number(text) === 0)
      faults.push({ key, wrong: 'is 0', remedy: `set 1 or more; the operator's own is ${zookeeperDefaults[key]}` });
    else if (flags.includes(key) && !/^\s*(?:true|false)\s*$/i.test(text))
      faults.push({ key, wrong: `is \`${text}\``, remedy: 'set `true` or `false`' });
    else if (choices[key]?.includes(text.trim().toLowerCase()) === false)
      faults.push({ key, wrong: `is \`${text}\``, remedy: `set \`${choices[key].join('` or `')}\`` });
  }
  return faults.length > 0 ? faults : sessionFaults(given);
}

/** Sessions last 2 to 20 ticks unless something else is said. */
function sessionFaults(given: ReadonlyMap<string, string>): readonly ZookeeperFault[] {
  const tick = Number(given.get('tickTime') ?? zookeeperDefaults['tickTime']);
  const read = (key: string, ticks: number): number => {
    const value = Number(given.get(key) ?? -1);
    return value === -1 ? tick * ticks : value;
  };
  const [least, most] = [read('minSessionTimeout', 2), read('maxSessionTimeout', 20)];
  const key = ['minSessionTimeout', 'maxSessionTimeout', 'tickTime'].find((one) => given.has(one));
  if (key === undefined || least <= most) return [];
  return [
    {
      key,
      wrong: `makes the shortest session (${least} ms) longer than the longest (${most} ms)`,
      remedy: 'set `minSessionTimeout` to no more than `maxSessionTimeout`',
    },
  ];
}

/** `Integer.parseInt`, which ZooKeeper calls on trimmed text. */
function isInteger(text: string): boolean {
  return /^\s*[+-]?[0-9]{1,10}\s*$/.test(text) && Math.abs(Number(text)) <= 2 ** 31 - 1;
}
