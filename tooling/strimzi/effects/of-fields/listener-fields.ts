/**
 * Owns what each field of a listener does: to brokers, to the objects of the listener, to its clients. Every key `listener.name.…` is one
 * that Kafka's list of settings does not know, so brokers restart for it, limits of connections included. Source: Strimzi 0.45.2 and 1.2.0,
 * `KafkaBrokerConfigurationBuilder`, `KafkaListenersReconciler`, `KafkaCluster`, `ListenersUtils`, `ServiceOperator`.
 */
import { samePlain } from '../../../source/edit-plain.ts';
import type { Plain, Route } from '../../../source/node.ts';
import { flagAt, hasAt, listAt, textAt } from '../../../source/plain.ts';
import { isByHost, type Listener } from '../../listeners/listeners.ts';
import type { ClusterChange, Outcome, Risk } from '../effect.ts';
import { joined, named } from '../of-nodes/words.ts';
import type { FieldEffectId } from './facts.ts';
import { bootstrapOf } from './listener-address.ts';

/** What clients notice. */
export interface Noticed {
  /** Whether clients that go on as they are cannot connect. */
  readonly breaks: boolean;
  /** A sentence. */
  readonly says: string;
}

/** What becomes of one field. */
export interface FieldResult {
  /** A noun. */
  readonly about: string;
  /** Which brokers restart: all, those of an override, or none. */
  readonly restarts: 'all' | 'none' | number;
  readonly risk: Risk;
  /** Where it is another effect than `listener-changed` and `listener-objects-changed`. */
  readonly instead?: { readonly id: FieldEffectId; readonly outcome: Outcome; readonly says: string; readonly first?: string };
  readonly noticed?: Noticed;
  readonly first?: string;
}

export interface ListenerField {
  readonly route: Route;
  readonly before: Plain | undefined;
  readonly after: Plain | undefined;
  /** The listener on both sides. */
  readonly was: Listener;
  readonly is: Listener;
  /** Whose override it is. */
  readonly broker: number | undefined;
  readonly change: ClusterChange;
}

type Does = (field: ListenerField) => FieldResult;

export interface ListenerLine {
  /** Below the listener. `*` stands for an entry of `brokers`. */
  readonly at: string;
  readonly does: Does;
}

const restarting =
  (about: string, risk: Risk = 'restart', noticed?: Noticed): Does =>
  () => ({ about, restarts: 'all', risk, ...(noticed === undefined ? {} : { noticed }) });

const objects =
  (about: string, risk: Risk = 'none', noticed?: Noticed): Does =>
  () => ({ about, restarts: 'none', risk, ...(noticed === undefined ? {} : { noticed }) });

function shown(value: Plain | undefined): string {
  return value === undefined ? 'none' : `\`${typeof value === 'object' ? JSON.stringify(value) : String(value)}\``;
}

const fromTo = ({ before, after }: ListenerField): string => `${shown(before)} to ${shown(after)}`;

const port: Does = (field) => {
  const { was, is, change } = field;
  // The others are reached at 443 or at a node port, which stay.
  const breaks = is.type === 'internal' || is.type === 'cluster-ip' || is.type === 'loadbalancer';
  return {
    about: `port ${was.port} to ${is.port}`,
    restarts: 'all',
    risk: breaks ? 'outage' : 'restart',
    ...(breaks
      ? {
          noticed: {
            breaks,
            says: `Clients find it at ${bootstrapOf(is, change.after)} instead of ${bootstrapOf(was, change.before)}.`,
          },
          first: 'Make a second listener with the new port, move clients to it, then remove the old one.',
        }
      : {}),
  };
};

const type: Does = ({ was, is, change }) => ({
  about: `type \`${was.type}\` to \`${is.type}\``,
  restarts: 'all',
  risk: 'outage',
  noticed: {
    breaks: true,
    says: `Clients find it at ${bootstrapOf(is, change.after)} instead of ${bootstrapOf(was, change.before)}.`,
  },
  first: 'Make a second listener of the new type, move clients to it, then remove the old one.',
});

const tls: Does = ({ is }) => ({
  about: is.tls ? 'TLS on' : 'TLS off',
  restarts: 'all',
  risk: 'outage',
  noticed: {
    breaks: true,
    says: is.tls
      ? 'Brokers take encrypted connections alone: clients need `security.protocol` with SSL and the certificate of the cluster authority.'
      : 'Brokers take unencrypted connections alone: clients with SSL in `security.protocol` cannot connect.',
  },
  first: 'Make a second listener as it is to be, move clients to it, then remove the old one.',
});

