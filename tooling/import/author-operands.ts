/** Owns writing down in the short form what runs beside brokers: exporter, operators of topics and users, Cruise Control, JMX. */
import type { Plain } from '../source/node.ts';
import { hasAt, listAt, mapAt, type PlainMap, plainAt, textAt } from '../source/plain.ts';
import { type Fields, java, resources, section } from './author-nodes.ts';

/** A section that is there, if only with its defaults. */
function part(spec: PlainMap, name: string, fields: (given: PlainMap) => Fields): PlainMap | undefined {
  return hasAt(spec, name) ? (section(fields(mapAt(spec, name))) ?? {}) : undefined;
}

/** @param spec of the Kafka resource. */
export function operands(spec: PlainMap): Fields {
  return {
    kafkaExporter: part(spec, 'kafkaExporter', (given) => ({
      topicRegex: plainAt(given, 'topicRegex'),
      topicExcludeRegex: plainAt(given, 'topicExcludeRegex'),
      groupRegex: plainAt(given, 'groupRegex'),
      groupExcludeRegex: plainAt(given, 'groupExcludeRegex'),
      showAllOffsets: plainAt(given, 'showAllOffsets'),
      ...resources(given),
    })),
    entityOperator: part(spec, 'entityOperator', (given) => ({
      topics: hasAt(given, 'topicOperator'),
      users: hasAt(given, 'userOperator'),
      ...resources(mapAt(given, hasAt(given, 'topicOperator') ? 'topicOperator' : 'userOperator')),
    })),
    cruiseControl: part(spec, 'cruiseControl', (given) => ({
      config: hasAt(given, 'config') ? mapAt(given, 'config') : undefined,
      brokerCapacity: section({
        inboundNetwork: plainAt(given, 'brokerCapacity', 'inboundNetwork'),
        outboundNetwork: plainAt(given, 'brokerCapacity', 'outboundNetwork'),
      }),
      autoRebalance: autoRebalance(given),
      heap: java(given)['heap'],
      ...resources(given),
    })),
    jmx: jmx(spec),
  };
}

function autoRebalance(given: PlainMap): readonly Plain[] | undefined {
  const modes = listAt(given, 'autoRebalance').map((one) => plainAt(one, 'mode') ?? '');
  return modes.length === 0 ? undefined : modes;
}

function jmx(spec: PlainMap): PlainMap | undefined {
  const brokers = plainAt(spec, 'kafka', 'jmxOptions');
  if (brokers === undefined) return undefined;
  return (
    section({
      authentication: textAt(brokers, 'authentication', 'type') === 'password' ? 'password' : 'none',
      zookeeper: hasAt(spec, 'zookeeper', 'jmxOptions'),
    }) ?? {}
  );
}

/** Whether the metrics rules are those of our own base, by what they are called. */
export function hasOurMetrics(cluster: string, spec: PlainMap): boolean {
  return textAt(spec, 'kafka', 'metricsConfig', 'valueFrom', 'configMapKeyRef', 'name') === `${cluster}-kafka-metrics`;
}

export function listener(given: Plain): PlainMap {
  const fields = ['name', 'port', 'type', 'tls', 'authentication', 'networkPolicyPeers', 'configuration'];
  return section(Object.fromEntries(fields.map((field) => [field, plainAt(given, field)]))) ?? {};
}

/** `true` stands for the label of zones. */
export function rack(kafka: PlainMap, zoneKey: string): Plain {
  const label = textAt(kafka, 'rack', 'topologyKey');
  if (label === undefined) return false;
  return label === zoneKey ? true : label;
}

/** One that lacks a name is left to a patch. */
export function tieredStorage(kafka: PlainMap): PlainMap | undefined {
  const manager = mapAt(kafka, 'tieredStorage', 'remoteStorageManager');
  if (!hasAt(manager, 'className') || !hasAt(manager, 'classPath')) return undefined;
  return section({
    className: plainAt(manager, 'className'),
    classPath: plainAt(manager, 'classPath'),
    config: plainAt(manager, 'config'),
  });
}
