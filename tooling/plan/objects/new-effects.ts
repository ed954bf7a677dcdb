/** Owns objects that are new: what Argo CD makes, and what Strimzi makes of it. */

import { textAt } from '../../source/plain.ts';
import { shorten } from '../../source/show.ts';
import type { ClusterState } from '../../strimzi/effects/effect.ts';
import { withKeptIds } from '../../strimzi/effects/kept-ids.ts';
import { nodesOf } from '../../strimzi/effects/nodes.ts';
import { operatorMakes } from '../../strimzi/made/operator-makes.ts';
import { counted, isOf, listed, type ObjectCase, type ObjectEffect, type OverlayCase } from './object-case.ts';
import { protectionOf } from './protection.ts';

const strimzi = 'kafka.strimzi.io';

/** @param told effects of parts that know some of them better. */
export function newEffects(overlay: OverlayCase, told: readonly ObjectEffect[]): readonly ObjectEffect[] {
  const known = new Set(told.flatMap(({ changes }) => changes));
  const fresh = overlay.cases.filter(({ change, fields }) => change === 'new' && !fields.some((one) => known.has(one)));
  const effects: ObjectEffect[] = [];
  const take = (wanted: string): readonly ObjectCase[] => fresh.filter((one) => isOf(one, wanted, strimzi));
  const kafkas = take('Kafka');
  const pools = take('KafkaNodePool');
  const { after } = overlay.cluster;
  for (const one of kafkas) {
    const own = pools.filter((pool) => clusterOf(pool) === one.name);
    const state = textAt(after?.kafka, 'metadata', 'name') === one.name ? after : undefined;
    effects.push(kafkaNew(one, own, state));
  }
  const [states] = statesWithIds(overlay);
  for (const one of pools) if (!kafkas.some(({ name }) => name === clusterOf(one))) effects.push(poolNew(one, states));
  effects.push(...topicsNew(take('KafkaTopic'), overlay), ...usersNew(take('KafkaUser')));
  const rest = fresh.filter(
    (one) => one.group !== strimzi || !['Kafka', 'KafkaNodePool', 'KafkaTopic', 'KafkaUser'].includes(one.kind),
  );
  if (rest.length > 0)
    effects.push({
      id: 'object-new',
      outcome: 'made',
      risk: 'none',
      changes: rest.flatMap(({ fields }) => fields),
      says: `Argo CD makes ${listed(rest.map(({ subject }) => subject))}.`,
    });
  return effects;
}

interface States {
  readonly before: ClusterState;
  readonly after: ClusterState;
}

function statesWithIds({ cluster: { before, after } }: OverlayCase): readonly [States?] {
  if (before === undefined || after === undefined) return [];
  const [old, now] = withKeptIds(before, after);
  return [{ before: old, after: now }];
}

function clusterOf({ after }: ObjectCase): string | undefined {
  return textAt(after, 'metadata', 'labels', 'strimzi.io/cluster');
}

function kafkaNew(one: ObjectCase, pools: readonly ObjectCase[], state: ClusterState | undefined): ObjectEffect {
  const base = {
    id: 'kafka-new',
    subject: one.name,
    outcome: 'made',
    risk: 'none',
    changes: [...one.fields, ...pools.flatMap(({ fields }) => fields)],
  } as const;
  if (state === undefined) return { ...base, says: `Strimzi makes Kafka cluster \`${shorten(one.name)}\`.` };
  const pods = nodesOf(state).map(({ pod }) => pod);
  const sizes = new Map<string, number>();
  for (const { size = '?' } of operatorMakes(state.kafka, state.release, state.pools).ofKind('PersistentVolumeClaim'))
    sizes.set(size, (sizes.get(size) ?? 0) + 1);
  const claims = [...sizes].map(([size, count]) => `${count} × ${shorten(size)}`).join(', ');
  return {
    ...base,
    says: `Strimzi makes Kafka cluster \`${shorten(one.name)}\`: ${counted(pods.length, 'pod')} (${listed(pods)})${claims === '' ? ', without claims' : `, claims of ${claims}`}; claims of these names that are there already are taken up with what they hold.`,
  };
}

