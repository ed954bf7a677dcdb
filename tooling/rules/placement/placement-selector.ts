import { formatRequirement } from '../../strimzi/label-selector.ts';
import { nodesName } from '../../strimzi/pod-labels.ts';
import { type KafkaResource, namespaceOf, type Part } from '../kafka-resource.ts';
import { defineKafkaRule } from '../rule.ts';
import { listNames, nodesOf } from '../wording.ts';
import { antiAffinityTerms, type Miss, missOf, podsOf, spreadConstraints, type Term } from './placement-terms.ts';

export default defineKafkaRule({
  id: 'placement-selector',
  summary: 'Anti-affinity and spread select the pods of the cluster they stand in.',
  severity: { production: 'error', staging: 'warning', development: 'warning' },
  why: `The selector of an anti-affinity term or a spread constraint names pods by their labels, and those of a Strimzi pod hold the
name of its cluster: \`strimzi.io/name\` is \`orders-kafka\` for the brokers of \`orders\`. Where a cluster file is copied and the
old name left in, everything is accepted and runs, but the term keeps the pods away from those of another cluster, or of none, and
never from each other.`,
  fix: `Put the name of this cluster into the selector, or leave \`placement.affinity\` out: \`placement.hosts\`, \`spread\`, \`zones\`
and \`nodePool\` write terms that always carry the right name.`,
  bad: `kafka:
  placement:
    affinity:
      podAntiAffinity:
        requiredDuringSchedulingIgnoredDuringExecution:
          - topologyKey: kubernetes.io/hostname
            labelSelector:
              matchExpressions:
                - { key: strimzi.io/name, operator: In, values: [my-cluster-kafka] }
`,
  good: `kafka:
  placement:
    affinity:
      podAntiAffinity:
        requiredDuringSchedulingIgnoredDuringExecution:
          - topologyKey: kubernetes.io/hostname
            labelSelector:
              matchExpressions:
                - { key: strimzi.io/name, operator: In, values: [orders-kafka] }
`,
  check({ kafka }, report) {
    if (kafka === undefined) return;
    for (const part of ['kafka', 'zookeeper'] as const) {
      if (kafka.replicas(part) < 2) continue;
      for (const { miss, effect } of misses(kafka, part))
        report(explain(miss, effect, kafka, part), kafka.place(...miss.route));
    }
  },
});

interface Found {
  readonly miss: Miss;
  readonly effect: string;
}

function misses(kafka: KafkaResource, part: Part): readonly Found[] {
  const pods = podsOf(kafka, part);
  const namespace = namespaceOf(kafka);
  const find = (terms: readonly Term[]): readonly (Miss | undefined)[] =>
    terms.map((term) => missOf(term, pods, namespace));
  const apart = find(antiAffinityTerms(kafka, part));
  // A term may well be for other pods, such as ZooKeeper away from brokers, as long as another one is for its own.
  const first = apart.includes(undefined) ? undefined : apart[0];
  // A spread constraint counts the pods it selects; one that leaves out its own pod decides nothing about it.
  const spread = find(spreadConstraints(kafka, part)).filter((miss) => miss !== undefined);
  return [
    ...(first === undefined ? [] : [{ miss: first, effect: 'so two of them may share a host' }]),
    ...spread.map((miss) => ({ miss, effect: 'so they are not spread' })),
  ];
}

function explain(miss: Miss, effect: string, kafka: KafkaResource, part: Part): string {
  const nodes = nodesOf[part];
  const expected = `select \`strimzi.io/name In [${nodesName(kafka.name, part)}]\``;
  switch (miss.why) {
    case 'namespace':
      return `Only namespace ${listNames(miss.namespaces)} is looked at, but the ${nodes} run in \`${namespaceOf(kafka)}\`, ${effect}; leave \`namespaces\` out.`;
    case 'no selector':
      return `Without a \`labelSelector\` this selects no pods, ${effect}; ${expected}.`;
    case 'label': {
      const { key } = miss.requirement;
      const theirs =
        miss.value === undefined ? `which have no label \`${key}\`` : `whose \`${key}\` is \`${miss.value}\``;
      return `\`${formatRequirement(miss.requirement)}\` does not select the ${nodes}, ${theirs}, ${effect}; ${expected}.`;
    }
  }
}
