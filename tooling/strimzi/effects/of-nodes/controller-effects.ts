/**
 * Owns what another set of controllers does. The quorum is a fixed list in the configuration of every node: each restarts with the new
 * list, one by one, and meanwhile nodes do not agree who votes. Whether records of the metadata can be lost follows from majorities: some
 * majority of the new voters may hold nobody who has the last records. Source: Strimzi 0.45.2 and 1.2.0,
 * `KafkaBrokerConfigurationBuilder.withKRaft`, and its guide on KRaft, limitations.
 */
import type { Effect, EffectFact, FieldChange } from '../effect.ts';
import { claimsLeft, claimsOf } from './claims-left.ts';
import { causes, hasQuorum, type NodeChange, poolFields, poolItself, votersOf } from './node-change.ts';
import { afterwards, nodesText } from './words.ts';

export const controllerFacts = {
  'controllers-changed': {
    when: 'Controllers come or go, be it by number, role or pool, once there is a quorum.',
    source:
      'Strimzi 0.45.2 and 1.2.0, `KafkaBrokerConfigurationBuilder` (`controller.quorum.voters`), and the guide on KRaft: quorums are static, and their size is fixed.',
  },
} as const satisfies Readonly<Record<string, EffectFact>>;

export function controllerEffects(nodes: NodeChange): readonly Effect[] {
  const [before, after] = [votersOf(nodes, 'before'), votersOf(nodes, 'after')];
  const added = after.filter((id) => !before.includes(id));
  const removed = before.filter((id) => !after.includes(id));
  if (!hasQuorum(nodes) || before.length === 0 || after.length === 0 || added.length + removed.length === 0) return [];
  const canLose = losesRecords(before.length, after.length, added.length);
  const parts = [
    ...(added.length === 0 ? [] : [`${nodesText('node', added)} would vote with an empty log`]),
    ...(removed.length === 0 ? [] : [`${nodesText('node', removed)} would vote no more`]),
  ];
  return [
    {
      id: 'controllers-changed',
      outcome: 'restart',
      risk: canLose ? 'data loss' : 'outage',
      changes: changesOf(nodes),
      restarts: nodes.pools.flatMap(({ kept, after: pool }) => kept.map((id) => `${pool?.podsName}-${id}`)),
      ...afterwards(claimsLeft(claimsOf(nodes.change.before, goneControllers(nodes)), 'a new node with the same id')),
      says: `The quorum of ${before.length} controller${before.length === 1 ? '' : 's'} would be one of ${after.length}: ${parts.join(', and ')}; all nodes restart one by one with the new list of voters, which nobody supports, and ${
        canLose
          ? 'a majority of the new quorum may know nothing of the last records, with which topics and their partitions are lost'
          : 'while they disagree the quorum may have no leader, so that nothing of the cluster can change'
      }.`,
      first: [
        `Keep the controllers as they are; for another number, make a new cluster and move the data with MirrorMaker 2.`,
      ],
    },
  ];
}

/** Pods of controllers that go from a pool that stays; of other nodes and pools it is told with them. */
function goneControllers({ pools }: NodeChange): readonly string[] {
  return pools.flatMap(({ before, after, removed }) =>
    before?.isController === true && !before.isBroker && after !== undefined
      ? removed.map((id) => `${before.podsName}-${id}`)
      : [],
  );
}

/** Whether some majority of the new voters holds nobody of some majority of the old ones, which alone have what was written last. */
export function losesRecords(before: number, after: number, added: number): boolean {
  const majority = (voters: number): number => Math.floor(voters / 2) + 1;
  return majority(after) - added <= before - majority(before);
}

function changesOf(nodes: NodeChange): readonly FieldChange[] {
  return nodes.pools.flatMap(({ name, before, after, added, removed }) => {
    const isSame = before?.isController === after?.isController && added.length + removed.length === 0;
    if (isSame || (before?.isController !== true && after?.isController !== true)) return [];
    if (before === undefined) return [poolItself(name, 'new')];
    if (after === undefined) return [poolItself(name, 'gone')];
    return causes(
      [...poolFields(nodes, name, 'roles'), ...poolFields(nodes, name, 'replicas')],
      poolItself(name, 'new'),
    );
  });
}
