import { type DeletableEntry, deletableEntries } from '../../model/deletable.ts';
import type { RenderedObject } from '../../render/rendered.ts';
import { nearest } from '../../source/nearest.ts';
import { inCluster, type KafkaContext } from '../context.ts';
import { defineKubernetesRule } from '../rule.ts';

export default defineKubernetesRule({
  id: 'deletable-unknown',
  summary: 'What `deletable` names is there.',
  severity: 'warning',
  why: `\`deletable\` takes the protection off an object in the change before the one that takes the object out. A name that is slightly
wrong does nothing, and the next change is refused. An entry that stays when its object is gone would let an object of that name that somebody adds
later be without protection from the first day.`,
  fix: 'Correct the entry, or take it out once its object is gone.',
  bad: 'deletable: [ConfigMap/orders-kafka-metric]\n',
  good: 'deletable: [ConfigMap/orders-kafka-metrics]\n',
  check(context, report) {
    for (const one of context.kafka) {
      const { cluster, objects } = one;
      for (const entry of deletableEntries(cluster.spec.deletable)) {
        const message = otherMeans(entry, one) ?? missing(entry, objects);
        if (message !== undefined) report(message, inCluster(cluster, 'deletable', entry.index));
      }
    }
    if (!context.complete) return;
    const { kubernetes, operator, others } = context;
    for (const entry of deletableEntries(kubernetes.spec.deletable)) {
      const message = missing(entry, [...operator, ...others]);
      if (message !== undefined) report(message, inCluster(kubernetes, 'deletable', entry.index));
    }
  },
});

/** What a cluster loses in a way of its own. */
function otherMeans({ kind, name }: DeletableEntry, { cluster }: KafkaContext): string | undefined {
  const entry = `\`${kind}/${name}\``;
  if (kind === 'Kafka')
    return `A Kafka resource stays whatever \`deletable\` says, so ${entry} does nothing; \`removal: unprotected\` begins the way out of the whole cluster.`;
  if (kind === 'KafkaTopic' && cluster.topics.some(({ spec }) => spec.resource === name))
    return `${entry} is in a file of topics, so it does nothing here; write \`deletable: true\` at the topic.`;
  if (kind === 'KafkaUser' && cluster.users.some((one) => one.name === name))
    return `${entry} is in a file of users, so it does nothing here; write \`deletable: true\` at the user.`;
  return undefined;
}

function missing({ kind, name }: DeletableEntry, objects: readonly RenderedObject[]): string | undefined {
  const there = new Set(objects.map((one) => `${one.kind}/${one.name}`));
  const entry = `${kind}/${name}`;
  if (there.has(entry)) return undefined;
  const near = nearest(entry, there);
  return `\`deletable\` names \`${entry}\`, which is not there; take it out if it is gone${near === undefined ? '' : `, or did you mean \`${near}\`?`}${near === undefined ? '.' : ''}`;
}
