/**
 * Owns judging a fleet: from the files of a tree to findings, each stage handing data to the next. Pure: nothing here reads the disk,
 * the clock or the network; the caller gives the documents and, for the bench, a way to measure stages.
 */
import { argocdDirectory, hubDirectory } from '../generate/argocd/names.ts';
import {
  compareOverlays,
  generateOverlays,
  type Overlays,
  overlayDirectory,
  overlaysRoot,
} from '../generate/generate.ts';
import { overlayOf } from '../generate/kafka-overlay.ts';
import { operatorSource } from '../generate/operator-bases.ts';
import { operatorDirectories } from '../generate/operator-overlay.ts';
import { platformDirectories } from '../generate/platform-overlays.ts';
import { overlaysWith } from '../generate/rings/ring-changes.ts';
import { checkVendored } from '../generate/vendored.ts';
import { loadFleet } from '../model/load.ts';
import type { Fleet, KafkaCluster, KubernetesCluster } from '../model/model.ts';
import { isDeleted, running } from '../model/removal.ts';
import { createRenderer, type Renderer } from '../render/render.ts';
import type { RenderedObject, Rendering } from '../render/rendered.ts';
import { argocdObjects, type KafkaContext, type KubernetesContext } from '../rules/context.ts';
import { rules as allRules } from '../rules/index.ts';
import { kafkaResource } from '../rules/kafka-resource.ts';
import type { Rule } from '../rules/rule.ts';
import { nodeAt, toPlain } from '../source/node.ts';
import { once } from '../source/once.ts';
import { type Documents, nameOf, withGenerated } from '../source/tree.ts';
import { operatorMakes } from '../strimzi/made/operator-makes.ts';
import { strimziRelease } from '../strimzi/releases.ts';
import { type ArgoCdSide, argocdSide } from './argocd/context.ts';
import { useBaseline } from './baseline/baseline.ts';
import type { BaselineEntry } from './baseline/file.ts';
import { baseEdits } from './changes/base-edits.ts';
import { refusedChanges } from './changes/refused-changes.ts';
import { ringChanges } from './changes/ring-changes.ts';
import { driftProblems } from './drift.ts';
import { collate, type Finding, findingOf } from './finding.ts';
import { withPath } from './finding-place.ts';
import { handmadeOverlays } from './handmade-overlays.ts';
import { loadObjectSchemas, type ObjectSchemas } from './object-schema.ts';
import { withOverlayPlace } from './overlay-place.ts';
import { checkReleases } from './releases.ts';
import {
  argocdBaseProblems,
  baseOf,
  missingBaseProblems,
  missingBases,
  patchProblems,
  wantedBases,
} from './rendering-problems.ts';
import { runKafkaRules, runKubernetesRules } from './run-rules.ts';
import { kubernetesOf, type Part, type Scope, type Since } from './scope.ts';
import { sameAsWritten, scanForSecrets } from './secrets/secrets.ts';
import { kubernetesFolders, type Reach, reachOf, readersOf } from './since/reach.ts';
import type { Day } from './suppress/entry.ts';
import { type Accepted, createSuppressor, endsSoon } from './suppress/suppress.ts';

export type { Scope, Since } from './scope.ts';

export interface JudgeOptions {
  readonly scope?: Scope;
  /**
   * Looks only at the Kubernetes clusters that read what changed since then, and takes its overlays for what runs. What is found is what
   * a run over everything finds in these clusters, and in none.
   */
  readonly since?: Since | undefined;
  /** Today, in UTC; without it no suppression is over. */
  readonly date?: Day | undefined;
  /** Told of each finding, for writing a baseline; the one that is there is not applied then. */
  readonly record?: (entry: BaselineEntry) => void;
  readonly rules?: readonly Rule[];
  /** Wraps each stage; the bench takes the time here. */
  readonly measure?: <T>(stage: string, work: () => T) => T;
  /** Told after each Kafka cluster of a stage how many are done. */
  readonly onProgress?: (stage: 'render' | 'rules', done: number, total: number) => void;
}

