/** Owns what another image does that somebody names for a part of the cluster. Source: Strimzi 0.45.2 and 1.2.0, `fromCrd` of each part. */
import { hasAt, plainAt } from '../../../source/plain.ts';
import { readKafka } from '../../kafka-resource/kafka-fields.ts';
import type { ClusterChange, Effect, EffectFact, FieldChange } from '../effect.ts';
import { stayingNodes } from '../of-config/setting-reach.ts';
import { plural } from '../of-config/words.ts';

export const imageFacts = {
  'image-changed': {
    when: 'The image of a part of the cluster is named, another, or named no longer.',
    source:
      'Strimzi 0.45.2 and 1.2.0, `KafkaCluster.fromCrd`, `EntityTopicOperator`, `EntityUserOperator`, `KafkaExporter`, `CruiseControl`; 0.45.2, `ZookeeperCluster.fromCrd`: without an image of its own ZooKeeper has that of Kafka.',
  },
} as const satisfies Readonly<Record<string, EffectFact>>;

const deployments: Readonly<Record<string, string>> = {
  'entityOperator.topicOperator': 'the Entity Operator',
  'entityOperator.userOperator': 'the Entity Operator',
  kafkaExporter: 'the Kafka exporter',
  cruiseControl: 'Cruise Control',
};

export function imageEffects(change: ClusterChange): readonly Effect[] {
  return change.fields.flatMap((field) => {
    const [top, ...route] = field.route;
    const last = route.at(-1);
    if (field.kind !== 'Kafka' || top !== 'spec' || (last !== 'image' && last !== 'brokerRackInitImage')) return [];
    const part = route.slice(0, -1).join('.');
    if (last === 'brokerRackInitImage') return part === 'kafka' ? [initImage(change, field)] : [];
    if (part === 'kafka' || part === 'zookeeper') return [ofNodes(change, field, part)];
    const name = Object.hasOwn(deployments, part) ? deployments[part] : undefined;
    return name === undefined ? [] : [ofDeployment(change, field, part, name)];
  });
}

function ofNodes(change: ClusterChange, field: FieldChange, part: 'kafka' | 'zookeeper'): Effect {
  const takesOver = part === 'kafka' && !hasAt(change.after.kafka, 'spec', 'zookeeper', 'image');
  const zookeeper = part === 'zookeeper' || takesOver ? stayingNodes(change, 'zookeeper') : [];
  const kafka = part === 'kafka' ? stayingNodes(change) : [];
  const who = [
    ...(zookeeper.length === 0 ? [] : [plural(zookeeper.length, 'ZooKeeper node')]),
    ...(kafka.length === 0 ? [] : [plural(kafka.length, 'node of Kafka', 'nodes of Kafka')]),
  ];
  const restarts = [...zookeeper, ...kafka].map((one) => one.pod);
  return {
    id: 'image-changed',
    subject: part,
    outcome: restarts.length === 0 ? 'none' : 'restart',
    risk: restarts.length === 0 ? 'none' : 'restart',
    changes: [field],
    ...(restarts.length === 0 ? {} : { restarts }),
    says:
      restarts.length === 0
        ? 'Nothing runs from that image.'
        : `${who.join(' and ')} ${restarts.length === 1 ? 'restarts' : 'restart, one by one'}, ${source(field)}${zookeeper.length > 0 && part === 'kafka' ? '; ZooKeeper has no image of its own' : ''}.`,
    ...(field.after === undefined
      ? {}
      : { first: ['See that the image holds the Kafka version that `version` names: the operator does not look.'] }),
  };
}

function source({ after }: FieldChange): string {
  return after === undefined ? 'with the image of the operator again' : `with image \`${String(after)}\``;
}

function initImage(change: ClusterChange, field: FieldChange): Effect {
  const { kafka, release, pools } = change.after;
  const isUsed = readKafka(kafka, release, pools).readsNodes;
  const brokers = isUsed ? stayingNodes(change).filter((one) => one.roles.includes('broker')) : [];
  return {
    id: 'image-changed',
    subject: 'kafka.brokerRackInitImage',
    outcome: brokers.length === 0 ? 'none' : 'restart',
    risk: brokers.length === 0 ? 'none' : 'restart',
    changes: [field],
    ...(brokers.length === 0 ? {} : { restarts: brokers.map((one) => one.pod) }),
    says:
      brokers.length === 0
        ? 'Brokers ask their hosts for nothing, as there is neither a `rack` nor a listener of type nodeport, so nothing runs from that image.'
        : `${plural(brokers.length, 'broker')} ${brokers.length === 1 ? 'restarts' : 'restart, one by one'}: what asks their host for its rack or address before they start runs ${source(field)}.`,
  };
}

function ofDeployment(change: ClusterChange, field: FieldChange, part: string, name: string): Effect {
  const isThere = plainAt(change.after.kafka, 'spec', ...part.split('.')) !== undefined;
  return {
    id: 'image-changed',
    subject: part,
    outcome: isThere ? 'restart' : 'none',
    risk: 'none',
    changes: [field],
    says: isThere
      ? `The pod of ${name} is made anew, ${source(field)}; no node restarts.`
      : `There is no ${name} that would run from that image.`,
  };
}
