import type { MadeObject } from '../../strimzi/made/made.ts';
import type { KafkaContext } from '../context.ts';
import { type KafkaResource, namespaceOf } from '../kafka-resource.ts';
import type { Nodes } from '../nodes.ts';
import type { Place } from '../place.ts';
import { defineKubernetesRule, type Report } from '../rule.ts';
import { firstWritten } from '../written.ts';

export default defineKubernetesRule({
  id: 'clusters-collide',
  summary: 'No two Kafka clusters of a Kubernetes cluster are one resource or share an object that the operator makes.',
  severity: 'error',
  why: `Two files with the same name and namespace are one Kafka resource, which two Applications of Argo CD change back and forth:
brokers restart and never settle. Names that differ can still give the same object. Listener \`kafka\` of \`orders\` and the bootstrap
address of \`orders-kafka\` are both Service \`orders-kafka-kafka-bootstrap\`; nodes of pool \`eu-brokers\` of \`orders\` and of pool \`brokers\`
of \`orders-eu\` are the same pods, with the same disks. A right in the whole Kubernetes cluster is named after namespace and cluster with
a dash between them, so \`payments\` in \`kafka-eu\` and \`eu-payments\` in \`kafka\` have one, and the brokers of one of them cannot
start.`,
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
    const resources = new Map<string, KafkaResource>();
    const objects = new Map<string, Made>();
    const named = clusters.flatMap(namedOf);
    for (const context of clusters) {
      const { kafka, cluster } = context;
      const [own] = namedOf(context);
      if (kafka === undefined || own === undefined) continue;
      const resource = `${namespaceOf(kafka)}/${kafka.name}`;
      const same = resources.get(resource);
      if (same !== undefined) {
        reportSame(kafka, same, `Kafka resource \`${resource}\``, report);
        continue;
      }
      resources.set(resource, kafka);
      const met = new Set<KafkaResource>();
      // Names begin with that of the cluster: most clusters have nobody to collide with, and nothing is computed for them.
      if (!named.some((one) => mayShare(own, one))) continue;
      for (const object of context.made?.all ?? []) {
        const made = { kafka, object, cluster: cluster.id };
        const first = objects.get(keyOf(object));
        if (first === undefined) objects.set(keyOf(object), made);
        else if (first.kafka !== kafka && !met.has(first.kafka)) {
          met.add(first.kafka);
          reportShared(made, first, report);
        }
      }
    }
  },
});

interface Named {
  readonly kafka: KafkaResource;
  readonly namespace: string;
}

function namedOf(context: KafkaContext): readonly Named[] {
  const { kafka } = context;
  return kafka === undefined ? [] : [{ kafka, namespace: namespaceOf(kafka) ?? '' }];
}

/** Whether two clusters may have an object in common: the name of one begins with the other's, or namespaces and names join alike. */
function mayShare(one: Named, other: Named): boolean {
  if (one.kafka === other.kafka) return false;
  const [a, b] = [one.kafka.name, other.kafka.name];
  if (one.namespace === other.namespace) return a.startsWith(`${b}-`) || b.startsWith(`${a}-`) || a === b;
  return `${one.namespace}-${a}` === `${other.namespace}-${b}`;
}

/** An object that the operator makes, and for whom. */
interface Made {
  readonly kafka: KafkaResource;
  readonly cluster: string;
  readonly object: MadeObject;
}

function reportSame(kafka: KafkaResource, first: KafkaResource, resource: string, report: Report): void {
  const names = [kafka.place('metadata', 'name'), first.place('metadata', 'name')] as const;
  const place = firstWritten(...names);
  report(
    `${resource} is in two files; give one of them another \`name\` or \`namespace\`.`,
    place,
    names.filter((one) => one !== place).map((one) => ({ place: one, message: 'the other one' })),
  );
}

function reportShared(made: Made, first: Made, report: Report): void {
  const isOfPools = [made, first].every((one) => poolOf(one) !== undefined);
  const ofListener = [made, first].some((one) => one.object.listener !== undefined) && !isOfPools;
  const advice = ofListener
    ? 'rename the listener'
    : `change the name or namespace of one of them${isOfPools ? ', or the name of its pool' : ''}`;
  const byListener = made.object.listener === undefined && first.object.listener !== undefined;
  const [here, there] = byListener ? [placesOf(first), placesOf(made)] : [placesOf(made), placesOf(first)];
  const place = firstWritten(...here, ...there);
  const other = here.includes(place) ? firstWritten(...there) : firstWritten(...here);
  report(
    `The operator would make one ${made.object.kind} \`${made.object.name}\` for both ${first.cluster} and ${made.cluster}; ${advice}.`,
    place,
    [{ place: other, message: 'the other cluster' }],
  );
}

/** What the name follows from. */
function placesOf(made: Made): readonly [Place, ...Place[]] {
  const { kafka, object } = made;
  const { listener } = object;
  const own: readonly [Place, Place] = [kafka.place('metadata', 'name'), kafka.place('metadata', 'namespace')];
  const pool = poolOf(made);
  if (pool !== undefined) return [{ node: pool.object.node, route: ['metadata', 'name'] }, ...own];
  return listener === undefined ? own : [kafka.place('spec', 'kafka', 'listeners', listener, 'name'), ...own];
}

/** The pool that an object is made for; undefined for brokers without pools. */
function poolOf({ kafka, object }: Made): Nodes | undefined {
  return kafka.nodes.find((one) => one.pool !== undefined && one.pool === object.pool);
}

function keyOf({ kind, namespace, name }: MadeObject): string {
  return `${kind}/${namespace ?? ''}/${name}`;
}
