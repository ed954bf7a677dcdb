import { listAt } from '../../source/plain.ts';
import type { KafkaContext } from '../context.ts';
import { defineKafkaRule } from '../rule.ts';
import { internalAnnotation } from './internal-load-balancer.ts';
import { isGuarded } from './network-policies.ts';
import { isExposed, isOpen, reachOfService, servicesOf } from './services.ts';
import { type Door, zookeeperDoor, zookeeperPort } from './zookeeper-doors.ts';

export default defineKafkaRule({
  id: 'zookeeper-exposed',
  summary: 'Nobody from outside of the Kubernetes cluster reaches ZooKeeper but those who are named.',
  severity: { production: 'error', staging: 'error', development: 'warning' },
  dataLoss: true,
  why: `Strimzi starts ZooKeeper with \`skipACL=yes\`, since its certificates guard it. A proxy lends its certificate to everybody, so
whoever reaches it can delete topics and rewrite access lists and passwords of the whole Kafka cluster. A load balancer without source
ranges is open to everybody who reaches it, on most providers to the internet; a node port to everybody who reaches a node.`,
  fix: `Make the Service \`ClusterIP\`. Where clients outside cannot do without it: an internal load balancer with
\`loadBalancerSourceRanges\`, and a NetworkPolicy that names who may come in.`,
  bad: `manifests:
  - apiVersion: v1
    kind: Service
    metadata: { name: orders-zookeeper-outside }
    spec:
      type: LoadBalancer
      selector: { strimzi.io/cluster: orders, strimzi.io/name: orders-zookeeper }
      ports: [{ port: 2181 }]
`,
  good: `manifests:
  - apiVersion: v1
    kind: Service
    metadata: { name: orders-zookeeper-inside }
    spec:
      type: ClusterIP
      selector: { strimzi.io/cluster: orders, strimzi.io/name: orders-zookeeper }
      ports: [{ port: 2181 }]
`,
  check(context, report) {
    for (const service of servicesOf(context.objects)) {
      if (!isExposed(service)) continue;
      const door = zookeeperDoor(service, context);
      const wrong = door === undefined ? undefined : whatIsOpen(door, context);
      if (wrong === undefined) continue;
      report(
        `Service \`${service.object.name}\` of type \`${service.type}\` opens ZooKeeper ${wrong.to}; ${wrong.remedy}, or make it \`ClusterIP\`.`,
        service.place('spec', 'type'),
      );
    }
  },
});

interface Opening {
  readonly to: string;
  readonly remedy: string;
}

function whatIsOpen({ service, proxies }: Door, context: KafkaContext): Opening | undefined {
  const guarded =
    proxies.length > 0 &&
    proxies.every(({ labels, object }) => isGuarded(context, object.namespace, labels, zookeeperPort));
  if (service.type === 'NodePort')
    return guarded
      ? undefined
      : { to: 'to everybody who reaches a node', remedy: 'name its clients in a NetworkPolicy' };
  const annotation = internalAnnotation(context.kubernetes.spec.provider);
  if (reachOfService(service, context) === 'public')
    return { to: 'to the internet', remedy: `annotate it with \`${annotation}\`` };
  const open = isOpen(listAt(service.spec, 'loadBalancerSourceRanges'), service.annotations);
  return open && !guarded
    ? { to: 'to everybody who reaches its load balancer', remedy: 'set `loadBalancerSourceRanges`' }
    : undefined;
}
