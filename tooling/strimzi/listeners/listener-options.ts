/**
 * Owns which option of a listener goes with which type: the operator refuses a cluster that has one anywhere else. Source: Strimzi
 * 0.45.2 and 1.2.0, `ListenersValidator`, which knows `tlsroute` from 1.1 on.
 */
import type { Plain, Route } from '../../source/node.ts';
import { hasAt, listAt, mapAt, type PlainMap } from '../../source/plain.ts';
import type { Listener, ListenerType } from './listeners.ts';

interface Option {
  readonly types: readonly ListenerType[];
  /** Whether this value counts; any that is given does, unless said otherwise. */
  readonly counts?: (value: Plain | undefined) => boolean;
}

export interface UnfitOption {
  /** Below the listener. */
  readonly route: Route;
  /** As the operator names it: `bootstrap.nodePort`. */
  readonly option: string;
  /** Types of listener that may have it. */
  readonly types: readonly ListenerType[];
}

const withObjects: readonly ListenerType[] = [
  ...(['cluster-ip', 'nodeport', 'loadbalancer', 'route', 'ingress', 'tlsroute'] as const),
];
const byHost: readonly ListenerType[] = ['route', 'ingress', 'tlsroute'];
const isFilled = (value: Plain | undefined): boolean =>
  listAt(value).length > 0 || Object.keys(mapAt(value)).length > 0;

const configurationOptions: Readonly<Record<string, Option>> = {
  useServiceDnsDomain: { types: ['internal', 'cluster-ip'] },
  ipFamilyPolicy: { types: withObjects },
  ipFamilies: { types: withObjects },
  publishNotReadyAddresses: { types: withObjects },
  class: { types: ['loadbalancer', 'ingress'] },
  externalTrafficPolicy: { types: ['nodeport', 'loadbalancer'] },
  loadBalancerSourceRanges: { types: ['loadbalancer'], counts: isFilled },
  allocateLoadBalancerNodePorts: { types: ['loadbalancer'] },
  finalizers: { types: ['loadbalancer'], counts: isFilled },
  preferredNodePortAddressType: { types: ['nodeport'] },
  createBootstrapService: { types: ['loadbalancer'], counts: (value) => value === false },
  hostTemplate: { types: byHost },
  perBrokerLabelsTemplate: { types: withObjects, counts: isFilled },
  perBrokerAnnotationsTemplate: { types: withObjects, counts: isFilled },
  parentRefs: { types: ['tlsroute'] },
};

/** The same for the bootstrap address and for each broker. */
const addressOptions: Readonly<Record<string, Option>> = {
  host: { types: byHost },
  loadBalancerIP: { types: ['loadbalancer'] },
  nodePort: { types: ['nodeport', 'loadbalancer'] },
  externalIPs: { types: ['nodeport'] },
  labels: { types: withObjects, counts: isFilled },
  annotations: { types: withObjects, counts: isFilled },
};

export function unfitOptions(listener: Listener): readonly UnfitOption[] {
  const { configuration, bootstrap, brokers = [], type } = listener;
  if (configuration === undefined) return [];
  const unfit = (options: Readonly<Record<string, Option>>, values: PlainMap, at: Route, prefix: string) =>
    Object.entries(options).flatMap(([name, { types, counts = () => true }]) => {
      const value = values[name];
      if (types.includes(type) || !hasAt(value) || !counts(value)) return [];
      return [{ route: [...at, name], option: `${prefix}${name}`, types }];
    });
  return [
    ...unfit(configurationOptions, configuration, ['configuration'], ''),
    ...unfit(addressOptions, bootstrap, ['configuration', 'bootstrap'], 'bootstrap.'),
    ...brokers.flatMap(({ settings, route }) => unfit(addressOptions, settings, route, 'brokers[].')),
  ];
}
