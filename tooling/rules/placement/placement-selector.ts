import { formatRequirement } from '../../strimzi/notations/label-selector.ts';
import { nodesName } from '../../strimzi/pools/pod-labels.ts';
import type { KafkaContext } from '../context.ts';
import { type KafkaResource, namespaceOf } from '../kafka-resource.ts';
import type { Nodes } from '../nodes.ts';
import { defineKafkaRule } from '../rule.ts';
import { listNames } from '../wording.ts';
import { antiAffinityTerms, type Miss, missOf, spreadConstraints, type Term } from './placement-terms.ts';

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
  check(context, report) {
    const { kafka } = context;
    if (kafka === undefined) return;
    for (const nodes of kafka.nodes) {
      if (nodes.replicas < 2) continue;
      for (const { miss, effect } of misses(context, nodes))
        report(explain(miss, effect, kafka, nodes), nodes.place(...miss.route));
    }
  },
});

interface Found {
  readonly miss: Miss;
  readonly effect: string;
}

function misses(context: KafkaContext, nodes: Nodes): readonly Found[] {
  const find = (terms: readonly Term[]): readonly (Miss | undefined)[] =>
    terms.map((term) => missOf(context, term, nodes));
  const apart = find(antiAffinityTerms(nodes));
  // A term may well be for other pods, such as ZooKeeper away from brokers, as long as another one is for its own.
  const first = apart.includes(undefined) ? undefined : apart[0];
  // A spread constraint counts the pods it selects; one that leaves out its own pod decides nothing about it.
  const spread = find(spreadConstraints(nodes)).filter((miss) => miss !== undefined);
  return [
    ...(first === undefined ? [] : [{ miss: first, effect: 'so two of them may share a host' }]),
    ...spread.map((miss) => ({ miss, effect: 'so they are not spread' })),
  ];
}

function explain(miss: Miss, effect: string, kafka: KafkaResource, nodes: Nodes): string {
  const expected = `select ${listNames(selectorOf(kafka, nodes))}`;
  switch (miss.why) {
    case 'namespace':
      return `Only namespace ${listNames(miss.namespaces)} is looked at, but the ${nodes.called} run in \`${namespaceOf(kafka)}\`, ${effect}; leave \`namespaces\` out.`;
    case 'no selector':
      return `Without a \`labelSelector\` this selects no pods, ${effect}; ${expected}.`;
    case 'label': {
      const { key } = miss.requirement;
      const theirs =
        miss.value === undefined ? `which have no label \`${key}\`` : `whose \`${key}\` is \`${miss.value}\``;
      return `\`${formatRequirement(miss.requirement)}\` does not select the ${nodes.called}, ${theirs}, ${effect}; ${expected}.`;
    }
  }
}

/** What `placement` writes: brokers of all pools, or controllers of all; dedicated ones of the two may share a host. */
function selectorOf(kafka: KafkaResource, { part, pool, roles }: Nodes): readonly string[] {
  if (pool === undefined) return [`strimzi.io/name In [${nodesName(kafka.name, part)}]`];
  const role = roles.includes('broker') ? 'broker' : 'controller';
  return [`strimzi.io/cluster In [${kafka.name}]`, `strimzi.io/${role}-role In [true]`];
}