/** Fields of OAuth that say how brokers ask, not whom they let in. */
const technical = [
  ...['connectTimeoutSeconds', 'readTimeoutSeconds', 'httpRetries', 'httpRetryPauseMs', 'enableMetrics', 'failFast'],
  ...['jwksExpirySeconds', 'jwksRefreshSeconds', 'jwksMinRefreshPauseSeconds', 'enableECDSA', 'includeAcceptHeader'],
];

const authentication: Does = ({ before, after, change }) => {
  const [was, is] = [textAt(before, 'type') ?? 'none', textAt(after, 'type') ?? 'none'];
  if (was !== is) return authenticationType(was, is, change);
  const fields = [...new Set([...keysOf(before), ...keysOf(after)])].filter(
    (key) => !samePlain(at(before, key) ?? null, at(after, key) ?? null),
  );
  if (fields.includes('sasl'))
    return {
      about: 'authentication with or without SASL',
      restarts: 'all',
      risk: 'outage',
      noticed: { breaks: true, says: 'The protocol is another: clients with `security.protocol` as it was cannot connect.' },
    };
  const isTechnical = fields.every((one) => technical.includes(one));
  return {
    about: `authentication (${named(fields)})`,
    restarts: 'all',
    risk: isTechnical ? 'restart' : 'degraded',
    ...(isTechnical
      ? {}
      : { noticed: { breaks: false, says: `How brokers check clients is another (${named(fields)}); who does not meet it is refused.` } }),
  };
};

function keysOf(value: Plain | undefined): readonly string[] {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : [];
}

function at(value: Plain | undefined, key: string): Plain | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as { readonly [key: string]: Plain })[key] : undefined;
}

const proofs: Readonly<Record<string, string>> = {
  tls: 'a client certificate of the clients authority',
  'scram-sha-512': 'a user name and a password (SCRAM-SHA-512)',
  oauth: 'a token',
  custom: 'what the custom mechanism asks for',
};

function authenticationType(was: string, is: string, { after }: ClusterChange): FieldResult {
  const isGuarded = hasAt(after.kafka, 'spec', 'kafka', 'authorization');
  // Who brings a certificate that nobody asks for connects all the same, without a name.
  const breaks = !(is === 'none' && was === 'tls') || isGuarded;
  const about = `authentication ${was} to ${is}`;
  const says =
    is === 'none'
      ? `Brokers ask for no proof any more: every client is \`ANONYMOUS\`${isGuarded ? ', whom authorization gives no rights' : ''}${was === 'tls' ? '' : ', and clients that use SASL cannot connect'}.`
      : `Clients need ${proofs[is] ?? `what \`${is}\` asks for`}${was === 'none' ? '' : ` instead of ${proofs[was] ?? `\`${was}\``}`}.`;
  return {
    about,
    restarts: 'all',
    risk: breaks ? 'outage' : 'degraded',
    noticed: { breaks, says },
    ...(is === 'none' ? {} : { first: 'Make a second listener with it, make KafkaUsers, move clients to it, then remove the old one.' }),
  };
}

/** None and an empty list let everybody in. */
const peers: Does = ({ before, after }) => {
  const [old, now] = [listAt(before), listAt(after)];
  const gone = old.filter((one) => !now.some((other) => samePlain(one, other)));
  const narrows = now.length > 0 && (old.length === 0 || gone.length > 0);
  return {
    about: 'who may connect',
    restarts: 'none',
    risk: narrows ? 'degraded' : 'none',
    noticed: {
      breaks: narrows,
      says: narrows
        ? `Clients that none of \`networkPolicyPeers\` matches cannot connect any more${old.length === 0 ? ', where all could' : ''}.`
        : 'More clients than before may connect.',
    },
    ...(narrows ? { first: 'See that the peers match the pods and namespaces of every client.' } : {}),
  };
};

