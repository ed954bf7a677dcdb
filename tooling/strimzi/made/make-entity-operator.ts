/**
 * Owns what the operator makes for the Entity Operator: nothing, where neither of its two operators is asked for. Source: Strimzi
 * 0.45.2 and 1.2.0, `EntityOperator`, `EntityTopicOperator`, `EntityUserOperator`, `EntityOperatorReconciler`.
 */
import { hasAt, textAt } from '../../source/plain.ts';
import type { KafkaFields } from '../kafka-resource/kafka-fields.ts';
import { isSince } from '../releases.ts';
import type { MadeObject } from './made.ts';
import { makeDeployment } from './make-deployment.ts';
import { openTo } from './shared-parts.ts';

const component = 'entity-operator';
const operators = [
  { field: 'topicOperator', part: 'topic', port: 8080, check: 'healthcheck-to' },
  { field: 'userOperator', part: 'user', port: 8081, check: 'healthcheck-uo' },
] as const;

export function makeEntityOperator(fields: KafkaFields): readonly MadeObject[] {
  const { cluster, namespace, release, spec } = fields;
  const asked = operators.filter(({ field }) => hasAt(spec, 'entityOperator', field));
  if (asked.length === 0) return [];
  const name = `${cluster}-${component}`;
  const made = { component, namespace } as const;
  const config = (part: string): string => `${cluster}-entity-${part}-operator-config`;
  const certificates = (part: string): string => `${cluster}-entity-${part}-operator-certs`;
  const cruiseControl = asked.some(({ part }) => part === 'topic') && hasAt(spec, 'cruiseControl');
  const credentials = `${cluster}-entity-topic-operator-cc-api`;
  // Up to 1.0 both ports have one name: each container has its own.
  const ports = asked.map(({ port, check }) => ({ name: isSince(release, '1.1') ? check : 'healthcheck', port }));
  const watched = (field: string): string => textAt(spec, 'entityOperator', field, 'watchedNamespace') ?? namespace;
  // It refuses to look after another namespace unless a variable of the operator allows it, and takes all of this away.
  if (isSince(release, '1.0.1') && asked.some(({ field }) => watched(field) !== namespace)) return [];
  const roles = new Set([namespace, ...asked.map(({ field }) => watched(field))]);
  return [
    ...makeDeployment(fields, {
      component,
      name,
      spec: spec['entityOperator'],
      ports,
      secrets: [
        ...asked.map(({ part }) => certificates(part)),
        ...(cruiseControl ? [credentials] : []),
        `${cluster}-cluster-ca-cert`,
      ],
      configMaps: asked.map(({ part }) => config(part)),
      policy: name,
      ingress: ports.map(openTo),
    }),
    ...[...roles].map((where): MadeObject => ({ component, kind: 'Role', namespace: where, name })),
    ...asked.flatMap(({ field, part }): readonly MadeObject[] => [
      { ...made, kind: 'ConfigMap', name: config(part), keys: ['log4j2.properties'] },
      { ...made, kind: 'Secret', name: certificates(part), keys: [`${component}.key`, `${component}.crt`] },
      ...[...new Set([namespace, watched(field)])].map(
        (where): MadeObject => ({
          component,
          kind: 'RoleBinding',
          namespace: where,
          name: `${cluster}-entity-${part}-operator-role`,
        }),
      ),
    ]),
    ...(cruiseControl
      ? [
          {
            ...made,
            kind: 'Secret' as const,
            name: credentials,
            keys: ['topic-operator.apiAdminName', 'topic-operator.apiAdminPassword'],
          },
        ]
      : []),
  ];
}
