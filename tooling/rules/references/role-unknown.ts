import { nearest } from '../../source/nearest.ts';
import { textAt } from '../../source/plain.ts';
import { sightOf } from '../in-sight.ts';
import { defineKubernetesRule } from '../rule.ts';

export default defineKubernetesRule({
  id: 'role-unknown',
  summary: 'A Role that a binding gives is there.',
  severity: 'error',
  why: `A binding to a role that does not exist is accepted and gives nothing: the pods start, and each request they send to the API server
is refused. The role of a binding cannot be changed later; it has to be deleted and made anew. ClusterRoles are judged where their name
begins with \`strimzi-\`: others may come with Kubernetes or from elsewhere.`,
  fix: 'Correct the name, or write the Role beside it.',
  bad: `manifests:
  - { apiVersion: v1, kind: ServiceAccount, metadata: { name: topic-reader }, automountServiceAccountToken: false }
  - apiVersion: rbac.authorization.k8s.io/v1
    kind: RoleBinding
    metadata: { name: read-topics }
    roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: topic-reader }
    subjects: [{ kind: ServiceAccount, name: topic-reader, namespace: kafka }]
`,
  good: `manifests:
  - { apiVersion: v1, kind: ServiceAccount, metadata: { name: topic-reader }, automountServiceAccountToken: false }
  - apiVersion: rbac.authorization.k8s.io/v1
    kind: Role
    metadata: { name: topic-reader }
    rules: [{ apiGroups: [kafka.strimzi.io], resources: [kafkatopics], verbs: [get, list] }]
  - apiVersion: rbac.authorization.k8s.io/v1
    kind: RoleBinding
    metadata: { name: read-topics }
    roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: topic-reader }
    subjects: [{ kind: ServiceAccount, name: topic-reader, namespace: kafka }]
`,
  check(context, report) {
    const sight = sightOf(context);
    const clusterRoles = sight.ofKind('ClusterRole').map(({ object }) => object.name);
    for (const { object, plain } of sight.ofKind('RoleBinding', 'ClusterRoleBinding')) {
      const kind = textAt(plain, 'roleRef', 'kind');
      const name = textAt(plain, 'roleRef', 'name');
      const there = sight.namespace(object.namespace);
      if (name === undefined || !context.complete) continue;
      const known =
        kind === 'ClusterRole'
          ? clusterRoles
          : [
              ...(there?.objects ?? []).filter((one) => one.object.kind === 'Role').map((one) => one.object.name),
              ...(there?.made ?? []).flatMap((one) => one.ofKind('Role').map((role) => role.name)),
            ];
      const judged = kind === 'ClusterRole' ? name.startsWith('strimzi-') : kind === 'Role' && there !== undefined;
      if (!judged || known.includes(name)) continue;
      const near = nearest(name, known);
      const advice = near === undefined ? 'write it beside.' : `did you mean \`${near}\`?`;
      const where = kind === 'Role' ? ` in namespace \`${object.namespace}\`` : '';
      const message = `${object.kind} \`${object.name}\` gives ${kind} \`${name}\`, which is not there${where}; ${advice}`;
      report(message, { node: object.node, route: ['roleRef', 'name'] });
    }
  },
});
