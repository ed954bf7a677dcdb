/** Owns what the User Operator does with a change of a user. Source: Strimzi 0.45.2 and 1.2.0, `KafkaUserOperator`, `KafkaUserModel`. */
import type { Plain } from '../../../source/node.ts';
import { hasAt, mapAt, numberAt, textAt } from '../../../source/plain.ts';
import type { ClusterChange, Effect, EffectFact } from '../effect.ts';
import { handful } from '../of-config/words.ts';
import { joined } from '../of-nodes/words.ts';
import { type ChangedResource, changedResources, metadataFields } from './changed-resources.ts';
import { rightsOf, rightsText, uncovered } from './rights.ts';

export const userFacts = {
  'user-authentication': {
    when: 'A user proves who it is in another way, or with another password or certificate.',
    source:
      'Strimzi 1.2.0, `KafkaUserModel.generateSecret`, `KafkaUserOperator.reconcileCredentialsQuotasAndAcls`: the Secret is written anew, and rights go to the other principal.',
  },
  'user-rights-narrowed': {
    when: 'Rights of a user go, or what it may not do comes.',
    source: 'Strimzi 1.2.0, `SimpleAclOperator`: rules that are not in the KafkaUser are deleted at once.',
  },
  'user-rights-widened': { when: 'A user gets more rights.', source: 'Strimzi 1.2.0, `SimpleAclOperator`.' },
  'user-rights-unused': {
    when: 'Rights of a user change in a cluster that asks for none.',
    source: 'Kafka, `authorizer.class.name`; Strimzi 1.2.0, `UserOperatorConfig` (`STRIMZI_ACLS_ADMIN_API_SUPPORTED`).',
  },
  'user-quotas': {
    when: 'Limits of a user change.',
    source: 'Strimzi 1.2.0, `QuotasOperator`; Kafka, `ClientQuotaManager`: who goes beyond is slowed down.',
  },
  'user-left-alone': {
    when: 'The User Operator is told to leave a user, or looks after it again, or there is none.',
    source: 'Strimzi 1.2.0, `UserController` (`strimzi.io/pause-reconciliation`).',
  },
  'user-secret': {
    when: 'Labels or annotations of a KafkaUser or of its Secret change.',
    source: 'Strimzi 1.2.0, `KafkaUserModel.createSecret`.',
  },
} as const satisfies Readonly<Record<string, EffectFact>>;

const pause = ['metadata', 'annotations', 'strimzi.io/pause-reconciliation'];

export function userEffects(change: ClusterChange): readonly Effect[] {
  return changedResources(change, 'KafkaUser').flatMap((user) => effectsOfUser(change, user));
}

function effectsOfUser(change: ClusterChange, user: ChangedResource): readonly Effect[] {
  const [wasPaused, isPaused] = [user.before, user.after].map((one) => textAt(one, ...pause) === 'true');
  const looks = wasPaused === isPaused ? [] : user.at(...pause);
  const labels = metadataFields(user, ...looks);
  const spec = user.fields.filter((one) => one.route[0] === 'spec');
  const metadata: readonly Effect[] = labels.length === 0 ? [] : [labelled(user, labels)];
  if (!hasAt(change.after.kafka, 'spec', 'entityOperator', 'userOperator') && spec.length > 0)
    return [
      {
        id: 'user-left-alone',
        subject: user.name,
        outcome: 'ignored',
        risk: 'degraded',
        changes: [...looks, ...spec],
        says: `The cluster has no User Operator, so user \`${user.name}\` stays as it is, whatever its KafkaUser says.`,
        first: ['Turn the User Operator on in a change before, or change the user by hand.'],
      },
      ...metadata,
    ];
  if (isPaused && spec.length > 0)
    return [
      {
        id: 'user-left-alone',
        subject: user.name,
        outcome: 'ignored',
        risk: 'degraded',
        changes: [...looks, ...spec],
        says: `User \`${user.name}\` is paused, so nothing comes of what changes in its KafkaUser.`,
      },
      ...metadata,
    ];
  return [
    ...(looks.length === 0
      ? []
      : [
          {
            id: 'user-left-alone',
            subject: user.name,
            outcome: 'none',
            risk: 'none',
            changes: looks,
            says: isPaused
              ? `The User Operator leaves user \`${user.name}\` as it is from now on; a certificate of its is not renewed meanwhile.`
              : `The User Operator looks after user \`${user.name}\` again, and applies all that its KafkaUser says.`,
          } satisfies Effect,
        ]),
    ...authentication(user),
    ...rights(change, user),
    ...quotas(user),
    ...template(user),
    ...metadata,
  ];
}

const proofs: Readonly<Record<string, string>> = {
  tls: 'a certificate',
  'tls-external': 'a certificate that somebody else makes',
  'scram-sha-512': 'a password',
};

