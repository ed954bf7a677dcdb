/**
 * Owns naming where a finding stands by what does not change when lines move or are written otherwise: a field of an authored file, or
 * a rendered object and a field of it where the line is in a base.
 */
import type { KafkaCluster, KubernetesCluster } from '../model/model.ts';
import type { RenderedObject } from '../render/rendered.ts';
import { argocdObjects, type KubernetesContext } from '../rules/context.ts';
import type { Route, YamlMap } from '../source/node.ts';
import { pathText, routeTo } from '../source/path-text.ts';
import type { Documents } from '../source/tree.ts';
import type { Finding, ObjectName } from './finding.ts';
import { problemTexts } from './problem-texts.ts';

export interface FindingPlace {
  /** The file that `path` is a field of, or else the object. */
  readonly file?: string;
  /** `Deployment/orders-proxy` */
  readonly object?: string;
  readonly path: string;
}

/** The authored files that a finding about a cluster may stand in. */
export function treesOf(cluster: KafkaCluster | undefined, kubernetes: KubernetesCluster): readonly YamlMap[] {
  return [...(cluster?.layers ?? []), ...(cluster?.lists ?? []), kubernetes.authored];
}

/** @param objects that the finding's may be among. */
export function placeOf(finding: Finding, trees: readonly YamlMap[], objects: readonly RenderedObject[]): FindingPlace {
  const { file } = finding.origin;
  const tree = trees.find((one) => one.origin.file.path === file.path);
  if (tree !== undefined) return { file: file.path, path: pathText(tree, lineRoute(tree, finding)) };
  const object = finding.object && objectNamed(finding.object, objects);
  if (object === undefined) return { file: file.path, path: '' };
  return { object: `${object.kind}/${object.name}`, path: pathText(object.node, finding.route ?? []) };
}

/** What to write as `path` to suppress it: for what a rule finds in an authored file. */
export function withPath(finding: Finding, documents: Documents): Finding {
  const { path } = finding.origin.file;
  if (!path.startsWith('clusters/') || Object.hasOwn(problemTexts, finding.rule)) return finding;
  const tree = documents.yaml(path, 'rewritten').documents.find((one) => one.kind === 'map');
  return tree === undefined ? finding : { ...finding, path: pathText(tree, lineRoute(tree, finding)) };
}

/** The field of an authored file that a finding stands at. What is said of the file as a whole stands at its first key. */
export function lineRoute(tree: YamlMap, { origin }: Finding): Route {
  return routeTo(tree, origin);
}

export function objectNamed(name: ObjectName, objects: readonly RenderedObject[]): RenderedObject | undefined {
  return objects.find((one) => one.kind === name.kind && one.name === name.name && one.namespace === name.namespace);
}

/** The objects of a Kafka cluster's overlay, or those of the Kubernetes cluster that are no Kafka cluster's. */
export function objectsOf(context: KubernetesContext, cluster: string | undefined): readonly RenderedObject[] {
  if (cluster === undefined) return [...context.operator, ...context.others, ...argocdObjects(context)];
  return context.kafka.find((one) => one.cluster.id === cluster)?.objects ?? [];
}
