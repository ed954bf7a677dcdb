/** Owns how the listeners of brokers are written: Strimzi's own words, with `tls` on unless a person turns it off. */
import Type from 'typebox';
import { asInKubernetes, byField, count, flag, labels, listOf, object, oneOf, optional, text } from './common.ts';

const address = {
  host: optional(text({ description: 'Host name of the route or ingress.' })),
  annotations: optional(labels({ description: 'Annotations of the Service, Route or Ingress.' })),
  labels: optional(labels({ description: 'Labels of the Service, Route or Ingress.' })),
  nodePort: optional(count(1, 65535, { description: 'The node port; without it Kubernetes picks one.' })),
  loadBalancerIP: optional(text({ description: 'The address asked of the load balancer.' })),
  externalIPs: optional(listOf(Type.String(), { description: 'External addresses of the Service (type nodeport).' })),
};

const bootstrap = object(
  {
    alternativeNames: optional(listOf(Type.String(), { description: 'More names in the bootstrap certificate.' })),
    ...address,
  },
  { description: 'The bootstrap address, which clients connect to first.' },
);

const broker = object(
  {
    broker: count(0, 2147483647, { description: 'Which broker this is for, by its number.' }),
    advertisedHost: optional(text({ description: 'Host name the broker tells its clients.' })),
    advertisedPort: optional(count(1, 65535, { description: 'Port the broker tells its clients.' })),
    ...address,
  },
  { description: 'What is different for one broker.' },
);

const certificate = object(
  {
    secretName: text({ description: 'Name of an existing Secret.' }),
    certificate: text({ description: 'Key of the certificate in it.' }),
    key: text({ description: 'Key of the private key in it.' }),
  },
  { description: 'A certificate of your own for this listener (needs TLS).' },
);

export const listenerConfiguration = object(
  {
    bootstrap: optional(bootstrap),
    brokers: optional(listOf(broker, { description: 'Overrides for single brokers.' })),
    brokerCertChainAndKey: optional(certificate),
    class: optional(text({ description: 'Ingress class, or load balancer class.' })),
    externalTrafficPolicy: optional(
      oneOf(['Local', 'Cluster'], { description: 'Whether nodes without a broker forward traffic.' }),
    ),
    loadBalancerSourceRanges: optional(
      listOf(Type.String(), { description: 'Who may connect to the load balancer, as CIDR ranges.' }),
    ),
    finalizers: optional(listOf(Type.String(), { description: 'Finalizers of the load balancer Services.' })),
    useServiceDnsDomain: optional(flag({ description: 'Whether addresses carry the cluster domain.' })),
    maxConnections: optional(
      count(1, 2147483647, { description: 'Most connections a broker takes on this listener.' }),
    ),
    maxConnectionCreationRate: optional(count(1, 2147483647, { description: 'Most new connections a second.' })),
    preferredNodePortAddressType: optional(
      oneOf(['ExternalIP', 'ExternalDNS', 'InternalIP', 'InternalDNS', 'Hostname'], {
        description: 'Which address of a node is told to clients.',
      }),
    ),
    ipFamilyPolicy: optional(
      oneOf(['SingleStack', 'PreferDualStack', 'RequireDualStack'], { description: 'IP families of the Services.' }),
    ),
    ipFamilies: optional(
      listOf(oneOf(['IPv4', 'IPv6'], { description: 'An IP family.' }), {
        description: 'IP families of the Services.',
      }),
    ),
    createBootstrapService: optional(flag({ description: 'Whether a bootstrap load balancer is made.' })),
    publishNotReadyAddresses: optional(flag({ description: 'Whether brokers that are not ready are reachable.' })),
    hostTemplate: optional(text({ description: 'Host names of all brokers, by a template.' })),
    advertisedHostTemplate: optional(text({ description: 'Advertised host names of all brokers, by a template.' })),
    advertisedPortTemplate: optional(
      text({ description: 'Advertised ports of all brokers, by a template (from Strimzi 1.0 on).' }),
    ),
    perBrokerLabelsTemplate: optional(
      labels({
        description: 'Labels of the Service, Route or Ingress of each broker, by templates (from Strimzi 1.1 on).',
      }),
    ),
    perBrokerAnnotationsTemplate: optional(
      labels({
        description: 'Annotations of the Service, Route or Ingress of each broker, by templates (from Strimzi 1.1 on).',
      }),
    ),
    parentRefs: optional(
      listOf(asInKubernetes({ description: 'A Gateway, as in a TLSRoute.' }), {
        description: 'Gateways that the routes belong to (type tlsroute).',
      }),
    ),
    allocateLoadBalancerNodePorts: optional(flag({ description: 'Whether load balancers get node ports too.' })),
  },
  { description: 'Overrides, in the words of Strimzi.' },
);

const authentication = byField(
  'type',
  [
    object({ type: Type.Literal('tls') }, { description: 'Client certificates.' }),
    object({ type: Type.Literal('scram-sha-512') }, { description: 'User and password.' }),
    Type.Object(
      { type: Type.Literal('oauth') },
      { description: 'OAuth, with the fields of Strimzi.', additionalProperties: true },
    ),
    Type.Object(
      { type: Type.Literal('custom') },
      { description: 'A mechanism of your own, with the fields of Strimzi.', additionalProperties: true },
    ),
  ],
  { description: 'How clients prove who they are.', expected: 'one of `tls`, `scram-sha-512`, `oauth`, `custom`' },
);

export const listener = object(
  {
    name: Type.String({
      pattern: '^[a-z0-9]{1,11}$',
      expected: 'lower-case letters and digits, 11 at most',
      description: 'Name of the listener; part of Service names.',
    }),
    port: count(1, 65535, { description: 'Port inside the Kubernetes cluster, 9092 or higher.' }),
    type: oneOf(['internal', 'cluster-ip', 'nodeport', 'loadbalancer', 'route', 'ingress', 'tlsroute'], {
      description: 'How clients reach it; `tlsroute` from Strimzi 1.1 on.',
    }),
    tls: optional(flag({ description: 'Whether traffic is encrypted.', default: true })),
    authentication: optional(authentication),
    networkPolicyPeers: optional(
      listOf(asInKubernetes({ description: 'A peer, as in a NetworkPolicy.' }), {
        description: 'Who may connect; everybody if left out.',
      }),
    ),
    configuration: optional(listenerConfiguration),
  },
  { description: 'One way to reach the brokers.' },
);
