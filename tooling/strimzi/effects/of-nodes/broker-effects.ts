/**
 * Owns what becomes of brokers that come, go, or are brokers no more. Source: Strimzi 0.38.0, 0.40.0, 0.45.2 and 1.2.0,
 * `KafkaClusterCreator`, `KafkaReconciler`, `KafkaCluster.validateIntConfigProperty`, `KafkaBrokerConfigurationBuilder`.
 */
import { hasAt, numberAt, plainAt, textAt } from '../../../source/plain.ts';
import { kafkaDefaults, refusedAboveBrokers } from '../../config/replication.ts';
import { nextIdsAnnotation } from '../../pools/node-id-range.ts';
import { isSince, type StrimziRelease } from '../../releases.ts';
import { compareVersions } from '../../versions.ts';
import type { ClusterState, Effect, EffectFact, FieldChange, Outcome, Risk } from '../effect.ts';
import { claimsLeft, claimsOf } from './claims-left.ts';
import { brokersOf, causes, fieldsAt, type NodeChange, type PoolPair, poolFields, poolItself } from './node-change.ts';
import { autoRebalance, drainStep, rebalanceAdvice, sentence } from './rebalance.ts';
import { afterwards, joined, named, nodesText } from './words.ts';

export const brokerFacts = {
  'brokers-added': {
    when: 'A pool with brokers gets more nodes, or brokers without pools become more.',
    source: 'Strimzi 0.45.2 and 1.2.0, `KafkaReconciler.podSet`, `NodeIdAssignor`, `KafkaAutoRebalancingReconciler`.',
  },
  'brokers-removed': {
    when: 'A pool with brokers loses nodes, or brokers without pools become fewer.',
    source:
      'Strimzi 0.38.0, `KafkaReconciler`; 0.40.0, 0.45.2 and 1.2.0, `KafkaClusterCreator`: the number of every pool that shrinks is put back while one of the leaving brokers has a replica.',
  },
  'brokers-too-few': {
    when: 'A setting asks for more copies than there would be brokers, or no pool would have one.',
    source:
      'Strimzi 0.45.2 and 1.2.0, `KafkaCluster.validateIntConfigProperty`; `NodePoolUtils`: a KRaft cluster has a broker.',
  },
  'broker-role-added': {
    when: 'Nodes of a pool become brokers too.',
    source: 'Strimzi 0.45.2 and 1.2.0, `KafkaPool`: the role is a label of the pods and a setting of the node.',
  },
  'broker-role-removed': {
    when: 'Nodes of a pool are to be brokers no more.',
    source: 'Strimzi 0.40.0, 0.45.2 and 1.2.0, `KafkaClusterCreator.revertRoleChange`.',
  },
  'scaledown-check-changed': {
    when: 'The annotation `strimzi.io/skip-broker-scaledown-check` of the Kafka resource is another.',
    source: 'Strimzi 0.38.0, 0.45.2 and 1.2.0, `KafkaClusterCreator.skipBrokerScaleDownCheck`.',
  },
} as const satisfies Readonly<Record<string, EffectFact>>;

const skipAnnotation = 'strimzi.io/skip-broker-scaledown-check';

export function brokerEffects(nodes: NodeChange): readonly Effect[] {
  const none = noBroker(nodes);
  if (none.length > 0) return [...none, ...skipChanged(nodes)];
  return [
    ...nodes.pools.flatMap((pool) => [...added(nodes, pool), ...removed(nodes, pool), ...roleChanged(nodes, pool)]),
    ...tooFew(nodes),
    ...skipChanged(nodes),
  ];
}

function added(nodes: NodeChange, { name, before, after, added: ids }: PoolPair): readonly Effect[] {
  if (before === undefined || after?.isBroker !== true || !before.isBroker || ids.length === 0) return [];
  return [
    {
      id: 'brokers-added',
      subject: name,
      outcome: 'made',
      // Brokers come all the same; of the status and of later changes nobody hears any more that they were made.
      risk: autoRebalance(nodes.change.after, 'add-brokers') === 'fails' ? 'degraded' : 'none',
      changes: replicasOf(nodes, name),
      says: `${upper(nodesText('broker', ids))} of \`${name}\` start as ${podsText(after.podsName, ids)}, before any other pod restarts; those that run do not restart for it.`,
      ...afterwards([...partitionsCome(nodes, ids), ...guessedIds(nodes.change.before, name)]),
    },
  ];
}

