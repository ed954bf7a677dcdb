import { nearest } from '../../source/nearest.ts';
import type { Route } from '../../source/node.ts';
import { listAt, textAt } from '../../source/plain.ts';
import { type SeenObject, type Sight, sightOf } from '../in-sight.ts';
import { workloadKinds } from '../known-kinds.ts';
import { defineKubernetesRule } from '../rule.ts';
import { podRoute } from '../seen-pods.ts';

export default defineKubernetesRule({
  id: 'service-account-unknown',
  summary: 'A ServiceAccount that pods run as, or that a binding gives rights, is there.',
  severity: 'error',
  why: `Pods with an account that does not exist are not created at all: the ReplicaSet tries again and again, and only its events tell. A
binding to such an account gives rights to nobody, and to whoever makes an account of that name later.`,
  fix: 'Write the ServiceAccount beside it, or correct the name or the namespace.',
  bad: `manifests:
  - apiVersion: rbac.authorization.k8s.io/v1
    kind: RoleBinding
    metadata: { name: read-topics }
    roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view }
    subjects: [{ kind: ServiceAccount, name: topic-reader, namespace: kafka }]
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
    const accounts = new Map<string, readonly string[]>();
    for (const { by, name, namespace, route } of namedAccounts(sight)) {
      const there = sight.namespace(namespace);
      // `default` is made with the namespace.
      if (there === undefined || name === 'default' || there.mayHaveOtherPods) continue;
      const known = accounts.get(there.name) ?? [
        ...there.objects.filter((one) => one.object.kind === 'ServiceAccount').map((one) => one.object.name),
        ...there.made.flatMap((one) => one.ofKind('ServiceAccount').map((account) => account.name)),
      ];
      accounts.set(there.name, known);
      if (known.includes(name)) continue;
      const near = nearest(name, known);
      const advice = near === undefined ? 'write it beside.' : `did you mean \`${near}\`?`;
      report(
        `${by.object.kind} \`${by.object.name}\` names ServiceAccount \`${name}\`, which is not in namespace \`${there.name}\`; ${advice}`,
        { node: by.object.node, route },
      );
    }
  },
});

interface NamedAccount {
  readonly by: SeenObject;
  readonly name: string;
  readonly namespace: string | undefined;
  readonly route: Route;
}

function namedAccounts(sight: Sight): readonly NamedAccount[] {
  const pods = sight.ofKind(...workloadKinds).flatMap((by): readonly NamedAccount[] => {
    const route = [...podRoute(by.object.kind), 'spec', 'serviceAccountName'];
    const name = textAt(by.plain, ...route);
    return name === undefined ? [] : [{ by, name, namespace: by.object.namespace, route }];
  });
  const subjects = sight.ofKind('RoleBinding', 'ClusterRoleBinding').flatMap((by) =>
    listAt(by.plain, 'subjects').flatMap((subject, index): readonly NamedAccount[] => {
      const name = textAt(subject, 'name');
      if (name === undefined || textAt(subject, 'kind') !== 'ServiceAccount') return [];
      return [{ by, name, namespace: textAt(subject, 'namespace'), route: ['subjects', index, 'name'] }];
    }),
  );
  return [...pods, ...subjects];
}
