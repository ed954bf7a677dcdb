import type { Plain } from '../source/node.ts';
import { type ObjectName, operatorObjects } from '../strimzi/object-names.ts';
import type { KafkaContext } from './context.ts';
import type { KafkaResource } from './kafka-resource.ts';
import { namespaceOf } from './placement-terms.ts';
import { defineKubernetesRule, type Report } from './rule.ts';
import { isWritten } from './written.ts';

export default defineKubernetesRule({
  id: 'clusters-collide',
  summary: 'No two Kafka clusters of a Kubernetes cluster are one resource or share an object that the operator makes.',
  severity: 'error',
  why: `Two files with the same name and namespace are one Kafka resource, which two Applications of Argo CD change back and forth:
brokers restart and never settle. Names that differ can still give the same object. Listener \`kafka\` of \`orders\` and the bootstrap
address of \`orders-kafka\` are both Service \`orders-kafka-kafka-bootstrap\`. A right in the whole Kubernetes cluster is named after
namespace and cluster with a dash between them, so \`payments\` in \`kafka-eu\` and \`eu-payments\` in \`kafka\` have one, and the brokers
of one of them cannot start.`,
  fix: `Give one of the two another \`name\` or \`namespace\`, or its listener another name. A cluster that runs cannot be renamed: change
the new one.`,
  bad: {
    'orders.yaml': `namespace: kafka
`,
    'orders-eu.yaml': `namespace: kafka
name: orders
`,
  },
  good: {
    'orders.yaml': `namespace: kafka
`,
    'orders-eu.yaml': `namespace: kafka-eu
name: orders
`,
  },
  check({ kafka: clusters }, report) {
    const resources = new Map<string, KafkaContext>();
    const objects = new Map<string, KafkaContext>();
    for (const context of clusters) {
      const { kafka } = context;
      if (kafka === undefined) continue;
      const key = `${namespaceOf(kafka)}/${kafka.name}`;
      const same = resources.get(key);
      if (same !== undefined) {
        reportSame(context, same, key, report);
        continue;
      }
      resources.set(key, context);
      const met = new Set<KafkaContext>();
      for (const object of objectsOf(kafka)) {
        const owner = objects.get(keyOf(object));
        if (owner === undefined) objects.set(keyOf(object), context);
        else if (owner !== context && !met.has(owner)) {
          met.add(owner);
          reportShared(context, owner, object, report);
        }
      }
    }
  },
});

/** At the name that somebody wrote: the other may be that of its file. */
function reportSame(context: KafkaContext, first: KafkaContext, name: string, report: Report): void {
  const places = [context, first].flatMap(({ kafka }) => kafka?.place('metadata', 'name') ?? []);
  const place = places.find(isWritten) ?? places[0];
  const other = places.find((one) => one !== place);
  if (place === undefined || other === undefined) return;
  report(
    `${first.cluster.id} and ${context.cluster.id} are both Kafka resource \`${name}\`; give one another \`name\` or \`namespace\`.`,
    place,
    [{ place: other, message: 'the other one' }],
  );
}

function reportShared(context: KafkaContext, owner: KafkaContext, object: ObjectName, report: Report): void {
  if (context.kafka === undefined || owner.kafka === undefined) return;
  report(
    `The operator makes one ${object.kind} \`${object.name}\` for both ${owner.cluster.id} and ${context.cluster.id}; change the name, namespace or listener of one of them.`,
    context.kafka.place('metadata', 'name'),
    [{ place: owner.kafka.place('metadata', 'name'), message: 'the other cluster' }],
  );
}

function objectsOf(kafka: KafkaResource): readonly ObjectName[] {
  return operatorObjects({
    name: kafka.name,
    namespace: namespaceOf(kafka) ?? '',
    brokers: kafka.replicas('kafka'),
    zookeeperNodes: kafka.replicas('zookeeper'),
    listeners: kafka.list('spec', 'kafka', 'listeners').flatMap(readListener),
    rack: kafka.has('spec', 'kafka', 'rack'),
  });
}

function readListener(value: Plain): readonly { name: string; port: number; type: string }[] {
  if (typeof value !== 'object' || value === null || !('name' in value)) return [];
  const { name, port, type } = value;
  return [{ name: String(name), port: Number(port), type: String(type) }];
}

function keyOf({ kind, namespace, name }: ObjectName): string {
  return `${kind}/${namespace ?? ''}/${name}`;
}