/**
 * Ids are those of a cluster that was made as it is. Pools that have grown since, without a range of ids of their own, have others, which
 * only their status tells.
 */
function guessedIds({ kafka, pools }: ClusterState, name: string): readonly string[] {
  const pool = pools.find((one) => textAt(one, 'metadata', 'name') === name);
  if (pool === undefined || pools.length === 1 || hasAt(pool, 'metadata', 'annotations', nextIdsAnnotation)) return [];
  const namespace = textAt(kafka, 'metadata', 'namespace');
  return [
    `Which ids there really are its status tells, as the pool has no range of its own: \`kubectl get kafkanodepool ${name}${namespace === undefined ? '' : ` -n ${namespace}`} -o jsonpath='{.status.nodeIds}'\`.`,
  ];
}

/** Sentences on what a new broker lacks: partitions. */
export function partitionsCome({ change: { after } }: NodeChange, ids: readonly number[]): readonly string[] {
  const cruiseControl = hasAt(after.kafka, 'spec', 'cruiseControl')
    ? ['Cruise Control restarts, as it reads when it starts what each broker can carry.']
    : [];
  switch (autoRebalance(after, 'add-brokers')) {
    case 'on':
      return [...cruiseControl, 'Then the operator moves partitions to them by itself (`autoRebalance`).'];
    case 'fails':
      return [
        ...cruiseControl,
        '`autoRebalance` has no mode `add-brokers`, so every reconciliation will end with an error; add the mode.',
      ];
    default:
      return [
        ...cruiseControl,
        `Partitions stay where they are until somebody moves them: ${rebalanceAdvice(after, 'add-brokers', ids)}.`,
      ];
  }
}

interface Leaving {
  readonly outcome: Outcome;
  readonly risk: Risk;
  /** A sentence that goes on after who leaves. */
  readonly says: string;
}

/** @param back what the operator puts back. */
function leaving(nodes: NodeChange, who: string, back: string, isRole: boolean): Leaving {
  const { before, after } = nodes.change;
  const { release } = after;
  if (!isSince(release, '0.38') || (isRole && !isSince(release, '0.40')))
    return {
      outcome: 'gone',
      risk: 'data loss',
      says: `${who} at once: Strimzi ${release.release} does not look whether they hold replicas, and partitions with no copy elsewhere are lost.`,
    };
  if (isSkipped(after.kafka))
    return {
      outcome: 'gone',
      risk: 'data loss',
      says: `${who} at once, as \`${skipAnnotation}\` keeps the operator from looking whether they hold replicas; partitions with no copy elsewhere are lost.`,
    };
  if (!isSince(release, '0.40'))
    return {
      outcome: 'refused',
      risk: 'outage',
      says: `${who} only when none of them holds a replica; until then Strimzi ${release.release} refuses the whole cluster, and reconciles nothing of it.`,
    };
  const isAuto = !isRole && autoRebalance(after, 'remove-brokers') === 'on';
  if (isAuto && tooManyCopies(nodes).length > 0)
    return {
      outcome: 'ignored',
      risk: 'degraded',
      says: `${who} only when the operator has moved their replicas to the others (\`autoRebalance\`), and it cannot where a topic has more copies than brokers are left: it leaves ${back}, with a warning, and Argo CD shows Synced and Healthy.`,
    };
  if (isAuto)
    return {
      outcome: 'gone',
      risk: 'degraded',
      says: `${who} as soon as the operator has moved their replicas to the others (\`autoRebalance\`); until then it leaves ${back}, with a warning.`,
    };
  const fails = !isRole && autoRebalance(after, 'remove-brokers') === 'fails';
  return {
    outcome: 'ignored',
    risk: 'degraded',
    says: `${who} only if none of them holds a replica; while a single one does, the operator leaves ${back}, with the warning \`ScaleDownPreventionCheck\`${isRole ? '' : cordonText(release, before.kafka)}${
      fails
        ? '; and as `autoRebalance` has no mode `remove-brokers`, every reconciliation ends with an error'
        : ', and Argo CD shows Synced and Healthy'
    }.`,
  };
}

function cordonText(release: StrimziRelease, kafka: NodeChange['change']['before']['kafka']): string {
  const version = textAt(kafka, 'spec', 'kafka', 'version') ?? release.defaultKafkaVersion;
  return isSince(release, '1.2') && compareVersions(version, '4.3.0') >= 0
    ? ', and keeps new partitions off them (`cordoned.log.dirs`)'
    : '';
}

