/**
 * Owns what variables of the cluster operator do to the nodes that it looks after: some go into every pod that it makes, so that a line of
 * one Deployment restarts the nodes of all clusters. Source: Strimzi 0.45.2 and 1.2.0, `ClusterOperatorConfig`, `SharedEnvironmentProvider`,
 * `DnsNameGenerator`, `Labels`, `KafkaCluster`; 0.45.2, `ZookeeperCluster`.
 */
import { hasAt, mapAt } from '../../../source/plain.ts';
import { readKafka } from '../../kafka-resource/kafka-fields.ts';
import { missingLabel, selectorVariable } from '../../operator/variables.ts';
import type { ClusterChange, ClusterState, Effect, EffectFact, FieldChange } from '../effect.ts';
import type { ClusterNode } from '../nodes.ts';
import { kafkaVersionOf } from '../of-config/key-changes.ts';
import { stayingNodes } from '../of-config/setting-reach.ts';
import { plural, upper } from '../of-config/words.ts';
import { poolByPod } from '../of-fields/inherited.ts';
import { joined, named } from '../of-nodes/words.ts';

export const variableFacts = {
  'operator-variables': {
    when: 'A variable of the cluster operator changes that it puts into pods: images, how they are pulled, proxies, labels, the domain of the cluster.',
    source:
      'Strimzi 0.45.2 and 1.2.0, `ClusterOperatorConfig`, `SharedEnvironmentProvider`, `DnsNameGenerator`, `ReconcilerUtils.reasonsToRestartPod`: a pod restarts when anything in it is another.',
  },
  'operator-leaves': {
    when: 'A variable of the cluster operator keeps it from a cluster that it has looked after: its selector of labels, or that it looks after pods alone.',
    source: 'Strimzi 0.45.2 and 1.2.0, `ClusterOperator.start`, `AbstractAssemblyOperator`, `StrimziPodSetController`.',
  },
} as const satisfies Readonly<Record<string, EffectFact>>;

/** Stands for a variable of the operator, which is in another overlay. */
export const variablesKind = 'ClusterOperator';

type Reach = (change: ClusterChange, values: Values) => readonly ClusterNode[];

interface Values {
  readonly before: string | undefined;
  readonly after: string | undefined;
}

interface Variable {
  /** What stands for it where it is not there. */
  readonly default?: string;
  /** Whether the release of the operator decides it, so that another release tells itself what it does. */
  readonly isOfRelease?: true;
  /** Nodes. */
  readonly reach: Reach;
  /** What stands beside the nodes; without it that is reached as the nodes are: all or none. */
  readonly beside?: keyof typeof partsBeside | 'none';
}

const ofZookeeper: Reach = (change) => stayingNodes(change, 'zookeeper');
const ofKafka: Reach = (change) => stayingNodes(change);
const all: Reach = (change) => [...stayingNodes(change, 'zookeeper'), ...stayingNodes(change)];

const none: Reach = () => [];

const podsOnly = 'STRIMZI_POD_SET_RECONCILIATION_ONLY';

/** By the field of the Kafka resource, with where its image may be named. */
const partsBeside = {
  topicOperator: { title: 'the Entity Operator', route: ['entityOperator', 'topicOperator'] },
  userOperator: { title: 'the Entity Operator', route: ['entityOperator', 'userOperator'] },
  cruiseControl: { title: 'Cruise Control', route: ['cruiseControl'] },
  kafkaExporter: { title: 'the Kafka exporter', route: ['kafkaExporter'] },
} as const;

