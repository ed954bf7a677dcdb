/** Owns the pods in sight: those that our workloads describe and those that the operator makes, as selectors and Services find them. */
import type { Plain, Route } from '../source/node.ts';
import { listAt, mapAt, numberAt, plainAt, textAt, textsAt } from '../source/plain.ts';
import type { MadePod } from '../strimzi/made/made.ts';
import type { OperatorObjects } from '../strimzi/made/operator-makes.ts';
import { holds, type Labels, type Requirement } from '../strimzi/notations/label-selector.ts';
import type { SeenObject } from './in-sight.ts';

export interface SeenPod {
  /** What a person calls them: the pods of Deployment `proxy`, the brokers of Kafka `orders`. */
  readonly what: string;
  readonly labels: Labels;
  /** Labels that Kubernetes adds, with values that are not known. */
  readonly added: readonly string[];
  readonly ports: readonly { readonly name: string | undefined; readonly port: number }[];
  /** Whether it listens on no other ports than these: what a container of ours does is its own affair. */
  readonly allPorts: boolean;
}

const addedByKind: Readonly<Record<string, readonly string[]>> = {
  Deployment: ['pod-template-hash'],
  StatefulSet: [...['statefulset.kubernetes.io/pod-name', 'apps.kubernetes.io/pod-index', 'controller-revision-hash']],
  DaemonSet: ['controller-revision-hash', 'pod-template-generation'],
  Job: ['job-name', 'controller-uid', 'batch.kubernetes.io/job-name', 'batch.kubernetes.io/controller-uid'],
  CronJob: ['job-name', 'controller-uid', 'batch.kubernetes.io/job-name', 'batch.kubernetes.io/controller-uid'],
};

/** Where a workload describes its pod. */
export function podRoute(kind: string): Route {
  if (kind === 'Pod') return [];
  return kind === 'CronJob' ? ['spec', 'jobTemplate', 'spec', 'template'] : ['spec', 'template'];
}

export function workloadPods({ object, plain }: SeenObject): readonly SeenPod[] {
  const pod = plainAt(plain, ...podRoute(object.kind));
  const labels = textsAt(pod, 'metadata', 'labels');
  const added = addedByKind[object.kind] ?? [];
  const ports = containersOf(pod).flatMap(({ plain: one }) => listAt(one, 'ports').flatMap(portOf));
  return [{ what: `the pods of ${object.kind} \`${object.name}\``, labels, added, ports, allPorts: false }];
}

function portOf(port: Plain): SeenPod['ports'] {
  const number = numberAt(port, 'containerPort');
  return number === undefined ? [] : [{ name: textAt(port, 'name'), port: number }];
}

/** Containers of a pod, init containers too, with where they stand in it. */
export function containersOf(pod: Plain | undefined): readonly { readonly plain: Plain; readonly route: Route }[] {
  return (['containers', 'initContainers'] as const).flatMap((field) =>
    listAt(pod, 'spec', field).map((plain, index) => ({ plain, route: ['spec', field, index] })),
  );
}

const called: Readonly<Record<string, string>> = {
  kafka: 'the brokers',
  zookeeper: 'the ZooKeeper nodes',
  'entity-operator': 'the pods of the Entity Operator',
  'kafka-exporter': 'the pods of the Kafka exporter',
  'cruise-control': 'the pods of Cruise Control',
};

export function madePods(made: OperatorObjects): readonly SeenPod[] {
  return made.ofKind('Pod').map((pod) => ({
    what: `${nameOf(pod, made)} of Kafka \`${made.fields.cluster}\``,
    get labels() {
      return pod.labels;
    },
    added: ['pod-template-hash'],
    ports: pod.ports,
    allPorts: true,
  }));
}

/** Nodes of a pool by its name, where that is not what the operator calls brokers without pools. */
function nameOf({ component, pool }: MadePod, { fields }: OperatorObjects): string {
  const hasPools = fields.pools.some((one) => one.index !== undefined);
  return component === 'kafka' && hasPools ? `the nodes of pool \`${pool}\`` : (called[component] ?? '');
}

export function selects(requirements: readonly Requirement[], pod: SeenPod): boolean {
  return requirements.every((one) => pod.added.includes(one.key) || holds(one, pod.labels));
}

/** A selector of a Service: a map of labels. */
export function requirementsOfMap(selector: Plain | undefined): readonly Requirement[] {
  return Object.entries(mapAt(selector)).map(([key, value]) => ({
    key,
    operator: 'In',
    values: [String(value)],
    route: [key],
  }));
}
