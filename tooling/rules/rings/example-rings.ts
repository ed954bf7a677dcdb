/** Owns what examples of these rules share: a second Kubernetes cluster, so that two rings have one each, and a component. */

export const otherKubernetes = {
  'clusters/zz/cluster.yaml': `kind: KubernetesCluster
provider: alibaba
kubernetes: "1.33"
nodePools:
  - { name: kafka, nodes: 9, cpu: 15500m, memory: 60Gi, zones: [cn-hangzhou-h, cn-hangzhou-i, cn-hangzhou-j] }
storageClasses:
  - { name: cloud-essd, minSize: 20Gi, maxSize: 32Ti, default: true }
strimzi: { release: 0.45.2 }
`,
};

const folder = 'base/kafka/zookeeper/rings/network-threads';

/** A change of a setting of brokers, with the component that makes it. */
export const componentFiles = {
  [`${folder}/kustomization.yaml`]: `apiVersion: kustomize.config.k8s.io/v1alpha1
kind: Component
patches:
  - path: kafka.yaml
    target: { kind: Kafka }
`,
  [`${folder}/kafka.yaml`]: `apiVersion: kafka.strimzi.io/v1beta2
kind: Kafka
metadata: { name: any }
spec:
  kafka:
    config:
      num.network.threads: 6
`,
};

export function ringsWithChange(ring: string): string {
  return `rings: [canary, rest]
changes:
  network-threads:
    ring: ${ring}
    until: 2027-03-31
    reason: requests wait for a network thread
    component: ${folder}
`;
}