const variables: Readonly<Record<string, Variable>> = {
  STRIMZI_KAFKA_IMAGES: { isOfRelease: true, reach: withOtherImage, beside: 'none' },
  STRIMZI_DEFAULT_KAFKA_INIT_IMAGE: { isOfRelease: true, reach: withInitContainer, beside: 'none' },
  STRIMZI_DEFAULT_TOPIC_OPERATOR_IMAGE: { isOfRelease: true, reach: none, beside: 'topicOperator' },
  STRIMZI_DEFAULT_USER_OPERATOR_IMAGE: { isOfRelease: true, reach: none, beside: 'userOperator' },
  STRIMZI_DEFAULT_CRUISE_CONTROL_IMAGE: { isOfRelease: true, reach: none, beside: 'cruiseControl' },
  STRIMZI_DEFAULT_KAFKA_EXPORTER_IMAGE: { isOfRelease: true, reach: none, beside: 'kafkaExporter' },
  STRIMZI_IMAGE_PULL_POLICY: { reach: all },
  STRIMZI_IMAGE_PULL_SECRETS: { reach: withoutPullSecrets },
  STRIMZI_LABELS_EXCLUSION_PATTERN: {
    default: '(^app.kubernetes.io/(?!part-of).*|^kustomize.toolkit.fluxcd.io.*)',
    reach: withOtherLabels,
  },
  STRIMZI_POD_SECURITY_PROVIDER_CLASS: { default: 'baseline', reach: all },
  STRIMZI_CUSTOM_KAFKA_LABELS: { reach: ofKafka, beside: 'none' },
  STRIMZI_CUSTOM_ZOOKEEPER_LABELS: { reach: ofZookeeper, beside: 'none' },
  STRIMZI_CUSTOM_ENTITY_OPERATOR_LABELS: { reach: none, beside: 'topicOperator' },
  STRIMZI_CUSTOM_CRUISE_CONTROL_LABELS: { reach: none, beside: 'cruiseControl' },
  STRIMZI_CUSTOM_KAFKA_EXPORTER_LABELS: { reach: none, beside: 'kafkaExporter' },
  HTTP_PROXY: { reach: all },
  HTTPS_PROXY: { reach: all },
  NO_PROXY: { reach: all },
  FIPS_MODE: { reach: all },
  [selectorVariable]: { reach: none, beside: 'none' },
  [podsOnly]: { default: 'false', reach: none, beside: 'none' },
  // The names in the certificates of nodes.
  KUBERNETES_SERVICE_DNS_DOMAIN: { default: 'cluster.local', reach: all },
};

/** Whether the operator puts a variable into pods of nodes. */
export function isInNodes(variable: string): boolean {
  return Object.hasOwn(variables, variable) && variables[variable]?.reach !== none;
}

/** Those that the operator puts into pods, and whose value counts otherwise than before. */
export function changedVariables(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): readonly string[] {
  return Object.keys(variables).filter((name) => {
    const value = (side: ReadonlyMap<string, string>): string | undefined => side.get(name) ?? variables[name]?.default;
    return value(before) !== value(after);
  });
}

export function variableEffects(change: ClusterChange): readonly Effect[] {
  const { before, after } = change;
  if (before.variables === undefined || after.variables === undefined) return [];
  const isOther = before.release.release !== after.release.release;
  const pods = new Set<string>();
  const beside = new Set<string>();
  const causes: FieldChange[] = [];
  for (const name of changedVariables(before.variables, after.variables)) {
    const variable = variables[name];
    if (variable === undefined || (variable.isOfRelease && isOther)) continue;
    const values = { before: before.variables.get(name), after: after.variables.get(name) };
    const reached = variable.reach(change, {
      before: values.before ?? variable.default,
      after: values.after ?? variable.default,
    });
    const others = titlesBeside(change, name, variable, reached.length > 0);
    if (reached.length + others.length === 0) continue;
    for (const { pod } of reached) pods.add(pod);
    for (const title of others) beside.add(title);
    causes.push(causeOf(name, values));
  }
  const leaves = leavingEffects(change);
  if (causes.length === 0) return leaves;
  const who = [...(pods.size === 0 ? [] : [plural(pods.size, 'node')]), ...beside];
  const restart = who.length === 1 && pods.size < 2 ? 'restarts' : 'restart';
  return [
    {
      id: 'operator-variables',
      outcome: 'restart',
      risk: pods.size === 0 ? 'none' : 'restart',
      changes: causes,
      ...(pods.size === 0 ? {} : { restarts: [...pods] }),
      says: `${upper(joined(who))} ${restart}${pods.size > 1 ? ', nodes one by one' : ''}: the operator puts its ${named(causes.map(({ route }) => String(route[1])))} into the pods that it makes.`,
    },
    ...leaves,
  ];
}

function causeOf(name: string, values: Values): FieldChange {
  return { kind: variablesKind, name: 'strimzi', route: ['env', name], path: `env[${name}]`, ...values };
}

function leavingEffects({ before, after }: ClusterChange): readonly Effect[] {
  const leaves = (name: string, risk: Effect['risk'], says: string, first: string): Effect => {
    const values = { before: before.variables?.get(name), after: after.variables?.get(name) };
    return {
      id: 'operator-leaves',
      subject: name,
      outcome: 'ignored',
      risk,
      changes: [causeOf(name, values)],
      says,
      first: [first],
    };
  };
  const effects: Effect[] = [];
  const missingIn = ({ kafka, variables: given }: ClusterState): string | undefined =>
    missingLabel(given?.get(selectorVariable), mapAt(kafka, 'metadata', 'labels'));
  const missing = missingIn(after);
  if (missing !== undefined && missingIn(before) === undefined)
    effects.push(
      leaves(
        selectorVariable,
        'outage',
        `The operator looks after clusters with the label \`${missing}\` alone, which this one does not have: pods that fail are not made anew, certificates run out, and no change arrives.`,
        `Give the cluster the label \`${missing}\` before, or see that another operator looks after it.`,
      ),
    );
  if (isPodsOnly(after) && !isPodsOnly(before))
    effects.push(
      leaves(
        podsOnly,
        'degraded',
        'The operator looks after pods alone: certificates run out, and no change of the cluster arrives.',
        'Take this back as soon as what it is for is done.',
      ),
    );
  return effects;
}

