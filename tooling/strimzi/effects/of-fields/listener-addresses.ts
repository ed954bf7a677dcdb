/**
 * Owns what fields of a listener do that say where it is: ports, hosts, what brokers tell their clients, names in certificates. Brokers
 * restart for what they tell, and for new names in their certificates; what only a Service or a Route has reaches no broker. Source:
 * Strimzi 0.45.2 and 1.2.0, `KafkaListenersReconciler`, `KafkaReconciler` (hash of advertised addresses), `KafkaCluster.buildKafkaNodeCertsSubject`.
 */
import { flagAt, listAt } from '../../../source/plain.ts';
import { isByHost } from '../../listeners/listeners.ts';
import { named } from '../of-nodes/words.ts';
import { bootstrapOf } from './listener-address.ts';
import { type Does, fromTo, kept, shown } from './listener-field.ts';

export const port: Does = (field) => {
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

export const type: Does = ({ was, is, change }) => ({
  about: `type \`${was.type}\` to \`${is.type}\``,
  restarts: 'all',
  risk: 'outage',
  noticed: {
    breaks: true,
    says: `Clients find it at ${bootstrapOf(is, change.after)} instead of ${bootstrapOf(was, change.before)}.`,
  },
  first: 'Make a second listener of the new type, move clients to it, then remove the old one.',
});

/** Kept by the operator where it is not given any more. */
export const bootstrapNodePort: Does = (field) => {
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

export const brokerNodePort: Does = (field) => {
  const about = `the node port of broker ${field.broker} (${fromTo(field)})`;
  if (field.after === undefined) return kept(about, 'the operator leaves the node port as it is');
  if (field.is.type !== 'nodeport') return { about, restarts: 'none', risk: 'none' };
  return {
    about,
    restarts: field.broker ?? 'all',
    risk: 'degraded',
    noticed: {
      breaks: false,
      says: `Broker ${field.broker} is at node port ${String(field.after)}; firewalls have to let it through.`,
    },
  };
};

export const bootstrapHost: Does = (field) => ({
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
export const brokerAddress =
  (what: string): Does =>
  (field) => {
    const { broker } = field;
    const whose = broker === undefined ? 'each broker' : `broker ${broker}`;
    return {
      about: `${what} of ${whose} (${fromTo(field)})`,
      restarts: broker ?? 'all',
      risk: 'degraded',
      noticed: {
        breaks: false,
        says: `Clients are told another ${what} of ${whose}, ${shown(field.after)}; those that cannot reach it lose ${broker === undefined ? 'the cluster' : 'its partitions'}.`,
      },
      first: `See that clients can reach ${whose} at the new ${what}.`,
    };
  };

/** Names are in certificates of brokers; one that goes is not found there any more. */
export const alternativeNames: Does = ({ before, after }) => {
  const gone = listAt(before)
    .filter((one) => !listAt(after).includes(one))
    .map(String);
  return {
    about: 'names in the certificates',
    restarts: 'all',
    risk: gone.length > 0 ? 'outage' : 'restart',
    ...(gone.length > 0
      ? {
          noticed: {
            breaks: true,
            says: `Clients that connect by ${named(gone)} refuse the certificate of brokers, which does not name ${gone.length === 1 ? 'it' : 'them'} any more.`,
          },
        }
      : {}),
  };
};

/** The new address comes into certificates and, of a broker, is what it tells its clients. */
export const balancerAddress: Does = (field) => {
  const { broker } = field;
  if (broker !== undefined) return brokerAddress('address of the load balancer')(field);
  return {
    about: `the address of the bootstrap load balancer (${fromTo(field)})`,
    restarts: 'all',
    risk: 'outage',
    noticed: {
      breaks: true,
      says: `The bootstrap load balancer is to have address ${shown(field.after)} instead of ${shown(field.before)}.`,
    },
    first: 'Tell clients the new address, or use a name that leads to it.',
  };
};

export const externalIps: Does = ({ before, after, broker }) => {
  const gone = listAt(before)
    .filter((one) => !listAt(after).includes(one))
    .map(String);
  const about = 'external addresses';
  if (gone.length === 0) return { about, restarts: 'none', risk: 'none' };
  return {
    about,
    restarts: 'none',
    risk: broker === undefined ? 'outage' : 'degraded',
    noticed: {
      breaks: broker === undefined,
      says: `${named(gone)} ${gone.length === 1 ? 'does' : 'do'} not lead to the brokers any more.`,
    },
  };
};

export const serviceDomain: Does = (field) => ({
  about: 'names with the domain of the Kubernetes cluster',
  restarts: 'all',
  risk: 'restart',
  noticed: {
    breaks: false,
    says: `Brokers tell clients names ${flagAt({ on: field.after ?? false }, 'on') === true ? 'with' : 'without'} the domain of the Kubernetes cluster, which both lead there.`,
  },
});

export const addressType: Does = (field) => ({
  about: `which address of a node is told (${fromTo(field)})`,
  restarts: 'all',
  risk: 'degraded',
  noticed: {
    breaks: false,
    says: `Clients are told another address of the nodes that brokers run on, ${shown(field.after)}; they have to be able to reach it.`,
  },
  first: 'See that clients can reach the nodes at that address.',
});

export const hostTemplate: Does = (field) =>
  isByHost(field.is) ? brokerAddress('host')(field) : { about: 'hosts', restarts: 'none', risk: 'none' };
