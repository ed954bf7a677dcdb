/**
 * Owns what becomes of the Entity Operator, Cruise Control and the Kafka exporter, each a Deployment with one pod. Source: Strimzi 0.45.2
 * and 1.2.0, `EntityOperator`, `EntityTopicOperator`, `EntityUserOperator`, `CruiseControl`, `KafkaExporter` and what reconciles them.
 */
import { flagAt, hasAt, mapAt, textAt } from '../../../source/plain.ts';
import type { ClusterChange, ClusterState } from '../effect.ts';
import type { Handler } from './part.ts';
import type { Verdict } from './verdict.ts';
import { nodesRestart, these, withoutEffect } from './verdicts.ts';
import { brokers, podsOf } from './who.ts';

export const deployments = ['entity-operator', 'cruise-control', 'kafka-exporter'] as const;
export type DeploymentName = (typeof deployments)[number];

interface Described {
  readonly title: string;
  isThere(state: ClusterState): boolean;
  /** What does not happen without it. */
  readonly without: string;
}

const described: Readonly<Record<DeploymentName, Described>> = {
  'entity-operator': {
    title: 'the Entity Operator',
    isThere: (state) => hasOperator(state, 'topicOperator') || hasOperator(state, 'userOperator'),
    without:
      'KafkaTopics and KafkaUsers are not looked after any more: changes of them do nothing, and certificates of users are not renewed',
  },
  'cruise-control': {
    title: 'Cruise Control',
    isThere: ({ kafka }) => hasAt(kafka, 'spec', 'cruiseControl'),
    without: 'no KafkaRebalance works any more, nor does rebalancing when brokers come or go',
  },
  'kafka-exporter': {
    title: 'the Kafka exporter',
    isThere: ({ kafka }) => hasAt(kafka, 'spec', 'kafkaExporter'),
    without: 'lag of consumer groups and offsets are not measured any more, and alerts on them stay silent',
  },
};

export function hasOperator({ kafka }: ClusterState, which: 'topicOperator' | 'userOperator'): boolean {
  return hasAt(kafka, 'spec', 'entityOperator', which);
}

function nameOf(deployment: DeploymentName, { kafka }: ClusterState): string {
  return `${textAt(kafka, 'metadata', 'name') ?? ''}-${deployment}`;
}

/** @returns nothing where the Deployment is not there before and after. */
export function rolled(deployment: DeploymentName, about: string, change: ClusterChange): readonly Verdict[] {
  const { title, isThere } = described[deployment];
  if (!isThere(change.before) || !isThere(change.after)) return [];
  return [
    {
      id: 'deployment-rolled',
      subject: deployment,
      outcome: 'restart',
      risk: 'none',
      about,
      says: (all) =>
        `Deployment \`${nameOf(deployment, change.after)}\` is rolled, because ${these(all)}. Brokers and clients do not notice; ${title} is away for a moment.`,
    },
  ];
}

export function rolls(deployment: DeploymentName, about: string): Handler {
  return (_, change) => {
    const verdicts = rolled(deployment, about, change);
    return verdicts.length > 0 ? verdicts : [withoutEffect(about, `${described[deployment].title} does not run`)];
  };
}

function comesOrGoes(deployment: DeploymentName, { before, after }: ClusterChange): readonly Verdict[] {
  const { title, isThere, without } = described[deployment];
  const [was, is] = [isThere(before), isThere(after)];
  if (was === is) return [];
  const name = nameOf(deployment, is ? after : before);
  return is
    ? [
        {
          id: 'deployment-made',
          subject: deployment,
          outcome: 'made',
          risk: 'none',
          says: () => `Deployment \`${name}\` is made: ${title} is turned on.`,
        },
      ]
    : [
        {
          id: 'deployment-gone',
          subject: deployment,
          outcome: 'gone',
          risk: 'degraded',
          says: () => `Deployment \`${name}\` is deleted: ${without}.`,
        },
      ];
}

/** The exporter alone; no broker knows of it. */
export const exporterPresence: Handler = (_, change) => comesOrGoes('kafka-exporter', change);

/** Brokers carry its metrics reporter, and the Topic Operator asks it to change numbers of copies. */
export const cruiseControlPresence: Handler = (_, change) => [
  ...comesOrGoes('cruise-control', change),
  ...nodesRestart(podsOf(brokers(change)), "Cruise Control's metrics reporter", change),
  ...(hasOperator(change.before, 'topicOperator') && hasOperator(change.after, 'topicOperator')
    ? rolled('entity-operator', 'whether there is Cruise Control', change)
    : []),
];

