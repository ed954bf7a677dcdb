/** Owns what the parts around a Kafka cluster cannot do without once they are turned on, whoever turned them on. */
import { keyOriginAt, type Route, type YamlMap } from '../source/node.ts';
import type { Problem } from '../source/problem.ts';
import { loadBalancersOf } from './load-balancers.ts';
import type { KafkaClusterSpec, KubernetesCluster } from './model.ts';

/**
 * @param node the cluster with profiles and defaults.
 * @param spec what it says; only what the schema admits.
 */
export function checkParts(node: YamlMap, spec: KafkaClusterSpec, kubernetes: KubernetesCluster): readonly Problem[] {
  const { enabled, exposure, allowFrom, annotations } = spec.zookeeperProxy;
  if (!enabled || exposure !== 'internal-load-balancer') return [];
  const problem = (route: Route, message: string): Problem => ({
    id: 'authored-file',
    message,
    origin: keyOriginAt(node, route),
  });
  const problems: Problem[] = [];
  if (allowFrom === undefined || allowFrom.length === 0) {
    const message =
      '`zookeeperProxy.allowFrom` is missing; list the address ranges that may reach the load balancer, such as `10.32.0.0/16`.';
    problems.push(problem(['zookeeperProxy', 'exposure'], message));
  }
  const { provider } = kubernetes.spec;
  if (loadBalancersOf(provider) === undefined && Object.keys(annotations ?? {}).length === 0) {
    const message = `\`zookeeperProxy.annotations\` is missing; provider \`${provider}\` does not tell how a load balancer is kept off the internet, so write the annotation that does it.`;
    problems.push(problem(['zookeeperProxy', 'exposure'], message));
  }
  return problems;
}
