/** Owns what it means that a resource of Strimzi is deleted: pods, claims, topics with their records, credentials. */

import { flagAt, hasAt, listAt, plainAt, textAt } from '../../source/plain.ts';
import { shorten } from '../../source/show.ts';
import type { ClusterState } from '../../strimzi/effects/effect.ts';
import { nodesOf } from '../../strimzi/effects/nodes.ts';
import type { MadeClaim } from '../../strimzi/made/made.ts';
import { operatorMakes } from '../../strimzi/made/operator-makes.ts';
import type { Deletion } from './gone-kinds.ts';
import { counted, listed, type ObjectCase, type OverlayCase } from './object-case.ts';
import { protectionOf } from './protection.ts';

export function deletionOfStrimzi(one: ObjectCase, overlay: OverlayCase): Deletion {
  if (one.kind === 'Kafka') return kafkaGone(one, overlay);
  if (one.kind === 'KafkaNodePool') return poolGone(one, overlay);
  if (one.kind === 'KafkaTopic') return topicGone(one, overlay);
  if (one.kind === 'KafkaUser') return userGone(one, overlay);
  return otherGone(one);
}

function kafkaGone({ name, title }: ObjectCase, { cases, cluster }: OverlayCase): Deletion {
  const state = stateNamed(cluster.before, name);
  if (state === undefined)
    return {
      id: 'kafka-gone',
      risk: 'data loss',
      says: `Argo CD deletes ${title}, and with it go all pods, certificates and credentials of the cluster, and every claim with \`deleteClaim: true\`.`,
      first: firstOfKafka,
    };
  const leaving = new Set(poolsLeaving(cases));
  const owned = (pool: string | undefined): boolean => state.pools.length === 0 || leaving.has(pool ?? '');
  const nodes = nodesOf(state);
  const pods = nodes.filter(({ pool, part }) => part === 'zookeeper' || owned(pool));
  const claims = claimsOf(state);
  const lost = claims.filter(
    ({ deleteClaim, pool, component }) => deleteClaim && (component === 'zookeeper' || owned(pool)),
  );
  const left = nodes.length - pods.length;
  const topics = cases.some(({ change, kind }) => change === 'gone' && kind === 'KafkaTopic');
  return {
    id: 'kafka-gone',
    risk: lost.length > 0 ? 'data loss' : 'outage',
    says: `Argo CD deletes ${title}, and with it goes what Strimzi has made of it: ${pods.length === 0 ? '' : `${counted(pods.length, 'pod')} (${listed(pods.map(({ pod }) => pod))}), `}Services and certificates of nodes${authoritiesText(state)}; clients cannot connect any more.${left === 0 ? '' : ` ${counted(left, 'pod')} of node pools that stay ${left === 1 ? 'runs' : 'run'} on, and ${left === 1 ? 'does' : 'do'} not start anew without these.`} ${claimsText(lost, claims)}`,
    first: firstOfKafka,
    ...(topics
      ? {
          afterwards: [
            'Where KafkaTopics hang in deletion, as no Topic Operator is left, take the finalizer `strimzi.io/topic-operator` off them.',
          ],
        }
      : {}),
  };
}

/** Source: `CaReconciler` of both releases. */
function authoritiesText({ kafka }: ClusterState): string {
  const stays = (ca: string): boolean =>
    flagAt(kafka, 'spec', ca, 'generateSecretOwnerReference') === false ||
    flagAt(kafka, 'spec', ca, 'generateCertificateAuthority') === false;
  const [cluster, clients] = [stays('clusterCa'), stays('clientsCa')];
  if (cluster && clients) return ' (the Secrets of its certificate authorities stay)';
  if (!cluster && !clients)
    return ', and its certificate authorities, so that no certificate is good for a new cluster';
  return `, and its certificate authority of ${cluster ? 'clients' : 'nodes'} (that of ${cluster ? 'nodes' : 'clients'} stays)`;
}

const firstOfKafka = [
  'See that no client uses the cluster any more, and copy the topics that somebody needs.',
] as const;

function stateNamed(state: ClusterState | undefined, name: string): ClusterState | undefined {
  return textAt(state?.kafka, 'metadata', 'name') === name ? state : undefined;
}

