/** Owns the plans for one Kafka cluster: another Kafka version, another metadata version, another stack. */

import type { Plan, Step } from '../lint/mend/step.ts';
import type { KafkaCluster } from '../model/model.ts';
import { either } from '../source/show.ts';
import { compareMetadataVersions, metadataVersionsOf, oldestWayBack } from '../strimzi/config/kafka-protocols.ts';
import { fullMetadataVersion } from '../strimzi/config/metadata-version-verdict.ts';
import { virtualPool } from '../strimzi/pools/pod-labels.ts';
import { strimziReleases } from '../strimzi/releases.ts';
import { protocolKeys } from '../strimzi/steps/versions.ts';
import { canMigrate, migrating } from '../strimzi/upgrades/release-jump.ts';
import { compareVersions } from '../strimzi/versions.ts';
import { finishSteps, metadataStep, versionStep } from './kafka-version.ts';
import { migrationSteps, rollbackSteps } from './migration.ts';
import { minorIn, type Stand } from './stand.ts';

/** @param metadata the version to end with, if not the newest that the Kafka version has. */
export function planVersion(stand: Stand, to: string, metadata?: string): Plan {
  const refused = refuseVersion(stand, to);
  if (refused !== undefined) return { refused };
  const { cluster, version } = stand;
  const title = `${cluster.id}: from Kafka ${version} to ${to}`;
  const first = to === version ? { steps: [], stand } : versionStep(stand, to);
  if (metadata !== undefined) {
    const last = planMetadata(first.stand, metadata);
    return 'refused' in last ? last : { title, steps: [...first.steps, ...last.steps] };
  }
  const isBack = compareVersions(to, version) < 0;
  return { title, steps: [...first.steps, ...(isBack ? [] : finishSteps(first.stand).steps)] };
}

function refuseVersion({ cluster, release, version, stack, metadata, protocols, phase }: Stand, to: string) {
  const { id, kubernetes } = cluster;
  const legal = either(release.kafkaVersions);
  if (!release.kafkaVersions.includes(to)) {
    const others = strimziReleases()
      .filter((one) => one.kafkaVersions.includes(to))
      .map((one) => one.release);
    const runs = `${kubernetes.id} has ${release.release}, which runs ${legal}`;
    const [first, last] = [others[0], others.at(-1)];
    if (first === undefined || last === undefined)
      return `No release of Strimzi that is known runs Kafka ${to}; ${runs}.`;
    const way =
      compareVersions(last, release.release) > 0
        ? `; \`npx fleet upgrade ${kubernetes.id} --to ${last}\` leads there`
        : '';
    return `Kafka ${to} runs on Strimzi ${first === last ? first : `${first} to ${last}`}, and ${runs}${way}.`;
  }
  if (isUnderway(phase))
    return `${id} is on its way from ZooKeeper (\`phase: ${phase}\`), and its versions stay as they are until it has arrived; \`npx fleet upgrade ${id} --to kraft\` goes on.`;
  if (compareVersions(to, version) >= 0) return undefined;
  const minor = minorIn(to);
  if (stack === 'kraft') {
    const full = fullMetadataVersion(metadata ?? minorIn(version), version);
    if (full === undefined || compareVersions(minorIn(full), minor) <= 0) return undefined;
    const oldest = minorIn(oldestWayBack(full));
    const newest = metadataVersionsOf(to).at(-1);
    return compareVersions(oldest, minor) <= 0
      ? `Kafka ${to} cannot read metadata of version \`${full}\`, which ${id} has; take that back first: \`npx fleet upgrade ${id} --metadata ${newest}\`.`
      : `Kafka ${to} cannot read metadata of version \`${full}\`, which ${id} has and which cannot be taken back that far; expected ${either(release.kafkaVersions.filter((one) => compareVersions(minorIn(one), oldest) >= 0))}.`;
  }
  const spoken = protocolKeys
    .map((key) => minorIn(protocols[key] ?? version))
    .find((one) => compareVersions(one, minor) > 0);
  if (spoken === undefined) return undefined;
  return `The brokers of ${id} speak version ${spoken} of the protocol, which Kafka ${to} does not know; expected ${either(release.kafkaVersions.filter((one) => compareVersions(minorIn(one), spoken) >= 0))}.`;
}