export interface Judgement {
  readonly findings: readonly Finding[];
  /** What would be findings if nobody had accepted them. */
  readonly accepted: Accepted;
  readonly counts: { readonly kubernetesClusters: number; readonly kafkaClusters: number; readonly objects: number };
  /** Set for a run since a state. */
  readonly part?: Part;
}

export async function judge(documents: Documents, options: JudgeOptions = {}): Promise<Judgement> {
  const { scope = {}, since, date, rules = allRules, measure = (_stage, work) => work() } = options;
  const { fleet, overlays, reach } = lookAt(documents, scope, since, measure);
  const ids = reach?.ids ?? (scope.kubernetes === undefined ? undefined : new Set([scope.kubernetes]));
  const faults = [...fleet.problems, ...checkReleases(fleet, documents)];
  const runs = since && {
    documents: since.documents,
    basesDiffer: reach?.ids === undefined || reach.shared.length > 0,
  };
  const changes = new Map(
    [...measure('compare', () => refusedChanges(documents, fleet, inScope(overlays, scope), runs))].filter(
      ([directory]) => ids === undefined || ids.has(kubernetesOf(`${directory}/`) ?? ''),
    ),
  );
  // That an overlay is out of date is not told beside what keeps `generate` from writing it.
  const within = scope.kafka === undefined ? directoriesOf(documents, ids, scope) : `${overlaysRoot}/${scope.kafka}`;
  const drifted = measure('compare', () => compareOverlays(documents, inScope(overlays, scope), within));
  const drift = driftProblems(documents, inScope(overlays, scope), drifted, faults).filter(
    ({ origin }) => !changes.has(overlayDirectory(origin.file.path)),
  );
  const isWritten = sameAsWritten(inScope(overlays, scope), drifted);
  const secrets = measure('secrets', () => scanForSecrets(documents, { scope, ids, isWritten }));
  // Each overlay is rendered once; only bases are built on by many.
  const all = withGenerated(documents, [...overlays.values()].flat());
  const renderer = createRenderer(all, (directory) => !directory.startsWith(`${overlaysRoot}/`));
  const chosen = (cluster: KafkaCluster): boolean => scope.kafka === undefined || cluster.id === scope.kafka;
  const missing = missingBases(documents, fleet);
  const schemas = await loadObjectSchemas(fleet.kubernetesClusters.map((one) => one.spec.strimzi.release));

  const vendored = scope.kafka === undefined ? checkVendored(documents) : [];
  const shared = [
    ...[...faults, ...missingBaseProblems(missing, fleet), ...vendored, ...drift],
    ...[...changes.values()].flat(),
  ].map((problem) => findingOf(problem));
  if (since !== undefined && scope.kafka === undefined)
    shared.push(...measure('compare', () => findingsOfRings(documents, since, { fleet, overlays, date })));
  const findings: Finding[] = [...withoutConsequences(shared)];
  const raw: Finding[] = [];
  const counted = (stage: 'render' | 'rules'): (() => void) => {
    let done = 0;
    return () => options.onProgress?.(stage, ++done, fleet.kafkaClusters.length);
  };
  const onRendered = counted('render');
  const onChecked = counted('rules');
  // Of a cluster that is deleted there is a note, and nothing to judge.
  const judged = running(fleet);
  const suppressor = createSuppressor(judged, { scope, among: reach?.ids, rules, date });
  const baseline = useBaseline(documents, { scope, among: reach?.ids, rules, record: options.record });
  let objects = 0;
  const hub = once(() => renderer.render(hubDirectory));
  const argocd = fleet.argocd && {
    side: argocdSide(fleet.argocd, { fleet, documents: all, committed: documents, overlays }),
    hub,
  };
  if (argocd !== undefined && scope.kafka === undefined) objects += hub().objects.length;
  for (const kubernetes of fleet.kubernetesClusters) {
    const own: Finding[] = [];
    const known = concerning(shared, kubernetes.id, missing, fleet);
    const handmade = handmadeOverlays(documents, kubernetes.id, overlays);
    const context = measure('render', () =>
      contextOf(
        judged,
        kubernetes,
        renderer,
        { scope, missing, handmade, known, argocd, onRendered, made: overlays, date },
        own,
      ),
    );
    objects +=
      (context.argocd?.own.length ?? 0) +
      context.operator.length +
      context.others.length +
      context.kafka.reduce((sum, one) => sum + one.objects.length, 0);
    for (const cluster of fleet.kafkaClusters)
      if (cluster.kubernetes === kubernetes && isDeleted(cluster) && chosen(cluster)) {
        const { objects: left, problems } = renderer.render(overlayOf(cluster));
        own.push(...problems.map((problem) => findingOf(problem, [cluster.id])));
        objects += left.length;
      }
    own.push(...(await measure('schema', () => checkSchemas(context, schemas, chosen))));
    measure('rules', () => {
      own.push(...runKubernetesRules(rules, context));
      for (const kafka of context.kafka) {
        if (chosen(kafka.cluster)) own.push(...runKafkaRules(rules, kafka));
        onChecked();
      }
    });
    raw.push(...own);
    const left = baseline.apply(context, suppressor.apply(context, own));
    findings.push(...withoutConsequences(left, known));
  }
  findings.push(
    ...suppressor.problems(),
    ...baseline.problems((kubernetes) => concerning(shared, kubernetes, missing, fleet)),
  );
  const isAsked = (one: Finding): boolean => scope.kafka === undefined || concerns(one, scope);
  const about = secrets.with(findings.filter(isAsked), raw);
  const suppressed = suppressor.suppressed().filter((one) => isAsked(one.finding));
  return {
    findings: measure('collate', () =>
      collate(about).map((finding) => withPath(withOverlayPlace(finding, overlays), documents)),
    ),
    accepted: { suppressed, ...endsSoon(suppressed, date), baseline: baseline.count() },
    counts: {
      kubernetesClusters: fleet.kubernetesClusters.length,
      kafkaClusters: fleet.kafkaClusters.filter(chosen).length,
      objects,
    },
    ...(since === undefined || reach === undefined ? {} : { part: partOf(documents, since, reach) }),
  };
}

