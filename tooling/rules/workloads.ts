/** Owns how rules read pods of ours: the pod template of every kind that has one, with the place of each container. */
import type { RenderedObject } from '../render/rendered.ts';
import { nodeAt, type Plain, type Route, toPlain, type YamlNode } from '../source/node.ts';
import { listAt, mapAt, type PlainMap } from '../source/plain.ts';
import type { Labels } from '../strimzi/notations/label-selector.ts';

/** An object that makes pods, or a pod. */
export interface Workload {
  readonly object: RenderedObject;
  /** Route of the pod's spec in the object. */
  readonly route: Route;
  /** The pod's spec as a node: the same for all clusters that have it from one base unchanged. */
  readonly node: YamlNode;
  readonly spec: PlainMap;
  readonly labels: Labels;
  /** Whether it ends by itself: a Job or CronJob. */
  readonly ends: boolean;
  readonly containers: readonly Container[];
}

export interface Container {
  readonly name: string;
  /** Route from the object. */
  readonly route: Route;
  readonly spec: PlainMap;
  readonly kind: 'container' | 'init' | 'sidecar';
}

/** Route of the pod template; a Pod is its own. */
const templates: Readonly<Record<string, Route>> = {
  'v1/Pod': [],
  'v1/ReplicationController': ['spec', 'template'],
  'apps/v1/Deployment': ['spec', 'template'],
  'apps/v1/StatefulSet': ['spec', 'template'],
  'apps/v1/DaemonSet': ['spec', 'template'],
  'apps/v1/ReplicaSet': ['spec', 'template'],
  'batch/v1/Job': ['spec', 'template'],
  'batch/v1/CronJob': ['spec', 'jobTemplate', 'spec', 'template'],
};

const known = new WeakMap<RenderedObject, Workload | null>();

/** The pods that an object of ours makes; undefined for any other object. */
export function workloadOf(object: RenderedObject): Workload | undefined {
  const found = known.get(object);
  if (found !== undefined) return found ?? undefined;
  const workload = readWorkload(object);
  known.set(object, workload ?? null);
  return workload;
}

export function workloadsOf(objects: readonly RenderedObject[]): readonly Workload[] {
  return objects.flatMap((object) => workloadOf(object) ?? []);
}

function readWorkload(object: RenderedObject): Workload | undefined {
  const template = templates[`${object.apiVersion}/${object.kind}`];
  if (template === undefined) return undefined;
  const route = [...template, 'spec'];
  const node = nodeAt(object.node, route);
  if (node?.kind !== 'map') return undefined;
  const spec = toPlain(node) as PlainMap;
  const labels = nodeAt(object.node, [...template, 'metadata', 'labels']);
  return {
    object,
    route,
    node,
    spec,
    labels: Object.fromEntries(
      Object.entries(mapAt(labels && toPlain(labels))).map(([key, value]) => [key, String(value)]),
    ),
    ends: object.kind === 'Job' || object.kind === 'CronJob',
    containers: [
      ...listAt(spec['containers']).map((one, index) =>
        readContainer(one, [...route, 'containers', index], 'container'),
      ),
      ...listAt(spec['initContainers']).map((one, index) =>
        readContainer(
          one,
          [...route, 'initContainers', index],
          mapAt(one)['restartPolicy'] === 'Always' ? 'sidecar' : 'init',
        ),
      ),
    ],
  };
}

function readContainer(value: Plain, route: Route, kind: Container['kind']): Container {
  const spec = mapAt(value);
  return { name: String(spec['name'] ?? ''), route, spec, kind };
}
