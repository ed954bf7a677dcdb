/**
 * Owns the Services by which JMX clients outside reach each broker. They are generated and no base, since there is one for each broker.
 *
 * They are named `<cluster>-jmx-<n>`: `<cluster>-kafka-jmx-<n>` are the names that the operator gives the Services of a listener that
 * is called `jmx`.
 */
import type { KafkaCluster } from '../model/model.ts';
import { nodeIds, poolsOf } from '../model/node-groups.ts';
import type { Reader } from '../model/reader.ts';
import { fromPlain, type Route, type YamlNode } from '../source/node.ts';
import { nodesName } from '../strimzi/pools/pod-labels.ts';

const port = 9999;

/** Without the cluster's name before theirs and its label, which the folder of parts gives. */
export function jmxServices({ spec }: KafkaCluster, reader: Reader): readonly YamlNode[] {
  const { firstNodePort } = spec.jmx;
  const name = nodesName(spec.name, 'kafka');
  const lowest = lowestId(spec);
  return brokersOf(spec).map(({ id, pod, place }) =>
    fromPlain(
      {
        apiVersion: 'v1',
        kind: 'Service',
        // Never all of the labels strimzi.io/kind, cluster and name: the operator deletes what has them and is not its own.
        metadata: { name: `jmx-${id}` },
        spec: {
          type: 'NodePort',
          // A broker that is not ready is the one that somebody wants to look into.
          publishNotReadyAddresses: true,
          selector: {
            'strimzi.io/kind': 'Kafka',
            // Brokers of pools have it too.
            'strimzi.io/name': reader.value(name, 'name'),
            // Pods up to 0.45 have statefulset.kubernetes.io/pod-name too; from 0.46 on only this one.
            'strimzi.io/pod-name': reader.value(pod, ...place),
          },
          ports: [
            {
              name: 'tcp-jmx',
              port,
              targetPort: port,
              nodePort:
                firstNodePort === undefined
                  ? undefined
                  : reader.value(firstNodePort + id - lowest, 'jmx', 'firstNodePort'),
            },
          ],
        },
      },
      reader.origin('jmx', 'nodePorts'),
    ),
  );
}

/**
 * The lowest number that a broker may ever have. Ports count from there and not by place, so that a broker keeps its port when another pool
 * grows.
 */
function lowestId(spec: KafkaCluster['spec']): number {
  const pools = Object.values(spec.pools ?? {}).filter(({ roles }) => roles.includes('broker'));
  return pools.length === 0 ? 0 : Math.min(...pools.map((pool) => pool.nodeIds?.from ?? 0));
}

interface Broker {
  readonly id: number;
  readonly pod: string;
  /** Where it is asked for. */
  readonly place: Route;
}

/** By number. */
function brokersOf(spec: KafkaCluster['spec']): readonly Broker[] {
  if (spec.pools === undefined)
    return Array.from({ length: spec.kafka.brokers }, (_, id) => ({
      id,
      pod: `${nodesName(spec.name, 'kafka')}-${id}`,
      place: ['kafka', 'brokers'],
    }));
  const ids = nodeIds(spec);
  return poolsOf(spec)
    .filter(([, pool]) => pool.roles.includes('broker'))
    .flatMap(([key, pool]) =>
      (ids.get(key) ?? []).map((id) => ({
        id,
        pod: `${spec.name}-${pool.name}-${id}`,
        place: ['pools', key, 'nodes'],
      })),
    )
    .sort((a, b) => a.id - b.id);
}