function isUnderway(phase: Stand['phase']): boolean {
  return phase === 'migrating' || phase === 'finalised' || phase === 'rolling-back';
}

export function planMetadata(stand: Stand, to: string): Plan {
  const { cluster, version, stack, metadata, phase } = stand;
  const { id } = cluster;
  if (stack === 'zookeeper')
    return {
      refused: `${id} keeps its metadata in ZooKeeper, which has no such version; ${phase === undefined ? 'migrate' : 'finish the migration'} to KRaft first: \`npx fleet upgrade ${id} --to kraft\`.`,
    };
  const all = metadataVersionsOf(version);
  const current = fullMetadataVersion(metadata ?? minorIn(version), version);
  const oldest = current === undefined ? all[0] : oldestWayBack(current);
  const legal = all.slice(all.indexOf(oldest ?? ''));
  const full = fullMetadataVersion(to, version);
  if (full === undefined) {
    const isNewer = compareVersions(minorIn(to), minorIn(version)) > 0;
    const advice = `${isNewer ? ', which comes with a later Kafka' : ''}; expected ${either(legal)}`;
    return { refused: `Kafka ${version} has no metadata version \`${to}\`${advice}.` };
  }
  if (oldest !== undefined && (compareMetadataVersions(full, oldest) ?? 0) < 0)
    return {
      refused: `Metadata of version \`${current}\` cannot become \`${full}\`, as Kafka takes nothing back that may have been written since; expected ${either(legal)}.`,
    };
  return {
    title: `${id}: from metadata version ${metadata ?? current} to ${full}`,
    steps: metadataStep(stand, full).steps,
  };
}

/** @param neighbours other Kafka clusters of the Kubernetes cluster. */
export function planKraft(start: Stand, neighbours: readonly KafkaCluster[]): Plan {
  const { cluster, release, stack } = start;
  const title = `${cluster.id}: from ZooKeeper to KRaft`;
  if (stack === 'kraft') return { title, steps: [] };
  const other = neighbours.find((one) => one !== cluster && takesPool(one, cluster));
  if (other !== undefined)
    return {
      refused: `The brokers of ${cluster.id} need a KafkaNodePool \`${virtualPool}\` in namespace \`${cluster.spec.namespace}\`, where ${other.id} has one; move ${cluster.id} to a new cluster in another namespace.`,
    };
  if (!canMigrate(release))
    return {
      refused: `Strimzi ${release.release} leads no cluster from ZooKeeper to KRaft; releases from ${migrating()} do, so upgrade the operator of ${cluster.kubernetes.id} first.`,
    };
  const steps: Step[] = [];
  let stand = start;
  if (compareVersions(stand.version, '3.7') < 0) {
    const target = release.kafkaVersions.at(-1) ?? '';
    if (compareVersions(target, '3.7') < 0)
      return {
        refused: `A migration needs Kafka 3.7 or later, and Strimzi ${release.release} runs none; upgrade the operator of ${cluster.kubernetes.id} first.`,
      };
    const next = versionStep(stand, target);
    steps.push(...next.steps);
    stand = next.stand;
  }
  if (!isUnderway(stand.phase)) {
    const spoken = finishSteps(stand);
    steps.push(...spoken.steps);
    stand = spoken.stand;
  }
  return { title, steps: [...steps, ...migrationSteps(stand).steps] };
}

function takesPool({ spec }: KafkaCluster, { spec: own }: KafkaCluster): boolean {
  return spec.namespace === own.namespace && Object.values(spec.pools ?? {}).some(({ name }) => name === virtualPool);
}

export function planZookeeper(stand: Stand): Plan {
  const { id } = stand.cluster;
  const steps = rollbackSteps(stand);
  if (steps !== undefined) return { title: `${id}: back to ZooKeeper`, steps };
  const where = stand.stack === 'kraft' ? '`stack: kraft`' : '`phase: finalised`';
  return {
    refused: `${id} is at ${where}, from which nothing leads back to ZooKeeper; that is possible at \`phase: migrating\` only.`,
  };
}
