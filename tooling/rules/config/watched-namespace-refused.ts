import { toPlain } from '../../source/node.ts';
import { listAt, plainAt, textAt } from '../../source/plain.ts';
import { isSince, strimziRelease } from '../../strimzi/releases.ts';
import type { KubernetesContext } from '../context.ts';
import { namespaceOf } from '../kafka-resource.ts';
import { kraftExample } from '../kraft-example.ts';
import { defineKubernetesRule } from '../rule.ts';
import { containersOf, podRoute } from '../seen-pods.ts';

const variable = 'STRIMZI_ENTITY_OPERATOR_WATCHED_NAMESPACE_ENABLED';

export default defineKubernetesRule({
  id: 'watched-namespace-refused',
  summary: 'Topics and users are read from the namespace of their cluster, or the operator allows others.',
  severity: 'error',
  why: `From Strimzi 1.0.1 on the operators of topics and users watch the namespace of their cluster only. With another one in
\`watchedNamespace\` the operator deletes their Deployment, and fails each reconciliation of the cluster from there on: no topic, no
user and no certificate is looked after any more. Its variable \`${variable}\` set to \`true\`
allows it.`,
  fix: `Leave \`watchedNamespace\` out and keep topics and users beside their cluster. Whoever may write to another namespace could
otherwise give users of this cluster rights.`,
  bad: kraftExample(`entityOperator: {}
patches:
  - target: { kind: Kafka }
    operations: [{ op: add, path: /spec/entityOperator/topicOperator/watchedNamespace, value: topics }]
`),
  good: kraftExample(`entityOperator: {}
patches:
  - target: { kind: Kafka }
    operations: [{ op: add, path: /spec/entityOperator/topicOperator/watchedNamespace, value: kafka }]
`),
  check(context, report) {
    const release = strimziRelease(context.kubernetes.spec.strimzi.release);
    if (release === undefined || !isSince(release, '1.0.1') || !isForbidden(context)) return;
    for (const { kafka } of context.kafka) {
      const own = kafka && namespaceOf(kafka);
      for (const part of own === undefined ? [] : ['topicOperator', 'userOperator']) {
        const route = ['spec', 'entityOperator', part, 'watchedNamespace'];
        const watched = kafka?.text(...route);
        if (kafka === undefined || watched === undefined || watched === '' || watched === own) continue;
        report(
          `\`watchedNamespace\` is \`${watched}\` and the cluster is in \`${own}\`, so the operator deletes the operators of topics and users; leave it out.`,
          kafka.place(...route),
        );
      }
    }
  },
});

/** Known where the operator's Deployment is in sight, with a value that stands there. */
function isForbidden({ operator }: KubernetesContext): boolean {
  const variables = operator
    .filter(({ kind }) => kind === 'Deployment')
    .flatMap(({ node, kind }) => containersOf(plainAt(toPlain(node), ...podRoute(kind))))
    .flatMap(({ plain }) => listAt(plain, 'env'));
  const isOperator = variables.some((one) => textAt(one, 'name') === 'STRIMZI_KAFKA_IMAGES');
  const own = variables.filter((one) => textAt(one, 'name') === variable);
  return isOperator && own.every((one) => (textAt(one, 'value')?.toLowerCase() ?? 'true') !== 'true');
}
