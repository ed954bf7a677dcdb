/**
 * Owns fields of `spec.kafka` whose effect hangs on both sides or on the release: rack, authorization, quotas, tiered storage, metrics.
 * Brokers and controllers read the same configuration. Up to 0.48 a controller that is no broker restarts for a list of keys, of which of
 * all these `authorizer.class.name` and `super.users` are some; from 0.49 on for every key that Kafka does not know, as brokers do. Source:
 * Strimzi 0.45.2, 0.48.0, 0.49.1 and 1.2.0, `KafkaReconciler.perBrokerKafkaConfiguration`, `KafkaConfiguration.CONTROLLER_RELEVANT_CONFIGS`,
 * `KafkaConfigurationDiff`.
 */
import { hasAt, listAt, textAt } from '../../../source/plain.ts';
import { isSince } from '../../releases.ts';
import type { ClusterChange } from '../effect.ts';
import { named } from '../of-nodes/words.ts';
import { hasOperator, rolled, userOperatorRolled, writesLists } from './deployments.ts';
import type { Handler } from './part.ts';
import type { Verdict } from './verdict.ts';
import { nodesRestart, takenLive, withoutEffect } from './verdicts.ts';
import { brokers, callNodes, controllers, kafkaNodes, podsOf } from './who.ts';

/** Nodes that restart for keys of plugins. */
export function readersOfPlugins(change: ClusterChange): readonly string[] {
  return podsOf(isSince(change.after.release, '0.49') ? kafkaNodes(change) : brokers(change));
}

type TextAt = (state: ClusterChange['before'], ...route: readonly string[]) => string | undefined;
const kafkaText: TextAt = ({ kafka }, ...route) => textAt(kafka, 'spec', 'kafka', ...route);

function ofVariable(state: ClusterChange['before']): boolean {
  return kafkaText(state, 'rack', 'type') === 'environment-variable';
}

/** Up to 0.48 controllers are spread over racks too; the rack of a variable is no field of a pod. */
export const rack: Handler = (_, change) => {
  const has = ({ kafka }: ClusterChange['before']): boolean => hasAt(kafka, 'spec', 'kafka', 'rack');
  const [was, is] = [has(change.before), has(change.after)];
  const topicOperator =
    was !== is &&
    hasAt(change.before.kafka, 'spec', 'cruiseControl') &&
    hasAt(change.after.kafka, 'spec', 'cruiseControl') &&
    hasOperator(change.after, 'topicOperator')
      ? rolled('entity-operator', 'whether there is a rack', change)
      : [];
  if ((!was || ofVariable(change.before)) && (!is || ofVariable(change.after)))
    return [
      {
        ...withoutEffect('the rack by a variable', 'brokers read it when they start'),
        afterwards: [
          'Restart the brokers, where nothing else does: annotate their StrimziPodSets with `strimzi.io/manual-rolling-update="true"`.',
        ],
      },
      ...topicOperator,
    ];
  const pods = podsOf(isSince(change.after.release, '0.49') ? brokers(change) : kafkaNodes(change));
  const label = is && !ofVariable(change.after) ? kafkaText(change.after, 'rack', 'topologyKey') : undefined;
  const advice =
    label === undefined
      ? {}
      : {
          first: [
            `See that the Kubernetes nodes that brokers run on have the label \`${label}\`: pods are put on such nodes only.`,
          ],
        };
  return [...nodesRestart(pods, 'the rack', change, advice), ...topicOperator];
};

/** Keys of authorizers that do not stop a controller: all but class and super users. */
function readersOfAuthorization(change: ClusterChange, field: string | number | undefined): readonly string[] {
  if (isSince(change.after.release, '0.49')) return podsOf(kafkaNodes(change));
  const isOfAll =
    field === undefined || ['type', 'authorizerClass', 'superUsers', 'tlsTrustedCertificates'].includes(String(field));
  return podsOf(isOfAll ? kafkaNodes(change) : brokers(change));
}

function authorizer(state: ClusterChange['before']): string | undefined {
  const type = kafkaText(state, 'authorization', 'type');
  return type === 'custom' ? `custom ${kafkaText(state, 'authorization', 'authorizerClass') ?? ''}` : type;
}

export const authorization: Handler = (part, change) => {
  const { before, after } = change;
  const field = part.route[3];
  const lists =
    writesLists(before) === writesLists(after)
      ? []
      : userOperatorRolled('whether access lists are kept in Kafka', change);
  if (field === 'supportsAdminApi' && authorizer(before) === authorizer(after))
    return lists.length > 0
      ? lists
      : [withoutEffect('`supportsAdminApi`', 'no User Operator runs, or it is as it was')];
  const [was, is] = [authorizer(before), authorizer(after)];
  if (was !== is) return [...authorizerChanges(was, is, readersOfAuthorization(change, undefined), change), ...lists];
  const pods = readersOfAuthorization(change, field);
  const gone = listAt(before.kafka, 'spec', 'kafka', 'authorization', 'superUsers').filter(
    (one) => !listAt(after.kafka, 'spec', 'kafka', 'authorization', 'superUsers').includes(one),
  );
  if (field !== 'superUsers' || gone.length === 0)
    return [...nodesRestart(pods, field === 'superUsers' ? 'super users' : 'authorization', change), ...lists];
  const { text } = callNodes(pods, change);
  return [
    {
      id: 'super-users-fewer',
      outcome: 'restart',
      risk: 'degraded',
      restarts: pods,
      says: () =>
        `${text} restart one by one, and ${named(gone.map(String))} may do then only what access lists allow.`,
      first: [`Give ${named(gone.map(String))} the rights they need by a KafkaUser.`],
    },
  ];
};

