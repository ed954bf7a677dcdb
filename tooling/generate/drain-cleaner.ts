/**
 * Owns the overlay of the Drain Cleaner. It is two kustomizations, as the operator's is: `namespace:` moves every object it reaches,
 * and the rights in the namespaces of Kafka clusters must stay there.
 */
import type { KafkaCluster, KubernetesCluster } from '../model/model.ts';
import { type Reader, readerOf } from '../model/reader.ts';
import { type Draft, fromPlain, type Origin, type YamlNode } from '../source/node.ts';
import type { GeneratedFile } from '../source/tree.ts';
import { drainCleanerImage } from '../strimzi/operator/images.ts';
import { strimziRelease } from '../strimzi/releases.ts';
import { generatedFile, kustomization } from './generated.ts';
import { watchedNamespaces } from './operator-overlay.ts';

/** What the base calls everything. */
const name = 'strimzi-drain-cleaner';
const rbac = 'rbac.authorization.k8s.io';

export function drainCleanerOverlay(
  kubernetes: KubernetesCluster,
  kafka: readonly KafkaCluster[],
  directory: string,
): readonly GeneratedFile[] {
  const reader = readerOf(kubernetes.node);
  const sources = `clusters/${kubernetes.id}/*.yaml`;
  const watched = watchedNamespaces(kubernetes, kafka);
  const inner = `${directory}/cleaner`;
  const byCertManager = kubernetes.spec.drainCleaner?.certificate === 'cert-manager';
  const file = (base: string, document: YamlNode): GeneratedFile =>
    generatedFile(`${inner}/${base}`, sources, [document]);
  return [
    kustomization(directory, sources, reader.origin('drainCleaner'), { resources: ['cleaner', 'rights.yaml'] }),
    generatedFile(`${directory}/rights.yaml`, sources, rights(kubernetes, reader, watched)),
    file('bindings.yaml', bindingPatch(reader)),
    ...(byCertManager ? [file('certificate.yaml', certificatePatch(kubernetes, reader))] : []),
    file('deployment.yaml', deploymentPatch(kubernetes, reader)),
    file('webhook.yaml', webhookPatch(kubernetes, reader, [...watched.keys()])),
    kustomization(inner, sources, reader.origin('drainCleaner'), {
      namespace: reader.node('drainCleaner', 'namespace'),
      resources: [
        '../../../../base/drain-cleaner',
        ...(byCertManager ? ['../../../../base/drain-cleaner/certificate'] : []),
      ],
      patches: [
        { path: 'bindings.yaml', target: { group: rbac, kind: 'RoleBinding', name } },
        ...(byCertManager ? [{ path: 'certificate.yaml', target: { kind: 'Certificate', name } }] : []),
        { path: 'deployment.yaml', target: { kind: 'Deployment', name } },
        { path: 'webhook.yaml', target: { kind: 'ValidatingWebhookConfiguration', name } },
      ],
    }),
  ];
}

/** Where it may read pods and mark them: where Kafka runs. */
function rights(
  kubernetes: KubernetesCluster,
  reader: Reader,
  watched: ReadonlyMap<string, Origin>,
): readonly YamlNode[] {
  const subjects = [{ kind: 'ServiceAccount', name, namespace: reader.node('drainCleaner', 'namespace') }];
  const roleRef = { apiGroup: rbac, kind: 'ClusterRole', name };
  const binding = (kind: string, metadata: Draft, origin: Origin): YamlNode =>
    fromPlain({ apiVersion: `${rbac}/v1`, kind, metadata, subjects, roleRef }, origin);
  if (kubernetes.spec.strimzi.operator.watchAll)
    return [binding('ClusterRoleBinding', { name }, reader.origin('strimzi', 'operator', 'watchAll'))];
  // Its own namespace has a binding of the plain name already.
  return [...watched].map(([namespace, origin]) => binding('RoleBinding', { name: `${name}-pods`, namespace }, origin));
}

function bindingPatch(reader: Reader): YamlNode {
  const value = reader.node('drainCleaner', 'namespace');
  return reader.value([{ op: 'add', path: '/subjects/0/namespace', value }], 'drainCleaner', 'namespace');
}

function certificatePatch({ spec }: KubernetesCluster, reader: Reader): YamlNode {
  const value = `${name}.${spec.drainCleaner?.namespace}.svc`;
  return reader.value([{ op: 'replace', path: '/spec/dnsNames/0', value }], 'drainCleaner', 'namespace');
}

function deploymentPatch({ spec }: KubernetesCluster, reader: Reader): YamlNode {
  return reader.value(
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name },
      spec: {
        replicas: reader.node('drainCleaner', 'replicas'),
        template: {
          spec: {
            imagePullSecrets: spec.strimzi.pullSecrets?.map((secret) => ({ name: secret })),
            containers: [{ name, image: image(spec, reader) }],
          },
        },
      },
    },
    'drainCleaner',
  );
}

/** One of their own, or the one that belongs to the release of Strimzi. */
function image({ strimzi }: KubernetesCluster['spec'], reader: Reader): Draft {
  const own = reader.node('drainCleaner', 'image');
  const release = strimziRelease(strimzi.release);
  if (own !== undefined || release === undefined) return own;
  const { registry } = strimzi;
  return reader.value(drainCleanerImage(release, registry), 'strimzi', registry === undefined ? 'release' : 'registry');
}

/** Whom the API server asks, how it knows them, and about which namespaces. */
function webhookPatch({ spec }: KubernetesCluster, reader: Reader, watched: readonly string[]): YamlNode {
  const namespace = reader.node('drainCleaner', 'namespace');
  const byCertManager = spec.drainCleaner?.certificate === 'cert-manager';
  const inject = `${spec.drainCleaner?.namespace}/${name}`;
  const selector = { matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: watched }] };
  const operations: readonly Draft[] = [
    { op: 'replace', path: '/webhooks/0/clientConfig/service/namespace', value: namespace },
    ...(spec.strimzi.operator.watchAll ? [] : [{ op: 'add', path: '/webhooks/0/namespaceSelector', value: selector }]),
    byCertManager
      ? { op: 'add', path: '/metadata/annotations/cert-manager.io~1inject-ca-from', value: inject }
      : { op: 'add', path: '/webhooks/0/clientConfig/caBundle', value: reader.node('drainCleaner', 'caBundle') },
  ];
  return reader.value(operations, 'drainCleaner');
}
