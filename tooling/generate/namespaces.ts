/**
 * Owns the namespaces that this repository makes: the operator's, those it watches, and those of what a Kubernetes cluster has once.
 * What their labels enforce is what every pod of ours keeps to.
 */
import { isDeletable } from '../model/deletable.ts';
import type { KubernetesCluster } from '../model/model.ts';
import { type Reader, readerOf } from '../model/reader.ts';
import { protection, syncOptions } from '../model/sync-options.ts';
import { type Draft, fromPlain, type Origin, type YamlNode } from '../source/node.ts';

/** @param watched the namespaces that the operator watches, each with the place that asks for it. */
export function namespaceObjects(
  kubernetes: KubernetesCluster,
  watched: ReadonlyMap<string, Origin>,
): readonly YamlNode[] {
  const labels = podSecurityLabels(kubernetes, readerOf(kubernetes.node));
  return [...namespacesOf(kubernetes, watched)].map(([name, origin]) => {
    const mayGo = isDeletable(kubernetes.spec.deletable, 'Namespace', name);
    return namespaceObject(name, labels, mayGo ? undefined : { [syncOptions]: protection }, origin);
  });
}

/** Names of these, sorted. */
export function namespaceNames(kubernetes: KubernetesCluster, watched: ReadonlyMap<string, Origin>): readonly string[] {
  return [...namespacesOf(kubernetes, watched).keys()];
}

function namespacesOf(
  kubernetes: KubernetesCluster,
  watched: ReadonlyMap<string, Origin>,
): ReadonlyMap<string, Origin> {
  const reader = readerOf(kubernetes.node);
  const { strimzi, prometheus, drainCleaner } = kubernetes.spec;
  const namespaces = new Map<string, Origin>();
  const add = (name: string | undefined, origin: Origin): void => {
    if (name !== undefined && !namespaces.has(name)) namespaces.set(name, origin);
  };
  for (const [name, origin] of watched) add(name, origin);
  add(strimzi.operator.namespace, reader.origin('strimzi', 'operator', 'namespace'));
  if (prometheus?.enabled === true) add(prometheus.namespace, reader.origin('prometheus', 'namespace'));
  if (drainCleaner?.enabled === true) add(drainCleaner.namespace, reader.origin('drainCleaner', 'namespace'));
  return new Map([...namespaces].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Namespaces hold the data: Argo CD never deletes them, whatever becomes of this file, unless it was told to before. */
function namespaceObject(name: string, labels: Draft, annotations: Draft, origin: Origin): YamlNode {
  return fromPlain({ apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels, annotations } }, origin);
}

/**
 * What is refused stays as the Kubernetes version of the cluster file has it: an upgrade of Kubernetes that demands more must not
 * keep a broker from starting again. What `restricted` would refuse today is warned of and noted in the audit log.
 */
function podSecurityLabels({ spec }: KubernetesCluster, reader: Reader): Draft {
  const [major, minor] = spec.kubernetes.split('.');
  return {
    'pod-security.kubernetes.io/enforce': reader.node('podSecurity'),
    'pod-security.kubernetes.io/enforce-version': reader.value(`v${major}.${minor}`, 'kubernetes'),
    'pod-security.kubernetes.io/audit': reader.value('restricted', 'podSecurity'),
    'pod-security.kubernetes.io/warn': reader.value('restricted', 'podSecurity'),
  };
}