function removed(nodes: NodeChange, { name, before, after, removed: ids }: PoolPair): readonly Effect[] {
  if (before?.isBroker !== true || after === undefined || ids.length === 0) return [];
  const { change } = nodes;
  const pods = ids.map((id) => `${before.podsName}-${id}`);
  const who = `${upper(nodesText('broker', ids))} of \`${name}\` (${named(pods)}) ${ids.length === 1 ? 'goes' : 'go'}`;
  const others = nodes.pools.filter((one) => one.name !== name && one.removed.length > 0 && one.before?.isBroker);
  const back = `${named([name, ...others.map((one) => one.name)])} at ${others.length === 0 ? `${before.ids.length} nodes` : 'the nodes that they have'}`;
  const verdict = leaving(nodes, who, back, false);
  const claims = claimsOf(change.before, pods);
  const isLeft = verdict.outcome === 'ignored' || verdict.outcome === 'refused';
  const drain = rebalanceAdvice(change.before, 'remove-brokers', ids);
  const isAuto = autoRebalance(change.after, 'remove-brokers') === 'on';
  const few = tooManyCopies(nodes);
  const byHand = isAuto && verdict.risk !== 'data loss' ? [] : [sentence(drain), ...guessedIds(change.before, name)];
  const first = [...few, ...byHand];
  return [
    {
      id: 'brokers-removed',
      subject: name,
      ...verdict,
      changes: replicasOf(nodes, name),
      ...(first.length === 0 ? {} : { first }),
      ...afterwards(claimsLeft(claims, 'a new broker with the same id')),
      ...(isLeft || verdict.risk === 'data loss'
        ? {
            steps: [
              `Keep ${before.ids.length} nodes, and ${drainStep(change.before, nodesText('broker', ids))}.`,
              `When ${nodesText('broker', ids)} hold${ids.length === 1 ? 's' : ''} no replica any more, lower the number to ${after.ids.length}.`,
            ],
          }
        : {}),
    },
  ];
}

/** Topics of ours that ask for more copies than brokers would be left: nobody can move their replicas away. */
function tooManyCopies(nodes: NodeChange): readonly string[] {
  const { change } = nodes;
  const left = brokersOf(nodes, 'after');
  const topics = change.after.topics.flatMap((topic) => {
    const replicas = numberAt(topic, 'spec', 'replicas') ?? 0;
    const name = textAt(topic, 'spec', 'topicName') ?? textAt(topic, 'metadata', 'name') ?? '';
    return replicas > left ? [{ name, replicas }] : [];
  });
  if (topics.length === 0) return [];
  const shown = topics.slice(0, 5).map(({ name, replicas }) => `\`${name}\` (${replicas})`);
  const rest = topics.length > shown.length ? [`${topics.length - shown.length} more`] : [];
  return [
    `With ${left} broker${left === 1 ? '' : 's'} left, these topics cannot keep their replicas: ${joined([...shown, ...rest])}; keep more brokers, or lower their replicas before.`,
  ];
}

function roleChanged(nodes: NodeChange, { name, before, after, kept }: PoolPair): readonly Effect[] {
  if (before === undefined || after === undefined || before.isBroker === after.isBroker || kept.length === 0) return [];
  const changes = causes(poolFields(nodes, name, 'roles'), poolItself(name, 'new'));
  const pods = kept.map((id) => `${after.podsName}-${id}`);
  if (after.isBroker)
    return [
      {
        id: 'broker-role-added',
        subject: name,
        outcome: 'restart',
        risk: 'restart',
        changes,
        restarts: pods,
        says: `${upper(nodesText('node', kept))} of \`${name}\` restart and are brokers too.`,
        ...afterwards([
          `Partitions stay where they are until somebody moves them: ${rebalanceAdvice(nodes.change.after, 'add-brokers', kept)}.`,
        ]),
      },
    ];
  const verdict = leaving(
    nodes,
    `${upper(nodesText('node', kept))} of \`${name}\` stop${kept.length === 1 ? 's' : ''} being brokers`,
    `the roles of \`${name}\` as they are`,
    true,
  );
  const drain = rebalanceAdvice(nodes.change.before, 'remove-brokers', kept);
  return [
    {
      id: 'broker-role-removed',
      subject: name,
      ...verdict,
      changes,
      ...(verdict.outcome === 'gone' ? { restarts: pods } : {}),
      first: [sentence(drain)],
      steps: [
        `Keep the role \`broker\`, and ${drainStep(nodes.change.before, nodesText('node', kept))}.`,
        `When ${nodesText('node', kept)} hold${kept.length === 1 ? 's' : ''} no replica any more, take the role \`broker\` away; the nodes restart then.`,
      ],
    },
  ];
}

