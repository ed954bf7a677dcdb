/**
 * Owns the plan for an operator: releases to go by, and on each what its Kafka clusters have to do before the next. Source: Strimzi's guides
 * on upgrading and on converting resources to `v1`.
 */
import { releasesWithBase } from '../generate/operator-bases.ts';
import { vendoredDirectory } from '../generate/vendored.ts';
import type { FileEdit } from '../lint/mend/edits.ts';
import type { Plan, Step } from '../lint/mend/step.ts';
import type { KafkaCluster, KubernetesCluster } from '../model/model.ts';
import { toPlain } from '../source/node.ts';
import { textAt } from '../source/plain.ts';
import type { Documents } from '../source/tree.ts';
import { virtualPool } from '../strimzi/pools/pod-labels.ts';
import { unknownReleaseText } from '../strimzi/release-names.ts';
import { strimziRelease } from '../strimzi/releases.ts';
import { protocolKeys } from '../strimzi/steps/versions.ts';
import { type SharingCluster, sharedUpgradePath } from '../strimzi/upgrades/shared-upgrade-path.ts';
import type { UpgradeStep } from '../strimzi/upgrades/upgrade-path.ts';
import { planKraft } from './kafka.ts';
import { finishSteps, versionStep } from './kafka-version.ts';
import { migrationSteps } from './migration.ts';
import { type Stand, standOf } from './stand.ts';

export interface Operated {
  readonly kubernetes: KubernetesCluster;
  readonly clusters: readonly KafkaCluster[];
  readonly documents: Documents;
}

export function planOperator(operated: Operated, to: string): Plan {
  const { kubernetes, clusters } = operated;
  const { release: from, apiVersion } = kubernetes.spec.strimzi;
  if (strimziRelease(to) === undefined) return { refused: unknownReleaseText(to) };
  const underway = clusters.find(
    ({ spec }) =>
      spec.migration !== undefined && spec.migration.phase !== 'prepare' && spec.migration.phase !== 'rolled-back',
  );
  if (underway !== undefined && from !== to)
    return {
      refused: `${underway.id} is on its way from ZooKeeper (\`phase: ${underway.spec.migration?.phase}\`), and the operator stays as it is until it has arrived; \`npx fleet upgrade ${underway.id} --to kraft\` goes on.`,
    };
  const stands = new Map<string, Stand>();
  for (const cluster of clusters) {
    const stand = standOf(cluster);
    if (stand !== undefined) stands.set(cluster.id, stand);
  }
  const sharing = [...stands.values()].map((stand) => sharingOf(stand, apiVersion));
  const path = sharedUpgradePath(from, to, sharing);
  if ('refused' in path) return path;
  const migrating = new Set(
    path.stages
      .flatMap((one) => one.clusters)
      .filter((one) => one.steps.some(isMigration))
      .map((one) => one.id),
  );
  const crowded = clusters
    .filter((one) => migrating.has(one.id))
    .map((one) => refuseNeighbour(one, clusters))
    .find((one) => one !== undefined);
  if (crowded !== undefined) return { refused: crowded };
  const steps: Step[] = [];
  for (const { release, clusters: own, next } of path.stages) {
    for (const { id, steps: wanted } of own)
      for (const one of wanted) {
        const stand = stands.get(id);
        const done =
          stand === undefined
            ? undefined
            : clusterSteps({ ...stand, release: strimziRelease(release) ?? stand.release }, one);
        if (done === undefined) continue;
        steps.push(...done.steps);
        stands.set(id, done.stand);
      }
    if (own.some(({ steps: wanted }) => wanted.some((one) => one.kind === 'v1')))
      steps.push(convert(operated, release));
    if (next !== undefined)
      steps.push(...withoutDefinitions(operated, next.release, release), install(operated, next, release));
  }
  const last = [...stands.values()].flatMap((stand) => {
    const release = strimziRelease(to);
    return release === undefined || from === to ? [] : finishSteps({ ...stand, release }).steps;
  });
  return { title: `${kubernetes.id}: from Strimzi ${from} to ${to}`, steps: [...steps, ...last] };
}

function sharingOf(
  { cluster, stack, version, metadata, protocols }: Stand,
  api: SharingCluster['api'],
): SharingCluster {
  const written = stack === 'kraft' ? metadata : protocols[protocolKeys[0]];
  return {
    id: cluster.id,
    stack,
    kafkaVersion: version,
    api,
    ...(written === undefined ? {} : { metadataVersion: written }),
  };
}

function isMigration({ kind }: UpgradeStep): boolean {
  return kind === 'kraft';
}

/** Of the clusters in a namespace one at most can leave ZooKeeper. */
function refuseNeighbour(cluster: KafkaCluster, all: readonly KafkaCluster[]): string | undefined {
  const { namespace } = cluster.spec;
  const other = all.find(
    ({ id, spec }) =>
      id !== cluster.id &&
      spec.namespace === namespace &&
      (spec.stack === 'zookeeper' || Object.values(spec.pools ?? {}).some(({ name }) => name === virtualPool)),
  );
  return other === undefined
    ? undefined
    : `${cluster.id} and ${other.id} share namespace \`${namespace}\`, which has room for one KafkaNodePool \`${virtualPool}\`, so one of them at most can leave ZooKeeper; move the other to a new cluster in another namespace first.`;
}

/** Undefined for what is done once for all clusters. */
function clusterSteps(stand: Stand, { kind, kafkaVersion }: UpgradeStep) {
  if (kind === 'kafka') return versionStep(stand, kafkaVersion);
  if (kind !== 'kraft') return undefined;
  const plan = planKraft(stand, []);
  return 'refused' in plan ? undefined : { steps: plan.steps, stand: migrationSteps(stand).stand };
}

