/**
 * Owns which variables the cluster operator reads, since which release, and what it takes for a value. What it cannot read ends it at its
 * start, and what it does not know it passes over in silence. Source: `ClusterOperatorConfig`, `ConfigParameterParser`, `KafkaVersion.Lookup`,
 * `Labels`, log4j2.properties and launch_java.sh of Strimzi 0.26.0 to 1.2.0.
 */
import { nearest } from '../../source/nearest.ts';
import { shorten } from '../../source/show.ts';
import { isSince, type StrimziRelease } from '../releases.ts';
import { featureGatesFault } from './feature-gates.ts';

/** @returns what is expected in place of a value, as the end of a sentence; undefined where the value does. */
type Check = (value: string, release: StrimziRelease) => string | undefined;

interface Variable {
  readonly check?: Check;
  /** The first release that reads it, where that is not the oldest. */
  readonly since?: string;
}

const flag: Check = (value) => (/^(?:true|false)$/i.test(value) ? undefined : 'write `true` or `false`');
const whole =
  (least: bigint, most: bigint, unit: string): Check =>
  (value) => {
    const isNumber = /^[+-]?[0-9]+$/.test(value) && BigInt(value.replace('+', '')) <= most;
    return isNumber && BigInt(value.replace('+', '')) >= least ? undefined : `write a whole number${unit}`;
  };
const int = 2_147_483_647n;
const milliseconds = whole(1n, 9_223_372_036_854_775_807n, ' of milliseconds, such as `120000`');
const names: Check = (value) =>
  /^(\s*[a-z0-9.-]+\s*,)*\s*[a-z0-9.-]+\s*$/.test(value) ? undefined : 'write names with commas between them';
const namespaces: Check = (value, release) => (value.trim() === '*' ? undefined : names(value, release));
const labels: Check = (value) =>
  value.split(',').every((one) => /^[^=]*=[^=]*[^=\s]/.test(one)) ? undefined : 'write labels as `key=value`';
const pairs: Check = (value) =>
  value.split(/[,\s]+/).every((one) => one === '' || one.includes('=')) ? undefined : 'write labels as `key=value`';
const pullPolicy: Check = (value) =>
  /^\s*(?:always|ifnotpresent|never)\s*$/i.test(value) ? undefined : 'write `Always`, `IfNotPresent` or `Never`';
/** Java knows a little that JavaScript does not, so only what neither can read is told. */
const pattern: Check = (value) => {
  try {
    new RegExp(value);
    return undefined;
  } catch {
    return /\(\?[<imsux-]|\\[pPQEAzZGh]|[*+?}]\+|&&/.test(value) ? undefined : 'write a regular expression';
  }
};
const level: Check = (value) =>
  /^(?:off|fatal|error|warn|info|debug|trace|all)$/i.test(value)
    ? undefined
    : 'write `INFO`, `WARN`, `ERROR`, `DEBUG` or `TRACE`';

/** One image for each version of Kafka that the release supports, and no other. */
const images: Check = (value, { kafkaVersions, release }) => {
  const entries = value.split(/[,\s]+/).filter((one) => one !== '');
  const odd = entries.find((one) => !/^[^=]+=./.test(one));
  if (odd !== undefined) return `write \`${shorten(odd)}\` as \`version=image\``;
  const versions = entries.map((one) => one.slice(0, one.indexOf('=')));
  const missing = kafkaVersions.filter((one) => !versions.includes(one));
  if (missing.length > 0)
    return `add ${missing.map((one) => `\`${one}=<image>\``).join(', ')}, as Strimzi ${release} wants an image for each Kafka version that it supports`;
  const surplus = versions.find((one) => !kafkaVersions.includes(one));
  return surplus === undefined
    ? undefined
    : `take \`${shorten(surplus)}\` out, as Strimzi ${release} does not support that version of Kafka`;
};

const gates = 'STRIMZI_FEATURE_GATES';
const text: Variable = {};
const since = (release: string, check?: Check): Variable => ({ since: release, ...(check && { check }) });

