/** Owns what of Prometheus's StatefulSet is one Kubernetes cluster's own: its volume, resources, image, Secrets, and where it runs. */
import type { KubernetesCluster } from '../model/model.ts';
import type { Reader } from '../model/reader.ts';
import type { Draft, YamlNode } from '../source/node.ts';
import { toleratedTaints } from './placement.ts';
import { resourcesOf } from './resources.ts';

const name = 'prometheus';

export function prometheusPatch({ spec }: KubernetesCluster, reader: Reader): YamlNode {
  const field = (...route: readonly string[]): YamlNode | undefined => reader.node('prometheus', ...route);
  const host = spec.prometheus?.ingress?.host;
  const secrets = spec.prometheus?.secrets ?? [];
  const ofSecret = (volume: Draft, index: number): Draft => reader.value(volume, 'prometheus', 'secrets', index);
  return reader.value(
    {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { name },
      spec: {
        template: {
          spec: {
            ...placement(spec, reader),
            imagePullSecrets: spec.strimzi.pullSecrets?.map((secret) => ({ name: secret })),
            securityContext:
              spec.provider === 'openshift'
                ? reader.value({ runAsUser: null, runAsGroup: null, fsGroup: null }, 'provider')
                : undefined,
            containers: [
              {
                name,
                image: field('image'),
                env:
                  host === undefined
                    ? undefined
                    : [
                        reader.value(
                          { name: 'EXTERNAL_URL', value: `https://${host}` },
                          'prometheus',
                          'ingress',
                          'host',
                        ),
                      ],
                resources: resourcesOf(reader, 'prometheus'),
                volumeMounts:
                  secrets.length === 0
                    ? undefined
                    : secrets.map((secret, index) =>
                        ofSecret(
                          { name: `secret-${index}`, mountPath: `/etc/prometheus/secrets/${secret}`, readOnly: true },
                          index,
                        ),
                      ),
              },
            ],
            volumes:
              secrets.length === 0
                ? undefined
                : secrets.map((secret, index) =>
                    ofSecret({ name: `secret-${index}`, secret: { secretName: secret } }, index),
                  ),
          },
        },
        volumeClaimTemplates: [
          reader.value(
            {
              apiVersion: 'v1',
              kind: 'PersistentVolumeClaim',
              metadata: { name: 'data' },
              spec: {
                accessModes: ['ReadWriteOnce'],
                storageClassName: field('storage', 'class'),
                resources: { requests: { storage: field('storage', 'size') } },
              },
            },
            'prometheus',
            'storage',
          ),
        ],
      },
    },
    'prometheus',
  );
}

function placement(
  { nodePools, prometheus }: KubernetesCluster['spec'],
  reader: Reader,
): { readonly [key: string]: Draft } {
  const pool = nodePools.find((one) => one.name === prometheus?.nodePool);
  const tolerations = toleratedTaints(pool);
  const at = (draft: Draft): YamlNode => reader.value(draft, 'prometheus', 'nodePool');
  return {
    nodeSelector: pool?.labels === undefined ? undefined : at(pool.labels),
    tolerations: tolerations.length === 0 ? undefined : at(tolerations),
  };
}