/** Names of pools that Argo CD deletes. */
function poolsLeaving(cases: readonly ObjectCase[]): readonly string[] {
  return cases
    .filter(
      ({ change, kind, before }) =>
        change === 'gone' && kind === 'KafkaNodePool' && protectionOf(before).prune !== 'keeps',
    )
    .map(({ name }) => name);
}

function claimsOf({ kafka, release, pools }: ClusterState): readonly MadeClaim[] {
  return operatorMakes(kafka, release, pools).ofKind('PersistentVolumeClaim');
}

function claimsText(lost: readonly MadeClaim[], all: readonly MadeClaim[]): string {
  const kept = all.length - lost.length;
  const of = (claims: readonly MadeClaim[]): string =>
    `${counted(claims.length, 'claim')} (${listed(claims.map(({ name }) => name))}; ${sizesOf(claims)})`;
  if (all.length === 0) return 'There are no claims: all records go with the pods.';
  if (lost.length === 0) return `${of(all)} stay with their data, as \`deleteClaim\` is false.`;
  const goes = lost.length === 1 ? 'goes with its' : 'go with their';
  return `${of(lost)} ${goes} data, as \`deleteClaim\` is true${kept === 0 ? '' : `; ${kept} more ${kept === 1 ? 'stays' : 'stay'}`}.`;
}

function sizesOf(claims: readonly MadeClaim[]): string {
  const counts = new Map<string, number>();
  for (const { size = '?' } of claims) counts.set(size, (counts.get(size) ?? 0) + 1);
  return [...counts].map(([size, count]) => `${count} × ${shorten(size)}`).join(', ');
}

function poolGone({ name, title, before }: ObjectCase, overlay: OverlayCase): Deletion {
  const { cluster, cases } = overlay;
  const kafka = textAt(before, 'metadata', 'labels', 'strimzi.io/cluster') ?? '';
  const kafkaLeaves = cases.some(
    (one) =>
      one.change === 'gone' && one.kind === 'Kafka' && one.name === kafka && protectionOf(one.before).prune !== 'keeps',
  );
  if (kafkaLeaves)
    return {
      id: 'pool-gone',
      risk: 'none',
      says: `Argo CD deletes ${title} with its cluster; what goes is told there.`,
    };
  const state = stateNamed(cluster.before, kafka);
  const roles = listAt(before, 'spec', 'roles');
  const goesBack = ['rollback', 'disabled'].includes(
    textAt(cluster.after?.kafka, 'metadata', 'annotations', 'strimzi.io/kraft') ?? '',
  );
  if (goesBack && !roles.includes('broker'))
    return {
      id: 'pool-gone',
      risk: 'none',
      says: `Argo CD deletes ${title} and its controllers, as a way back from the migration asks for; ZooKeeper has all metadata.`,
    };
  const pods = state === undefined ? [] : nodesOf(state).filter((one) => one.pool === name);
  const claims = state === undefined ? [] : claimsOf(state).filter((one) => one.pool === name);
  const lost = claims.filter(({ deleteClaim }) => deleteClaim);
  const loses =
    lost.length > 0 || (state === undefined && hasDeleteClaim(before)) || (pods.length > 0 && claims.length === 0);
  const isBroker = roles.includes('broker');
  const controllers = state === undefined ? [] : nodesOf(state).filter((one) => one.roles.includes('controller'));
  const gone = controllers.filter((one) => one.pool === name).length;
  const says = [
    `Argo CD deletes ${title}, and its pods${pods.length === 0 ? '' : ` (${listed(pods.map(({ pod }) => pod))})`} go at once: the operator does not ask whether brokers hold replicas when a whole pool goes.`,
  ];
  if (isBroker)
    says.push(
      'Partitions with all replicas on these brokers are gone for clients, others have fewer copies, and nothing moves them by itself.',
    );
  if (gone > 0)
    says.push(
      gone * 2 >= controllers.length
        ? `With ${gone} of ${controllers.length} controllers the quorum is lost: no leader is elected and no topic changes any more.`
        : `The quorum has ${controllers.length - gone} of ${controllers.length} controllers left, which the documentation of Strimzi does not support, and every node restarts for the new list of voters.`,
    );
  if (state !== undefined && pods.length > 0) says.push(claimsText(lost, claims));
  return {
    id: 'pool-gone',
    risk: loses && isBroker ? 'data loss' : 'outage',
    says: says.join(' '),
    first: isBroker
      ? [
          'Move all replicas off these brokers with a KafkaRebalance of mode `remove-brokers` that names their ids, and see with `kafka-topics.sh --describe` that none is left there.',
        ]
      : ['Keep the controllers; there is no safe way to fewer of them.'],
  };
}

