/**
 * Owns what a Kafka cluster cannot do without once profiles and defaults are in: a profile may give any of it, so the schema of the
 * file alone cannot demand it.
 */
import { keyOriginAt, nodeAt, type Route, type YamlMap } from '../source/node.ts';
import type { Problem } from '../source/problem.ts';
import type { KubernetesCluster } from './model.ts';

export function checkComplete(node: YamlMap, kubernetes: KubernetesCluster): readonly Problem[] {
  const problems: Problem[] = [];
  const missing = (route: Route, advice: string): void => {
    problems.push({
      id: 'authored-file',
      message: `\`${route.join('.')}\` is missing; ${advice}`,
      origin: keyOriginAt(node, route.slice(0, -1)),
    });
  };
  const has = (route: Route): boolean => nodeAt(node, route) !== undefined;
  if (!has(['owner'])) missing(['owner'], 'name the team to ask about this cluster.');
  if (!has(['kafka', 'version']))
    missing(['kafka', 'version'], 'without it, an upgrade of the operator would upgrade Kafka too.');
  for (const part of ['kafka', 'zookeeper']) {
    const storage: Route = [part, 'storage'];
    const ephemeral = nodeAt(node, [...storage, 'ephemeral']);
    if (ephemeral?.kind === 'scalar' && ephemeral.value === true) continue;
    const volumes = nodeAt(node, [...storage, 'volumes']);
    if (volumes?.kind === 'list') {
      volumes.items.forEach((volume, index) => {
        if (nodeAt(volume, ['size']) === undefined)
          missing([...storage, 'volumes', index, 'size'], 'say how large the volume is, such as `100Gi`.');
        if (nodeAt(volume, ['class']) === undefined && defaultClass(kubernetes) === undefined)
          missing([...storage, 'volumes', index, 'class'], classAdvice(kubernetes));
      });
      continue;
    }
    if (!has([...storage, 'size'])) missing([...storage, 'size'], 'say how large the disk is, such as `100Gi`.');
    if (!has([...storage, 'class'])) missing([...storage, 'class'], classAdvice(kubernetes));
  }
  return problems;
}

function defaultClass(kubernetes: KubernetesCluster): string | undefined {
  return kubernetes.spec.storageClasses.find((one) => one.default === true)?.name;
}

function classAdvice(kubernetes: KubernetesCluster): string {
  const names = kubernetes.spec.storageClasses.map((one) => `\`${one.name}\``).join(', ');
  return `${kubernetes.id} has no default storage class, so choose one of ${names}.`;
}