function authorizerChanges(
  was: string | undefined,
  is: string | undefined,
  pods: readonly string[],
  change: ClusterChange,
): readonly Verdict[] {
  const { text } = callNodes(pods, change);
  if (is === undefined)
    return [
      {
        id: 'authorization-off',
        outcome: 'restart',
        risk: 'degraded',
        restarts: pods,
        says: () =>
          `${text} restart one by one, and after that everybody who can connect may read, write and delete everything.`,
        // `KafkaUserModel`: not reconciled, so the certificate is not renewed either.
        ...(change.after.users.some((user) => textAt(user, 'spec', 'authorization', 'type') === 'simple')
          ? {
              afterwards: [
                'The User Operator refuses users with access rules from then on: they are not ready, and their certificates are not renewed; take the rules out of them.',
              ],
            }
          : {}),
      },
    ];
  return [
    {
      id: 'authorization-on',
      outcome: 'restart',
      risk: 'outage',
      restarts: pods,
      says: () =>
        `${text} restart one by one, and each refuses from then on what ${was === undefined ? 'nobody has been given a right to' : 'the new authorizer does not allow'}: clients without rights stop working.`,
      first: [
        is === 'simple'
          ? 'Make a KafkaUser with access lists for each client before, and name as `superUsers` who must not be locked out; on a listener without authentication every client is `ANONYMOUS`.'
          : 'See that the authorizer knows every client and what it needs before brokers ask it.',
      ],
    },
  ];
}

/** Limits of Kafka's own are set in the running cluster; those of Strimzi's plugin are keys that Kafka does not know. */
export const quotas: Handler = (_, change) => {
  const isPlugin = (state: ClusterChange['before']): boolean => kafkaText(state, 'quotas', 'type') === 'strimzi';
  if (isPlugin(change.before) || isPlugin(change.after))
    return nodesRestart(readersOfPlugins(change), 'quotas', change);
  return [
    takenLive(
      'quotas',
      'quotas',
      'the operator sets the defaults for users in the running cluster, and clients above them are slowed down',
    ),
  ];
};

/** The class and its path Kafka knows; settings of the plugin it does not. */
export const tieredStorage: Handler = ({ route, before, after }, change) => {
  const known = route.includes('className') || route.includes('classPath');
  const pods = known ? podsOf(brokers(change)) : readersOfPlugins(change);
  if (route.length > 3 || after !== undefined || before === undefined)
    return nodesRestart(pods, 'tiered storage', change);
  const { text } = callNodes(pods, change);
  return [
    {
      id: 'tiered-storage-off',
      outcome: 'restart',
      risk: 'outage',
      restarts: pods,
      says: () =>
        `${text} restart without tiered storage: a broker does not start again while a topic still has \`remote.storage.enable: true\`, and what is in the remote store cannot be read.`,
      first: [
        'Turn `remote.storage.enable` off for every topic, or delete these topics, and wait until no segment is in the remote store.',
      ],
    },
  ];
};

/** @param part `kafka` or `zookeeper`. */
export function metrics(part: 'kafka' | 'zookeeper', pods: (change: ClusterChange) => readonly string[]): Handler {
  return ({ route }, change) => {
    const typeOf = ({ kafka }: ClusterChange['before']): string | undefined =>
      hasAt(kafka, 'spec', part, 'metricsConfig')
        ? (textAt(kafka, 'spec', part, 'metricsConfig', 'type') ?? 'jmxPrometheusExporter')
        : undefined;
    if (typeOf(change.before) !== typeOf(change.after)) return nodesRestart(pods(change), 'metrics', change);
    if (route.includes('values')) return allowList(change);
    return [rulesTaken()];
  };
}

export function rulesTaken(): Verdict {
  return takenLive(
    'metrics',
    'metrics',
    'the JMX exporter reads its rules anew once they are in its file, a minute or two later',
  );
}

/** A running controller that is no broker goes on with the list that it has. */
function allowList(change: ClusterChange): readonly Verdict[] {
  if (!isSince(change.after.release, '1.0'))
    return nodesRestart(readersOfPlugins(change), 'the list of metrics', change);
  const left = controllers(change).length > 0 ? ', and controllers when they next restart' : '';
  return [takenLive('metrics', 'the list of metrics', `running brokers take it${left}`)];
}
