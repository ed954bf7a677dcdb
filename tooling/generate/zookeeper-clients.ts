/**
 * Owns what the pods that talk to ZooKeeper have in common: whom they show which certificate, and the parts of a pod that depend on
 * the Kubernetes cluster or the cluster file.
 */
import type { KafkaCluster } from '../model/model.ts';
import type { Reader } from '../model/reader.ts';
import { type Draft, fromPlain } from '../source/node.ts';
import type { PartPatch } from './kafka-parts.ts';
import { resourcesOf } from './resources.ts';

export interface ZookeeperClient {
  readonly part: 'zookeeperProxy' | 'zookeeperExporter';
  /** Name in the base, of the Deployment and of all around it. */
  readonly name: string;
  readonly container: string;
}

/** What of a Deployment is a cluster's own. */
export function deploymentPatch(cluster: KafkaCluster, reader: Reader, client: ZookeeperClient): PartPatch {
  const { part, name, container } = client;
  return {
    file: `${name}.yaml`,
    target: { kind: 'Deployment', name },
    document: fromPlain(
      {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name },
        spec: {
          replicas: reader.node(part, 'replicas'),
          template: {
            spec: {
              ...podOf(cluster, reader),
              containers: [
                { name: container, image: reader.node(part, 'image'), resources: resourcesOf(reader, part) },
              ],
              volumes: [
                secretVolume(cluster, reader, 'cluster-ca', 'cluster-ca-cert'),
                secretVolume(cluster, reader, 'cluster-operator', 'cluster-operator-certs'),
              ],
            },
          },
        },
      },
      reader.origin(part),
    ),
  };
}

/** OpenShift chooses the numbers of users itself, and refuses a pod that names one. */
function podOf({ kubernetes }: KafkaCluster, reader: Reader): { readonly [key: string]: Draft } {
  const { provider, strimzi } = kubernetes.spec;
  return {
    imagePullSecrets: strimzi.pullSecrets?.map((name) => ({ name })),
    securityContext:
      provider === 'openshift' ? reader.value({ runAsUser: null, runAsGroup: null, fsGroup: null }, 'name') : undefined,
  };
}

function secretVolume({ spec }: KafkaCluster, reader: Reader, name: string, secret: string): Draft {
  return { name, secret: { secretName: reader.value(`${spec.name}-${secret}`, 'name') } };
}