function isPodsOnly({ variables: given }: ClusterState): boolean {
  return given?.get(podsOnly)?.toLowerCase() === 'true';
}

/** What stands beside the nodes and gets other pods. */
function titlesBeside(
  { after: { kafka } }: ClusterChange,
  name: string,
  { beside }: Variable,
  reachesNodes: boolean,
): readonly string[] {
  if (beside === 'none' || (beside === undefined && !reachesNodes)) return [];
  const isImage = name.endsWith('_IMAGE');
  const parts = beside === undefined ? Object.values(partsBeside) : [partsBeside[beside]];
  const found = parts.filter(
    ({ route }) => hasAt(kafka, 'spec', ...route) && !(isImage && hasAt(kafka, 'spec', ...route, 'image')),
  );
  return [...new Set(found.map(({ title }) => title))];
}

/** Nodes that run what the operator names for their version of Kafka. With another version they restart for that. */
function withOtherImage(change: ClusterChange, values: Values): readonly ClusterNode[] {
  const { before, after } = change;
  const version = kafkaVersionOf(after);
  const [old, now] = [imagesByVersion(values.before).get(version), imagesByVersion(values.after).get(version)];
  if (kafkaVersionOf(before) !== version || old === undefined || now === undefined || old === now) return [];
  const names = (part: string): boolean => hasAt(after.kafka, 'spec', part, 'image');
  return [
    ...(names('zookeeper') || names('kafka') ? [] : ofZookeeper(change, values)),
    ...(names('kafka') ? [] : ofKafka(change, values)),
  ];
}

/** @param text `3.9.2=quay.io/…` in lines. */
export function imagesByVersion(text: string | undefined): ReadonlyMap<string, string> {
  return new Map(
    (text ?? '').split(/[,\s]+/).flatMap((line): readonly (readonly [string, string])[] => {
      const [version = '', image] = line.split('=');
      return image === undefined ? [] : [[version, image]];
    }),
  );
}

/** Brokers in whose pods a container of the operator's runs before Kafka: it asks their host for labels or addresses. */
export function withInitContainer(change: ClusterChange): readonly ClusterNode[] {
  const { kafka, release, pools } = change.after;
  const isOwn = hasAt(kafka, 'spec', 'kafka', 'brokerRackInitImage');
  if (isOwn || !readKafka(kafka, release, pools).readsNodes) return [];
  return stayingNodes(change).filter(({ roles }) => roles.includes('broker'));
}

function withoutPullSecrets(change: ClusterChange): readonly ClusterNode[] {
  const pools = poolByPod(change.after);
  const ofTemplate = (node: ClusterNode): boolean =>
    node.part === 'zookeeper'
      ? hasAt(change.after.kafka, 'spec', 'zookeeper', 'template', 'pod', 'imagePullSecrets')
      : hasAt(pools.get(node.pod)?.template('pod').value, 'imagePullSecrets');
  return all(change, { before: undefined, after: undefined }).filter((one) => !ofTemplate(one));
}

/** Nodes with a label, of the Kafka resource or of their pool, that one pattern leaves out and the other does not. */
function withOtherLabels(change: ClusterChange, values: Values): readonly ClusterNode[] {
  const [old, now] = [patternOf(values.before), patternOf(values.after)];
  const pools = poolByPod(change.after);
  const ofKafka = mapAt(change.after.kafka, 'metadata', 'labels');
  return all(change, values).filter(({ part, pod }) =>
    Object.keys(part === 'zookeeper' ? ofKafka : (pools.get(pod)?.labels ?? {})).some(
      (label) => old(label) !== now(label),
    ),
  );
}

/** As Java's `matches` has it, of the whole label. What is no pattern here leaves nothing out. */
function patternOf(text: string | undefined): (label: string) => boolean {
  try {
    const pattern = new RegExp(`^(?:${text ?? ''})$`);
    return (label) => pattern.test(label);
  } catch {
    return () => false;
  }
}
