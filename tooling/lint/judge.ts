/**
 * Owns judging a fleet: from the files of a tree to findings, each stage handing data to the next. Pure: nothing here reads the disk,
 * the clock or the network; the caller gives the documents and, for the bench, a way to measure stages.
 */
import {
  compareOverlays,
  generateOverlays,
  type Overlays,
  overlayDirectory,
  overlaysRoot,
} from '../generate/generate.ts';
import { overlayOf } from '../generate/kafka-overlay.ts';
import { operatorDirectories } from '../generate/operator-overlay.ts';
import { checkVendored } from '../generate/vendored.ts';
import { loadFleet } from '../model/load.ts';
import type { Fleet, KafkaCluster, KubernetesCluster } from '../model/model.ts';
import { createRenderer, type Renderer } from '../render/render.ts';
import type { RenderedObject, Rendering } from '../render/rendered.ts';
import type { KafkaContext, KubernetesContext } from '../rules/context.ts';
import { rules as allRules } from '../rules/index.ts';
import { kafkaResource } from '../rules/kafka-resource.ts';
import type { Rule } from '../rules/rule.ts';
import type { Problem } from '../source/problem.ts';
import { type Documents, fileProblem, withGenerated } from '../source/tree.ts';
import { strimziRelease } from '../strimzi/releases.ts';
import { collate, type Finding, findingOf } from './finding.ts';
import { loadObjectSchemas, type ObjectSchemas } from './object-schema.ts';
import { withOverlayPlace } from './overlay-place.ts';
import { checkReleases } from './releases.ts';
import { runKafkaRules, runKubernetesRules } from './run-rules.ts';

/** What of the fleet is judged: everything, one Kubernetes cluster (`hz`), or one Kafka cluster (`hz/orders`). */
export interface Scope {
  readonly kubernetes?: string;
  readonly kafka?: string;
}

export interface JudgeOptions {
  readonly scope?: Scope;
  readonly rules?: readonly Rule[];
  /** Wraps each stage; the bench takes the time here. */
  readonly measure?: <T>(stage: string, work: () => T) => T;
}

export interface Judgement {
  readonly findings: readonly Finding[];
  readonly counts: { readonly kubernetesClusters: number; readonly kafkaClusters: number; readonly objects: number };
}

export async function judge(documents: Documents, options: JudgeOptions = {}): Promise<Judgement> {
  const { scope = {}, rules = allRules, measure = (_stage, work) => work() } = options;
  const fleet = measure('read', () => loadFleet(documents, scope.kubernetes));
  const overlays = measure('generate', () => generateOverlays(fleet));
  const drift = measure('compare', () => driftProblems(documents, inScope(overlays, scope), scope));
  const renderer = createRenderer(withGenerated(documents, [...overlays.values()].flat()));
  const chosen = (cluster: KafkaCluster): boolean => scope.kafka === undefined || cluster.id === scope.kafka;
  const schemas = await loadObjectSchemas(fleet.kubernetesClusters.map((one) => one.spec.strimzi.release));

  const findings: Finding[] = [
    ...[...fleet.problems, ...checkReleases(fleet, documents), ...checkVendored(documents), ...drift].map((problem) =>
      findingOf(problem),
    ),
  ];
  let objects = 0;
  for (const kubernetes of fleet.kubernetesClusters) {
    const context = measure('render', () => contextOf(fleet, kubernetes, renderer, scope, findings));
    objects += context.operator.length + context.kafka.reduce((sum, one) => sum + one.objects.length, 0);
    measure('schema', () => checkSchemas(context, schemas, chosen, findings));
    measure('rules', () => {
      findings.push(...runKubernetesRules(rules, context));
      for (const kafka of context.kafka) if (chosen(kafka.cluster)) findings.push(...runKafkaRules(rules, kafka));
    });
  }
  const about = scope.kafka === undefined ? findings : findings.filter((one) => concerns(one, scope));
  return {
    findings: measure('collate', () => collate(about).map((finding) => withOverlayPlace(finding, overlays))),
    counts: {
      kubernetesClusters: fleet.kubernetesClusters.length,
      kafkaClusters: fleet.kafkaClusters.filter(chosen).length,
      objects,
    },
  };
}

