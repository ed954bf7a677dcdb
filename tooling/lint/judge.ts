/**
 * Owns judging a fleet: from the files of a tree to findings, each stage handing data to the next. Pure: nothing here reads the disk,
 * the clock or the network; the caller gives the documents and, for the bench, a way to measure stages.
 */
import { generateOverlays, type Overlays, overlaysRoot } from '../generate/generate.ts';
import { overlayOf } from '../generate/kafka-overlay.ts';
import { operatorDirectories, operatorSource } from '../generate/operator-overlay.ts';
import { checkVendored } from '../generate/vendored.ts';
import { loadFleet } from '../model/load.ts';
import type { Fleet, KafkaCluster, KubernetesCluster } from '../model/model.ts';
import { createRenderer, type Renderer } from '../render/render.ts';
import type { RenderedObject, Rendering } from '../render/rendered.ts';
import type { KafkaContext, KubernetesContext } from '../rules/context.ts';
import { rules as allRules } from '../rules/index.ts';
import { kafkaResource } from '../rules/kafka-resource.ts';
import type { Rule } from '../rules/rule.ts';
import { type Documents, withGenerated } from '../source/tree.ts';
import { strimziRelease } from '../strimzi/releases.ts';
import { driftProblems } from './drift.ts';
import { collate, type Finding, findingOf } from './finding.ts';
import { handmadeOverlays } from './handmade-overlays.ts';
import { loadObjectSchemas, type ObjectSchemas } from './object-schema.ts';
import { withOverlayPlace } from './overlay-place.ts';
import { checkReleases } from './releases.ts';
import { baseOf, missingBaseProblems, missingBases, patchProblems } from './rendering-problems.ts';
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
  const faults = [...fleet.problems, ...checkReleases(fleet, documents)];
  const within = [overlaysRoot, scope.kafka ?? scope.kubernetes].filter((part) => part !== undefined).join('/');
  const drift = measure('compare', () => driftProblems(documents, inScope(overlays, scope), within, faults));
  const renderer = createRenderer(withGenerated(documents, [...overlays.values()].flat()));
  const chosen = (cluster: KafkaCluster): boolean => scope.kafka === undefined || cluster.id === scope.kafka;
  const missing = missingBases(documents, fleet);
  const schemas = await loadObjectSchemas(fleet.kubernetesClusters.map((one) => one.spec.strimzi.release));

  const vendored = scope.kafka === undefined ? checkVendored(documents) : [];
  const findings: Finding[] = [
    ...[...faults, ...missingBaseProblems(missing), ...vendored, ...drift].map((problem) => findingOf(problem)),
  ];
  let objects = 0;
  for (const kubernetes of fleet.kubernetesClusters) {
    const handmade = handmadeOverlays(documents, kubernetes.id, overlays);
    const context = measure('render', () =>
      contextOf(fleet, kubernetes, renderer, { scope, missing, handmade }, findings),
    );
    objects +=
      context.operator.length + context.others.length + context.kafka.reduce((sum, one) => sum + one.objects.length, 0);
    findings.push(...(await measure('schema', () => checkSchemas(context, schemas, chosen))));
    measure('rules', () => {
      findings.push(...runKubernetesRules(rules, context));
      for (const kafka of context.kafka) if (chosen(kafka.cluster)) findings.push(...runKafkaRules(rules, kafka));
    });
  }
  const first = withoutConsequences(findings);
  const about = scope.kafka === undefined ? first : first.filter((one) => concerns(one, scope));
  return {
    findings: measure('collate', () => collate(about).map((finding) => withOverlayPlace(finding, overlays))),
    counts: {
      kubernetesClusters: fleet.kubernetesClusters.length,
      kafkaClusters: fleet.kafkaClusters.filter(chosen).length,
      objects,
    },
  };
}

/** A rule that stumbles over a value of the wrong type says nothing that the schema has not said. */
function withoutConsequences(findings: readonly Finding[]): readonly Finding[] {
  const unfit = new Set(findings.filter((one) => one.rule === 'object-schema').map(placeOf));
  return unfit.size === 0
    ? findings
    : findings.filter((one) => one.rule === 'object-schema' || !unfit.has(placeOf(one)));
}

function placeOf({ origin: { file, start } }: Finding): string {
  return `${file.path}:${start}`;
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

function contextOf(
  fleet: Fleet,
  kubernetes: KubernetesCluster,
  renderer: Renderer,
  {
    scope,
    missing,
    handmade,
  }: { readonly scope: Scope; readonly missing: ReadonlySet<string>; readonly handmade: readonly string[] },
  findings: Finding[],
): KubernetesContext {
  const rendered = (directory: string, cluster?: KafkaCluster): readonly RenderedObject[] => {
    const rendering: Rendering = renderer.render(directory);
    const problems = [...rendering.problems, ...patchProblems(rendering, cluster)];
    const clusters = cluster === undefined ? [] : [cluster.id];
    findings.push(...problems.map((problem) => findingOf(problem, clusters)));
    return problems.length > 0 ? [] : rendering.objects;
  };
  const release = strimziRelease(kubernetes.spec.strimzi.release);
  const kafka: KafkaContext[] = [];
  for (const cluster of fleet.kafkaClusters) {
    if (cluster.kubernetes !== kubernetes || release === undefined || missing.has(baseOf(cluster))) continue;
    const objects = rendered(overlayOf(cluster), cluster);
    const resource = objects.find((one) => one.kind === 'Kafka' && one.name === cluster.spec.name);
    kafka.push({ cluster, kubernetes, release, objects, kafka: resource && kafkaResource(resource) });
  }
  const hasOperator = !Object.values(operatorSource(kubernetes)).some((one) => missing.has(one));
  const operator =
    scope.kafka === undefined && release !== undefined && hasOperator
      ? operatorDirectories(kubernetes).flatMap((one) => rendered(one))
      : [];
  const others = scope.kafka === undefined ? handmade.flatMap((one) => rendered(one)) : [];
  return { fleet, kubernetes, kafka, operator, others };
}

async function checkSchemas(
  context: KubernetesContext,
  schemas: ObjectSchemas,
  chosen: (cluster: KafkaCluster) => boolean,
): Promise<readonly Finding[]> {
  const { release } = context.kubernetes.spec.strimzi;
  const findings = [...(await schemas.check([...context.operator, ...context.others], release, []))];
  for (const { cluster, objects } of context.kafka) {
    if (chosen(cluster)) findings.push(...(await schemas.check(objects, release, [cluster.id])));
  }
  return findings;
}
