/**
 * Owns the Services by which JMX clients outside reach each broker. They are generated and no base, since there is one for each broker.
 *
 * They are named `<cluster>-jmx-<n>`: `<cluster>-kafka-jmx-<n>` are the names that the operator gives the Services of a listener that
 * is called `jmx`.
 */
import type { KafkaCluster } from '../model/model.ts';
import type { Reader } from '../model/reader.ts';
import { fromPlain, type YamlNode } from '../source/node.ts';
import { nodesName } from '../strimzi/pod-labels.ts';

const port = 9999;

/** Without the cluster's name before theirs and its label, which the folder of parts gives. */
export function jmxServices({ spec }: KafkaCluster, reader: Reader): readonly YamlNode[] {
  const { firstNodePort } = spec.jmx;
  const pods = nodesName(spec.name, 'kafka');
  return Array.from({ length: spec.kafka.brokers }, (_, broker) =>
    fromPlain(
      {
        apiVersion: 'v1',
        kind: 'Service',
        // Never all of the labels strimzi.io/kind, cluster and name: the operator deletes what has them and is not its own.
        metadata: { name: `jmx-${broker}` },
        spec: {
          type: 'NodePort',
          // A broker that is not ready is the one that somebody wants to look into.
          publishNotReadyAddresses: true,
          selector: {
            'strimzi.io/kind': 'Kafka',
            'strimzi.io/name': reader.value(pods, 'name'),
            // Pods up to 0.45 have statefulset.kubernetes.io/pod-name too; from 0.46 on only this one.
            'strimzi.io/pod-name': reader.value(`${pods}-${broker}`, 'kafka', 'brokers'),
          },
          ports: [
            {
              name: 'tcp-jmx',
              port,
              targetPort: port,
              nodePort:
                firstNodePort === undefined ? undefined : reader.value(firstNodePort + broker, 'jmx', 'firstNodePort'),
            },
          ],
        },
      },
      reader.origin('jmx', 'nodePorts'),
    ),
  );
}
