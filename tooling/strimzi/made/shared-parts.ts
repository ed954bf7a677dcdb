/**
 * Owns what several components are given alike: ports for metrics and JMX, peers of NetworkPolicies, the Secret of JMX. Source: Strimzi
 * 0.45.2, `MetricsModel`, `JmxModel`, `NetworkPolicyUtils`.
 */
import { jmxOf, type KafkaFields } from '../kafka-resource/kafka-fields.ts';
import type { MadeIngressRule, MadeObject, MadePeer, MadePort } from './made.ts';

export const metricsPort: MadePort = { name: 'tcp-prometheus', port: 9404 };
export const jmxPort: MadePort = { name: 'jmx', port: 9999 };

/** Pods of another component, by what `strimzi.io/name` says of them. */
export function peer(name: string): MadePeer {
  return { podLabels: { 'strimzi.io/name': name }, otherNamespaces: false };
}

/** The operator itself; where it runs in another namespace, so may the pods with its label. */
export const clusterOperator: MadePeer = {
  podLabels: { 'strimzi.io/kind': 'cluster-operator' },
  otherNamespaces: true,
};

/** Metrics and JMX are let in from everywhere. */
export function openTo({ port }: MadePort): MadeIngressRule {
  return { port, from: [] };
}

export function makeJmxSecret(fields: KafkaFields, part: 'kafka' | 'zookeeper', name: string): readonly MadeObject[] {
  if (jmxOf(fields, part) !== 'password') return [];
  const { namespace } = fields;
  return [{ kind: 'Secret', namespace, component: part, name, keys: ['jmx-username', 'jmx-password'] }];
}
