/**
 * Owns which kinds kustomize knows to have no namespace: those of Kubernetes 1.21, whose OpenAPI kyaml embeds. A custom resource or
 * a newer kind counts as namespaced, so `namespace:` reaches it.
 */
import table from './merge-keys.json' with { type: 'json' };

const known = new Set(table.clusterScoped);

export function isClusterScoped(apiVersion: string, kind: string): boolean {
  return known.has(`${apiVersion}/${kind}`);
}
