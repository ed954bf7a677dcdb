/**
 * Owns the table of fields of a listener. Every key `listener.name.…` is one that Kafka's list of settings does not have, so brokers restart
 * for it, limits of connections included. Source: Strimzi 0.45.2 and 1.2.0, `KafkaBrokerConfigurationBuilder`, `KafkaListenersReconciler`,
 * `ListenersUtils`.
 */
import {
  addressType,
  alternativeNames,
  balancerAddress,
  bootstrapHost,
  bootstrapNodePort,
  brokerAddress,
  brokerNodePort,
  externalIps,
  hostTemplate,
  port,
  serviceDomain,
  type,
} from './listener-addresses.ts';
import { type ListenerLine, objects, restarting } from './listener-field.ts';
import { authentication, certificate, peers, sourceRanges, tls } from './listener-proof.ts';
import { annotations, bootstrapService, className, families, parents } from './listener-services.ts';

const ofConfiguration: readonly ListenerLine[] = [
  { at: 'bootstrap.alternativeNames', does: alternativeNames },
  { at: 'bootstrap.host', does: bootstrapHost },
  { at: 'bootstrap.annotations', does: annotations },
  { at: 'bootstrap.labels', does: objects('labels') },
  { at: 'bootstrap.nodePort', does: bootstrapNodePort },
  { at: 'bootstrap.loadBalancerIP', does: balancerAddress },
  { at: 'bootstrap.externalIPs', does: externalIps },
  { at: 'brokers.*.broker', does: objects('overrides of brokers') },
  { at: 'brokers.*.advertisedHost', does: brokerAddress('host') },
  { at: 'brokers.*.advertisedPort', does: brokerAddress('port') },
  { at: 'brokers.*.host', does: brokerAddress('host') },
  { at: 'brokers.*.annotations', does: annotations },
  { at: 'brokers.*.labels', does: objects('labels') },
  { at: 'brokers.*.nodePort', does: brokerNodePort },
  { at: 'brokers.*.loadBalancerIP', does: balancerAddress },
  { at: 'brokers.*.externalIPs', does: externalIps },
  { at: 'brokerCertChainAndKey', does: certificate },
  { at: 'class', does: className },
  { at: 'createBootstrapService', does: bootstrapService },
  { at: 'externalTrafficPolicy', does: objects('how nodes forward traffic') },
  { at: 'loadBalancerSourceRanges', does: sourceRanges },
  { at: 'allocateLoadBalancerNodePorts', does: objects('node ports of load balancers') },
  { at: 'finalizers', does: objects('finalizers') },
  { at: 'publishNotReadyAddresses', does: objects('addresses of brokers that are not ready') },
  { at: 'perBrokerLabelsTemplate', does: objects('labels') },
  { at: 'perBrokerAnnotationsTemplate', does: annotations },
  { at: 'ipFamilyPolicy', does: objects('the IP family policy') },
  { at: 'ipFamilies', does: families },
  { at: 'parentRefs', does: parents },
  { at: 'hostTemplate', does: hostTemplate },
  { at: 'advertisedHostTemplate', does: brokerAddress('host') },
  { at: 'advertisedPortTemplate', does: brokerAddress('port') },
  { at: 'preferredNodePortAddressType', does: addressType },
  { at: 'useServiceDnsDomain', does: serviceDomain },
  { at: 'maxConnections', does: restarting('the limit of connections') },
  { at: 'maxConnectionCreationRate', does: restarting('the limit of new connections') },
];

export const listenerLines: readonly ListenerLine[] = [
  { at: 'name', does: objects('the name') },
  { at: 'port', does: port },
  { at: 'type', does: type },
  { at: 'tls', does: tls },
  { at: 'authentication', does: authentication },
  { at: 'networkPolicyPeers', does: peers },
  ...ofConfiguration.map(({ at: below, does }) => ({ at: `configuration.${below}`, does })),
];
