/**
 * Owns what a Kafka cluster cannot do without once profiles and defaults are in: a profile may give any of it, so the schema of the
 * file alone cannot demand it.
 */
import { keyOriginAt, nodeAt, originAt, type Route, type YamlMap } from '../source/node.ts';
import type { Problem } from '../source/problem.ts';
import { either } from '../source/show.ts';
import type { KafkaClusterSpec, KubernetesCluster } from './model.ts';
import { nameOf } from './wording.ts';

/** @param spec what the node says; only what the schema admits, and what is told here may be missing. */
export function checkComplete(
  node: YamlMap,
  spec: KafkaClusterSpec,
  kubernetes: KubernetesCluster,
): readonly Problem[] {
  const problems: Problem[] = [];
  const problemAt = (route: Route, message: string): Problem => ({
    id: 'authored-file',
    message,
    origin: keyOriginAt(node, route.slice(0, -1)),
  });
  const missing = (route: Route, advice: string): void => {
    if (nodeAt(node, route) === undefined)
      problems.push(problemAt(route, `\`${nameOf(route)}\` is missing; ${advice}.`));
  };
  missing(['owner'], 'name the team to ask about this cluster');
  missing(['kafka', 'version'], 'without it, an upgrade of the operator would upgrade Kafka too');
  const withoutClass: Route[] = [];
  for (const volume of disksOf(node, spec).flatMap((storage) => volumesOf(node, storage))) {
    missing([...volume, 'size'], 'say how large the disk is, such as `100Gi`');
    if (nodeAt(node, [...volume, 'class']) === undefined) withoutClass.push([...volume, 'class']);
  }
  const [first, ...others] = withoutClass;
  if (first !== undefined && defaultClass(kubernetes) === undefined) {
    problems.push({
      ...problemAt(first, noClass([first, ...others], kubernetes)),
      related: [{ origin: originAt(kubernetes.node, ['storageClasses']), message: 'none of these is the default' }],
    });
  }
  return problems;
}

function disksOf(node: YamlMap, spec: KafkaClusterSpec): readonly Route[] {
  const pools = nodeAt(node, ['pools']);
  return [
    ...(pools?.kind === 'map'
      ? [...pools.entries.keys()].map((key) => ['pools', key, 'storage'])
      : [['kafka', 'storage']]),
    ...(spec.stack === 'zookeeper' ? [['zookeeper', 'storage']] : []),
  ];
}

/** Routes of the disks that are claimed. */
function volumesOf(node: YamlMap, storage: Route): readonly Route[] {
  const ephemeral = nodeAt(node, [...storage, 'ephemeral']);
  if (ephemeral?.kind === 'scalar' && ephemeral.value === true) return [];
  const volumes = nodeAt(node, [...storage, 'volumes']);
  return volumes?.kind === 'list' ? volumes.items.map((_, index) => [...storage, 'volumes', index]) : [storage];
}

export function defaultClass(kubernetes: KubernetesCluster): string | undefined {
  return kubernetes.spec.storageClasses.find((one) => one.default === true)?.name;
}

/** One sentence however many disks there are: the class that is missing may well be one and the same. */
function noClass(routes: readonly Route[], kubernetes: KubernetesCluster): string {
  const fields = routes.map((route) => `\`${nameOf(route)}\``).join(' and ');
  const names = kubernetes.spec.storageClasses.map((one) => one.name);
  const classes =
    names.length === 0
      ? 'add one under `storageClasses` in its cluster.yaml'
      : `choose ${either(names)} here, or mark one \`default: true\` in its cluster.yaml`;
  return `${fields} ${routes.length === 1 ? 'is' : 'are'} missing, and ${kubernetes.id} has no default storage class; ${classes}.`;
}
