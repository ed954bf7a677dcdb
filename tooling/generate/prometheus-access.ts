/** Owns where Prometheus may look: bindings in each namespace that has pods to scrape, and one for kubelets where they are asked. */
import type { KubernetesCluster } from '../model/model.ts';
import type { Reader } from '../model/reader.ts';
import { type Draft, fromPlain, type Origin, type YamlNode } from '../source/node.ts';

const rbac = 'rbac.authorization.k8s.io';
const findsPods = 'prometheus-finds-pods';

export function prometheusAccess(
  kubernetes: KubernetesCluster,
  reader: Reader,
  watched: ReadonlyMap<string, Origin>,
): readonly YamlNode[] {
  const { strimzi, prometheus } = kubernetes.spec;
  const subjects = [{ kind: 'ServiceAccount', name: 'prometheus', namespace: reader.node('prometheus', 'namespace') }];
  const binding = (kind: string, role: string, metadata: Draft, origin: Origin): YamlNode =>
    fromPlain(
      {
        apiVersion: `${rbac}/v1`,
        kind,
        metadata,
        subjects,
        roleRef: { apiGroup: rbac, kind: 'ClusterRole', name: role },
      },
      origin,
    );
  const namespaces = new Map(watched);
  const operator = strimzi.operator.namespace;
  if (!namespaces.has(operator)) namespaces.set(operator, reader.origin('strimzi', 'operator', 'namespace'));
  const everywhere = reader.origin('strimzi', 'operator', 'watchAll');
  return [
    ...(prometheus?.nodeMetrics === true
      ? [
          binding(
            'ClusterRoleBinding',
            'prometheus-reads-kubelets',
            { name: 'prometheus-reads-kubelets' },
            reader.origin('prometheus', 'nodeMetrics'),
          ),
        ]
      : []),
    ...(strimzi.operator.watchAll
      ? [binding('ClusterRoleBinding', findsPods, { name: findsPods }, everywhere)]
      : [...namespaces]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([namespace, origin]) => binding('RoleBinding', findsPods, { name: findsPods, namespace }, origin))),
  ];
}
