/**
 * Owns what the Topic Operator does with a change of a topic. Source: Strimzi 0.45.2 and 1.2.0, `BatchingTopicController`; from 0.41 on
 * `CruiseControlHandler` (0.41, `ReplicasChangeHandler`).
 */

import { hasAt, textAt } from '../../../source/plain.ts';
import { shorten } from '../../../source/show.ts';
import { isSince } from '../../releases.ts';
import type { ClusterChange, Effect, EffectFact } from '../effect.ts';
import { brokerNumber, copiesOf, minInSyncOf, readTopic, type TopicState } from '../of-config/topics.ts';
import { plural } from '../of-config/words.ts';
import { type ChangedResource, changedResources, metadataFields } from './changed-resources.ts';
import { topicSettingEffects } from './topic-settings.ts';

export const topicFacts = {
  'topic-refused': {
    when: 'A change that the Topic Operator does not make: another name, fewer partitions, other copies without Cruise Control.',
    source:
      'Strimzi 0.45.2 and 1.2.0, `BatchingTopicController` (`NotSupported`): the KafkaTopic is not ready, and the topic stays.',
  },
  'topic-partitions-added': {
    when: 'A topic gets more partitions.',
    source:
      'Strimzi 1.2.0, `KafkaHandler.createPartitions`; Kafka, `BuiltInPartitioner`: the partition of a key follows from their number.',
  },
  'topic-copies-changed': {
    when: 'A topic gets another number of copies, in a cluster with Cruise Control.',
    source: 'Strimzi 1.2.0, `CruiseControlHandler.requestPendingChanges`; 0.41.0, `ReplicasChangeHandler`.',
  },
  'topic-left-alone': {
    when: 'The Topic Operator is told to leave a topic, or does so already, or there is none.',
    source: 'Strimzi 1.2.0, `TopicOperatorUtil.isManaged`, `isPaused`.',
  },
  'topic-taken-over': {
    when: 'The Topic Operator looks after a topic again.',
    source:
      'Strimzi 1.2.0, `BatchingTopicController.buildAlterConfigOps`: settings that the KafkaTopic does not have go back to their defaults.',
  },
  'topic-labels': {
    when: 'Labels or annotations of a KafkaTopic change that the Topic Operator does not read.',
    source: 'Strimzi 1.2.0, `BatchingTopicController`.',
  },
} as const satisfies Readonly<Record<string, EffectFact>>;

export function topicEffects(change: ClusterChange): readonly Effect[] {
  return changedResources(change, 'KafkaTopic').flatMap((topic) => effectsOfTopic(change, topic));
}

function effectsOfTopic(change: ClusterChange, topic: ChangedResource): readonly Effect[] {
  const [before, after] = [readTopic(topic.before), readTopic(topic.after)];
  const looks = [
    ...(before.isManaged === after.isManaged ? [] : topic.at('metadata', 'annotations', 'strimzi.io/managed')),
    ...(before.isPaused === after.isPaused
      ? []
      : topic.at('metadata', 'annotations', 'strimzi.io/pause-reconciliation')),
  ];
  const labels = metadataFields(topic, ...looks);
  const spec = topic.fields.filter((one) => one.route[0] === 'spec');
  const metadata: readonly Effect[] = labels.length === 0 ? [] : [labelled(topic, after, labels)];
  if (!hasAt(change.after.kafka, 'spec', 'entityOperator', 'topicOperator') && spec.length > 0)
    return [unattended(after, [...looks, ...spec]), ...metadata];
  if (!after.isManaged || after.isPaused) return [...leftAlone(after, looks, spec), ...metadata];
  return [
    ...(looks.length > 0 ? [takenOver(before, after, looks)] : []),
    ...ofSpec(change, topic, before, after),
    ...metadata,
  ];
}

function ofSpec(
  change: ClusterChange,
  topic: ChangedResource,
  before: TopicState,
  after: TopicState,
): readonly Effect[] {
  if (before.name !== after.name)
    return [
      {
        id: 'topic-refused',
        subject: before.name,
        outcome: 'refused',
        risk: 'degraded',
        changes: topic.fields.filter((one) => one.route[0] === 'spec'),
        says: `KafkaTopic \`${after.resource}\` is topic \`${shorten(before.name)}\` and cannot become \`${shorten(after.name)}\`: the Topic Operator refuses it, and with it all that the KafkaTopic asks for.`,
        first: ['Keep the name, and give the new topic a KafkaTopic of its own.'],
      },
    ];
  return [
    ...partitions(change, topic, before, after),
    ...copies(change, topic, before, after),
    ...topicSettingEffects(change, topic, before, after),
  ];
}

function partitions(
  change: ClusterChange,
  topic: ChangedResource,
  before: TopicState,
  after: TopicState,
): readonly Effect[] {
  const changes = topic.at('spec', 'partitions');
  if (changes.length === 0) return [];
  const from = before.partitions ?? brokerNumber(change.before, 'num.partitions');
  const to = after.partitions ?? from;
  const base = { subject: after.name, changes } as const;
  if (to < from)
    return [
      {
        ...base,
        id: 'topic-refused',
        outcome: 'refused',
        risk: 'degraded',
        says: `Topic \`${after.name}\` has ${from} partitions, and Kafka takes none away: the KafkaTopic is not ready from then on.`,
        first: [`Keep ${from}, or make a new topic and move the records.`],
      },
    ];
  if (to === from)
    return [
      {
        ...base,
        id: 'topic-partitions-added',
        outcome: 'none',
        risk: 'none',
        says: `Topic \`${after.name}\` keeps its ${plural(from, 'partition')}.`,
      },
    ];
  return [
    {
      ...base,
      id: 'topic-partitions-added',
      outcome: 'made',
      risk: 'degraded',
      says: `Topic \`${after.name}\` gets ${plural(to - from, 'partition')} more, ${to} in all: records of a key go to another partition than those before, so their order is lost across the change, and nothing leads back.`,
      first: [
        'See that no consumer counts on the order of a key, or on keys being where they were (joins, state stores).',
      ],
    },
  ];
}

