/**
 * Owns the Secrets of the two certificate authorities, and that of the operator's own certificate. Source: Strimzi 0.45.2 and 1.2.0,
 * `CaReconciler`, `InternalCaProvider`, `Ca`, `KafkaResources`.
 */
import { flagAt } from '../../source/plain.ts';
import type { KafkaFields } from '../kafka-resource/kafka-fields.ts';
import { isSince } from '../releases.ts';
import type { MadeObject } from './made.ts';

const authorities = [
  { field: 'clusterCa', part: 'cluster' },
  { field: 'clientsCa', part: 'clients' },
] as const;

/** Names of the Secrets that a person gives, where the operator is told to make no authority of its own. */
export function authorityOfOnesOwn(
  fields: KafkaFields,
): readonly { readonly field: 'clusterCa' | 'clientsCa'; readonly name: string; readonly key: string }[] {
  return authorities
    .filter(({ field }) => !isMade(fields, field))
    .flatMap(({ field, part }) => [
      { field, name: `${fields.cluster}-${part}-ca-cert`, key: 'ca.crt' },
      { field, name: `${fields.cluster}-${part}-ca`, key: 'ca.key' },
    ]);
}

export function makeAuthorities(fields: KafkaFields): readonly MadeObject[] {
  const { cluster, namespace, release } = fields;
  const secret = (name: string, keys: readonly string[]): MadeObject => ({
    kind: 'Secret',
    component: 'certificate-authority',
    namespace,
    name,
    keys,
  });
  return [
    ...authorities
      .filter(({ field }) => isMade(fields, field))
      .flatMap(({ part }) => [
        secret(`${cluster}-${part}-ca-cert`, ['ca.crt', 'ca.p12', 'ca.password']),
        secret(`${cluster}-${part}-ca`, ['ca.key']),
      ]),
    // What nodes and the Kafka exporter trust, whoever runs the authorities.
    ...(isSince(release, '0.50.1') ? [secret(`${cluster}-trustbundle`, ['cluster-ca.crt', 'clients-ca.crt'])] : []),
    secret(`${cluster}-cluster-operator-certs`, ['cluster-operator.key', 'cluster-operator.crt']),
  ];
}

function isMade({ spec }: KafkaFields, field: 'clusterCa' | 'clientsCa'): boolean {
  return flagAt(spec, field, 'generateCertificateAuthority') !== false;
}
