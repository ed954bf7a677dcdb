import { listAt, mapAt, textAt } from '../../source/plain.ts';
import { sightOf } from '../in-sight.ts';
import { workloadKinds } from '../known-kinds.ts';
import { defineKubernetesRule } from '../rule.ts';
import { podRoute } from '../seen-pods.ts';
import { isMentioned } from './named-data.ts';

export default defineKubernetesRule({
  id: 'service-account-unused',
  summary: 'A ServiceAccount is named by pods or by a binding.',
  severity: 'warning',
  why: `An account that nothing names is left over or mistyped: its pods run as \`default\`, without the rights they were to have, or
somebody takes the account for a use that nobody reviewed.`,
  fix: 'Set `serviceAccountName` in the pods it is for, or take it out.',
  bad: `manifests:
  - { apiVersion: v1, kind: ServiceAccount, metadata: { name: topic-reader }, automountServiceAccountToken: false }
`,
  good: `manifests:
  - { apiVersion: v1, kind: ServiceAccount, metadata: { name: topic-reader }, automountServiceAccountToken: false }
  - apiVersion: rbac.authorization.k8s.io/v1
    kind: RoleBinding
    metadata: { name: read-topics }
    roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view }
    subjects: [{ kind: ServiceAccount, name: topic-reader, namespace: kafka }]
`,
  check(context, report) {
    const sight = sightOf(context);
    const named = new Set([
      ...sight.ofKind(...workloadKinds).map(({ object, plain }) => {
        return `${object.namespace}/${textAt(plain, ...podRoute(object.kind), 'spec', 'serviceAccountName')}`;
      }),
      ...sight
        .ofKind('RoleBinding', 'ClusterRoleBinding')
        .flatMap(({ object, plain }) =>
          listAt(plain, 'subjects').map(
            (one) => `${textAt(one, 'namespace') ?? object.namespace}/${textAt(one, 'name')}`,
          ),
        ),
    ]);
    for (const { object, plain } of sight.ofKind('ServiceAccount')) {
      const there = sight.namespace(object.namespace);
      if (there === undefined || there.mayHaveOtherPods || named.has(`${object.namespace}/${object.name}`)) continue;
      // Annotations tie an account to somebody outside, such as a role of the cloud.
      const outside = Object.keys(mapAt(plain, 'metadata', 'annotations')).some((key) => !key.includes('argocd'));
      if (outside || object.name === 'default' || isMentioned(object.name, sight)) continue;
      const message = `ServiceAccount \`${object.name}\` is named by no pod and no binding in namespace \`${there.name}\`; take it out, or set \`serviceAccountName\` where it is meant.`;
      report(message, { node: object.node, route: ['metadata', 'name'] });
    }
  },
});
