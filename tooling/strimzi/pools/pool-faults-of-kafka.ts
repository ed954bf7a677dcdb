/**
 * Owns the part of `pool-faults.ts` that stands in the Kafka resource: annotations, versions of metadata, fields that pools make
 * useless. Source: Strimzi 0.45.2 and 1.2.0, `KafkaAssemblyOperator`, `KRaftVersionChangeCreator`, `KafkaSpecChecker`, `NodePoolUtils`;
 * 0.45.2, `KRaftUtils`; 1.2.0, `KafkaCluster`.
 */
import type { Plain, Route } from '../../source/node.ts';
import { hasAt, listAt, numberAt, plainAt, textAt } from '../../source/plain.ts';
import { metadataVersionsOf } from '../config/kafka-protocols.ts';
import { minorOf } from '../config/kafka-versions.ts';
import { fullMetadataVersion, judgeMetadataVersion } from '../config/metadata-version-verdict.ts';
import { resourceFaults } from '../kafka-resource/resource-faults.ts';
import { isSince, type StrimziRelease } from '../releases.ts';
import { compareVersions } from '../versions.ts';
import { hasReached, kraftAnnotation, metadataStage, nodePoolsAnnotation } from './metadata-stage.ts';
import type { PoolNodes } from './node-pools.ts';
import type { PoolFault } from './pool-fault.ts';

interface Cluster {
  readonly kafka: Plain;
  readonly release: StrimziRelease;
  readonly name: string;
  readonly version: string;
  readonly isKraft: boolean;
  readonly pools: readonly PoolNodes[];
}

export function kafkaFaults(kafka: Plain, release: StrimziRelease, pools: readonly PoolNodes[]): readonly PoolFault[] {
  const cluster: Cluster = {
    kafka,
    release,
    name: textAt(kafka, 'metadata', 'name') ?? '',
    version: textAt(kafka, 'spec', 'kafka', 'version') ?? release.defaultKafkaVersion,
    isKraft: metadataStage(kafka, release) === 'kraft',
    pools,
  };
  return [
    ...annotationFaults(cluster),
    ...versionFaults(cluster),
    ...jbodFaults(cluster),
    ...leftOvers(cluster),
    ...ofResources(cluster),
  ];
}

function annotationFaults({ kafka, release, name }: Cluster): readonly PoolFault[] {
  // 0.48 and later do without either.
  if (isSince(release, '0.48')) return [];
  const faults: PoolFault[] = [];
  const refused = { pool: undefined, effect: 'refused', source: 'KafkaAssemblyOperator' } as const;
  const says = (annotation: string): string => `Kafka \`${name}\` lacks the annotation \`${annotation}: enabled\``;
  const lacks = (annotation: string): boolean =>
    textAt(kafka, 'metadata', 'annotations', annotation)?.toLowerCase() !== 'enabled';
  const route = (annotation: string): Route => ['metadata', 'annotations', annotation];
  if (lacks(nodePoolsAnnotation)) {
    const at = route(nodePoolsAnnotation);
    faults.push({
      ...refused,
      what: 'pools-not-enabled',
      route: at,
      says: says(nodePoolsAnnotation),
      remedy: 'set it',
    });
  }
  if (isSince(release, '0.46') && lacks(kraftAnnotation)) {
    const at = route(kraftAnnotation);
    faults.push({ ...refused, what: 'kraft-not-enabled', route: at, says: says(kraftAnnotation), remedy: 'set it' });
  }
  return faults;
}

const metadataRoute = ['spec', 'kafka', 'metadataVersion'];

function versionFaults({ kafka, release, version, isKraft }: Cluster): readonly PoolFault[] {
  if (!isKraft) return migrationFaults(kafka, version, release);
  const written = plainAt(kafka, ...metadataRoute);
  if (typeof written !== 'string') return [];
  const at = { pool: undefined, route: metadataRoute } as const;
  const legal = metadataVersionsOf(version);
  const [oldest, newest] = [legal[0], legal.at(-1)];
  const verdict = judgeMetadataVersion(written, version, release);
  if (verdict === 'newer-than-kafka')
    return [
      {
        ...at,
        what: 'metadata-version-newer',
        says: `Metadata version \`${written}\` is newer than Kafka ${version}`,
        remedy: `set \`${newest}\` at most`,
        effect: 'ignored',
        source: 'KRaftVersionChangeCreator',
      },
    ];
  if (verdict !== 'sound') {
    const wrong = { malformed: 'is no version', unknown: 'is none that Kafka has', 'too-old': 'is too old' }[verdict];
    return [
      {
        ...at,
        what: 'metadata-version-refused',
        says: `Metadata version \`${written}\` ${wrong}`,
        remedy: `set one from \`${oldest}\` to \`${newest}\``,
        effect: 'refused',
        source: isSince(release, '0.46') ? 'KafkaCluster' : 'KRaftUtils',
      },
    ];
  }
  const [minor = ''] = /^[0-9]+\.[0-9]+/.exec(written) ?? [];
  // The operator compares beginnings of texts, as `4.1` and `4.10.0`.
  if (version.startsWith(minor)) return [];
  return [
    {
      ...at,
      what: 'metadata-version-behind',
      says: `Metadata version \`${written}\` is older than Kafka ${version}: an upgrade is not finished`,
      remedy: `set \`${newest}\` when no way back is needed`,
      effect: 'warned',
      source: 'KafkaSpecChecker',
    },
  ];
}

