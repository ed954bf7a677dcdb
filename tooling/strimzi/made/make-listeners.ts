/**
 * Owns what the operator makes for listeners that are reached from outside: Services, Routes, Ingresses. Source: Strimzi 0.45.2,
 * `ListenersUtils` (the names called `backwardsCompatible`) and `KafkaCluster`.
 */
import type { Plain } from '../../source/node.ts';
import { flagAt, listAt, numberAt } from '../../source/plain.ts';
import type { KafkaFields, KafkaListener } from '../kafka-fields.ts';
import type { Labels } from '../label-selector.ts';
import { selectorLabels } from '../labels.ts';
import { nodesName, virtualPool } from '../pod-labels.ts';
import type { MadeObject, MadePort, MadeRoute, MadeService } from './made.ts';

/** Three listeners, once the only ones there could be, keep the names of their ports from then. */
export function listenerPort({ name, port, type }: KafkaListener): MadePort {
  if (type === 'internal' && name === 'plain' && port === 9092) return { name: 'tcp-clients', port };
  if (type === 'internal' && name === 'tls' && port === 9093) return { name: 'tcp-clientstls', port };
  return { name: `tcp-${name}`, port };
}

export function makeListeners(fields: KafkaFields): readonly MadeObject[] {
  return fields.listeners.filter((one) => one.type !== 'internal').flatMap((one) => makeListener(fields, one));
}

function makeListener({ cluster, namespace, brokers }: KafkaFields, listener: KafkaListener): readonly MadeObject[] {
  const { index, configuration } = listener;
  const kafka = nodesName(cluster, 'kafka');
  const selector = selectorLabels(cluster, kafka);
  const port = listenerPort(listener);
  const type = serviceType(listener.type);
  const route = routeKind(listener.type);
  const objects: MadeObject[] = [];
  const made = { namespace, component: 'kafka', listener: index } as const;
  const add = (name: string, nodePort: number | undefined, to: Labels, broker?: number): void => {
    const ports = [nodePort === undefined ? port : { name: port.name, port: port.port, nodePort }];
    const head = { kind: 'Service', namespace, component: 'kafka', listener: index, name } as const;
    const rest = broker === undefined ? {} : { broker };
    objects.push({ ...head, type, headless: false, selector: to, ports, ...rest });
  };
  const addRoute = (name: string, service: string): void => {
    if (route !== undefined) objects.push({ ...made, kind: route, name, service });
  };
  const bootstrap = `${kafka}-${listener.name}-bootstrap`;
  if (listener.type !== 'loadbalancer' || flagAt(configuration, 'createBootstrapService') !== false)
    add(bootstrap, numberAt(configuration, 'bootstrap', 'nodePort'), selector);
  addRoute(isOldExternal(listener) ? `${kafka}-bootstrap` : bootstrap, bootstrap);
  const each = isOldExternal(listener) ? kafka : `${kafka}-${listener.name}`;
  for (let broker = 0; broker < brokers; broker++) {
    const name = `${each}-${broker}`;
    const own = {
      ...selector,
      'strimzi.io/pool-name': virtualPool,
      'statefulset.kubernetes.io/pod-name': `${kafka}-${broker}`,
    };
    add(name, brokerNodePort(configuration, broker), own, broker);
    addRoute(name, name);
  }
  return objects;
}

/** Only `external` on 9094 keeps the names from when it was the one listener of its kind. */
function isOldExternal({ name, port }: KafkaListener): boolean {
  return name === 'external' && port === 9094;
}

function serviceType(type: string): MadeService['type'] {
  if (type === 'nodeport') return 'NodePort';
  return type === 'loadbalancer' ? 'LoadBalancer' : 'ClusterIP';
}

function routeKind(type: string): MadeRoute['kind'] | undefined {
  if (type === 'route') return 'Route';
  return type === 'ingress' ? 'Ingress' : undefined;
}

function brokerNodePort(configuration: Plain, broker: number): number | undefined {
  const overrides = listAt(configuration, 'brokers').filter((one) => numberAt(one, 'broker') === broker);
  return overrides.map((one) => numberAt(one, 'nodePort')).find((one) => one !== undefined);
}