/**
 * Refused before anybody looks what leaves, so no broker goes. A pool that is gone from the files is not told here, as what deletes it
 * is Argo CD.
 */
function noBroker(nodes: NodeChange): readonly Effect[] {
  const had = nodes.pools.filter((one) => one.before?.isBroker === true && one.before.ids.length > 0);
  if (hasAt(nodes.change.after.kafka, 'spec', 'zookeeper') || had.length === 0 || brokersOf(nodes, 'after') > 0)
    return [];
  if (had.some((one) => one.after === undefined)) return [];
  return [
    {
      id: 'brokers-too-few',
      outcome: 'refused',
      risk: 'outage',
      changes: had.flatMap(({ name }) => [...poolFields(nodes, name, 'replicas'), ...poolFields(nodes, name, 'roles')]),
      says: 'No pool would have a broker, so the operator refuses the whole cluster: nodes go on as they are, and nothing of it is looked after until a pool has one.',
      first: ['Keep a pool with brokers; to be rid of the cluster, take `removal: unprotected` as the first step.'],
    },
  ];
}

/** Told where the number of brokers makes it so, not where the setting does. */
function tooFew(nodes: NodeChange): readonly Effect[] {
  const [from, to] = [brokersOf(nodes, 'before'), brokersOf(nodes, 'after')];
  const { kafka } = nodes.change.after;
  if (to === 0 || to >= from) return [];
  const above = refusedAboveBrokers.filter((key) => Number(plainAt(kafka, 'spec', 'kafka', 'config', key)) > to);
  if (above.length === 0) return [];
  const changes = nodes.pools
    .filter((one) => one.before?.isBroker === true && one.removed.length > 0)
    .flatMap((one) => (one.after === undefined ? [poolItself(one.name, 'gone')] : replicasOf(nodes, one.name)));
  const shown = above.map((key) => `${key}: ${plainAt(kafka, 'spec', 'kafka', 'config', key)}`);
  return [
    {
      id: 'brokers-too-few',
      outcome: 'refused',
      risk: 'outage',
      changes: causes(changes, poolItself('kafka', 'gone')),
      says: `With ${to} broker${to === 1 ? '' : 's'} the operator refuses ${named(shown)}, and reconciles nothing of the cluster until ${shown.length === 1 ? 'it is' : 'they are'} ${to} at most.`,
      first: [
        `Lower ${named(above)} to ${to} at most in a change before; topics that are there keep their replicas (Kafka's own default of \`offsets.topic.replication.factor\` is ${kafkaDefaults['offsets.topic.replication.factor']}).`,
      ],
    },
  ];
}

function skipChanged({ change, cluster }: NodeChange): readonly Effect[] {
  const changes = fieldsAt(change, 'Kafka', cluster, 'metadata', 'annotations', skipAnnotation);
  const [from, to] = [isSkipped(change.before.kafka), isSkipped(change.after.kafka)];
  const own = changes.filter((one) => one.route.length === 3);
  if (from === to)
    return own.length === 0 ? [] : [skipEffect(own, 'none', 'The check of brokers that leave is as before.')];
  return [
    to
      ? skipEffect(
          changes,
          'degraded',
          'From now on the operator takes brokers away without looking whether they hold replicas.',
        )
      : skipEffect(changes, 'none', 'The operator looks again whether brokers that leave hold replicas.'),
  ];
}

function skipEffect(changes: readonly FieldChange[], risk: Risk, says: string): Effect {
  const rest = afterwards(risk === 'none' ? [] : [`Take \`${skipAnnotation}\` away as soon as the brokers are gone.`]);
  return { id: 'scaledown-check-changed', outcome: 'none', risk, changes, says, ...rest };
}

function isSkipped(kafka: NodeChange['change']['after']['kafka']): boolean {
  return String(plainAt(kafka, 'metadata', 'annotations', skipAnnotation)) === 'true';
}

function replicasOf(nodes: NodeChange, pool: string): readonly FieldChange[] {
  return causes(poolFields(nodes, pool, 'replicas'), poolItself(pool, 'new'));
}

function podsText(podsName: string, ids: readonly number[]): string {
  return named(ids.map((id) => `${podsName}-${id}`));
}

function upper(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
