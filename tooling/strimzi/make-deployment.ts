/** Owns what each component that is a Deployment has alike. Source: Strimzi 0.45.2, `WorkloadUtils`, `AbstractModel`. */
import type { Plain } from '../source/node.ts';
import { textsAt } from '../source/plain.ts';
import type { KafkaFields } from './kafka-fields.ts';
import { componentLabels, selectorLabels, templateLabels } from './labels.ts';
import type { Component, MadeIngressRule, MadeObject, MadePort } from './made.ts';
import { podUses } from './pod-uses.ts';

export interface DeploymentParts {
  readonly component: Component;
  readonly name: string;
  /** What the Kafka resource says of it. */
  readonly spec: Plain | undefined;
  readonly ports: readonly MadePort[];
  readonly secrets: readonly string[];
  readonly configMaps: readonly string[];
  readonly policy: string;
  readonly ingress: readonly MadeIngressRule[];
}

/** One Deployment of one pod with its account and NetworkPolicy. */
export function makeDeployment(fields: KafkaFields, parts: DeploymentParts): readonly MadeObject[] {
  const { cluster, namespace, labels: copied } = fields;
  const { component, name, spec, ports } = parts;
  const made = { namespace, component, name } as const;
  const selector = selectorLabels(cluster, name);
  const named = podUses(spec);
  return [
    { ...made, kind: 'Deployment', selector },
    { ...made, kind: 'ServiceAccount' },
    {
      ...made,
      kind: 'Pod',
      labels: {
        ...componentLabels({ cluster, name, type: component, copied }),
        ...templateLabels(textsAt(spec, 'template', 'pod', 'metadata', 'labels')),
      },
      ports,
      serviceAccount: name,
      secrets: [...parts.secrets, ...named.secrets],
      configMaps: [...parts.configMaps, ...named.configMaps],
    },
    { ...made, kind: 'NetworkPolicy', name: parts.policy, podSelector: selector, ingress: parts.ingress },
  ];
}
