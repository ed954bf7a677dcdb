/**
 * Owns what fields of certificate authorities do. Nothing is made anew because one of them changes, unless it makes what is there count as
 * due; then everything restarts that has a certificate. Source: Strimzi 0.45.2 and 1.2.0, `CaReconciler`, `Ca`, `CaProvider`,
 * `EntityUserOperator` (validity and renewal of the clients authority are variables of it).
 */
import { numberAt, plainAt } from '../../../source/plain.ts';
import type { ClusterChange } from '../effect.ts';
import { userOperatorRolled } from './deployments.ts';
import type { Handler } from './part.ts';
import type { Verdict } from './verdict.ts';
import { withoutEffect } from './verdicts.ts';

export type Authority = 'clusterCa' | 'clientsCa';
const titles: Readonly<Record<Authority, string>> = { clusterCa: 'cluster', clientsCa: 'clients' };
/** Source: `CertificateAuthority`. */
const usualRenewal = 30;

function ofUserOperator(authority: Authority, change: ClusterChange): readonly Verdict[] {
  return authority === 'clientsCa' ? userOperatorRolled('how long certificates of clients are valid', change) : [];
}

export function validity(authority: Authority): Handler {
  return ({ after }, change) => [
    {
      id: 'certificates-renewed-otherwise',
      subject: authority,
      outcome: 'none',
      risk: 'none',
      says: () =>
        `Certificates of the ${titles[authority]} authority are valid for ${after === undefined ? '365' : String(after)} days from their next renewal on; those that are there stay.`,
    },
    ...ofUserOperator(authority, change),
  ];
}

export function renewal(authority: Authority): Handler {
  return (_, change) => {
    const days = (side: ClusterChange['before']): number =>
      numberAt(side.kafka, 'spec', authority, 'renewalDays') ?? usualRenewal;
    const [was, is] = [days(change.before), days(change.after)];
    const who =
      authority === 'clusterCa'
        ? 'all nodes, the Entity Operator, Cruise Control and the exporter restart'
        : 'all nodes of Kafka restart';
    return [
      {
        id: 'certificates-renewed-otherwise',
        subject: authority,
        outcome: 'none',
        risk: is > was ? 'restart' : 'none',
        says: () =>
          is > was
            ? `Certificates of the ${titles[authority]} authority are renewed ${is} days before they end instead of ${was}: where one ends within that time it is renewed in the next maintenance window, and ${who}.`
            : `Certificates of the ${titles[authority]} authority are renewed ${is} days before they end instead of ${was}; nothing is renewed now.`,
      },
      ...ofUserOperator(authority, change),
    ];
  };
}

/** An authority of one's own has its Secrets; those of the operator's go on where they are there. */
export function generation(authority: Authority): Handler {
  return (_, change) => {
    const isOwn = ({ kafka }: ClusterChange['before']): boolean =>
      plainAt(kafka, 'spec', authority, 'generateCertificateAuthority') === false;
    const [was, is] = [isOwn(change.before), isOwn(change.after)];
    if (was === is) return [withoutEffect(`the ${titles[authority]} authority`, 'who makes it is said as it was')];
    const cluster = String(plainAt(change.after.kafka, 'metadata', 'name') ?? '');
    const secret = `${cluster}-${authority === 'clusterCa' ? 'cluster' : 'clients'}-ca`;
    return [
      {
        id: 'authority-handed-over',
        subject: authority,
        outcome: 'none',
        risk: is ? 'degraded' : 'none',
        says: () =>
          is
            ? `The operator does not renew the ${titles[authority]} authority any more and takes what is in Secrets \`${secret}-cert\` and \`${secret}\`; where one of them is missing it refuses the whole cluster, and where they hold another authority all nodes restart.`
            : `The operator looks after the ${titles[authority]} authority in Secret \`${secret}\` from now on and renews it when it is due.`,
        ...(is
          ? {
              first: [
                `See that Secrets \`${secret}-cert\` and \`${secret}\` are there with the labels of the cluster, and that clients trust the authority in them.`,
              ],
              afterwards: ['Renew the authority yourself before it ends.'],
            }
          : {}),
      },
    ];
  };
}

/** They count from the next renewal on. */
export const maintenanceWindows: Handler = (_, change) => [
  withoutEffect('maintenance windows', 'certificates are renewed within them from the next renewal on'),
  ...userOperatorRolled('maintenance windows', change),
];