const variables: Readonly<Record<string, Variable>> = {
  STRIMZI_NAMESPACE: { check: namespaces },
  STRIMZI_FULL_RECONCILIATION_INTERVAL_MS: { check: milliseconds },
  STRIMZI_OPERATION_TIMEOUT_MS: { check: milliseconds },
  STRIMZI_CONNECT_BUILD_TIMEOUT_MS: { check: milliseconds },
  STRIMZI_ZOOKEEPER_ADMIN_SESSION_TIMEOUT_MS: since('0.27.0', whole(1n, int, ' of milliseconds, such as `10000`')),
  STRIMZI_DNS_CACHE_TTL: { check: whole(-int, int, ' of seconds, such as `30`') },
  STRIMZI_OPERATIONS_THREAD_POOL_SIZE: { check: whole(1n, int, ', such as `10`') },
  STRIMZI_POD_SET_CONTROLLER_WORK_QUEUE_SIZE: since('0.29.0', whole(1n, int, ', such as `1024`')),
  STRIMZI_NETWORK_POLICY_GENERATION: { check: flag },
  STRIMZI_CREATE_CLUSTER_ROLES: { check: flag },
  STRIMZI_POD_SET_RECONCILIATION_ONLY: since('0.29.0', flag),
  STRIMZI_POD_DISRUPTION_BUDGET_GENERATION: since('0.44.0', flag),
  STRIMZI_ENTITY_OPERATOR_WATCHED_NAMESPACE_ENABLED: since('1.0.1', flag),
  STRIMZI_PKCS12_KEYSTORE_GENERATION: since('1.1.0', flag),
  STRIMZI_LEADER_ELECTION_ENABLED: since('0.31.0', flag),
  STRIMZI_LEADER_ELECTION_IDENTITY: since('0.31.0'),
  STRIMZI_LEADER_ELECTION_LEASE_NAME: since('0.31.0'),
  STRIMZI_LEADER_ELECTION_LEASE_NAMESPACE: since('0.31.0'),
  STRIMZI_LEADER_ELECTION_LEASE_DURATION_MS: since('0.31.0', milliseconds),
  STRIMZI_LEADER_ELECTION_RENEW_DEADLINE_MS: since('0.31.0', milliseconds),
  STRIMZI_LEADER_ELECTION_RETRY_PERIOD_MS: since('0.31.0', milliseconds),
  [gates]: { check: featureGatesFault },
  STRIMZI_IMAGE_PULL_POLICY: { check: pullPolicy },
  STRIMZI_IMAGE_PULL_SECRETS: { check: names },
  STRIMZI_CUSTOM_RESOURCE_SELECTOR: { check: labels },
  STRIMZI_OPERATOR_NAMESPACE: text,
  STRIMZI_OPERATOR_NAMESPACE_LABELS: { check: labels },
  STRIMZI_OPERATOR_NAME: since('0.30.0'),
  STRIMZI_POD_SECURITY_PROVIDER_CLASS: since('0.31.0'),
  STRIMZI_GATEKEEPER_CUSTOM_PLUGINS: since('1.2.0'),
  STRIMZI_GATEKEEPER_DEFAULT_PLUGINS: since('1.2.0'),
  STRIMZI_LABELS_EXCLUSION_PATTERN: { check: pattern },
  STRIMZI_KUBERNETES_VERSION: text,
  STRIMZI_RBAC_SCOPE: text,
  STRIMZI_KAFKA_IMAGES: { check: images },
  STRIMZI_KAFKA_CONNECT_IMAGES: { check: images },
  STRIMZI_KAFKA_MIRROR_MAKER_2_IMAGES: { check: images },
  STRIMZI_KAFKA_MIRROR_MAKER_IMAGES: {
    check: (value, release) => (isSince(release, '0.46') ? undefined : images(value, release)),
  },
  ...Object.fromEntries(
    [
      ...['CRUISE_CONTROL', 'JMXTRANS', 'KAFKA_BRIDGE', 'KAFKA_EXPORTER', 'KAFKA_INIT', 'KANIKO_EXECUTOR'],
      ...['TLS_SIDECAR_CRUISE_CONTROL', 'TLS_SIDECAR_ENTITY_OPERATOR', 'TLS_SIDECAR_KAFKA'],
      ...['TOPIC_OPERATOR', 'USER_OPERATOR'],
    ].map((name) => [`STRIMZI_DEFAULT_${name}_IMAGE`, text]),
  ),
  STRIMZI_DEFAULT_MAVEN_BUILDER: text,
  STRIMZI_DEFAULT_BUILDAH_IMAGE: since('0.49.0'),
  ...Object.fromEntries(
    [
      ...['CRUISE_CONTROL', 'ENTITY_OPERATOR', 'JMX_TRANS', 'KAFKA', 'KAFKA_BRIDGE', 'KAFKA_CONNECT', 'ZOOKEEPER'],
      ...['KAFKA_CONNECT_BUILD', 'KAFKA_EXPORTER', 'KAFKA_MIRROR_MAKER', 'KAFKA_MIRROR_MAKER2', 'KAFKA_BRIDGE_SERVICE'],
    ].map((name) => [`STRIMZI_CUSTOM_${name}_LABELS`, { check: pairs }]),
  ),
  STRIMZI_CUSTOM_KAFKA_BRIDGE_SERVICE_ANNOTATIONS: text,
  STRIMZI_LOG_LEVEL: { check: level },
  STRIMZI_AC_LOG_LEVEL: { check: level },
  STRIMZI_ZOOKEEPER_LOG_LEVEL: { check: level },
  STRIMZI_GC_LOG_ENABLED: { check: flag },
  // The image sets them itself.
  STRIMZI_HOME: text,
  STRIMZI_VERSION: text,
};

