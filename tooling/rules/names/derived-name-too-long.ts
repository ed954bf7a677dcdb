import type { MadeObject } from '../../strimzi/made/made.ts';
import { inCluster, type KafkaContext } from '../context.ts';
import type { Nodes } from '../nodes.ts';
import type { Place } from '../place.ts';
import { defineKafkaRule } from '../rule.ts';
import { firstWritten } from '../written.ts';

/** What of an object takes its name: a DNS label or the value of a label, both of 63 characters. */
const most = 63;
const limited: readonly MadeObject['kind'][] = ['Service', 'Pod', 'Deployment', 'StrimziPodSet'];

export default defineKafkaRule({
  id: 'derived-name-too-long',
  summary: 'Names that the operator derives from that of the cluster are not longer than Kubernetes takes.',
  severity: 'error',
  why: `The operator appends to the cluster's name and checks no length: \`<cluster>-kafka-<listener>-bootstrap\`,
\`<cluster>-zookeeper-client\`, \`<cluster>-entity-operator\`, and with pools \`<cluster>-<pool>-<listener>-<number>\`. The name of a Service,
the host name of a pod and the value of a label have 63 characters at most; with one more the API server refuses the object, and the
reconciliation fails each time.`,
  fix: `Choose a shorter \`name\` for a new cluster or pool, or a shorter name for the listener. What runs cannot be renamed.`,
  bad: `name: customer-relationship-management-events
kafka:
  listeners:
    - { name: external, port: 9095, type: nodeport, authentication: { type: tls } }
  authorization: { type: simple }
`,
  good: `name: crm-events
kafka:
  listeners:
    - { name: external, port: 9095, type: nodeport, authentication: { type: tls } }
  authorization: { type: simple }
`,
  check(context, report) {
    if (!mayBeLong(context)) return;
    const long = (context.made?.all ?? []).filter((one) => limited.includes(one.kind) && one.name.length > most);
    const longest = long.reduce<MadeObject | undefined>(
      (best, one) => (best === undefined || one.name.length > best.name.length ? one : best),
      undefined,
    );
    if (longest === undefined) return;
    const { place, advice } = remedyFor(long, longest, context);
    report(
      `The operator would make ${longest.kind} \`${longest.name}\` of ${longest.name.length} characters, and Kubernetes takes ${most}; ${advice}.`,
      place,
    );
  },
});

interface Remedy {
  readonly place: Place;
  readonly advice: string;
}

/** What all of the names have in common besides that of the cluster is what to change. */
function remedyFor(long: readonly MadeObject[], longest: MadeObject, { kafka, cluster }: KafkaContext): Remedy {
  const name = inCluster(cluster, 'name');
  const own = kafka?.place('metadata', 'name') ?? name;
  const pool = kafka?.nodes.find((one) => one.pool !== undefined && one.pool === longest.pool);
  const ofListener = long.every((one) => one.listener !== undefined);
  if (pool !== undefined && long.every((one) => one.pool !== undefined)) {
    const place = pool.spec === undefined ? metadataName(pool) : inCluster(cluster, ...pool.authored, 'name');
    const others = ofListener ? ', the listener or the cluster' : ' or of the cluster';
    return { place: firstWritten(place, metadataName(pool), own), advice: `shorten the name of the pool${others}` };
  }
  if (!ofListener || kafka === undefined)
    return { place: firstWritten(own, name), advice: 'shorten the name of the cluster' };
  return {
    place: kafka.place('spec', 'kafka', 'listeners', longest.listener ?? 0, 'name'),
    advice: 'shorten the name of the listener or of the cluster',
  };
}

function metadataName({ object }: Nodes): Place {
  return { node: object.node, route: ['metadata', 'name'] };
}

/**
 * `-kafka-`, a listener and `-bootstrap` make the longest of all names, and with pools those of nodes; nothing is computed for a cluster that
 * has room for that.
 */
function mayBeLong({ kafka }: KafkaContext): boolean {
  if (kafka === undefined) return false;
  const listeners = kafka
    .list('spec', 'kafka', 'listeners')
    .map((_, index) => (kafka.text('spec', 'kafka', 'listeners', index, 'name') ?? '').length);
  const longest = Math.max(0, ...listeners);
  const nodes = kafka.nodes.map(({ podsName }) => podsName.length + 1 + longest + '-2147483647'.length);
  return Math.max(kafka.name.length + '-kafka-'.length + longest + '-bootstrap'.length, ...nodes) > most;
}
