/**
 * Owns listeners as the operator reads them from `spec.kafka.listeners`, and the addresses that it tells brokers to advertise. Source:
 * Strimzi 0.45.2 and 1.2.0, `GenericKafkaListener`, `ListenersUtils`, `KafkaListenersReconciler`.
 */
import type { Plain, Route } from '../../source/node.ts';
import { hasAt, isPlainMap, listAt, mapAt, numberAt, type PlainMap, textAt } from '../../source/plain.ts';

/** A type without which the schema refuses a listener; all of these make objects of their own but the first. */
export type ListenerType = 'internal' | 'cluster-ip' | 'nodeport' | 'loadbalancer' | 'route' | 'ingress' | 'tlsroute';

export interface Listener {
  /** Place in the list. */
  readonly index: number;
  readonly name: string;
  readonly port: number;
  readonly type: ListenerType;
  readonly tls: boolean;
  readonly authentication: PlainMap | undefined;
  /** Undefined where nothing is configured, which the operator tells from an empty map. */
  readonly configuration: PlainMap | undefined;
  readonly bootstrap: PlainMap;
  /** Undefined where there is no list. */
  readonly brokers: readonly BrokerOverride[] | undefined;
}

export interface BrokerOverride {
  /** Below the listener. */
  readonly route: Route;
  readonly broker: number;
  readonly settings: PlainMap;
}

/** The last is there from 1.1 on. */
const types: readonly string[] = [
  ...['internal', 'cluster-ip', 'nodeport', 'loadbalancer', 'route', 'ingress', 'tlsroute'],
];

/** Types that tell brokers apart by the host name a client asks for. */
export function isByHost({ type }: Pick<Listener, 'type'>): boolean {
  return type === 'route' || type === 'ingress' || type === 'tlsroute';
}

/** Listeners that are whole; one that the schema refuses is left out. */
export function readListeners(list: readonly Plain[]): readonly Listener[] {
  return list.flatMap((value, index) => {
    const { name, port, type, tls, authentication, configuration } = mapAt(value);
    if (typeof name !== 'string' || typeof port !== 'number' || typeof type !== 'string' || !types.includes(type))
      return [];
    const settings = isPlainMap(configuration) ? configuration : undefined;
    return {
      index,
      name,
      port,
      type: type as ListenerType,
      tls: tls === true,
      authentication: isPlainMap(authentication) ? authentication : undefined,
      configuration: settings,
      bootstrap: mapAt(settings?.['bootstrap']),
      brokers: hasAt(settings, 'brokers') ? readOverrides(settings?.['brokers']) : undefined,
    };
  });
}

function readOverrides(list: Plain | undefined): readonly BrokerOverride[] {
  return listAt(list).flatMap((value, at) => {
    const settings = mapAt(value);
    const broker = numberAt(settings['broker']);
    return broker === undefined ? [] : [{ route: ['configuration', 'brokers', at], broker, settings }];
  });
}

/** Whether clients from outside of the Kubernetes cluster are meant to use it. */
export function isExternal({ type }: Listener): boolean {
  return type !== 'internal' && type !== 'cluster-ip';
}

/** An override that counts: the operator takes the first for a broker. */
export function overrideOf({ brokers }: Listener, broker: number): BrokerOverride | undefined {
  return brokers?.find((one) => one.broker === broker);
}

/** A host name that somebody wrote, for one broker or by a template for all. */
export interface WrittenHost {
  readonly host: string;
  /** Below the listener. */
  readonly route: Route;
}

/** The name of a broker's Route or Ingress. */
export function hostOf(listener: Listener, broker: number, pod: string): WrittenHost | undefined {
  return writtenHost(listener, broker, pod, 'host', 'hostTemplate');
}

/** The name that a broker is to tell its clients, where it is not the one that the operator finds by itself. */
export function advertisedHostOf(listener: Listener, broker: number, pod: string): WrittenHost | undefined {
  return writtenHost(listener, broker, pod, 'advertisedHost', 'advertisedHostTemplate');
}

function writtenHost(
  listener: Listener,
  broker: number,
  pod: string,
  field: string,
  template: string,
): WrittenHost | undefined {
  const override = overrideOf(listener, broker);
  const own = textAt(override?.settings[field]);
  if (override !== undefined && own !== undefined) return { host: own, route: [...override.route, field] };
  const pattern = textAt(listener.configuration?.[template]);
  if (pattern === undefined) return undefined;
  const host = pattern.replaceAll('{nodeId}', String(broker)).replaceAll('{nodePodName}', pod);
  return { host, route: ['configuration', template] };
}

/**
 * The port that a broker tells its clients; undefined for a node port, which Kubernetes picks or `nodePort` fixes, and for one by a
 * template (from 1.0 on), which is a sum over the number of the broker.
 */
export function advertisedPortOf(listener: Listener, broker: number): number | undefined {
  const own = numberAt(overrideOf(listener, broker)?.settings['advertisedPort']);
  if (own !== undefined) return own;
  if (listener.type === 'nodeport' || hasAt(listener.configuration?.['advertisedPortTemplate'])) return undefined;
  return isByHost(listener) ? 443 : listener.port;
}
