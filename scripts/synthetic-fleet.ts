/**
 * Owns a made-up fleet for measuring: as many clusters as asked for, varied as a real fleet is, sound, and the same each time.
 */
import { kafkaFile, pad } from './synthetic-kafka.ts';
import { listFiles } from './synthetic-lists.ts';

const providers = ['alibaba', 'aws', 'azure', 'google', 'openshift', 'other'] as const;

type Provider = (typeof providers)[number];

/** Kinds of zones, as the names of providers look. */
const zones: Readonly<Record<Provider, readonly string[]>> = {
  alibaba: ['cn-hangzhou-h', 'cn-hangzhou-i', 'cn-hangzhou-j'],
  aws: ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'],
  azure: ['westeurope-1', 'westeurope-2', 'westeurope-3'],
  google: ['europe-west3-a', 'europe-west3-b', 'europe-west3-c'],
  openshift: ['room-1', 'room-2', 'room-3'],
  other: ['rack-a', 'rack-b', 'rack-c'],
};

/** Defaults that cluster files build on. */
const profiles: Readonly<Record<string, string>> = {
  small: 'kafka: { cpu: 1, memory: 4Gi, heap: 2Gi }\nzookeeper: { cpu: 500m, memory: 2Gi, heap: 1Gi }\n',
  large: 'kafka: { cpu: 4, memory: 16Gi, heap: 6Gi }\nzookeeper: { cpu: 1, memory: 4Gi, heap: 2Gi }\n',
  compacting: 'kafka:\n  config: { log.cleaner.threads: 2, log.cleaner.dedupe.buffer.size: 268435456 }\n',
};

/** Authored files by path: `kafkaClusters` spread evenly over `kubernetesClusters`. */
export function syntheticFleet(kafkaClusters: number, kubernetesClusters: number): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const [name, text] of Object.entries(profiles))
    files.set(`clusters/profiles/${name}.yaml`, `kind: Profile\n${text}`);
  const each = Math.ceil(kafkaClusters / kubernetesClusters);
  for (let at = 0; at < kubernetesClusters; at++)
    files.set(`clusters/k${pad(at)}/cluster.yaml`, kubernetesFile(at, each));
  for (let at = 0; at < kafkaClusters; at++) {
    const kubernetes = at % kubernetesClusters;
    const folder = `clusters/k${pad(kubernetes)}/kafka-${pad(at)}`;
    for (const [path, text] of listFiles(at, folder)) files.set(path, text);
    files.set(
      `${folder}.yaml`,
      kafkaFile({
        at,
        index: Math.floor(at / kubernetesClusters),
        kubernetes: `k${pad(kubernetes)}`,
        provider: providerOf(kubernetes),
        release: releaseOf(kubernetes),
      }),
    );
  }
  return files;
}

function providerOf(kubernetes: number): Provider {
  return providers[kubernetes % providers.length] ?? 'other';
}

/** Half of the fleet has moved to today's operator. */
function releaseOf(kubernetes: number): '0.45.2' | '1.2.0' {
  return kubernetes % 2 === 0 ? '0.45.2' : '1.2.0';
}

/** @param each Kafka clusters that run there, which the nodes have room for. */
function kubernetesFile(at: number, each: number): string {
  const provider = providerOf(at);
  return `# yaml-language-server: $schema=../../schemas/kubernetes-cluster.json
kind: KubernetesCluster
owner: team-platform
provider: ${provider}
kubernetes: "1.3${at % 4}"
nodePools:
  - name: kafka
    nodes: ${Math.max(12, each * 5)}
    cpu: 15800m
    memory: 60Gi
    zones: [${zones[provider].join(', ')}]
    labels: { workload: kafka }
    taints: [{ key: workload, value: kafka, effect: NoSchedule }]
  - { name: general, nodes: 20, cpu: 7800m, memory: 28Gi, zones: [${zones[provider].join(', ')}] }
storageClasses:
  - { name: fast, provisioner: csi.example.com, minSize: 10Gi, maxSize: 16Ti, volumeBindingMode: WaitForFirstConsumer, allowVolumeExpansion: true, reclaimPolicy: Retain, default: true }
  - { name: cheap, provisioner: csi.example.com, minSize: 10Gi, maxSize: 16Ti, volumeBindingMode: WaitForFirstConsumer, allowVolumeExpansion: true, reclaimPolicy: Retain }
strimzi:
  release: ${releaseOf(at)}
${kubernetesParts(at)}`;
}

/** What only some Kubernetes clusters have, by their number. New sections of cluster.yaml belong here. */
const parts: readonly { readonly has: (at: number) => boolean; readonly text: string }[] = [
  { has: (at) => at % 3 === 0, text: '  operator: { replicas: 3, logLevel: WARN }' },
  { has: (at) => at % 2 === 0, text: 'prometheus: { retention: 15d, storage: { size: 500Gi } }' },
  { has: (at) => at % 4 === 1, text: 'drainCleaner: { certificate: cert-manager }' },
];

function kubernetesParts(at: number): string {
  return parts.map(({ has, text }) => (has(at) ? `${text}\n` : '')).join('');
}
