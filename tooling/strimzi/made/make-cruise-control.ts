/**
 * Owns what the operator makes for Cruise Control. Source: Strimzi 0.45.2 and 1.2.0, `CruiseControl`, `CruiseControlResources`,
 * `HashLoginServiceApiCredentials`.
 */
import { hasAt } from '../../source/plain.ts';
import { hasMetrics, type KafkaFields } from '../kafka-resource/kafka-fields.ts';
import { selectorLabels } from '../labels.ts';
import type { MadeObject, MadePort } from './made.ts';
import { makeDeployment } from './make-deployment.ts';
import { clusterOperator, metricsPort, openTo } from './shared-parts.ts';

const api: MadePort = { name: 'rest-api', port: 9090 };

export function makeCruiseControl(fields: KafkaFields): readonly MadeObject[] {
  const { cluster, namespace, spec } = fields;
  if (!hasAt(spec, 'cruiseControl')) return [];
  const component = 'cruise-control';
  const name = `${cluster}-${component}`;
  const made = { component, namespace } as const;
  const metrics = hasMetrics(fields, 'cruiseControl') ? [metricsPort] : [];
  // The Topic Operator asks it for changes of replication; a peer of it is admitted where it runs.
  const topicOperator = hasAt(spec, 'entityOperator', 'topicOperator')
    ? [{ podLabels: { 'strimzi.io/name': `${cluster}-entity-operator` }, otherNamespaces: true }]
    : [];
  return [
    ...makeDeployment(fields, {
      component,
      name,
      spec: spec['cruiseControl'],
      ports: [api, ...metrics],
      secrets: [`${name}-certs`, `${cluster}-cluster-ca-cert`, `${name}-api`],
      configMaps: [`${name}-config`],
      policy: `${cluster}-network-policy-cruise-control`,
      ingress: [{ port: api.port, from: [clusterOperator, ...topicOperator] }, ...metrics.map(openTo)],
    }),
    {
      ...made,
      kind: 'Service',
      name,
      type: 'ClusterIP',
      headless: false,
      selector: selectorLabels(cluster, name),
      ports: [api],
    },
    { ...made, kind: 'Secret', name: `${name}-certs`, keys: [`${component}.key`, `${component}.crt`] },
    {
      ...made,
      kind: 'Secret',
      name: `${name}-api`,
      keys: ['rebalance-operator.password', 'healthcheck.password', 'cruise-control.authFile'],
    },
    {
      ...made,
      kind: 'ConfigMap',
      name: `${name}-config`,
      keys: [
        ...['cruisecontrol.properties', 'capacity.json', 'log4j2.properties'],
        ...(metrics.length > 0 ? ['metrics-config.json'] : []),
      ],
    },
  ];
}