function convert({ kubernetes }: Operated, release: string): Step {
  const edit: FileEdit = { path: kubernetes.path, edit: { route: ['strimzi', 'apiVersion'], set: 'v1' } };
  return {
    text: `Write all resources of ${kubernetes.id} in \`v1\` of Strimzi's API, then keep them in it.`,
    edits: [edit],
    byHand: [
      'Resources that are in no file here, such as KafkaConnect: `bin/v1-api-conversion.sh convert-resource --all-namespaces` of the same release.',
      'Once all are in `v1`: `bin/v1-api-conversion.sh crd-upgrade`, after which the CRDs keep them so.',
    ],
    restarts: 'Nothing.',
    waits: [
      {
        command: "kubectl get crd kafkas.kafka.strimzi.io -o jsonpath='{.status.storedVersions}'",
        until: 'it prints ["v1"]',
      },
    ],
    back: `Set \`strimzi.apiVersion\` back, until the CRDs are upgraded; after that the operator goes back to no release that does not serve \`v1\`.`,
    notes: (strimziRelease(release)?.hazards ?? []).filter((one) => one.includes('`v1`')),
  };
}

/**
 * Argo CD keeps a definition that the next release has no more, unless it was told before. Releases whose definitions are not here are
 * asked when they are.
 */
function withoutDefinitions({ kubernetes, documents }: Operated, release: string, before: string): readonly Step[] {
  const [now, next] = [before, release].map((one) => definitionsOf(documents, one));
  if (now === undefined || next === undefined) return [];
  const told = kubernetes.spec.deletable ?? [];
  const left = now
    .map((one) => `CustomResourceDefinition/${one}`)
    .filter((one) => !next.includes(one.slice(one.indexOf('/') + 1)));
  const missing = left.filter((one) => !told.includes(one));
  if (missing.length === 0) return [];
  const names = missing.map((one) => one.slice(one.indexOf('/') + 1));
  return [
    {
      text: `Let Argo CD delete what Strimzi ${release} does not have: ${names.join(', ')}.`,
      edits: [{ path: kubernetes.path, edit: { route: ['deletable'], set: [...told, ...missing] } }],
      byHand: names.map((one) => `See with \`kubectl get ${one} -A\` that there is none: they go with the next step.`),
      restarts: 'Nothing.',
      waits: names.map((one) => ({
        command: `kubectl get crd ${one} -o jsonpath='{.metadata.annotations.argocd\\.argoproj\\.io/sync-options}'`,
        until: 'it prints ServerSideApply=true',
      })),
      back: `Take \`deletable\` out of ${kubernetes.path}.`,
      notes: [`Once ${release} is installed, the line can go.`],
    },
  ];
}

/** Names of the definitions of a release; undefined where they are not in this repository. */
function definitionsOf(documents: Documents, release: string): readonly string[] | undefined {
  const folder = [`base/operator/crds/${release}`, `${vendoredDirectory(release)}/crds`].find(
    (one) => documents.kind(one) === 'directory',
  );
  if (folder === undefined) return undefined;
  return [...documents.list(folder)].flatMap(([name, kind]) =>
    kind !== 'file' || !name.endsWith('.yaml')
      ? []
      : documents.yaml(`${folder}/${name}`).documents.flatMap((one) => {
          const plain = toPlain(one);
          const own = textAt(plain, 'metadata', 'name');
          return textAt(plain, 'kind') === 'CustomResourceDefinition' && own !== undefined ? [own] : [];
        }),
  );
}

function install({ kubernetes, documents }: Operated, { release, text }: UpgradeStep, before: string): Step {
  const { install: from, operator } = kubernetes.spec.strimzi;
  const at = (route: readonly string[], value: string): FileEdit => ({
    path: kubernetes.path,
    edit: { route: ['strimzi', ...route], set: value },
  });
  const hasBase = releasesWithBase(documents).includes(release);
  const hasCopy = documents.kind(vendoredDirectory(release)) === 'directory';
  const how = from === 'vendored' ? (hasCopy || !hasBase ? 'vendored' : 'base') : hasBase ? 'base' : 'vendored';
  const missing = how === 'vendored' && !hasCopy;
  return {
    text,
    edits: [at(['release'], release), ...(how === from ? [] : [at(['install'], how)])],
    byHand: missing
      ? [
          `First, in the same change: \`npx fleet vendor ${release} --from <its installation file>\`, as this repository has no base for ${release}.`,
        ]
      : [],
    restarts: 'All nodes of every Kafka cluster, one by one: the images are new.',
    waits: [
      {
        command: `kubectl rollout status deployment/strimzi-cluster-operator -n ${operator.namespace}`,
        until: 'it ends',
      },
      {
        command:
          'kubectl get kafka -A -o jsonpath=\'{range .items[*]}{.metadata.name} {.status.operatorLastSuccessfulVersion}{"\\n"}{end}\'',
        until: `every cluster has ${release}`,
      },
    ],
    back: backFrom(release, before),
    notes: strimziRelease(release)?.hazards ?? [],
  };
}

function backFrom(release: string, before: string): string {
  const [now, then] = [strimziRelease(release), strimziRelease(before)];
  const isShared = now?.kafkaVersions.some((one) => then?.kafkaVersions.includes(one)) === true;
  return isShared
    ? `Set \`strimzi.release\` back to ${before}, as long as no Kafka cluster has gone further.`
    : 'There is no way back.';
}