/** What goes around the rings. A run for a part of the fleet sees no ring of the others, and those read nothing that changed. */
function findingsOfRings(
  documents: Documents,
  since: Since,
  { fleet, overlays, date }: { readonly fleet: Fleet; readonly overlays: Overlays; readonly date: Day | undefined },
): readonly Finding[] {
  return [
    ...ringChanges(since.documents, documents, fleet, overlays).map((problem) => findingOf(problem)),
    ...baseEdits(since, documents, fleet, overlays, date).map(
      (problem): Finding => ({ ...findingOf(problem), severity: 'warning' }),
    ),
  ];
}

interface Looked {
  readonly fleet: Fleet;
  readonly overlays: Overlays;
  readonly reach: Reach | undefined;
}

/** The fleet, or the part of it that is judged. */
function lookAt(documents: Documents, scope: Scope, since: Since | undefined, measure: Measure): Looked {
  const reach = since && measure('reach', () => reachOf(documents, since));
  const only = scope.kubernetes ?? (reach?.shared.length === 0 ? reach.ids : undefined);
  const fleet = measure('read', () => loadFleet(documents, only));
  const overlays = measure('generate', () => generateOverlays(fleet));
  if (since === undefined || reach === undefined || reach.shared.length === 0) return { fleet, overlays, reach };
  const all = measure('reach', () => readersOf(reach, { documents, fleet, overlays, since }));
  const { ids } = all;
  if (ids === undefined) return { fleet, overlays, reach: { ...all, shared: reach.shared } };
  return {
    fleet: {
      ...fleet,
      kubernetesClusters: fleet.kubernetesClusters.filter((one) => ids.has(one.id)),
      kafkaClusters: fleet.kafkaClusters.filter((one) => ids.has(one.kubernetes.id)),
      problems: fleet.problems.filter(({ origin }) => isOneOf(ids, kubernetesOf(origin.file.path))),
    },
    overlays: new Map([...overlays].filter(([directory]) => isOneOf(ids, kubernetesOf(`${directory}/`)))),
    reach: { ...all, shared: reach.shared },
  };
}

