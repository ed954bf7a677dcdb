import type { RenderedObject } from '../../render/rendered.ts';
import { nodeAt, toPlain } from '../../source/node.ts';
import { listAt, mapAt } from '../../source/plain.ts';
import { type KubernetesContext, objectsOf } from '../context.ts';
import { defineKubernetesRule } from '../rule.ts';
import { isVendored } from '../vendored.ts';
import { workloadsOf } from '../workloads.ts';

import { examplePod, soundContainer } from './example-pods.ts';

export default defineKubernetesRule({
  id: 'service-account-token-mounted',
  summary: 'A pod that has no rights in Kubernetes gets no token either.',
  severity: { production: 'warning', staging: 'off', development: 'off' },
  why: `Kubernetes puts a token into every pod unless told otherwise. A program that never talks to Kubernetes has no use for it; whoever
breaks in has: it proves an identity to everything that trusts the Kubernetes cluster, and gets whatever rights are bound to it later.`,
  fix: 'Set `automountServiceAccountToken: false` in the pod, or in the ServiceAccount.',
  bad: examplePod(soundContainer, undefined, ''),
  good: examplePod(soundContainer),
  check(context, report) {
    const objects = objectsOf(context);
    const bound = boundAccounts(objects);
    for (const { object, route, spec } of workloadsOf(objects)) {
      const mounts = spec['automountServiceAccountToken'];
      const account = String(spec['serviceAccountName'] ?? spec['serviceAccount'] ?? 'default');
      if (mounts === false || isVendored(object.node) || !isComplete(context)) continue;
      if (bound.has(`${object.namespace}/${account}`)) continue;
      if (mounts === undefined && accountMounts(objects, object.namespace, account) === false) continue;
      report(
        `${object.kind} \`${object.name}\` gets the token of \`${account}\`, to which no right is bound; set \`automountServiceAccountToken: false\`.`,
        { node: object.node, route: mounts === undefined ? route : [...route, 'automountServiceAccountToken'] },
      );
    }
  },
});

/** In a run for one Kafka cluster there are bindings that are not seen. */
function isComplete({ operator }: KubernetesContext): boolean {
  return operator.length > 0;
}

/** `namespace/name` of the ServiceAccounts that a binding names. */
function boundAccounts(objects: readonly RenderedObject[]): ReadonlySet<string> {
  const bindings = objects.filter((one) => one.kind === 'RoleBinding' || one.kind === 'ClusterRoleBinding');
  return new Set(
    bindings.flatMap(({ node, namespace }) => {
      const subjects = nodeAt(node, ['subjects']);
      return listAt(subjects && toPlain(subjects)).map((subject) => {
        const { name, namespace: own } = mapAt(subject);
        return `${own ?? namespace}/${name}`;
      });
    }),
  );
}

function accountMounts(
  objects: readonly RenderedObject[],
  namespace: string | undefined,
  name: string,
): boolean | undefined {
  const account = objects.find(
    (one) => one.kind === 'ServiceAccount' && one.name === name && one.namespace === namespace,
  );
  const field = account && nodeAt(account.node, ['automountServiceAccountToken']);
  return field?.kind === 'scalar' ? field.value === true : undefined;
}
