/**
 * Owns the Secret by which Argo CD knows a Kubernetes cluster. It holds a credential, so it is made where it is applied and is never a
 * file. Source: Argo CD, docs/operator-manual/declarative-setup.md, "Clusters".
 */
import type { ArgoCd, KubernetesCluster } from '../../model/model.ts';
import type { Plain } from '../../source/node.ts';

export interface Credential {
  /** URL of the API server, as Argo CD reaches it. */
  readonly server: string;
  /** Certificate of its authority, in base64; undefined where the system trusts it. */
  readonly caData?: string | undefined;
  readonly bearerToken: string;
}

/** The ServiceAccount of base/argocd/manager, and the Secret with its token. */
export const managerBase = 'base/argocd/manager';
export const managerToken = { namespace: 'kube-system', name: 'argocd-manager-long-lived-token' } as const;

export function clusterSecret(
  { spec }: ArgoCd,
  kubernetes: KubernetesCluster,
  { server, caData, bearerToken }: Credential,
): Plain {
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: {
      name: `cluster-${kubernetes.spec.destination}`,
      namespace: spec.namespace,
      labels: { 'argocd.argoproj.io/secret-type': 'cluster' },
      annotations: { 'managed-by': 'argocd.argoproj.io' },
    },
    type: 'Opaque',
    stringData: {
      name: kubernetes.spec.destination,
      server,
      config: JSON.stringify({
        bearerToken,
        tlsClientConfig: { insecure: false, ...(caData === undefined ? {} : { caData }) },
      }),
    },
  };
}