function copies(
  change: ClusterChange,
  topic: ChangedResource,
  before: TopicState,
  after: TopicState,
): readonly Effect[] {
  const changes = topic.at('spec', 'replicas');
  if (changes.length === 0) return [];
  const from = copiesOf(before, change.before);
  const to = after.replicas ?? from;
  const base = { subject: after.name, changes } as const;
  if (to === from)
    return [
      {
        ...base,
        id: 'topic-copies-changed',
        outcome: 'none',
        risk: 'none',
        says: `Topic \`${after.name}\` keeps its ${plural(from, 'copy', 'copies')}.`,
      },
    ];
  const hasCruiseControl = hasAt(change.after.kafka, 'spec', 'cruiseControl');
  if (!hasCruiseControl || !isSince(change.after.release, '0.41'))
    return [
      {
        ...base,
        id: 'topic-refused',
        outcome: 'refused',
        risk: 'degraded',
        says: `Topic \`${after.name}\` has ${plural(from, 'copy', 'copies')}, and only Cruise Control changes that${isSince(change.after.release, '0.41') ? ', which the cluster does not have' : ', for which this operator does not ask it'}: the KafkaTopic is not ready from then on.`,
        first: [
          isSince(change.after.release, '0.41')
            ? `Keep ${from}, or turn Cruise Control on in a change before.`
            : `Keep ${from}, and move copies with \`kafka-reassign-partitions.sh\`.`,
        ],
      },
    ];
  const minimum = minInSyncOf(after, change.after);
  const risk = to < minimum ? 'outage' : to < from ? 'degraded' : 'none';
  return [
    {
      ...base,
      id: 'topic-copies-changed',
      outcome: 'dynamic',
      risk,
      says: `Cruise Control ${to > from ? `gives topic \`${after.name}\` ${to} copies instead of ${from}, which copies all of its records` : `leaves topic \`${after.name}\` ${plural(to, 'copy', 'copies')} of ${from}`}${
        to < minimum
          ? `: fewer than the ${minimum} that must be in sync, so every write with \`acks=all\` fails`
          : to === minimum && to < from
            ? `: just the ${minimum} that must be in sync, so writes with \`acks=all\` fail whenever a broker is down`
            : ''
      }.`,
    },
  ];
}

function leftAlone(topic: TopicState, looks: Effect['changes'], spec: Effect['changes']): readonly Effect[] {
  const how = topic.isManaged ? 'paused' : 'not managed';
  if (looks.length + spec.length === 0) return [];
  const stays = `The Topic Operator leaves topic \`${topic.name}\` as it is${looks.length > 0 ? ' from now on' : ''} (${how})${topic.isManaged || looks.length === 0 ? '' : ', also when its KafkaTopic goes'}`;
  return [
    {
      id: 'topic-left-alone',
      subject: topic.name,
      outcome: spec.length > 0 ? 'ignored' : 'none',
      risk: spec.length > 0 ? 'degraded' : 'none',
      changes: [...looks, ...spec],
      says: `${stays}${spec.length > 0 ? '; nothing comes of what else changes in it' : ''}.`,
    },
  ];
}

function unattended({ name }: TopicState, changes: Effect['changes']): Effect {
  return {
    id: 'topic-left-alone',
    subject: name,
    outcome: 'ignored',
    risk: 'degraded',
    changes,
    says: `The cluster has no Topic Operator, so topic \`${name}\` stays as it is, whatever its KafkaTopic says.`,
    first: ['Turn the Topic Operator on in a change before, or change the topic by hand.'],
  };
}

function takenOver(before: TopicState, after: TopicState, looks: Effect['changes']): Effect {
  const wasOut = !before.isManaged || before.isPaused;
  return {
    id: 'topic-taken-over',
    subject: after.name,
    outcome: wasOut ? 'dynamic' : 'none',
    risk: wasOut ? 'degraded' : 'none',
    changes: looks,
    says: wasOut
      ? `The Topic Operator looks after topic \`${after.name}\` again: all that its KafkaTopic says is applied at once, and settings that it does not name go back to their defaults.`
      : `The Topic Operator looks after topic \`${after.name}\` as before.`,
    ...(wasOut
      ? {
          first: [
            'Compare the KafkaTopic with `kafka-topics.sh --describe` and `kafka-configs.sh --describe` of the topic, retention above all.',
          ],
        }
      : {}),
  };
}

function labelled(resource: ChangedResource, topic: TopicState, changes: Effect['changes']): Effect {
  const [from, to] = [resource.before, resource.after].map((one) =>
    textAt(one, 'metadata', 'annotations', 'argocd.argoproj.io/sync-options'),
  );
  const deletion = from !== to;
  return {
    id: 'topic-labels',
    subject: topic.name,
    outcome: 'none',
    risk: 'none',
    changes,
    says: `The KafkaTopic of \`${topic.name}\` has other labels or annotations; the topic stays as it is${
      deletion ? ', and what Argo CD does with the KafkaTopic once it is in no file any more changes' : ''
    }.`,
  };
}
