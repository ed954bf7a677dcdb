/** Owns which Pod Security Standard a namespace enforces, and what of the pods in it that refuses. */
import type { RenderedObject } from '../../render/rendered.ts';
import { nodeAt, type Route, toPlain, type YamlNode } from '../../source/node.ts';
import { mapAt, type PlainMap } from '../../source/plain.ts';
import type { KubernetesContext } from '../context.ts';
import { objectsOf } from '../context.ts';
import type { KafkaResource } from '../kafka-resource.ts';
import { namespaceOf } from '../kafka-resource.ts';
import type { Place } from '../place.ts';
import { type Workload, workloadsOf } from '../workloads.ts';
import { type Level, podViolations, type Violation } from './pod-security-standards.ts';

export const enforceLabel = 'pod-security.kubernetes.io/enforce';

const levels: readonly Level[] = ['privileged', 'baseline', 'restricted'];

/** Whether a namespace that enforces `level` refuses it. */
export function isRefused({ level: violated }: Violation, level: Level): boolean {
  return levels.indexOf(violated) <= levels.indexOf(level);
}

/** By name; of a namespace that is not in it nothing is known. */
export function enforcedLevels(context: KubernetesContext): ReadonlyMap<string, Level> {
  const enforced = new Map<string, Level>();
  // A run for one Kafka cluster does not render the namespaces, which are as cluster.yaml wants them.
  for (const { kafka } of context.kafka) {
    const namespace = kafka && namespaceOf(kafka);
    if (namespace !== undefined) enforced.set(namespace, context.kubernetes.spec.podSecurity);
  }
  for (const { apiVersion, kind, name, node } of objectsOf(context)) {
    if (apiVersion !== 'v1' || kind !== 'Namespace') continue;
    const label = nodeAt(node, ['metadata', 'labels', enforceLabel]);
    const level = levels.find((one) => label?.kind === 'scalar' && label.value === one);
    enforced.set(name, level ?? 'privileged');
  }
  return enforced;
}

/** Pods of ours, and those whose security a Kafka resource sets, with all that a level could refuse. */
export interface CheckedPods {
  /** `Deployment \`x\`` */
  readonly name: string;
  readonly namespace: string | undefined;
  readonly violations: readonly Violation[];
  place(route: Route): Place;
}

export function checkedPods(context: KubernetesContext): readonly CheckedPods[] {
  const minor = Number(context.kubernetes.spec.kubernetes.split('.')[1]);
  return [
    ...workloadsOf(objectsOf(context)).map(ofWorkload),
    ...context.kafka.flatMap(({ kafka }) => (kafka === undefined ? [] : ofKafka(kafka))),
  ].map((pods) => ({ ...pods, violations: pods.violations.filter(({ since = 0 }) => since <= minor) }));
}

/** A base's pods are the same for many clusters. */
const known = new WeakMap<YamlNode, readonly Violation[]>();

function ofWorkload({ object, route, node, spec }: Workload): CheckedPods {
  const violations = known.get(node) ?? podViolations(spec);
  known.set(node, violations);
  return {
    name: `${object.kind} \`${object.name}\``,
    namespace: object.namespace,
    violations,
    place: (at) => ({ node: object.node, route: [...route, ...at] }),
  };
}

const templated: readonly Route[] = [
  ['spec', 'kafka', 'template'],
  ['spec', 'zookeeper', 'template'],
  ['spec', 'entityOperator', 'template'],
  ['spec', 'kafkaExporter', 'template'],
  ['spec', 'cruiseControl', 'template'],
];

/**
 * Containers whose security context a template gives: it replaces the one that the operator would set. What a template leaves out
 * is the operator's, and as its pod security provider makes it.
 */
function ofKafka(kafka: KafkaResource): readonly CheckedPods[] {
  const namespace = namespaceOf(kafka);
  return [
    ...templated.flatMap((route) => ofTemplate(kafka.object, route, namespace)),
    ...kafka.pools.flatMap((pool) => ofTemplate(pool, ['spec', 'template'], namespace)),
  ];
}

function ofTemplate(object: RenderedObject, route: Route, namespace: string | undefined): readonly CheckedPods[] {
  const node = nodeAt(object.node, route);
  if (node === undefined) return [];
  const violations = known.get(node) ?? templateViolations(mapAt(toPlain(node)));
  known.set(node, violations);
  const name = `${object.kind} \`${object.name}\``;
  return [{ name, namespace, violations, place: (at) => ({ node: object.node, route: [...route, ...at] }) }];
}

function templateViolations(template: PlainMap): readonly Violation[] {
  const pod = { securityContext: mapAt(mapAt(template['pod'])['securityContext']) };
  const given = Object.entries(template)
    .filter(([key, value]) => key.endsWith('Container') && mapAt(value)['securityContext'] !== undefined)
    .map(([name, value]) => ({ name, securityContext: mapAt(value)['securityContext'] ?? null }));
  return podViolations({ ...pod, containers: given }).map((one) => {
    const [list, index, ...rest] = one.route;
    if (list === 'securityContext') return { ...one, route: ['pod', ...one.route] };
    const name = typeof index === 'number' ? (given[index]?.name ?? '') : '';
    return { ...one, who: `\`${name}\``, route: [name, ...rest] };
  });
}
