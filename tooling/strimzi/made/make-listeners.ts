/**
 * Owns what the operator makes for listeners that are reached from outside: Services, Routes, Ingresses. Source: Strimzi 0.45.2 and
 * 1.2.0, `ListenersUtils` (the names called `backwardsCompatible`) and `KafkaCluster`.
 */
import type { Plain } from '../../source/node.ts';
import { flagAt, listAt, numberAt } from '../../source/plain.ts';
import type { KafkaFields, KafkaListener } from '../kafka-resource/kafka-fields.ts';
import { selectorLabels } from '../labels.ts';
import type { Labels } from '../notations/label-selector.ts';
import { hasReached } from '../pools/metadata-stage.ts';
import { nodesName, podNameLabel, roleSelector } from '../pools/pod-labels.ts';
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

/** Whom a bootstrap Service leads to: brokers alone, as soon as all nodes tell their role by what they do. */
export function bootstrapSelector({ cluster, stage }: KafkaFields): Labels {
  const all = selectorLabels(cluster, nodesName(cluster, 'kafka'));
  return hasReached(stage, 'migration') ? { ...all, ...roleSelector(cluster, 'broker') } : all;
}

function makeListener(fields: KafkaFields, listener: KafkaListener): readonly MadeObject[] {
  const { cluster, namespace, pools, release } = fields;
  const { index, configuration } = listener;
  const kafka = nodesName(cluster, 'kafka');
  const port = listenerPort(listener);
  const type = serviceType(listener.type);
  const route = routeKinds[listener.type];
  const objects: MadeObject[] = [];
  const made = { namespace, component: 'kafka', listener: index } as const;
  const add = (name: string, nodePort: number | undefined, to: Labels, rest: Partial<MadeService> = {}): void => {
    const ports = [nodePort === undefined ? port : { name: port.name, port: port.port, nodePort }];
    objects.push({ ...made, kind: 'Service', name, type, headless: false, selector: to, ports, ...rest });
  };
  const addRoute = (name: string, service: string, pool?: string): void => {
    if (route !== undefined) objects.push({ ...made, kind: route, name, service, pool });
  };
  const bootstrap = `${kafka}-${listener.name}-bootstrap`;
  if (listener.type !== 'loadbalancer' || flagAt(configuration, 'createBootstrapService') !== false)
    add(bootstrap, numberAt(configuration, 'bootstrap', 'nodePort'), bootstrapSelector(fields));
  addRoute(isOldExternal(listener) ? `${kafka}-bootstrap` : bootstrap, bootstrap);
  const nodePorts = brokerNodePorts(configuration);
  const shared = selectorLabels(cluster, kafka);
  const podName = podNameLabel(release);
  for (const { pool, podsName, ids, isBroker } of pools) {
    if (!isBroker) continue;
    const each = isOldExternal(listener) ? podsName : `${podsName}-${listener.name}`;
    for (const broker of ids) {
      const name = `${each}-${broker}`;
      const own = { ...shared, 'strimzi.io/pool-name': pool, [podName]: `${podsName}-${broker}` };
      add(name, nodePorts.get(broker), own, { broker, pool });
      addRoute(name, name, pool);
    }
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

const routeKinds: Readonly<Record<string, MadeRoute['kind']>> = {
  route: 'Route',
  tlsroute: 'TLSRoute',
  ingress: 'Ingress',
};

/** The first that is given for a broker. */
function brokerNodePorts(configuration: Plain): ReadonlyMap<number, number> {
  const ports = new Map<number, number>();
  for (const one of listAt(configuration, 'brokers')) {
    const [broker, nodePort] = [numberAt(one, 'broker'), numberAt(one, 'nodePort')];
    if (broker !== undefined && nodePort !== undefined && !ports.has(broker)) ports.set(broker, nodePort);
  }
  return ports;
}
