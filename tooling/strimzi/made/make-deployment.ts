/** Owns what each component that is a Deployment has alike. Source: Strimzi 0.45.2 and 1.2.0, `WorkloadUtils`, `AbstractModel`. */
import type { Plain } from '../../source/node.ts';
import { textsAt } from '../../source/plain.ts';
import type { KafkaFields } from '../kafka-resource/kafka-fields.ts';
import { componentLabels, selectorLabels, templateLabels } from '../labels.ts';
import type { Labels } from '../notations/label-selector.ts';
import { isSince } from '../releases.ts';
import type { Component, MadeIngressRule, MadeObject, MadePort } from './made.ts';
import { mayBeDown } from './make-nodes.ts';
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

/** One Deployment of one pod with its account, NetworkPolicy and, from 1.2 on, budget. */
export function makeDeployment(fields: KafkaFields, parts: DeploymentParts): readonly MadeObject[] {
  const { cluster, namespace, labels: copied } = fields;
  const { component, name, spec, ports } = parts;
  const made = { namespace, component, name } as const;
  const selector = selectorLabels(cluster, name);
  let podLabels: Labels | undefined;
  return [
    { ...made, kind: 'Deployment', selector },
    { ...made, kind: 'ServiceAccount' },
    {
      ...made,
      kind: 'Pod',
      get labels() {
        podLabels ??= {
          ...componentLabels({ cluster, name, type: component, copied }),
          ...templateLabels(textsAt(spec, 'template', 'pod', 'metadata', 'labels')),
        };
        return podLabels;
      },
      ports,
      serviceAccount: name,
      get secrets() {
        return [...parts.secrets, ...podUses(spec).secrets];
      },
      get configMaps() {
        return [...parts.configMaps, ...podUses(spec).configMaps];
      },
    },
    { ...made, kind: 'NetworkPolicy', name: parts.policy, podSelector: selector, ingress: parts.ingress },
    ...(isSince(fields.release, '1.2')
      ? [{ ...made, kind: 'PodDisruptionBudget' as const, selector, maxUnavailable: mayBeDown(spec) }]
      : []),
  ];
}