/** A migration needs one version for all three, and Kafka 3.7 or later. */
function migrationFaults(kafka: Plain, version: string, release: StrimziRelease): readonly PoolFault[] {
  if (!hasReached(metadataStage(kafka, release), 'pre-migration')) return [];
  const given = [
    { field: hasAt(kafka, ...metadataRoute) ? '`metadataVersion`' : 'Kafka', route: metadataRoute },
    ...['inter.broker.protocol.version', 'log.message.format.version'].map((key) => ({
      field: `\`${key}\``,
      route: ['spec', 'kafka', 'config', key],
    })),
  ].map(({ field, route }) => ({ field, route, value: plainAt(kafka, ...route) ?? version }));
  const full = (value: Plain): string | undefined => fullMetadataVersion(String(value), release.defaultKafkaVersion);
  const [own] = given;
  const other = given.find(({ value }) => own !== undefined && full(value) !== full(own.value));
  const isOld = compareVersions(version, '3.7') < 0;
  if (own === undefined || (other === undefined && !isOld)) return [];
  return [
    {
      what: 'migration-versions-differ',
      pool: undefined,
      route: isOld ? ['spec', 'kafka', 'version'] : (other?.route ?? own.route),
      says: isOld
        ? `The cluster runs Kafka ${version}, which cannot leave ZooKeeper`
        : `${other?.field} is ${String(other?.value)} and ${own.field} is ${String(own.value)}`,
      remedy: isOld
        ? 'upgrade to 3.7.0 or later before the migration'
        : `set all three to \`${minorOf(version)}\` before the migration`,
      effect: 'refused',
      source: 'KRaftUtils',
    },
  ];
}

/** The operator compares two numbers, so 3.7-IV0 passes although Kafka has this from 3.7-IV2 on. */
function jbodFaults({ kafka, release, version, pools }: Cluster): readonly PoolFault[] {
  if (!hasReached(metadataStage(kafka, release), 'pre-migration')) return [];
  const written = textAt(kafka, ...metadataRoute) ?? version;
  const [metadata = ''] = /^[0-9]+\.[0-9]+/.exec(written) ?? [];
  const used = compareVersions(metadata, version) > 0 ? version : metadata;
  if (metadata === '' || compareVersions(used, '3.7') >= 0) return [];
  return pools.flatMap(({ pool, index, storage }): readonly PoolFault[] => {
    const { length } = listAt(storage.value, 'volumes');
    if (textAt(storage.value, 'type') !== 'jbod' || length < 2) return [];
    return [
      {
        what: 'jbod-too-early',
        pool: index,
        route: [...storage.route, 'volumes'],
        says: `Node pool \`${pool}\` has ${length} volumes, for which metadata version \`${written}\` is too old`,
        remedy: 'set the metadata version to `3.7` or later, or leave one volume',
        effect: 'refused',
        source: 'NodePoolUtils',
      },
    ];
  });
}

/** What was needed with ZooKeeper or without pools, and is not looked at any more. */
function leftOvers({ kafka, release, isKraft }: Cluster): readonly PoolFault[] {
  const faults: PoolFault[] = [];
  const stage = metadataStage(kafka, release);
  const at = (route: Route) => ({ pool: undefined, route, effect: 'warned' }) as const;
  for (const key of isKraft ? ['inter.broker.protocol.version', 'log.message.format.version'] : []) {
    const route = ['spec', 'kafka', 'config', key];
    if (!hasAt(kafka, ...route)) continue;
    const says = `\`${key}\` means nothing without ZooKeeper`;
    const remedy = 'take it away; `metadataVersion` has its place';
    faults.push({ ...at(route), what: 'setting-without-zookeeper', says, remedy, source: 'KafkaSpecChecker' });
  }
  if (isSince(release, '0.46')) return faults;
  if (!isKraft && !hasAt(kafka, 'spec', 'zookeeper'))
    faults.push({
      ...at(['spec', 'zookeeper']),
      what: 'zookeeper-missing',
      says: 'The cluster needs ZooKeeper and has none',
      remedy: `describe it, or set the annotation \`${kraftAnnotation}: enabled\` on a new cluster`,
      effect: 'refused',
      source: 'KRaftUtils',
    });
  const unused: readonly (readonly [route: Route, is: boolean])[] = [
    [['spec', 'zookeeper'], isKraft && hasAt(kafka, 'spec', 'zookeeper')],
    [['spec', 'kafka', 'replicas'], (numberAt(kafka, 'spec', 'kafka', 'replicas') ?? 0) > 0],
    [['spec', 'kafka', 'storage'], hasAt(kafka, 'spec', 'kafka', 'storage')],
  ];
  // Nothing is said of them while a cluster moves.
  if (isKraft || stage === 'zookeeper')
    for (const [route, is] of unused) {
      if (!is) continue;
      const because = route.length === 2 ? 'without ZooKeeper' : 'with node pools';
      const says = `\`${route.join('.')}\` is not used ${because}`;
      faults.push({ ...at(route), what: 'field-unused', says, remedy: 'take it away', source: 'KRaftUtils' });
    }
  return faults;
}

/** Up to 0.51 pools take these over. */
function ofResources({ kafka, release }: Cluster): readonly PoolFault[] {
  if (isSince(release, '1.0')) return [];
  return resourceFaults(kafka, ['spec', 'kafka', 'resources']).map((fault) => ({
    what: 'resources-refused',
    pool: undefined,
    route: fault.route,
    says: `The ${fault.says}`,
    remedy: fault.remedy,
    effect: 'refused',
    source: 'ModelUtils',
  }));
}