/** On the pool's storage or a volume of it. */
function hasDeleteClaim(pool: ObjectCase['before']): boolean {
  const storage = plainAt(pool, 'spec', 'storage');
  return [storage, ...listAt(storage, 'volumes')].some((one) => flagAt(one, 'deleteClaim') === true);
}

function topicGone({ before, name, title }: ObjectCase, { cluster }: OverlayCase): Deletion {
  const topic = shorten(textAt(before, 'spec', 'topicName') ?? name);
  const state = cluster.before;
  if (textAt(before, 'metadata', 'annotations', 'strimzi.io/managed') === 'false')
    return {
      id: 'topic-released',
      risk: 'none',
      says: `Argo CD deletes ${title}; topic \`${topic}\` and its records stay, as \`strimzi.io/managed: "false"\` says.`,
    };
  if (state !== undefined && !hasAt(state.kafka, 'spec', 'entityOperator', 'topicOperator'))
    return {
      id: 'topic-released',
      risk: 'none',
      says: `Argo CD deletes ${title}; topic \`${topic}\` and its records stay, as no Topic Operator runs.`,
      afterwards: ['Where it hangs in deletion, take the finalizer `strimzi.io/topic-operator` off it.'],
    };
  const config = plainAt(state?.kafka, 'spec', 'kafka', 'config', 'delete.topic.enable');
  if (config === false || config === 'false')
    return {
      id: 'topic-released',
      outcome: 'refused',
      risk: 'degraded',
      says: `Argo CD deletes ${title}, and it hangs in deletion: brokers delete no topic with \`delete.topic.enable: false\`, so \`${topic}\` and its records stay.`,
      first: ['Set `strimzi.io/managed: "false"` on it in a change before, and remove it after.'],
    };
  return {
    id: 'topic-gone',
    risk: 'data loss',
    says: `Argo CD deletes ${title}, and the Topic Operator topic \`${topic}\` with all records; nothing brings them back.`,
    first: [
      `To keep the records, set \`strimzi.io/managed: "false"\` on it in a change before; else see that nobody reads or writes \`${topic}\`.`,
    ],
  };
}

function userGone({ before, name, title }: ObjectCase, { cluster }: OverlayCase): Deletion {
  const type = textAt(before, 'spec', 'authentication', 'type');
  const checksRights = cluster.before === undefined || hasAt(cluster.before.kafka, 'spec', 'kafka', 'authorization');
  const user = shorten(name);
  const first = [`See that no client connects as \`${user}\` any more.`];
  if (type === 'tls' || type === 'tls-external') {
    const signed = type === 'tls' ? `Secret \`${user}\` with its certificate, ` : '';
    return {
      id: 'user-gone',
      risk: checksRights ? 'outage' : 'degraded',
      says: checksRights
        ? `Argo CD deletes ${title}, and the User Operator ${signed}its ACLs and quotas: clients with the certificate of \`${user}\` may do nothing any more.`
        : `Argo CD deletes ${title}, and the User Operator ${signed}its quotas; a copy of the certificate opens connections until it expires, as the cluster checks no rights.`,
      first,
    };
  }
  return {
    id: 'user-gone',
    risk: 'outage',
    says: `Argo CD deletes ${title}, and the User Operator its password, its ACLs and quotas and Secret \`${user}\`: clients that connect as \`${user}\` are cut off.`,
    first,
  };
}

function otherGone({ kind, title }: ObjectCase): Deletion {
  if (kind === 'KafkaRebalance')
    return {
      id: 'strimzi-gone',
      risk: 'none',
      says: `Argo CD deletes ${title}; a rebalance that runs is not stopped by that.`,
    };
  if (kind === 'KafkaConnector')
    return {
      id: 'strimzi-gone',
      risk: 'outage',
      says: `Argo CD deletes ${title}, and the operator stops the connector and takes it out of its Connect cluster.`,
    };
  return {
    id: 'strimzi-gone',
    risk: 'outage',
    says: `Argo CD deletes ${title}, and all pods, Services and Secrets that Strimzi has made of it go: what it carries stands still.`,
  };
}
