/**
 * Owns turning resources of Strimzi from the API version they run in to the one that the fleet writes. From v1 to v1beta2 nothing
 * changes but the version. The other way fields go that the operator ignores with node pools, and some change their form. Source: Strimzi
 * 0.51.0, `KafkaConverter`, `KafkaNodePoolConverter`, `KafkaUserConverter` of its conversion tool.
 */
import type { Plain, Route } from '../source/node.ts';
import { hasAt, isPlainMap, listAt, mapAt, numberAt, type PlainMap, plainAt, textAt } from '../source/plain.ts';
import { isSince, strimziRelease } from '../strimzi/releases.ts';
import { without, withValue } from './edit.ts';

export interface Converted {
  readonly plain: PlainMap;
  /** What became of it, a sentence each. */
  readonly steps: readonly string[];
}

/** Ignored in v1beta2 wherever there are node pools, or for good. */
const gone: readonly (readonly [kind: string, route: readonly string[]])[] = [
  ['Kafka', ['spec', 'zookeeper']],
  ['Kafka', ['spec', 'jmxTrans']],
  ['Kafka', ['spec', 'kafka', 'replicas']],
  ['Kafka', ['spec', 'kafka', 'storage']],
  ['Kafka', ['spec', 'kafka', 'template', 'statefulset']],
  ['Kafka', ['spec', 'entityOperator', 'tlsSidecar']],
  ['Kafka', ['spec', 'entityOperator', 'template', 'tlsSidecarContainer']],
  ['Kafka', ['spec', 'entityOperator', 'topicOperator', 'zookeeperSessionTimeoutSeconds']],
  ['Kafka', ['spec', 'entityOperator', 'topicOperator', 'topicMetadataMaxAttempts']],
  ['Kafka', ['spec', 'entityOperator', 'userOperator', 'zookeeperSessionTimeoutSeconds']],
  ['Kafka', ['spec', 'kafkaExporter', 'template', 'service']],
  ['Kafka', ['spec', 'cruiseControl', 'tlsSidecar']],
  ['Kafka', ['spec', 'cruiseControl', 'template', 'tlsSidecarContainer']],
  ['Kafka', ['spec', 'cruiseControl', 'brokerCapacity', 'disk']],
  ['Kafka', ['spec', 'cruiseControl', 'brokerCapacity', 'cpuUtilization']],
  ['KafkaNodePool', ['spec', 'storage', 'overrides']],
];

/**
 * @param version `v1` or `v1beta2`; objects of other groups stay as they are.
 * @param release of Strimzi, which decides how an access rule is written.
 */
export function convert(plain: PlainMap, version: string, release: string): Converted {
  const apiVersion = textAt(plain, 'apiVersion') ?? '';
  const wanted = `kafka.strimzi.io/${version}`;
  if (!apiVersion.startsWith('kafka.strimzi.io/')) return { plain, steps: [] };
  if (apiVersion === wanted || version !== 'v1') return operations({ ...plain, apiVersion: wanted }, release);
  const named = { ...plain, apiVersion: wanted };
  const kind = textAt(plain, 'kind') ?? '';
  const steps: string[] = [];
  let result: PlainMap = named;
  for (const [of, route] of gone) {
    if (of !== kind || !hasAt(result, ...route)) continue;
    result = without(result, route);
    steps.push(`\`${route.slice(1).join('.')}\` is left out: v1 has no such field, and the operator ignores it.`);
  }
  const timed = intervals(result, kind);
  const ruled = operations(timed.plain, release);
  return { plain: ruled.plain, steps: [...steps, ...timed.steps, ...ruled.steps] };
}

/** Seconds became milliseconds. */
function intervals(plain: PlainMap, kind: string): Converted {
  let result = plain;
  const steps: string[] = [];
  for (const operator of kind === 'Kafka' ? ['topicOperator', 'userOperator'] : []) {
    const route = ['spec', 'entityOperator', operator];
    const seconds = numberAt(result, ...route, 'reconciliationIntervalSeconds');
    if (seconds === undefined) continue;
    result = without(result, [...route, 'reconciliationIntervalSeconds']);
    if (!hasAt(result, ...route, 'reconciliationIntervalMs'))
      result = withValue(result, [...route, 'reconciliationIntervalMs'], seconds * 1000);
    steps.push(
      `\`entityOperator.${operator}.reconciliationIntervalSeconds\` is written as \`reconciliationIntervalMs\`.`,
    );
  }
  return { plain: result, steps };
}

/** An access rule had one operation, then one or several, and has several only. Source: Strimzi 0.31.0 and 0.32.0, `AclRule`. */
function operations(plain: PlainMap, release: string): Converted {
  const acls = listAt(plain, 'spec', 'authorization', 'acls');
  const known = strimziRelease(release);
  const takesSeveral = known === undefined || isSince(known, '0.32');
  if (textAt(plain, 'kind') !== 'KafkaUser' || !takesSeveral || !acls.some((one) => hasAt(one, 'operation')))
    return { plain, steps: [] };
  const list = acls.map((one): Plain => {
    const { operation, ...rest } = mapAt(one);
    return operation === undefined ? one : { ...rest, operations: plainAt(rest, 'operations') ?? [operation] };
  });
  return {
    plain: withValue(plain, ['spec', 'authorization', 'acls'], list),
    steps: ['`operation` of access rules is written as `operations`, which is the same.'],
  };
}

/** Up to 0.51 pools without resources of their own take those of the Kafka resource, which v1 does not have. */
export function handDownResources(
  kafka: PlainMap,
  pools: readonly PlainMap[],
  version: string,
): { readonly kafka: PlainMap; readonly pools: readonly PlainMap[]; readonly steps: readonly string[] } {
  const route: Route = ['spec', 'kafka', 'resources'];
  const resources = plainAt(kafka, ...route);
  if (version !== 'v1' || !isPlainMap(resources)) return { kafka, pools, steps: [] };
  return {
    kafka: without(kafka, route),
    pools: pools.map((pool) =>
      hasAt(pool, 'spec', 'resources') ? pool : withValue(pool, ['spec', 'resources'], resources),
    ),
    steps: ['`kafka.resources` is written into the node pools that have none of their own: v1 has no such field.'],
  };
}