const certificate: Does = ({ before, after }) => {
  const isOther = (before === undefined) !== (after === undefined);
  return {
    about: 'the certificate',
    restarts: 'all',
    risk: isOther ? 'outage' : 'degraded',
    noticed: {
      breaks: isOther,
      says: isOther
        ? `Brokers show ${after === undefined ? 'a certificate of the cluster authority instead of one of your own' : 'a certificate of your own instead of one of the cluster authority'}; clients that do not trust its issuer cannot connect.`
        : 'Brokers show another certificate of your own; clients have to trust its issuer.',
    },
    first: 'Have clients trust the new issuer beside the old one.',
  };
};

/** Kept by the operator where it is not given any more. */
const bootstrapNodePort: Does = (field) => {
  const { before, after, is } = field;
  const about = `the bootstrap node port (${fromTo(field)})`;
  if (after === undefined) return kept(about, 'the operator leaves the node port as it is');
  if (is.type !== 'nodeport') return { about, restarts: 'none', risk: 'none' };
  return {
    about,
    restarts: 'none',
    risk: 'outage',
    noticed: {
      breaks: true,
      says: `The bootstrap address has node port ${String(after)} instead of ${before === undefined ? 'the one that Kubernetes picked' : String(before)}.`,
    },
    first: 'Tell clients the new port, or give it the port that the Service has.',
  };
};

function kept(about: string, why: string): FieldResult {
  return {
    about,
    restarts: 'none',
    risk: 'degraded',
    instead: { id: 'listener-setting-kept', outcome: 'ignored', says: `A change of ${about} does nothing: ${why}.` },
  };
}

const brokerNodePort: Does = (field) => {
  const about = `the node port of broker ${field.broker} (${fromTo(field)})`;
  if (field.after === undefined) return kept(about, 'the operator leaves the node port as it is');
  if (field.is.type !== 'nodeport') return { about, restarts: 'none', risk: 'none' };
  return {
    about,
    restarts: field.broker ?? 'all',
    risk: 'degraded',
    noticed: { breaks: false, says: `Broker ${field.broker} is at node port ${String(field.after)}; firewalls have to let it through.` },
  };
};

const bootstrapHost: Does = (field) => ({
  about: `the bootstrap host (${fromTo(field)})`,
  restarts: 'all',
  risk: 'outage',
  noticed: {
    breaks: true,
    says: `Clients find it at ${bootstrapOf(field.is, field.change.after)} instead of ${bootstrapOf(field.was, field.change.before)}.`,
  },
  first: 'See that the new name leads to the cluster, and tell clients.',
});

/** The host of a broker, what it tells its clients, or what an address of it is: clients learn it from the bootstrap address. */
const brokerAddress =
  (what: string): Does =>
  (field) => {
    const { broker } = field;
    const whose = broker === undefined ? 'each broker' : `broker ${broker}`;
    return {
      about: `${what} of ${whose} (${fromTo(field)})`,
      restarts: broker ?? 'all',
      risk: 'degraded',
      noticed: { breaks: false, says: `Clients are told another ${what} of ${whose}, ${shown(field.after)}; those that cannot reach it lose ${broker === undefined ? 'the cluster' : 'its partitions'}.` },
      first: `See that clients can reach ${whose} at the new ${what}.`,
    };
  };

/** Names are in certificates of brokers; one that goes is not found there any more. */
const alternativeNames: Does = ({ before, after }) => {
  const gone = listAt(before).filter((one) => !listAt(after).includes(one)).map(String);
  return {
    about: 'names in the certificates',
    restarts: 'all',
    risk: gone.length > 0 ? 'outage' : 'restart',
    ...(gone.length > 0
      ? { noticed: { breaks: true, says: `Clients that connect by ${named(gone)} refuse the certificate of brokers, which does not name ${gone.length === 1 ? 'it' : 'them'} any more.` } }
      : {}),
  };
};

/** The new address comes into certificates and, of a broker, is what it tells its clients. */
const balancerAddress: Does = (field) => {
  const { broker } = field;
  if (broker !== undefined) return brokerAddress('address of the load balancer')(field);
  return {
    about: `the address of the bootstrap load balancer (${fromTo(field)})`,
    restarts: 'all',
    risk: 'outage',
    noticed: { breaks: true, says: `The bootstrap load balancer is to have address ${shown(field.after)} instead of ${shown(field.before)}.` },
    first: 'Tell clients the new address, or use a name that leads to it.',
  };
};