/** Findings of a run for one Kafka cluster: those about it, and those of files it builds on. */
function concerns(finding: Finding, scope: Scope): boolean {
  if (finding.clusters.length > 0) return scope.kafka !== undefined && finding.clusters.includes(scope.kafka);
  const path = finding.origin.file.path;
  if (!path.startsWith('clusters/')) return true;
  return (
    path === `clusters/${scope.kafka}.yaml` ||
    path.startsWith('clusters/profiles/') ||
    path === `clusters/${scope.kubernetes}/cluster.yaml`
  );
}

function inScope(overlays: Overlays, scope: Scope): Overlays {
  if (scope.kafka === undefined) return overlays;
  return new Map([...overlays].filter(([directory]) => directory === `${overlaysRoot}/${scope.kafka}`));
}

function driftProblems(documents: Documents, overlays: Overlays, scope: Scope): readonly Problem[] {
  const within = [overlaysRoot, scope.kafka ?? scope.kubernetes].filter((part) => part !== undefined).join('/');
  const { write, remove, foreign } = compareOverlays(documents, overlays, within);
  const byDirectory = new Map<string, { path: string; missing: boolean }>();
  for (const { path } of write) {
    const directory = overlayDirectory(path);
    if (!byDirectory.has(directory)) byDirectory.set(directory, { path, missing: documents.kind(path) === undefined });
  }
  const drift = (path: string, message: string): Problem => fileProblem(path, message, 'overlay-out-of-date');
  return [
    ...[...byDirectory.values()].map(({ path, missing }) =>
      drift(
        path,
        `This file ${missing ? 'is missing' : 'is not what its cluster file says'}; run \`npm run generate\` and commit what it writes.`,
      ),
    ),
    ...remove.map((path) =>
      drift(path, 'No cluster file asks for this overlay any more; run `npm run generate`, which removes it.'),
    ),
    ...foreign.map((path) =>
      drift(path, '`generate` wants to write this file, but did not make it; move it away or delete it.'),
    ),
  ];
}

function contextOf(
  fleet: Fleet,
  kubernetes: KubernetesCluster,
  renderer: Renderer,
  scope: Scope,
  findings: Finding[],
): KubernetesContext {
  const rendered = (directory: string, clusters: readonly string[]): readonly RenderedObject[] => {
    const rendering: Rendering = renderer.render(directory);
    findings.push(...rendering.problems.map((problem) => findingOf(problem, clusters)));
    return rendering.objects;
  };
  const release = strimziRelease(kubernetes.spec.strimzi.release);
  const kafka: KafkaContext[] = [];
  for (const cluster of fleet.kafkaClusters) {
    if (cluster.kubernetes !== kubernetes || release === undefined) continue;
    const objects = rendered(overlayOf(cluster), [cluster.id]);
    const resource = objects.find((one) => one.kind === 'Kafka' && one.name === cluster.spec.name);
    kafka.push({ cluster, kubernetes, release, objects, kafka: resource && kafkaResource(resource) });
  }
  const operator =
    scope.kafka === undefined && release !== undefined
      ? operatorDirectories(kubernetes).flatMap((one) => rendered(one, []))
      : [];
  return { fleet, kubernetes, kafka, operator };
}

function checkSchemas(
  context: KubernetesContext,
  schemas: ObjectSchemas,
  chosen: (cluster: KafkaCluster) => boolean,
  findings: Finding[],
): void {
  const { release } = context.kubernetes.spec.strimzi;
  for (const object of context.operator) findings.push(...schemas.check(object, release, []));
  for (const kafka of context.kafka) {
    if (!chosen(kafka.cluster)) continue;
    for (const object of kafka.objects) findings.push(...schemas.check(object, release, [kafka.cluster.id]));
  }
}