/** Logs in another way, and starts all the same. */
const starts: ReadonlySet<string> = new Set(
  ['LOG_LEVEL', 'AC_LOG_LEVEL', 'ZOOKEEPER_LOG_LEVEL', 'GC_LOG_ENABLED'].map((name) => `STRIMZI_${name}`),
);

export interface VariableFault {
  readonly at: 'name' | 'value';
  /** A sentence. */
  readonly message: string;
}

/**
 * Why an operator of this release would not start with a variable, or not do what it asks for; undefined where it would.
 * @param value undefined where it is read from elsewhere.
 */
export function variableFault(
  name: string,
  value: string | undefined,
  release: StrimziRelease,
): VariableFault | undefined {
  if (!name.startsWith('STRIMZI_')) return undefined;
  const variable = Object.hasOwn(variables, name) ? variables[name] : undefined;
  if (variable === undefined) {
    const known = Object.entries(variables).flatMap(([one, { since }]) =>
      since === undefined || isSince(release, since) ? [one] : [],
    );
    const meant = nearest(name, known);
    const advice = meant === undefined ? 'take it out.' : `did you mean \`${meant}\`?`;
    return {
      at: 'name',
      message: `The operator reads no variable \`${shorten(name)}\`, so it does nothing; ${advice}`,
    };
  }
  if (variable.since !== undefined && !isSince(release, variable.since))
    return {
      at: 'name',
      message: `Strimzi ${release.release} does not read \`${name}\`, which is there from ${variable.since} on; take it out.`,
    };
  // An empty one counts as none, and Kubernetes puts other variables in.
  if (value === undefined || value === '' || value.includes('$(')) return undefined;
  const expected = variable.check?.(value, release);
  if (expected === undefined) return undefined;
  const effect = starts.has(name) ? 'which it cannot read' : 'with which the operator does not start';
  const [first = '', ...more] = value.trim().split(/\s*\n\s*/);
  const shown = `\`${shorten(first)}\`${more.length === 0 ? '' : ' and more'}`;
  return {
    at: 'value',
    message: name === gates ? `\`${name}\`: ${expected}` : `\`${name}\` is ${shown}, ${effect}; ${expected}.`,
  };
}

/** The variable by which an operator leaves Kafka clusters to others: labels that their Kafka resources have. */
export const selectorVariable = 'STRIMZI_CUSTOM_RESOURCE_SELECTOR';

/** The first label that a selector asks for and a resource does not have: `key=value`. */
export function missingLabel(
  selector: string | undefined,
  labels: Readonly<Record<string, unknown>>,
): string | undefined {
  return (selector ?? '')
    .split(',')
    .map((one) => one.split('=').map((part) => part.trim()))
    .flatMap(([key = '', value = '']) => (key === '' || labels[key] === value ? [] : [`${key}=${value}`]))
    .at(0);
}
