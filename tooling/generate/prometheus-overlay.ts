/**
 * Owns the overlay of Prometheus. It is two kustomizations, as the operator's is: `namespace:` moves every object it reaches, and the
 * rights in the namespaces of Kafka clusters must stay there.
 */
import type { KafkaCluster, KubernetesCluster } from '../model/model.ts';
import { nodeGroupsOf } from '../model/node-groups.ts';
import { type Reader, readerOf } from '../model/reader.ts';
import { isDeleted } from '../model/removal.ts';
import type { Draft, YamlNode } from '../source/node.ts';
import type { GeneratedFile } from '../source/tree.ts';
import { isSince, strimziRelease } from '../strimzi/releases.ts';
import { generatedFile, kustomization } from './generated.ts';
import { watchedNamespaces } from './operator-overlay.ts';
import { prometheusAccess } from './prometheus-access.ts';
import { expectedRules } from './prometheus-expected.ts';
import { hasZookeeperNodes } from './prometheus-jobs.ts';
import { prometheusPatch } from './prometheus-patch.ts';
import { prometheusConfig } from './prometheus-scrape.ts';

export function prometheusOverlay(
  kubernetes: KubernetesCluster,
  clusters: readonly KafkaCluster[],
  directory: string,
): readonly GeneratedFile[] {
  const kafka = clusters.filter((one) => !isDeleted(one));
  const reader = readerOf(kubernetes.node);
  const sources = `clusters/${kubernetes.id}/*.yaml`;
  const inner = `${directory}/prometheus`;
  const file = (folder: string, name: string, documents: readonly YamlNode[]): GeneratedFile =>
    generatedFile(`${folder}/${name}`, sources, documents);

  // Namespaces stay as long as a file names them.
  const watched = watchedNamespaces(kubernetes, clusters);
  const namespaces = kubernetes.spec.strimzi.operator.watchAll ? undefined : [...watched.keys()];
  const config = new Map<string, YamlNode | undefined>([
    ['prometheus.yml', prometheusConfig({ kubernetes, kafka, namespaces }, reader)],
    ['rules-expected.yml', expectedRules(kafka, reader.origin('prometheus'))],
    ['rules-own.yml', ownRules(reader)],
  ]);
  const configFiles = [...config].flatMap(([name, node]) => (node === undefined ? [] : [file(inner, name, [node])]));
  const extras: readonly (readonly [string, YamlNode | undefined])[] = [
    ['ingress.yaml', ingress(reader)],
    ['network-policy.yaml', networkPolicy(reader)],
  ];
  const extraFiles = extras.flatMap(([name, node]) => (node === undefined ? [] : [file(inner, name, [node])]));
  const names = (files: readonly GeneratedFile[]): readonly string[] =>
    files.map(({ path }) => path.slice(inner.length + 1));
  return [
    kustomization(directory, sources, reader.origin('prometheus'), { resources: ['access.yaml', 'prometheus'] }),
    file(directory, 'access.yaml', prometheusAccess(kubernetes, reader, watched)),
    ...configFiles,
    ...extraFiles,
    file(inner, 'stateful-set.yaml', [prometheusPatch(kubernetes, reader)]),
    kustomization(inner, sources, reader.origin('prometheus'), {
      namespace: reader.node('prometheus', 'namespace'),
      resources: ['../../../../base/prometheus', ...names(extraFiles)],
      components: components(kubernetes, kafka, reader),
      configMapGenerator: [
        { name: 'prometheus-config', files: names(configFiles), options: { disableNameSuffixHash: true } },
      ],
      patches: [{ path: 'stateful-set.yaml', target: { kind: 'StatefulSet', name: 'prometheus' } }],
    }),
  ];
}

/** Alerts on what nobody here has would be dead. */
function components(
  { spec }: KubernetesCluster,
  kafka: readonly KafkaCluster[],
  reader: Reader,
): readonly Draft[] | undefined {
  const base = '../../../../base/prometheus';
  const some = kafka.map((one) => one.spec);
  const measured = kafka.filter((one) => one.spec.metrics);
  const list: readonly Draft[] = [
    measured.some(hasZookeeperNodes) ? `${base}/zookeeper-alerts` : undefined,
    measured.some(hasControllers) ? `${base}/kraft-alerts` : undefined,
    measured.some(isMigrating) ? `${base}/migration-alerts` : undefined,
    givesResourceState(spec) ? `${base}/resource-state-alerts` : undefined,
    some.some((one) => one.kafkaExporter.enabled) ? `${base}/kafka-exporter-alerts` : undefined,
    some.some((one) => one.cruiseControl.enabled && one.metrics) ? `${base}/cruise-control-alerts` : undefined,
    spec.prometheus?.nodeMetrics === true
      ? reader.value(`${base}/node-metrics`, 'prometheus', 'nodeMetrics')
      : undefined,
  ].filter((one) => one !== undefined);
  return list.length === 0 ? undefined : list;
}

function hasControllers(cluster: KafkaCluster): boolean {
  return nodeGroupsOf(cluster).some((group) => group.roles.includes('controller'));
}

/** While there are controllers beside ZooKeeper. */
function isMigrating(cluster: KafkaCluster): boolean {
  return hasZookeeperNodes(cluster) && hasControllers(cluster);
}

/** Operators did until 1.1 (`MetricsHolder`). */
function givesResourceState({ strimzi }: KubernetesCluster['spec']): boolean {
  const release = strimziRelease(strimzi.release);
  return release !== undefined && !isSince(release, '1.2');
}

function ownRules(reader: Reader): YamlNode | undefined {
  const groups = reader.node('prometheus', 'ruleGroups');
  return groups === undefined ? undefined : reader.value({ groups }, 'prometheus', 'ruleGroups');
}

function ingress(reader: Reader): YamlNode | undefined {
  const field = (name: string): YamlNode | undefined => reader.node('prometheus', 'ingress', name);
  if (reader.node('prometheus', 'ingress') === undefined) return undefined;
  const backend = { service: { name: 'prometheus', port: { name: 'http' } } };
  return reader.value(
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: { name: 'prometheus', annotations: field('annotations') },
      spec: {
        ingressClassName: field('class'),
        tls: [{ hosts: [field('host')], secretName: field('tlsSecret') }],
        rules: [{ host: field('host'), http: { paths: [{ path: '/', pathType: 'Prefix', backend }] } }],
      },
    },
    'prometheus',
    'ingress',
  );
}

/** Only where somebody says who its clients are: it answers whoever asks, and nobody here knows where a Grafana runs. */
function networkPolicy(reader: Reader): YamlNode | undefined {
  const clients = reader.node('prometheus', 'clients');
  if (clients?.kind !== 'list') return undefined;
  const pods = { matchLabels: { 'app.kubernetes.io/name': 'prometheus' } };
  return reader.value(
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: 'prometheus' },
      spec: {
        podSelector: pods,
        policyTypes: ['Ingress'],
        // An empty list would let everybody in.
        ingress: clients.items.length === 0 ? [] : [{ from: clients, ports: [{ port: 9090, protocol: 'TCP' }] }],
      },
    },
    'prometheus',
    'clients',
  );
}