type Measure = NonNullable<JudgeOptions['measure']>;

function isOneOf(ids: ReadonlySet<string>, kubernetes: string | undefined): boolean {
  return kubernetes === undefined || ids.has(kubernetes);
}

function partOf(documents: Documents, { ref }: Since, { ids, because }: Reach): Part {
  const of = kubernetesFolders(documents).length;
  return { ref, of, ids, ...(because === undefined ? {} : { because }) };
}

/** Where overlays are looked for that nobody wants; what is no folder of a Kubernetes cluster is nobody's. */
function directoriesOf(
  documents: Documents,
  ids: ReadonlySet<string> | undefined,
  scope: Scope,
): string | readonly string[] {
  if (ids === undefined) return overlaysRoot;
  const nobodys = [...documents.list(overlaysRoot)].filter(([, kind]) => kind === 'file').map(([name]) => name);
  const shared = [...nobodys, nameOf(hubDirectory)];
  return [...ids, ...(scope.kubernetes === undefined ? shared : [])].map((name) => `${overlaysRoot}/${name}`);
}

/** Of what was found before anything was rendered, what may matter to a Kubernetes cluster: its own files, and what several share. */
function concerning(
  findings: readonly Finding[],
  kubernetes: string,
  missing: ReadonlySet<string>,
  fleet: Fleet,
): readonly Finding[] {
  const own = wantedBases(only(fleet, kubernetes));
  return findings.filter(({ origin: { file } }) => {
    if (missing.has(file.path)) return own.has(file.path);
    const of = kubernetesOf(file.path);
    return of === undefined || of === kubernetes;
  });
}

function only(fleet: Fleet, id: string): Fleet {
  const { kubernetesClusters, kafkaClusters } = fleet;
  return {
    ...fleet,
    kubernetesClusters: kubernetesClusters.filter((one) => one.id === id),
    kafkaClusters: kafkaClusters.filter((one) => one.kubernetes.id === id),
    problems: [],
  };
}

/**
 * A rule that stumbles over a value of the wrong type says nothing that the schema has not said, and one that looks at a value which
 * cannot become what it is nothing that was not said of the change.
 * @param findings in one Kubernetes cluster, as a line of a base may be a fault in one and none in another.
 */
