/**
 * Owns a made-up fleet for measuring: as many clusters as asked for, varied as a real fleet is, sound, and the same each time.
 */

const zones = ['zone-a', 'zone-b', 'zone-c'];

/** Authored files by path: `kafkaClusters` spread evenly over `kubernetesClusters`. */
export function syntheticFleet(kafkaClusters: number, kubernetesClusters: number): ReadonlyMap<string, string> {
  const files = new Map<string, string>([
    [
      'clusters/profiles/small.yaml',
      'kind: Profile\nkafka: { cpu: 1, memory: 4Gi, heap: 2Gi }\nzookeeper: { cpu: 500m, memory: 2Gi }\n',
    ],
    [
      'clusters/profiles/large.yaml',
      'kind: Profile\nkafka: { cpu: 4, memory: 16Gi, heap: 6Gi }\nzookeeper: { cpu: 1, memory: 4Gi }\n',
    ],
  ]);
  for (let at = 0; at < kubernetesClusters; at++) files.set(`clusters/k${pad(at)}/cluster.yaml`, kubernetesFile(at));
  for (let at = 0; at < kafkaClusters; at++) {
    files.set(
      `clusters/k${pad(at % kubernetesClusters)}/kafka-${pad(at)}.yaml`,
      kafkaFile(at, Math.floor(at / kubernetesClusters)),
    );
  }
  return files;
}

function pad(number: number): string {
  return String(number).padStart(4, '0');
}

function kubernetesFile(at: number): string {
  return `# yaml-language-server: $schema=../../schemas/kubernetes-cluster.json
kind: KubernetesCluster
owner: team-platform
provider: ${['alibaba', 'aws', 'google', 'other'][at % 4]}
kubernetes: "1.3${at % 5}"
nodePools:
  - name: kafka
    nodes: 60
    cpu: 15800m
    memory: 60Gi
    zones: [${zones.join(', ')}]
    labels: { workload: kafka }
    taints: [{ key: workload, value: kafka, effect: NoSchedule }]
storageClasses:
  - { name: fast, provisioner: csi.example.com, minSize: 10Gi, maxSize: 16Ti, volumeBindingMode: WaitForFirstConsumer, allowVolumeExpansion: true, reclaimPolicy: Retain, default: true }
  - { name: cheap, provisioner: csi.example.com, minSize: 10Gi, maxSize: 16Ti, volumeBindingMode: WaitForFirstConsumer, allowVolumeExpansion: true, reclaimPolicy: Retain }
strimzi:
  release: 0.45.2
`;
}

/** @param index of the cluster within its Kubernetes cluster, which keeps its node ports apart. */
function kafkaFile(at: number, index: number): string {
  const brokers = 3 + 3 * (at % 3);
  const nodePort = 30000 + index * 20;
  const external =
    at % 3 === 0
      ? `    - name: external
      port: 9094
      type: nodeport
      authentication: { type: tls }
      configuration:
        bootstrap: { nodePort: ${nodePort} }
        brokers:
${Array.from({ length: brokers }, (_, broker) => `          - { broker: ${broker}, nodePort: ${nodePort + 1 + broker} }`).join('\n')}
`
      : '';
  return `# yaml-language-server: $schema=../../schemas/kafka-cluster.json
kind: KafkaCluster
owner: team-${pad(at % 97)}
tier: production
profiles: [${at % 2 === 0 ? 'small' : 'large'}]
namespace: kafka-${index % 5}
labels: { department: d${at % 7} }
kafka:
  version: ${at % 4 === 0 ? '3.9.1' : '3.9.2'}
  brokers: ${brokers}
  storage: { size: ${100 + (at % 10) * 50}Gi${at % 5 === 0 ? ', class: cheap' : ''} }
  listeners:
    - { name: tls, port: 9093, type: internal, authentication: { type: tls } }
${external}  authorization: { type: simple, superUsers: [CN=admin-${at}] }
  config:
    log.retention.hours: ${24 + (at % 6) * 24}
    num.partitions: ${6 + (at % 4)}
  jvm: { xx: { MaxGCPauseMillis: ${20 + (at % 3)} } }
  placement: { nodePool: kafka, spread: required }
zookeeper:
  storage: { size: 20Gi }
  placement: { nodePool: kafka }
`;
}
