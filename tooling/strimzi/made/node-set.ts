/**
 * Owns what the nodes of one pool are given: labels, Secrets, ConfigMaps, by release. Source: Strimzi 0.45.2 and 1.2.0, `KafkaCluster`,
 * `KafkaPool`, `KafkaBrokerConfigurationBuilder`, `TemplateUtils`; for what came between them, the releases' tags.
 */
import type { Plain } from '../../source/node.ts';
import { once } from '../../source/once.ts';
import { hasAt, mapAt, textAt, textsAt } from '../../source/plain.ts';
import { hasMetricRules, type KafkaFields } from '../kafka-resource/kafka-fields.ts';
import { hasReached } from '../pools/metadata-stage.ts';
import type { PoolNodes } from '../pools/node-pools.ts';
import { nodesName, poolPodLabeller } from '../pools/pod-labels.ts';
import { isSince } from '../releases.ts';
import { compareVersions } from '../versions.ts';
import type { MadeObject, MadePort } from './made.ts';
import type { NodeSet } from './make-nodes.ts';
import { podUses } from './pod-uses.ts';

export function nodeSet(fields: KafkaFields, nodes: PoolNodes, ports: readonly MadePort[]): NodeSet {
  const { cluster, release, stage } = fields;
  const named = once(() => podUses(described(fields, nodes)));
  const own = (names: readonly string[], id: number, pod: string): readonly string[] =>
    names.map((name) => name.replaceAll('{nodeId}', String(id)).replaceAll('{nodePodName}', pod));
  return {
    part: 'kafka',
    pool: nodes.pool,
    roles: nodes.roles,
    podsName: nodes.podsName,
    ids: nodes.ids,
    ports,
    storage: nodes.storage.value,
    holdsMetadata: hasReached(stage, 'pre-migration'),
    labelsOf: poolPodLabeller({
      cluster,
      pool: nodes.pool,
      roles: nodes.roles,
      release,
      resourceLabels: nodes.labels,
      get templateLabels() {
        return textsAt(nodes.template('pod').value, 'metadata', 'labels');
      },
    }),
    secretsOf: (pod, id) => [...certificates(fields, pod), ...own(named().secrets, id, pod)],
    configMapsOf: (pod, id) => [pod, ...own(named().configMaps, id, pod)],
  };
}

/** What of the two resources describes these pods: listeners are no affair of controllers. */
function described({ spec }: KafkaFields, nodes: PoolNodes): Plain {
  const { template: _, listeners, ...kafka } = mapAt(spec, 'kafka');
  return {
    ...kafka,
    listeners: nodes.isBroker ? (listeners ?? null) : null,
    template: Object.fromEntries(
      (['pod', 'kafkaContainer', 'initContainer'] as const).map((part) => [part, nodes.template(part).value ?? null]),
    ),
  };
}

/** Mounted up to 0.48, read through the API server since then. */
function certificates({ cluster, release }: KafkaFields, pod: string): readonly string[] {
  if (isSince(release, '0.50.1')) return [`${cluster}-trustbundle`, pod];
  const own = isSince(release, '0.46') ? pod : `${nodesName(cluster, 'kafka')}-brokers`;
  return [`${cluster}-cluster-ca-cert`, own, `${cluster}-clients-ca-cert`];
}

/** One Secret for all nodes, and from 0.46 on one for each, which is called like its pod. */
export function makeNodeSecrets(fields: KafkaFields): readonly MadeObject[] {
  const { cluster, namespace, pools, release } = fields;
  const made = { kind: 'Secret', namespace, component: 'kafka' } as const;
  const pair = (name: string): readonly string[] => [`${name}.key`, `${name}.crt`];
  if (!isSince(release, '0.46')) {
    const pods = pools.flatMap((pool) => pool.pods);
    return [{ ...made, name: `${nodesName(cluster, 'kafka')}-brokers`, keys: pods.flatMap(pair) }];
  }
  const given = listenerCertificates(fields).flatMap(pair);
  return pools.flatMap(({ pool, pods }) =>
    pods.map((pod) => ({ ...made, name: pod, pool, keys: [...pair(pod), ...given] })),
  );
}

/** From 1.0 on the operator copies certificates that somebody gives a listener, for controllers too. */
function listenerCertificates({ listeners, release }: KafkaFields): readonly string[] {
  if (!isSince(release, '1.0')) return [];
  return listeners
    .filter(({ tls, configuration }) => tls && hasAt(configuration, 'brokerCertChainAndKey'))
    .map(({ name, port }) => `${name}-${port}`);
}

/** Keys of the ConfigMap that each node has, called like its pod. */
export function configMapKeys(fields: KafkaFields, { isBroker, isController }: PoolNodes): readonly string[] {
  const { release, spec, stage } = fields;
  const version = textAt(spec, 'kafka', 'version') ?? release.defaultKafkaVersion;
  const usesLog4j2 = isSince(release, '0.48') || (isSince(release, '0.46') && compareVersions(version, '4') >= 0);
  const knowsCluster =
    (isController && hasReached(stage, 'pre-migration')) || (isBroker && hasReached(stage, 'migration'));
  return [
    usesLog4j2 ? 'log4j2.properties' : 'log4j.properties',
    'server.config',
    ...(isBroker && !isSince(release, '0.49') ? ['listeners.config'] : []),
    ...(knowsCluster ? ['cluster.id', 'metadata.version'] : []),
    ...(isSince(release, '0.46') ? [] : ['metadata.state']),
    ...(hasMetricRules(fields, 'kafka') ? ['metrics-config.json'] : []),
  ];
}
