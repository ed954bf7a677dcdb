import type { RenderedObject } from '../../render/rendered.ts';
import { nodeAt, type Plain, type Route, toPlain } from '../../source/node.ts';
import { listAt, mapAt } from '../../source/plain.ts';
import { objectsOf } from '../context.ts';
import { defineKubernetesRule, type Report } from '../rule.ts';
import { isVendored } from '../vendored.ts';

export default defineKubernetesRule({
  id: 'rbac-too-wide',
  summary: 'No role gives every right, and no right is given to everybody.',
  severity: 'error',
  why: `A \`*\` in a role also means what Kubernetes and its extensions will have tomorrow: reading all Secrets, starting pods on any
node. \`cluster-admin\` is all of that at once; \`escalate\`, \`bind\` and \`impersonate\` are a way to it. Whoever takes over one such pod
has the Kubernetes cluster, with all Kafka clusters in it.`,
  fix: 'List the API groups, resources and verbs that the program uses, and bind them to its own ServiceAccount.',
  bad: `manifests:
  - apiVersion: rbac.authorization.k8s.io/v1
    kind: Role
    metadata: { name: topic-reader }
    rules:
      - { apiGroups: [kafka.strimzi.io], resources: [kafkatopics], verbs: ["*"] }
  - apiVersion: rbac.authorization.k8s.io/v1
    kind: RoleBinding
    metadata: { name: topic-reader }
    subjects: [{ kind: User, name: jane, apiGroup: rbac.authorization.k8s.io }]
    roleRef: { kind: Role, name: topic-reader, apiGroup: rbac.authorization.k8s.io }
`,
  good: `manifests:
  - apiVersion: rbac.authorization.k8s.io/v1
    kind: Role
    metadata: { name: topic-reader }
    rules:
      - { apiGroups: [kafka.strimzi.io], resources: [kafkatopics], verbs: [get, list, watch] }
  - apiVersion: rbac.authorization.k8s.io/v1
    kind: RoleBinding
    metadata: { name: topic-reader }
    subjects: [{ kind: User, name: jane, apiGroup: rbac.authorization.k8s.io }]
    roleRef: { kind: Role, name: topic-reader, apiGroup: rbac.authorization.k8s.io }
`,
  check(context, report) {
    for (const object of objectsOf(context)) {
      if (!object.apiVersion.startsWith('rbac.authorization.k8s.io/') || isVendored(object.node)) continue;
      if (object.kind.endsWith('Binding')) checkBinding(object, report);
      else checkRules(object, report);
    }
  },
});

const everything: readonly (readonly [field: string, instead: string])[] = [
  ['apiGroups', 'the API groups'],
  ['resources', 'the resources'],
  ['verbs', 'the verbs'],
  ['nonResourceURLs', 'the paths'],
];

/** Verbs by which one gets rights that one was not given. */
const ladders: readonly Plain[] = ['escalate', 'bind', 'impersonate'];

function checkRules(object: RenderedObject, report: Report): void {
  listIn(object, ['rules']).forEach((value, index) => {
    const rule = mapAt(value);
    for (const [field, instead] of everything) {
      const at = listAt(rule[field]).indexOf('*');
      if (at !== -1)
        report(`${object.kind} \`${object.name}\` gives \`${field}: ["*"]\`; list ${instead} that are needed.`, {
          node: object.node,
          route: ['rules', index, field, at],
        });
    }
    listAt(rule['verbs']).forEach((verb, at) => {
      if (ladders.includes(verb) && listAt(rule['resourceNames']).length === 0)
        report(
          `${object.kind} \`${object.name}\` gives the verb \`${verb}\`, by which one takes further rights; leave it out, or name the objects under \`resourceNames\`.`,
          { node: object.node, route: ['rules', index, 'verbs', at] },
        );
    });
  });
}

const anybody: readonly Plain[] = [
  'system:authenticated',
  'system:unauthenticated',
  'system:anonymous',
  'system:serviceaccounts',
];

function checkBinding(object: RenderedObject, report: Report): void {
  const role = nodeAt(object.node, ['roleRef', 'name']);
  if (role?.kind === 'scalar' && role.value === 'cluster-admin')
    report(
      `${object.kind} \`${object.name}\` gives every right (\`cluster-admin\`); bind a role with those that are needed.`,
      {
        node: object.node,
        route: ['roleRef', 'name'],
      },
    );
  listIn(object, ['subjects']).forEach((subject, index) => {
    const { name } = mapAt(subject);
    if (anybody.includes(name ?? null))
      report(
        `${object.kind} \`${object.name}\` gives rights to everybody (\`${name}\`); name the ServiceAccount that needs them.`,
        {
          node: object.node,
          route: ['subjects', index, 'name'],
        },
      );
  });
}

function listIn({ node }: RenderedObject, route: Route): readonly Plain[] {
  const found = nodeAt(node, route);
  return listAt(found && toPlain(found));
}
