import type { MadeObject } from '../../strimzi/made/made.ts';
import { inCluster, type KafkaContext } from '../context.ts';
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
\`<cluster>-zookeeper-client\`, \`<cluster>-entity-operator\`. The name of a Service, the host name of a pod and the value of a label have 63
characters at most; with one more the API server refuses the object, and the reconciliation fails each time.`,
  fix: `Choose a shorter \`name\` for a new cluster, or a shorter name for the listener. A cluster that runs cannot be renamed.`,
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
    const { kafka } = context;
    if (kafka === undefined || !mayBeLong(context)) return;
    const long = (context.made?.all ?? []).filter((one) => limited.includes(one.kind) && one.name.length > most);
    const longest = long.reduce<MadeObject | undefined>(
      (best, one) => (best === undefined || one.name.length > best.name.length ? one : best),
      undefined,
    );
    if (longest === undefined) return;
    const byListeners = long.every((one) => one.listener !== undefined);
    const name: Place = kafka.place('metadata', 'name');
    const place = byListeners
      ? kafka.place('spec', 'kafka', 'listeners', longest.listener ?? 0, 'name')
      : firstWritten(name, inCluster(context.cluster, 'name'));
    const advice = byListeners
      ? 'shorten the name of the listener or of the cluster'
      : 'shorten the name of the cluster';
    report(
      `The operator would make ${longest.kind} \`${longest.name}\` of ${longest.name.length} characters, and Kubernetes takes ${most}; ${advice}.`,
      place,
    );
  },
});

/** `-kafka-`, a listener and `-bootstrap` make the longest of all names; nothing is computed for a cluster that has room for that. */
function mayBeLong({ kafka }: KafkaContext): boolean {
  const listeners = (kafka?.list('spec', 'kafka', 'listeners') ?? []).map(
    (_, index) => (kafka?.text('spec', 'kafka', 'listeners', index, 'name') ?? '').length,
  );
  return (kafka?.name.length ?? 0) + '-kafka-'.length + Math.max(0, ...listeners) + '-bootstrap'.length > most;
}
