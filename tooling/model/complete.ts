/**
 * Owns what a Kafka cluster cannot do without once profiles and defaults are in: a profile may give any of it, so the schema of the
 * file alone cannot demand it.
 */
import { keyOriginAt, nodeAt, originAt, type Route, type YamlMap } from '../source/node.ts';
import type { Problem } from '../source/problem.ts';
import { either } from '../source/show.ts';
import type { KubernetesCluster } from './model.ts';
import { nameOf } from './wording.ts';

export function checkComplete(node: YamlMap, kubernetes: KubernetesCluster): readonly Problem[] {
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
  for (const volume of volumesOf(node)) {
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

/** Routes of the disks that are claimed. */
function volumesOf(node: YamlMap): readonly Route[] {
  return ['kafka', 'zookeeper'].flatMap((part): readonly Route[] => {
    const storage: Route = [part, 'storage'];
    const ephemeral = nodeAt(node, [...storage, 'ephemeral']);
    if (ephemeral?.kind === 'scalar' && ephemeral.value === true) return [];
    const volumes = nodeAt(node, [...storage, 'volumes']);
    return volumes?.kind === 'list' ? volumes.items.map((_, index) => [...storage, 'volumes', index]) : [storage];
  });
}

function defaultClass(kubernetes: KubernetesCluster): string | undefined {
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