function poolNew(one: ObjectCase, states: States | undefined): ObjectEffect {
  const base = { id: 'pool-new', subject: one.name, outcome: 'made', changes: one.fields } as const;
  if (states === undefined)
    return { ...base, risk: 'none', says: `Strimzi makes the nodes of ${one.title}; partitions stay where they are.` };
  const old = nodesOf(states.before);
  const nodes = nodesOf(states.after).filter(({ pool }) => pool === one.name);
  const fresh = nodes.filter(({ pod }) => !old.some((other) => other.pod === pod)).map(({ pod }) => pod);
  if (fresh.length === 0)
    return {
      ...base,
      risk: 'none',
      says: `${one.title} takes up pods that are there${nodes.length === 0 ? '; it has none of its own' : ` (${listed(nodes.map(({ pod }) => pod))})`}.`,
    };
  const had = old.filter(({ roles }) => roles.includes('controller')).length;
  const controllers = nodes.filter(({ roles }) => roles.includes('controller')).length;
  const brokers = nodes.some(({ roles }) => roles.includes('broker'));
  const says = [`${one.title} gets ${counted(fresh.length, 'new pod')} (${listed(fresh)}).`];
  if (brokers) says.push('They hold nothing: partitions stay where they are until a rebalance.');
  const afterwards = brokers ? ['Rebalance with a KafkaRebalance of mode `add-brokers` that names the new ids.'] : [];
  if (controllers === 0 || had === 0) return { ...base, risk: 'none', says: says.join(' '), afterwards };
  return {
    ...base,
    risk: 'degraded',
    restarts: old.map(({ pod }) => pod),
    says: [
      ...says,
      `The cluster has ${had} controllers already, and more of them change the list of voters: every node restarts, and the documentation of Strimzi does not support it.`,
    ].join(' '),
    afterwards,
  };
}

function topicsNew(topics: readonly ObjectCase[], { before, cases }: OverlayCase): readonly ObjectEffect[] {
  const isLeft = (name: string): boolean =>
    cases.some(
      (one) =>
        one.change === 'gone' &&
        one.kind === 'KafkaTopic' &&
        one.name === name &&
        protectionOf(one.before).prune !== 'keeps',
    );
  const owners = (before ?? []).filter(
    (object) => textAt(object, 'kind') === 'KafkaTopic' && !isLeft(textAt(object, 'metadata', 'name') ?? ''),
  );
  const topicOf = (object: ObjectCase['after']): string =>
    textAt(object, 'spec', 'topicName') ?? textAt(object, 'metadata', 'name') ?? '';
  const twice = topics.flatMap((one): readonly (readonly [ObjectCase, string])[] => {
    const isManaged = (object: ObjectCase['after']): boolean =>
      textAt(object, 'metadata', 'annotations', 'strimzi.io/managed') !== 'false';
    const owner = owners.find((other) => topicOf(other) === topicOf(one.after) && isManaged(other));
    return owner === undefined || !isManaged(one.after) ? [] : [[one, textAt(owner, 'metadata', 'name') ?? '']];
  });
  const rest = topics.filter((one) => !twice.some(([other]) => other === one));
  return [
    ...twice.map(
      ([one, owner]): ObjectEffect => ({
        id: 'topic-twice',
        subject: one.name,
        outcome: 'refused',
        risk: 'degraded',
        changes: one.fields,
        says: `${one.title} is for topic \`${shorten(topicOf(one.after))}\`, which KafkaTopic \`${shorten(owner)}\` has already and keeps: the Topic Operator refuses the new one (\`ResourceConflict\`).`,
        first: [`Keep the topic in KafkaTopic \`${shorten(owner)}\`.`],
      }),
    ),
    ...(rest.length === 0
      ? []
      : [
          {
            id: 'topic-new',
            outcome: 'made',
            risk: 'none',
            changes: rest.flatMap(({ fields }) => fields),
            says: `The Topic Operator makes ${counted(rest.length, 'topic')} (${listed(rest.map(({ after }) => topicOf(after)))}); one that is there already is taken over as it is, and brought to what is asked for.`,
          } satisfies ObjectEffect,
        ]),
  ];
}

function usersNew(users: readonly ObjectCase[]): readonly ObjectEffect[] {
  if (users.length === 0) return [];
  return [
    {
      id: 'user-new',
      outcome: 'made',
      risk: 'none',
      changes: users.flatMap(({ fields }) => fields),
      says: `The User Operator makes ${counted(users.length, 'user')} (${listed(users.map(({ name }) => name))}), each with a Secret of its name where it has a password or certificate.`,
    },
  ];
}
