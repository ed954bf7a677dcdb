/**
 * Owns what fields of a listener do that say how its Services, Routes and Ingresses are made. Source: Strimzi 0.45.2 and 1.2.0,
 * `KafkaCluster.generateExternalBootstrapServices`, `ServiceOperator`; Kubernetes, `validateLoadBalancerClassField`.
 */
import { bootstrapOf } from './listener-address.ts';
import { type Does, fromTo, kept, shown } from './listener-field.ts';

/** Tools outside make names and load balancers of annotations. */
export const annotations: Does = ({ is, broker }) => {
  const about = `annotations of ${broker === undefined ? 'the bootstrap address' : `broker ${broker}`}`;
  if (is.type !== 'loadbalancer') return { about, restarts: 'none', risk: 'none' };
  return {
    about,
    restarts: 'none',
    risk: 'degraded',
    noticed: {
      breaks: false,
      says: `Annotations of a load balancer change: some clouds make another one of them, with another address, and DNS names follow from them.`,
    },
  };
};

/** Kubernetes takes it when the load balancer is made, and never after. */
export const className: Does = (field) => {
  const { is, before, after } = field;
  const about = `the class (${fromTo(field)})`;
  if (is.type !== 'loadbalancer')
    return {
      about,
      restarts: 'none',
      risk: 'degraded',
      noticed: {
        breaks: false,
        says: `Another ingress controller, ${shown(after)}, serves the addresses: their names have to lead to it.`,
      },
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

export const bootstrapService: Does = ({ was, before, after, change }) => {
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

export const families: Does = () =>
  kept('IP families', 'Kubernetes and the operator keep the families that a Service was made with');

export const parents: Does = () => ({
  about: 'gateways',
  restarts: 'none',
  risk: 'degraded',
  noticed: {
    breaks: false,
    says: 'Another gateway leads to the brokers: the names of the listener have to lead to it.',
  },
});