function authentication(user: ChangedResource): readonly Effect[] {
  const changes = user.at('spec', 'authentication');
  if (changes.length === 0) return [];
  const [from, to] = [user.before, user.after].map((one) => textAt(one, 'spec', 'authentication', 'type'));
  const proof = (type: string | undefined): string =>
    type === undefined ? 'nothing' : (proofs[type] ?? `\`${type}\``);
  const base = { id: 'user-authentication', subject: user.name, outcome: 'dynamic', changes } as const;
  if (from !== to)
    return [
      {
        ...base,
        risk: from === undefined ? 'degraded' : 'outage',
        says: `User \`${user.name}\` proves who it is with ${proof(to)} instead of ${proof(from)}: ${secretText(user.name, from, to)}, and clients that go on as they are are cut off at their next connection${
          isCertificate(from) === isCertificate(to)
            ? ''
            : '; brokers know it by another name from then on, and its rights and limits go with that'
        }.`,
        first: [
          'Make a second user with the new way, move its clients there, and take this one out in a later change.',
        ],
      },
    ];
  if (to === 'tls')
    return [
      {
        ...base,
        risk: 'none',
        says: `Certificates of user \`${user.name}\` that are made from now on are valid for another time; the one that it has stays until it is renewed.`,
      },
    ];
  return [
    {
      ...base,
      risk: 'outage',
      says: `User \`${user.name}\` gets another password: clients that go on with the old one are cut off at their next connection.`,
      first: ['See that clients read the password from the Secret and start anew with it.'],
    },
  ];
}

function isCertificate(type: string | undefined): boolean {
  return type === 'tls' || type === 'tls-external';
}

function secretText(name: string, from: string | undefined, to: string | undefined): string {
  const has = (type: string | undefined): boolean => type === 'tls' || type === 'scram-sha-512';
  if (!has(to)) return has(from) ? `Secret \`${name}\` goes` : 'there is no Secret';
  return has(from) ? `Secret \`${name}\` is written anew, with other keys` : `Secret \`${name}\` is made`;
}

function rights(change: ClusterChange, user: ChangedResource): readonly Effect[] {
  const changes = user.at('spec', 'authorization');
  if (changes.length === 0) return [];
  const subject = user.name;
  if (!hasAt(change.after.kafka, 'spec', 'kafka', 'authorization'))
    return [
      {
        id: 'user-rights-unused',
        subject,
        outcome: 'none',
        risk: 'none',
        changes,
        says: `The cluster asks nobody for rights, so those of user \`${subject}\` change nothing.`,
      },
    ];
  const [old, now] = [rightsOf(user.before), rightsOf(user.after)];
  const allows = (list: typeof old): typeof old => list.filter((one) => one.isAllowed);
  const denies = (list: typeof old): typeof old => list.filter((one) => !one.isAllowed);
  const lost = uncovered(allows(old), allows(now));
  const forbidden = uncovered(denies(now), denies(old));
  const won = [...uncovered(allows(now), allows(old)), ...uncovered(denies(old), denies(now))];
  const narrowed: readonly Effect[] =
    lost.length + forbidden.length === 0
      ? []
      : [
          {
            id: 'user-rights-narrowed',
            subject,
            outcome: 'dynamic',
            risk: allows(now).length === 0 ? 'outage' : 'degraded',
            changes,
            says: `User \`${subject}\` may no longer do ${joined([...rightsText([...lost, ...forbidden])])}: its clients are refused at once${allows(now).length === 0 ? ', for nothing is left that it may do' : ''}.`,
            first: ['See that its clients need none of it.'],
          },
        ];
  return [
    ...narrowed,
    ...(won.length === 0 && narrowed.length > 0
      ? []
      : [
          {
            id: 'user-rights-widened',
            subject,
            outcome: won.length === 0 ? 'none' : 'dynamic',
            risk: 'none',
            changes,
            says:
              won.length === 0
                ? `Rights of user \`${subject}\` come to the same as before.`
                : `User \`${subject}\` may do more at once: ${joined([...rightsText(won)])}.`,
          } satisfies Effect,
        ]),
  ];
}

const limits = ['producerByteRate', 'consumerByteRate', 'requestPercentage', 'controllerMutationRate'] as const;

function quotas(user: ChangedResource): readonly Effect[] {
  const changes = user.at('spec', 'quotas');
  if (changes.length === 0) return [];
  const value = (resource: Plain, limit: (typeof limits)[number]): number => {
    const text = textAt(resource, 'spec', 'quotas', limit);
    return (
      numberAt(resource, 'spec', 'quotas', limit) ?? (text === undefined ? Number.POSITIVE_INFINITY : Number(text))
    );
  };
  const lower = limits.filter((limit) => value(user.after, limit) < value(user.before, limit));
  return [
    {
      id: 'user-quotas',
      subject: user.name,
      outcome: 'dynamic',
      risk: lower.length === 0 ? 'none' : 'degraded',
      changes,
      says:
        lower.length === 0
          ? `User \`${user.name}\` has wider limits at once.`
          : `User \`${user.name}\` has a narrower limit at once (${handful(lower)}): brokers make clients beyond it wait.`,
    },
  ];
}

function template(user: ChangedResource): readonly Effect[] {
  const told = new Set([
    ...user.at('spec', 'authentication'),
    ...user.at('spec', 'authorization'),
    ...user.at('spec', 'quotas'),
  ]);
  const changes = user.fields.filter((one) => one.route[0] === 'spec' && !told.has(one));
  if (changes.length === 0) return [];
  const names = Object.keys(mapAt(user.after, 'spec', 'template'));
  return [
    {
      id: 'user-secret',
      subject: user.name,
      outcome: 'dynamic',
      risk: 'none',
      changes,
      says: `Secret \`${user.name}\` gets other labels or annotations${names.length === 0 ? ', those of the operator alone' : ''}; what is in it stays.`,
    },
  ];
}

function labelled(user: ChangedResource, changes: Effect['changes']): Effect {
  return {
    id: 'user-secret',
    subject: user.name,
    outcome: 'none',
    risk: 'none',
    changes,
    says: `The KafkaUser \`${user.name}\` has other labels or annotations; the user and what it may do stay.`,
  };
}