function withoutConsequences(findings: readonly Finding[], known: readonly Finding[] = []): readonly Finding[] {
  const causes: readonly string[] = ['object-schema', 'cluster-change-refused'];
  const told = new Set([...findings, ...known].filter((one) => causes.includes(one.rule)).map(placeOf));
  return told.size === 0 ? findings : findings.filter((one) => causes.includes(one.rule) || !told.has(placeOf(one)));
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
    path.startsWith(`clusters/${scope.kafka}/`) ||
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
    known,
    argocd,
    onRendered,
    made,
    date,
  }: {
    readonly scope: Scope;
    readonly missing: ReadonlySet<string>;
    readonly handmade: readonly string[];
    readonly known: readonly Finding[];
    readonly argocd: { readonly side: ArgoCdSide; readonly hub: () => Rendering } | undefined;
    readonly onRendered: () => void;
    readonly made: Overlays;
    readonly date: Day | undefined;
  },
  findings: Finding[],
): KubernetesContext {
  const overlays = new Map<string, readonly RenderedObject[]>();
  const rendered = (
    directory: string,
    cluster?: KafkaCluster,
    rendering: Rendering = renderer.render(directory),
  ): readonly RenderedObject[] => {
    const isArgoCd = directory === argocdDirectory(kubernetes.id);
    const missing = isArgoCd ? argocdBaseProblems(rendering, kubernetes) : [];
    const problems = [
      ...rendering.problems,
      ...(missing.length > 0 ? missing : patchProblems(rendering, kubernetes, cluster)),
    ];
    const clusters = cluster === undefined ? [] : [cluster.id];
    findings.push(...problems.map((problem) => findingOf(problem, clusters)));
    const objects = problems.length > 0 ? [] : rendering.objects;
    overlays.set(directory, objects);
    return objects;
  };
  const release = strimziRelease(kubernetes.spec.strimzi.release);
  const kafka: KafkaContext[] = [];
  for (const cluster of fleet.kafkaClusters) {
    if (cluster.kubernetes !== kubernetes || release === undefined || missing.has(baseOf(cluster))) continue;
    const objects = rendered(overlayOf(cluster), cluster);
    onRendered();
    const resource = objects.find((one) => one.kind === 'Kafka' && one.name === cluster.spec.name);
    const pools = objects.filter((one) => one.kind === 'KafkaNodePool' && belongsTo(one, cluster));
    const read = resource && kafkaResource(resource, { cluster, release, pools });
    const made = once(
      () =>
        read &&
        operatorMakes(
          toPlain(read.object.node),
          release,
          read.pools.map((one) => toPlain(one.node)),
        ),
    );
    kafka.push({
      cluster,
      kubernetes,
      release,
      objects,
      kafka: read,
      get made() {
        return made();
      },
    });
  }
  const hasOperator = !Object.values(operatorSource(kubernetes)).some((one) => missing.has(one));
  const operator =
    scope.kafka === undefined && release !== undefined
      ? [...(hasOperator ? operatorDirectories(kubernetes) : []), ...platformDirectories(kubernetes)].flatMap((one) =>
          rendered(one),
        )
      : [];
  const others = scope.kafka === undefined ? handmade.flatMap((one) => rendered(one)) : [];
  const seen =
    scope.kafka === undefined && argocd !== undefined
      ? argocd.side.of(kubernetes, {
          hub: rendered(hubDirectory, undefined, argocd.hub()),
          own: rendered(argocdDirectory(kubernetes.id)),
          ...{ overlays, handmade },
        })
      : undefined;
  findings.push(...(seen?.problems ?? []).map((problem) => findingOf(problem)));
  const complete = scope.kafka === undefined && ![...known, ...findings].some(({ rule }) => hiding.includes(rule));
  return {
    ...{ fleet, kubernetes, kafka, operator, others, overlays, complete, date },
    ringed: ringedIn(fleet, kubernetes, made),
    ...(seen === undefined ? {} : { argocd: seen.context }),
  };
}

function ringedIn(fleet: Fleet, { id }: KubernetesCluster, made: Overlays): ReadonlyMap<string, readonly string[]> {
  const { changes = [] } = fleet.rings ?? {};
  if (changes.length === 0) return new Map();
  const own = new Map([...made].filter(([directory]) => directory.startsWith(`${overlaysRoot}/${id}/`)));
  return new Map(changes.map((change) => [change.name, overlaysWith(change, own)]));
}

/** The operator finds the pools of a cluster by this label. */
function belongsTo({ node }: RenderedObject, { spec }: KafkaCluster): boolean {
  const label = nodeAt(node, ['metadata', 'labels', 'strimzi.io/cluster']);
  return label?.kind === 'scalar' && label.value === spec.name;
}

/** Problems that leave a cluster or an overlay out. */
const hiding: readonly string[] = ['authored-file', 'fleet-layout', 'kustomization', 'unreadable-file', 'yaml-syntax'];

async function checkSchemas(
  context: KubernetesContext,
  schemas: ObjectSchemas,
  chosen: (cluster: KafkaCluster) => boolean,
): Promise<readonly Finding[]> {
  const { release } = context.kubernetes.spec.strimzi;
  const findings = [
    ...(await schemas.check([...context.operator, ...context.others, ...argocdObjects(context)], release, [])),
  ];
  for (const { cluster, objects } of context.kafka) {
    if (chosen(cluster)) findings.push(...(await schemas.check(objects, release, [cluster.id])));
  }
  return findings;
}
