/**
 * Owns what the operator makes for the Kafka exporter: no Service, whatever its documentation says. Source: Strimzi 0.45.2
 * and 1.2.0, `KafkaExporter`, `KafkaExporterResources`.
 */
import { hasAt } from '../../source/plain.ts';
import type { KafkaFields } from '../kafka-resource/kafka-fields.ts';
import { isSince } from '../releases.ts';
import type { MadeObject } from './made.ts';
import { makeDeployment } from './make-deployment.ts';
import { metricsPort, openTo } from './shared-parts.ts';

export function makeKafkaExporter(fields: KafkaFields): readonly MadeObject[] {
  const { cluster, namespace, spec } = fields;
  if (!hasAt(spec, 'kafkaExporter')) return [];
  const component = 'kafka-exporter';
  const name = `${cluster}-${component}`;
  const secret = `${name}-certs`;
  return [
    ...makeDeployment(fields, {
      component,
      name,
      spec: spec['kafkaExporter'],
      ports: [metricsPort],
      secrets: [secret, `${cluster}-${isSince(fields.release, '0.50.1') ? 'trustbundle' : 'cluster-ca-cert'}`],
      configMaps: [],
      policy: name,
      ingress: [openTo(metricsPort)],
    }),
    { kind: 'Secret', namespace, component, name: secret, keys: [`${component}.key`, `${component}.crt`] },
  ];
}
