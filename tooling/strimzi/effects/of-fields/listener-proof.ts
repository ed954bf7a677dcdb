/**
 * Owns what fields of a listener do that say who may connect and how they prove who they are: encryption, authentication, certificates,
 * peers. Source: Strimzi 0.45.2 and 1.2.0, `KafkaBrokerConfigurationBuilder`, `KafkaCluster.generateNetworkPolicy`.
 */
import { samePlain } from '../../../source/edit-plain.ts';
import { hasAt, listAt, mapAt, plainAt, textAt } from '../../../source/plain.ts';
import type { ClusterChange } from '../effect.ts';
import { named } from '../of-nodes/words.ts';
import type { Does, FieldResult } from './listener-field.ts';

export const tls: Does = ({ is }) => ({
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

export const authentication: Does = ({ before, after, change }) => {
  const [was, is] = [textAt(before, 'type') ?? 'none', textAt(after, 'type') ?? 'none'];
  if (was !== is) return authenticationType(was, is, change);
  const fields = [...new Set([...Object.keys(mapAt(before)), ...Object.keys(mapAt(after))])].filter(
    (key) => !samePlain(plainAt(before, key) ?? null, plainAt(after, key) ?? null),
  );
  if (fields.includes('sasl'))
    return {
      about: 'authentication with or without SASL',
      restarts: 'all',
      risk: 'outage',
      noticed: {
        breaks: true,
        says: 'The protocol is another: clients with `security.protocol` as it was cannot connect.',
      },
    };
  const isTechnical = fields.every((one) => technical.includes(one));
  return {
    about: `authentication (${named(fields)})`,
    restarts: 'all',
    risk: isTechnical ? 'restart' : 'degraded',
    ...(isTechnical
      ? {}
      : {
          noticed: {
            breaks: false,
            says: `How brokers check clients is another (${named(fields)}); who does not meet it is refused.`,
          },
        }),
  };
};

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
    ...(is === 'none'
      ? {}
      : { first: 'Make a second listener with it, make KafkaUsers, move clients to it, then remove the old one.' }),
  };
}

/** None and an empty list let everybody in. */
export const peers: Does = ({ before, after }) => {
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

export const certificate: Does = ({ before, after }) => {
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

export const sourceRanges: Does = ({ before, after }) => {
  const [old, now] = [listAt(before), listAt(after)];
  const narrows = now.length > 0 && (old.length === 0 || old.some((one) => !now.includes(one)));
  return {
    about: 'who may use the load balancers',
    restarts: 'none',
    risk: narrows ? 'degraded' : 'none',
    noticed: {
      breaks: narrows,
      says: narrows
        ? `Clients outside of ${named(now.map(String))} cannot connect any more.`
        : 'More addresses than before may connect.',
    },
  };
};
