import { listAt, textsAt } from '../../source/plain.ts';
import { type Listener, overrideOf } from '../../strimzi/listeners/listeners.ts';
import type { KafkaContext } from '../context.ts';
import type { KafkaResource } from '../kafka-resource.ts';
import { defineKafkaRule } from '../rule.ts';
import { firstWritten } from '../written.ts';
import { brokersFor, brokersIn, listenerPlace, listenersOf } from './cluster-listeners.ts';
import { internalAnnotation, reachOf } from './internal-load-balancer.ts';
import { isOpen, reachOfService, servicesOf } from './services.ts';
import { zookeeperDoor } from './zookeeper-doors.ts';

export default defineKafkaRule({
  id: 'load-balancer-open',
  summary: 'A load balancer is internal, or says who may connect.',
  severity: { production: 'error', staging: 'warning', development: 'warning' },
  why: `A load balancer of Alibaba Cloud, AWS, Azure or Google gets an address of the internet unless an annotation says otherwise, and
without source ranges everybody may connect. TLS and passwords still stand in the way of a listener, but not of whoever tries them all,
nor of a flood of connections.`,
  fix: `Annotate the bootstrap Service and that of every broker as internal (\`spec.kafka.template.perPodService\` does so for all brokers), or
set \`loadBalancerSourceRanges\`.`,
  bad: `kafka:
  listeners:
    - { name: external, port: 9094, type: loadbalancer, authentication: { type: tls } }
  authorization: { type: simple }
`,
  good: `kafka:
  listeners:
    - name: external
      port: 9094
      type: loadbalancer
      authentication: { type: tls }
      configuration: { loadBalancerSourceRanges: [203.0.113.0/24] }
  authorization: { type: simple }
`,
  check(context, report) {
    const { kafka, objects, kubernetes } = context;
    const annotation = internalAnnotation(kubernetes.spec.provider);
    const remedy = `set \`loadBalancerSourceRanges\`, or annotate each Service with \`${annotation}\``;
    for (const listener of kafka === undefined ? [] : listenersOf(kafka)) {
      if (kafka === undefined || listener.type !== 'loadbalancer') continue;
      const ranges = listAt(listener.configuration, 'loadBalancerSourceRanges');
      const open = openServices(listener, kafka, context);
      if (open.length === 0 || !isOpen(ranges)) continue;
      report(
        `Listener \`${listener.name}\` has load balancers on the internet for ${listOpen(open)}, ${ranges.length > 0 ? 'and its source ranges leave nobody out' : 'open to everybody'}; ${remedy}.`,
        firstWritten(
          listenerPlace(kafka, listener, 'configuration', 'loadBalancerSourceRanges'),
          listenerPlace(kafka, listener, 'type'),
        ),
      );
    }
    for (const service of servicesOf(objects)) {
      if (service.type !== 'LoadBalancer' || reachOfService(service, context) !== 'public') continue;
      const ranges = listAt(service.spec, 'loadBalancerSourceRanges');
      // ZooKeeper needs more than this, and has a rule of its own.
      if (!isOpen(ranges, service.annotations) || zookeeperDoor(service, context) !== undefined) continue;
      report(
        `Service \`${service.object.name}\` has a load balancer on the internet, open to everybody; ${remedy}.`,
        service.place('spec', ranges.length > 0 ? 'loadBalancerSourceRanges' : 'type'),
      );
    }
  },
});

/** Load balancers of a listener that the internet reaches; each Service has annotations of its own, over those of the template. */
function openServices(
  listener: Listener,
  kafka: KafkaResource,
  context: KafkaContext,
): readonly ('bootstrap' | number)[] {
  const { kubernetes } = context;
  const brokers = brokersIn(context);
  const loadBalancerClass = listener.configuration?.['class'];
  const isPublic = (annotations: Readonly<Record<string, string>>): boolean =>
    reachOf(
      kubernetes.spec.provider,
      annotations,
      typeof loadBalancerClass === 'string' ? loadBalancerClass : undefined,
    ) === 'public';
  const bootstrap = {
    ...textsAt(kafka.map('spec', 'kafka', 'template', 'externalBootstrapService', 'metadata', 'annotations')),
    ...textsAt(listener.bootstrap, 'annotations'),
  };
  const perPod = (pod: string) => {
    const nodes = kafka.nodes.find(({ podsName }) => podsName === pod.slice(0, pod.lastIndexOf('-')));
    return textsAt(nodes?.map('template', 'perPodService', 'metadata', 'annotations'));
  };
  const hasBootstrap = listener.configuration?.['createBootstrapService'] !== false;
  return [
    ...(hasBootstrap && isPublic(bootstrap) ? (['bootstrap'] as const) : []),
    ...(brokers === undefined ? [] : brokersFor(listener, brokers))
      .filter(({ id, pod }) => isPublic({ ...perPod(pod), ...annotationsOf(listener, id) }))
      .map(({ id }) => id),
  ];
}

/** Those of the template count for a broker that has none of its own. Source: 1.2.0, `ListenersUtils`. */
function annotationsOf(listener: Listener, broker: number): Readonly<Record<string, string>> {
  const own = textsAt(overrideOf(listener, broker)?.settings, 'annotations');
  return Object.keys(own).length > 0 ? own : textsAt(listener.configuration?.['perBrokerAnnotationsTemplate']);
}

function listOpen(open: readonly ('bootstrap' | number)[]): string {
  const brokers = open.filter((one) => one !== 'bootstrap');
  const named = `${brokers.slice(0, 5).join(', ')}${brokers.length > 5 ? ` and ${brokers.length - 5} more` : ''}`;
  const parts = [
    ...(open.includes('bootstrap') ? ['the bootstrap address'] : []),
    ...(brokers.length > 0 ? [`broker${brokers.length === 1 ? '' : 's'} ${named}`] : []),
  ];
  return parts.join(' and ');
}