/** Its topic is written by brokers; all else it reads alone. */
export const cruiseControlSetting: Handler = ({ route }, change) => [
  ...rolled('cruise-control', 'its settings', change),
  ...(route[3] === 'metric.reporter.topic'
    ? nodesRestart(podsOf(brokers(change)), 'the topic of Cruise Control metrics', change)
    : []),
];

const operators = [
  { field: 'topicOperator', title: 'Topic Operator', kind: 'KafkaTopics', gone: 'topics stay as they are' },
  {
    field: 'userOperator',
    title: 'User Operator',
    kind: 'KafkaUsers',
    gone: 'users stay as they are, and their certificates run out',
  },
] as const;

/** For the section as a whole and for each of its two operators. */
export const entityOperatorPresence: Handler = ({ route }, change) => {
  const { before, after } = change;
  const whole = comesOrGoes('entity-operator', change);
  const concerned = operators.filter(({ field }) => route[2] === undefined || route[2] === field);
  const moved = concerned.filter(({ field }) => hasOperator(before, field) !== hasOperator(after, field));
  const verdicts = [
    ...whole,
    ...(whole.length > 0
      ? []
      : moved.flatMap(({ field, title, kind, gone }): readonly Verdict[] => [
          ...rolled('entity-operator', `the ${title}`, change),
          ...(hasOperator(after, field)
            ? []
            : [
                {
                  id: 'operator-of-lists-gone',
                  subject: field,
                  outcome: 'gone',
                  risk: 'degraded',
                  says: () => `The ${title} goes: ${kind} are not looked after any more, and ${gone}.`,
                } as const,
              ]),
        ])),
  ];
  return verdicts.length > 0
    ? verdicts
    : [withoutEffect('an empty Entity Operator', 'it has neither of its operators')];
};

export const watchedNamespace: Handler = ({ route, before, after }, change) => {
  const own = textAt(change.after.kafka, 'metadata', 'namespace') ?? '';
  const one = operators.find(({ field }) => field === route[2]);
  const [was, is] = [before ?? own, after ?? own];
  if (one === undefined || was === is)
    return [withoutEffect('the watched namespace', 'it is the one of the cluster, as before')];
  return [
    ...rolled('entity-operator', 'the watched namespace', change),
    {
      id: 'operator-of-lists-gone',
      subject: one.field,
      outcome: 'gone',
      risk: 'degraded',
      says: () =>
        `The ${one.title} looks after ${one.kind} of namespace \`${String(is)}\` instead of \`${String(was)}\`: those of the latter are not looked after any more.`,
      first: [`Have the ${one.kind} of the cluster in namespace \`${String(is)}\`.`],
    },
  ];
};

/** A password that the operator makes is made anew with the Secret, and the old one works no longer; a certificate goes on. */
export const secretPrefix: Handler = ({ before, after }, change) => {
  const withPassword = change.after.users.filter(
    (one) =>
      textAt(one, 'spec', 'authentication', 'type') === 'scram-sha-512' &&
      !hasAt(one, 'spec', 'authentication', 'password'),
  );
  const name = (prefix: unknown): string => `\`${typeof prefix === 'string' ? prefix : ''}<user>\``;
  const breaks = withPassword.length > 0;
  return [
    ...rolled('entity-operator', 'the prefix of Secrets', change),
    {
      id: 'user-secrets-renamed',
      outcome: 'made',
      risk: breaks ? 'outage' : 'degraded',
      says: () =>
        `Each user gets a new Secret ${name(after)} beside the old ${name(before)}, which is not kept up any more${breaks ? `; passwords of ${withPassword.length} ${withPassword.length === 1 ? 'user is' : 'users are'} made anew, so the old ones are refused` : ''}.`,
      afterwards: ['Have clients read the new Secrets, then delete the old ones.'],
    },
  ];
};

/** Whether the User Operator may write access lists; it is told by a variable. */
export function writesLists({ kafka }: ClusterState): boolean {
  switch (textAt(kafka, 'spec', 'kafka', 'authorization', 'type')) {
    case 'simple':
      return true;
    case 'keycloak':
      return flagAt(mapAt(kafka, 'spec', 'kafka', 'authorization'), 'delegateToKafkaAcls') === true;
    case 'custom':
      return flagAt(mapAt(kafka, 'spec', 'kafka', 'authorization'), 'supportsAdminApi') === true;
    default:
      return false;
  }
}

export function userOperatorRolled(about: string, change: ClusterChange): readonly Verdict[] {
  return hasOperator(change.before, 'userOperator') && hasOperator(change.after, 'userOperator')
    ? rolled('entity-operator', about, change)
    : [];
}
