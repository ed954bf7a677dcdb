import type { RenderedObject } from '../../render/rendered.ts';
import type { MadeKind } from '../../strimzi/made/made.ts';
import type { OperatorObjects } from '../../strimzi/made/operator-makes.ts';
import { objectsOf } from '../context.ts';
import { defineKubernetesRule } from '../rule.ts';

/** Claims are left out: a recovery makes them beforehand, and the operator takes them as they are. */
const kinds: readonly MadeKind[] = [
  ...([
    'Service',
    'ConfigMap',
    'Secret',
    'ServiceAccount',
    'NetworkPolicy',
    'PodDisruptionBudget',
    'Deployment',
  ] as const),
  ...(['Role', 'RoleBinding', 'ClusterRoleBinding', 'Ingress', 'Route', 'TLSRoute', 'StrimziPodSet', 'Pod'] as const),
];

export default defineKubernetesRule({
  id: 'object-of-operator',
  summary: 'No object of ours is one that the operator makes.',
  severity: 'error',
  why: `The operator writes its objects again in every reconciliation, every two minutes, and Argo CD puts back what is in Git: the object
changes to and fro for good, and what depends on it with it. When Argo CD stops wanting it, it deletes it for both.`,
  fix: `Leave it out and say what must be different in \`template\` of the Kafka resource or the pool, or give it a name of its own.`,
  bad: `manifests:
  - apiVersion: v1
    kind: Service
    metadata: { name: orders-kafka-bootstrap }
    spec:
      selector: { strimzi.io/name: orders-kafka }
      ports: [{ port: 9091 }]
`,
  good: `manifests:
  - apiVersion: v1
    kind: Service
    metadata: { name: orders-replication }
    spec:
      selector: { strimzi.io/name: orders-kafka }
      ports: [{ port: 9091 }]
`,
  check(context, report) {
    const all = objectsOf(context);
    for (const one of context.kafka) {
      // What the operator makes is computed only where an object of ours is called after the cluster.
      const { cluster, kafka } = one;
      if (kafka === undefined) continue;
      const same = all.filter(
        (object) =>
          (object.name.startsWith(`${kafka.name}-`) || object.kind === 'ClusterRoleBinding') &&
          kinds.some((kind) => kind === object.kind) &&
          (object.namespace ?? kafka.object.namespace) === kafka.object.namespace,
      );
      const made = same.length === 0 ? undefined : one.made;
      if (made === undefined) continue;
      for (const object of same) {
        if (!isMade(object, made)) continue;
        const message = `${object.kind} \`${object.name}\` is one that the operator makes for ${cluster.id}, and the two would overwrite each other; leave it out, or rename it.`;
        report(message, { node: object.node, route: ['metadata', 'name'] }, [
          { place: kafka.place('metadata', 'name'), message: 'the cluster' },
        ]);
      }
    }
  },
});

/** A Secret for JMX may be given beforehand: the operator keeps the password in it. Source: `JmxModel.jmxSecret`. */
function isMade({ kind, name }: RenderedObject, made: OperatorObjects): boolean {
  if (kind === 'Secret' && name.endsWith('-jmx')) return false;
  const known = kinds.find((one) => one === kind);
  return known !== undefined && made.ofKind(known).some((one) => one.name === name);
}
