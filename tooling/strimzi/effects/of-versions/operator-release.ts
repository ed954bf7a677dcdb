/** Owns what another release of the operator does with a cluster that it looks after already. */
import { hasAt, textAt } from '../../../source/plain.ts';
import { minorOf } from '../../config/kafka-versions.ts';
import { strimziReleases } from '../../releases.ts';
import { whyNoJump } from '../../upgrades/release-jump.ts';
import { upgradePath } from '../../upgrades/upgrade-path.ts';
import { compareVersions } from '../../versions.ts';
import type { ClusterChange, Effect, EffectFact } from '../effect.ts';
import { kafkaVersionOf } from '../of-config/key-changes.ts';
import { stayingNodes } from '../of-config/setting-reach.ts';
import { plural } from '../of-config/words.ts';
import { afterwards, joined } from '../of-nodes/words.ts';
import { withInitContainer } from './operator-variables.ts';
import { jumpStateOf, releaseCause } from './version-stand.ts';

export const releaseFacts = {
  'operator-release': {
    when: 'Another release of the operator looks after the cluster.',
    source:
      'Strimzi 0.45.2 and 1.2.0, `KafkaVersion.Lookup`, `ReconcilerUtils.reasonsToRestartPod`: a pod restarts when anything in it is another, its image first of all.',
  },
  'operator-release-refused': {
    when: 'The operator goes to a release that cannot take the cluster over.',
    source: 'Change logs of Strimzi 0.46, 0.49 and 1.0, its guide on upgrading, `KRaftVersionChangeCreator`.',
  },
} as const satisfies Readonly<Record<string, EffectFact>>;

export function releaseEffects(change: ClusterChange): readonly Effect[] {
  const { before, after } = change;
  const [from, to] = [before.release, after.release];
  if (from.release === to.release) return [];
  const state = jumpStateOf(before);
  const changes = [releaseCause(change)];
  const why = whyNoJump(from, to, state, kafkaVersionOf(after));
  if (why !== undefined) {
    const path = upgradePath(from.release, to.release, state);
    return [
      {
        id: 'operator-release-refused',
        outcome: 'refused',
        risk: 'outage',
        changes: withFields(change, changes),
        says: `Strimzi cannot go from ${from.release} to ${to.release} with this cluster: ${why}; nodes go on as they are, and nobody looks after them.`,
        ...('steps' in path && path.steps.length > 0
          ? { steps: path.steps.map((one) => one.text) }
          : { first: [`Stay on Strimzi ${from.release}.`] }),
      },
    ];
  }
  const isBack = compareVersions(to.release, from.release) < 0;
  const pods = restarting(change);
  const hazards = strimziReleases()
    .filter(({ release }) => compareVersions(release, to.release) <= 0 && compareVersions(release, from.release) > 0)
    .flatMap((one) => (one.release === to.release ? one.hazards : []));
  const others = ['the Entity Operator', 'Cruise Control', 'the Kafka exporter'];
  const made = ['entityOperator', 'cruiseControl', 'kafkaExporter'].flatMap((part, index) =>
    hasAt(after.kafka, 'spec', part) ? [others[index] ?? ''] : [],
  );
  return [
    {
      id: 'operator-release',
      outcome: pods.length === 0 && made.length === 0 ? 'none' : 'restart',
      risk: pods.length === 0 && made.length === 0 ? 'none' : 'restart',
      changes,
      ...(pods.length === 0 ? {} : { restarts: pods }),
      says: `Strimzi ${to.release} takes over ${isBack ? 'again ' : ''}from ${from.release}: ${
        pods.length === 0
          ? 'nodes keep the image that somebody names for them'
          : `${plural(pods.length, 'node')} ${pods.length === 1 ? 'restarts' : 'restart, one by one'}, with the images of the new release`
      }${made.length === 0 ? '' : `, and so ${made.length === 1 ? 'does' : 'do'} ${joined(made)}`}.`,
      ...afterwards(hazards),
    },
  ];
}

/** What it refuses it refuses for the resource, of which it may say nothing itself. */
function withFields({ after }: ClusterChange, changes: Effect['changes']): Effect['changes'] {
  return changes.map((one) => ({ ...one, kind: 'Kafka', name: textAt(after.kafka, 'metadata', 'name') ?? one.name }));
}

/** With an image of one's own a node has nothing new within a minor release, but for what an image of the operator's does before Kafka starts. */
function restarting(change: ClusterChange): readonly string[] {
  const { before, after } = change;
  const isPatch = minorOf(before.release.release) === minorOf(after.release.release);
  const keeps = (...parts: readonly string[]): boolean =>
    isPatch && parts.some((part) => hasAt(after.kafka, 'spec', part, 'image'));
  return [
    ...(keeps('zookeeper', 'kafka') ? [] : stayingNodes(change, 'zookeeper')),
    ...(keeps('kafka') ? withInitContainer(change) : stayingNodes(change)),
  ].map((one) => one.pod);
}
