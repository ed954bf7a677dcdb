/**
 * Owns what else the operator refuses of listeners, whatever their type: what needs TLS, hosts that are missing, what two listeners
 * cannot share. Source: Strimzi 0.45.2 and 1.2.0, `ListenersValidator`.
 */
import type { Route } from '../../source/node.ts';
import { hasAt, mapAt } from '../../source/plain.ts';
import { type Listener, overrideOf } from './listeners.ts';

/** Ports at 9092 or above that the operator keeps for metrics and JMX; the schema refuses all below. */
export const reservedPorts: Readonly<Record<number, string>> = { 9404: 'metrics', 9999: 'JMX' };

export interface TlsDemand {
  /** What needs it. */
  readonly subject: string;
  /** Below the listener. */
  readonly route: Route;
}

/** What of a listener without TLS cannot be had without. */
export function demandsTls({ type, tls, authentication, configuration }: Listener): readonly TlsDemand[] {
  if (tls) return [];
  const certificate = configuration?.['brokerCertChainAndKey'];
  return [
    ...(type === 'route' || type === 'ingress' ? [{ subject: `type \`${type}\``, route: ['type'] }] : []),
    ...(authentication?.['type'] === 'tls'
      ? [{ subject: 'authentication by client certificates', route: ['authentication', 'type'] }]
      : []),
    ...(hasAt(certificate)
      ? [{ subject: 'a certificate of its own', route: ['configuration', 'brokerCertChainAndKey'] }]
      : []),
  ];
}

/** Fields of a certificate of its own that hold nothing: the schema sees to it that they are there. */
export function emptyCertificateFields({ configuration }: Listener): readonly string[] {
  const certificate = configuration?.['brokerCertChainAndKey'];
  if (!hasAt(certificate)) return [];
  return ['secretName', 'certificate', 'key'].filter((field) => mapAt(certificate)[field] === '');
}

/** What a listener of type ingress or tlsroute lacks: a host for the bootstrap address, and one for each broker unless a template names all. */
export function missingHosts(listener: Listener, brokers: readonly number[]): readonly ('bootstrap' | number)[] {
  if (listener.type !== 'ingress' && listener.type !== 'tlsroute') return [];
  const missing: ('bootstrap' | number)[] = hasAt(listener.bootstrap['host']) ? [] : ['bootstrap'];
  if (hasAt(listener.configuration?.['hostTemplate'])) return missing;
  return [...missing, ...brokers.filter((broker) => !hasAt(overrideOf(listener, broker)?.settings['host']))];
}