const externalIps: Does = ({ before, after, broker }) => {
  const gone = listAt(before).filter((one) => !listAt(after).includes(one)).map(String);
  const about = 'external addresses';
  if (gone.length === 0) return { about, restarts: 'none', risk: 'none' };
  return {
    about,
    restarts: 'none',
    risk: broker === undefined ? 'outage' : 'degraded',
    noticed: { breaks: broker === undefined, says: `${named(gone)} ${gone.length === 1 ? 'does' : 'do'} not lead to the brokers any more.` },
  };
};

/** Tools outside make names and load balancers of annotations. */
const annotations: Does = ({ is, broker }) => {
  const about = `annotations of ${broker === undefined ? 'the bootstrap address' : `broker ${broker}`}`;
  if (is.type !== 'loadbalancer') return { about, restarts: 'none', risk: 'none' };
  return {
    about,
    restarts: 'none',
    risk: 'degraded',
    noticed: { breaks: false, says: `Annotations of a load balancer change: some clouds make another one of them, with another address, and DNS names follow from them.` },
  };
};

/** Kubernetes takes it when the load balancer is made, and never after. */
const className: Does = (field) => {
  const { is, before, after } = field;
  const about = `the class (${fromTo(field)})`;
  if (is.type !== 'loadbalancer')
    return {
      about,
      restarts: 'none',
      risk: 'degraded',
      noticed: { breaks: false, says: `Another ingress controller, ${shown(after)}, serves the addresses: their names have to lead to it.` },
      first: 'See that the names lead to the new controller as soon as it serves them.',
    };
  if (after === undefined) return kept(about, 'Kubernetes keeps the class that a load balancer was made with');
  return {
    about,
    restarts: 'none',
    risk: 'outage',
    instead: {
      id: 'load-balancer-class-refused',
      outcome: 'refused',
      says: `Kubernetes refuses another class, ${shown(after)} instead of ${shown(before)}, for a load balancer that is there, so every reconciliation of the cluster fails at this listener, and nothing after it is done.`,
      first: 'Make a second listener with the class, move clients to it, then remove the old one.',
    },
  };
};

const bootstrapService: Does = ({ was, before, after, change }) => {
  const about = 'the bootstrap load balancer';
  if (after !== false) return { about, restarts: 'all', risk: 'restart' };
  return {
    about,
    restarts: 'all',
    risk: 'outage',
    noticed: {
      breaks: before !== false,
      says: `There is no bootstrap load balancer any more, so clients at ${bootstrapOf(was, change.before)} cannot connect; they have to begin with addresses of brokers.`,
    },
    first: 'Have clients begin with addresses of brokers.',
  };
};

const sourceRanges: Does = ({ before, after }) => {
  const [old, now] = [listAt(before), listAt(after)];
  const narrows = now.length > 0 && (old.length === 0 || old.some((one) => !now.includes(one)));
  return {
    about: 'who may use the load balancers',
    restarts: 'none',
    risk: narrows ? 'degraded' : 'none',
    noticed: { breaks: narrows, says: narrows ? `Clients outside of ${named(now.map(String))} cannot connect any more.` : 'More addresses than before may connect.' },
  };
};

const serviceDomain: Does = (field) => ({
  about: 'names with the domain of the Kubernetes cluster',
  restarts: 'all',
  risk: 'restart',
  noticed: {
    breaks: false,
    says: `Brokers tell clients names ${flagAt({ on: field.after ?? false }, 'on') === true ? 'with' : 'without'} the domain of the Kubernetes cluster, which both lead there.`,
  },
});

const addressType: Does = (field) => ({
  about: `which address of a node is told (${fromTo(field)})`,
  restarts: 'all',
  risk: 'degraded',
  noticed: { breaks: false, says: `Clients are told another address of the nodes that brokers run on, ${shown(field.after)}; they have to be able to reach it.` },
  first: 'See that clients can reach the nodes at that address.',
});

const families: Does = () => kept('IP families', 'Kubernetes and the operator keep the families that a Service was made with');

const parents: Does = () => ({
  about: 'gateways',
  restarts: 'none',
  risk: 'degraded',
  noticed: { breaks: false, says: 'Another gateway leads to the brokers: the names of the listener have to lead to it.' },
});

const hostTemplate: Does = (field) =>
  isByHost(field.is) ? brokerAddress('host')(field) : { about: 'hosts', restarts: 'none', risk: 'none' };

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

/** `x`, `x and y`. */
export function aboutText(results: readonly FieldResult[]): string {
  return joined([...new Set(results.map(({ about }) => about))]);
}
