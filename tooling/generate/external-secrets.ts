/**
 * Owns the objects by which External Secrets makes Secrets from a store (`external-secrets.io/v1`). They say where values are, and
 * never hold one. A Secret that exists needs nothing here.
 */
import { isDeletable } from '../model/deletable.ts';
import type { KubernetesCluster } from '../model/model.ts';
import { type Reader, readerOf } from '../model/reader.ts';
import type { SecretSpec } from '../model/schema/kubernetes-parts.ts';
import { protection, syncOptions } from '../model/sync-options.ts';
import { type Draft, fromPlain, type YamlNode } from '../source/node.ts';

export function externalSecrets(kubernetes: KubernetesCluster): readonly YamlNode[] {
  const reader = readerOf(kubernetes.node);
  return (kubernetes.spec.secrets ?? []).flatMap((secret, index) => {
    const { external } = secret;
    if (external === undefined) return [];
    return secret.namespaces.map((_, at) => externalSecret(kubernetes, secret, external, reader, index, at));
  });
}

function externalSecret(
  kubernetes: KubernetesCluster,
  secret: SecretSpec,
  external: NonNullable<SecretSpec['external']>,
  reader: Reader,
  index: number,
  at: number,
): YamlNode {
  const field = (...route: readonly string[]): YamlNode | undefined => reader.node('secrets', index, ...route);
  const data = Object.keys(external.data ?? {}).map((secretKey): Draft => {
    const ref = ['secrets', index, 'external', 'data', secretKey] as const;
    return reader.value(
      { secretKey, remoteRef: { key: reader.node(...ref, 'key'), property: reader.node(...ref, 'property') } },
      ...ref,
    );
  });
  return fromPlain(
    {
      apiVersion: 'external-secrets.io/v1',
      kind: 'ExternalSecret',
      metadata: {
        name: field('name'),
        namespace: reader.node('secrets', index, 'namespaces', at),
        // With it would go the Secret that it made, and brokers may not start without that.
        annotations: isDeletable(kubernetes.spec.deletable, 'ExternalSecret', secret.name)
          ? undefined
          : { [syncOptions]: protection },
      },
      spec: {
        refreshInterval: field('external', 'refresh') ?? '1h',
        secretStoreRef: {
          name: field('external', 'store'),
          kind: field('external', 'storeKind') ?? 'ClusterSecretStore',
        },
        target: {
          // A store that cannot be reached, or has lost a key, must not take the Secret from running pods.
          deletionPolicy: 'Retain',
          template: secret.type === undefined ? undefined : { type: field('type') },
        },
        data: data.length === 0 ? undefined : data,
        dataFrom:
          external.from === undefined
            ? undefined
            : [reader.value({ extract: { key: field('external', 'from') } }, 'secrets', index, 'external', 'from')],
      },
    },
    reader.origin('secrets', index, 'external'),
  );
}
