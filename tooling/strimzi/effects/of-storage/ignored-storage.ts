/** Owns what is told of disks that the operator leaves as they are, and how to get there all the same. Source: `StorageDiff`, `KafkaPool`. */
import { textAt } from '../../../source/plain.ts';
import { isSince } from '../../releases.ts';
import type { ClusterChange, Effect } from '../effect.ts';
import { afterwards, joined } from '../of-nodes/words.ts';
import type { DiskDiff } from './disk-diff.ts';
import type { Disks } from './disks.ts';

export function ignoredStorage(change: ClusterChange, disks: Disks, { refused }: DiskDiff): Effect {
  const { subject, part } = disks;
  const warning = part === 'zookeeper' ? 'ZooKeeperStorage' : 'KafkaStorage';
  const others = disks.fields.length > refused.length ? ' with every other change of its storage, growth too' : '';
  const news = disks.hasNewNodes ? ' Nodes that are new get the old storage too.' : '';
  return {
    id: 'storage-ignored',
    subject,
    outcome: 'ignored',
    risk: 'degraded',
    changes: disks.fields,
    says: `${upper(joined(refused))}: the operator leaves all storage of \`${subject}\` as it was${others}, with the warning \`${warning}\`, and Argo CD shows Synced and Healthy.${news}`,
    first: [`Put the storage of \`${subject}\` back as it was.`],
    ...steps(change, disks),
  };
}

function steps({ after: { release } }: ClusterChange, disks: Disks): Pick<Effect, 'steps' | 'afterwards'> {
  const { subject, inPool, isBroker, isController, part } = disks;
  const isJbod = textAt(disks.before, 'type') === 'jbod' && textAt(disks.after, 'type') === 'jbod';
  if (isBroker && isJbod)
    return {
      steps: [
        `Add a volume with a new id to \`${subject}\`, as it is to be.`,
        `Move everything off the old volume${isSince(release, '0.45') ? ' with a KafkaRebalance of mode `remove-disks`' : ' with `kafka-reassign-partitions.sh`'}, then take it away.`,
      ],
    };
  if (isBroker && !isController && inPool)
    return {
      steps: [
        `Put the storage of \`${subject}\` back, and add a pool beside it with the disks that are wanted.`,
        `Move all partitions from the brokers of \`${subject}\` to the new ones, and lower its number to 0.`,
        `Take \`${subject}\` away.`,
      ],
    };
  if (isController)
    return afterwards([
      'Controllers keep the disks that they were made with: their quorum cannot change, so other disks need a new cluster.',
    ]);
  return afterwards([
    part === 'zookeeper'
      ? 'ZooKeeper nodes keep the disks that they were made with; other disks need a new cluster, or the way to KRaft.'
      : 'Brokers without pools keep the disks that they were made with; other disks need node pools, or a new cluster.',
  ]);
}

function upper(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
