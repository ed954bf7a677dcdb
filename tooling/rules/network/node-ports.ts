/** Owns how rules read node ports: those that a person fixed, of listeners and of Services beside the cluster. */
import type { RenderedObject } from '../../render/rendered.ts';
import { nodeAt, type Plain, type Route, toPlain } from '../../source/node.ts';
import type { KafkaContext, KubernetesContext } from '../context.ts';
import type { KafkaResource } from '../kafka-resource.ts';
import type { Place } from '../place.ts';
import { brokersFor, brokersIn, listenersOf } from './cluster-listeners.ts';

export interface NodePort {
  readonly port: number;
  readonly protocol: string;
  /** Which Service has it; one Service may have a port once for each protocol. */
  readonly service: string;
  /** What it is for, in messages. */
  readonly use: string;
  readonly place: Place;
}

type PlainMap = { readonly [key: string]: Plain };

/** In the order of clusters. Ports that Kubernetes picks are not among them. */
export function nodePortsOf({ kafka, operator, others }: KubernetesContext): readonly NodePort[] {
  return [
    ...kafka.flatMap((context) => [
      ...(context.kafka === undefined ? [] : listenerPorts(context.kafka, context)),
      ...context.objects.flatMap(servicePorts),
    ]),
    ...operator.flatMap(servicePorts),
    ...others.flatMap(servicePorts),
  ];
}

/** The operator makes a Service for the bootstrap address and one for each broker. */
function listenerPorts(kafka: KafkaResource, context: KafkaContext): readonly NodePort[] {
  const known = brokersIn(context);
  return kafka.list('spec', 'kafka', 'listeners').flatMap((value, index) => {
    const listener = asMap(value);
    const configuration = asMap(listener['configuration']);
    const without = listener['type'] === 'loadbalancer' && configuration['allocateLoadBalancerNodePorts'] === false;
    if (without || (listener['type'] !== 'nodeport' && listener['type'] !== 'loadbalancer')) return [];
    const port = (number: Plain | undefined, use: string, route: Route): readonly NodePort[] => {
      if (typeof number !== 'number') return [];
      const place = kafka.place('spec', 'kafka', 'listeners', index, 'configuration', ...route);
      const full = `listener \`${listener['name']}\` of ${context.cluster.id} (${use})`;
      return [{ port: number, protocol: 'TCP', service: full, use: full, place }];
    };
    const read = listenersOf(kafka).find((one) => one.index === index);
    const running = read === undefined || known === undefined ? [] : brokersFor(read, known).map(({ id }) => id);
    const brokers = Array.isArray(configuration['brokers']) ? (configuration['brokers'] as readonly Plain[]) : [];
    return [
      ...port(asMap(configuration['bootstrap'])['nodePort'], 'bootstrap', ['bootstrap', 'nodePort']),
      ...brokers.flatMap((broker, at) => {
        const { broker: number, nodePort } = asMap(broker);
        // An override for a broker that does not run takes no port yet.
        if (typeof number !== 'number' || !running.includes(number)) return [];
        return port(nodePort, `broker ${number}`, ['brokers', at, 'nodePort']);
      }),
    ];
  });
}

function servicePorts(object: RenderedObject): readonly NodePort[] {
  if (object.kind !== 'Service' || object.apiVersion !== 'v1') return [];
  const node = nodeAt(object.node, ['spec']);
  const spec = asMap(node && toPlain(node));
  if (spec['type'] !== 'NodePort' && spec['type'] !== 'LoadBalancer') return [];
  const service = `Service \`${object.namespace ?? 'default'}/${object.name}\``;
  const ports = Array.isArray(spec['ports']) ? (spec['ports'] as readonly Plain[]) : [];
  const found = (port: Plain | undefined, protocol: Plain | undefined, route: Route): readonly NodePort[] =>
    typeof port === 'number'
      ? [{ port, protocol: String(protocol ?? 'TCP'), service, use: service, place: { node: object.node, route } }]
      : [];
  return [
    ...ports.flatMap((port, index) =>
      found(asMap(port)['nodePort'], asMap(port)['protocol'], ['spec', 'ports', index, 'nodePort']),
    ),
    ...found(spec['healthCheckNodePort'], 'TCP', ['spec', 'healthCheckNodePort']),
  ];
}

function asMap(value: Plain | undefined): PlainMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as PlainMap) : {};
}
