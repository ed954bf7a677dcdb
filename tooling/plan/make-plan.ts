/** Owns the plan of a change: from the two states of a repository to what the merge does, cluster by cluster. Pure. */
import { committedRelease } from '../lint/changes/committed.ts';
import type { KafkaCluster, KubernetesCluster } from '../model/model.ts';
import type { RenderedObject } from '../render/rendered.ts';
import { type Origin, originAt } from '../source/node.ts';
import type { Problem } from '../source/problem.ts';
import type { Documents } from '../source/tree.ts';
import { rollHazards } from '../strimzi/effects/availability.ts';
import { clientChanges } from '../strimzi/effects/clients.ts';
import { type ClusterState, type Effect, type Risk, risks } from '../strimzi/effects/effect.ts';
import { effectsOf } from '../strimzi/effects/effects.ts';
import { nodesOf } from '../strimzi/effects/nodes.ts';
import { variablesKind } from '../strimzi/effects/of-versions/operator-variables.ts';
import { type RolledPod, rollOf } from '../strimzi/effects/roll.ts';
import { type StrimziRelease, strimziRelease } from '../strimzi/releases.ts';
import { type Acceptance, acceptancesIn, acceptProblems, withAccepted } from './accept.ts';
import { applicationFileEffects } from './application-files.ts';
import { arrivalOf } from './arrival.ts';
import { authoredChanges } from './authored-changes.ts';
import { storageText } from './claims.ts';
import { withClasses } from './class-effects.ts';
import { clusterChangeOf, clusterStateOf, type TracedChange } from './cluster-change.ts';
import { durationOf } from './duration.ts';
import type { OverlayStates } from './objects/object-case.ts';
import { diffObjects } from './objects/object-diff.ts';
import { objectEffects } from './objects/object-effects.ts';
import type { OperatorSides } from './operators.ts';
import type { Base, ClusterPlan, FleetPlan, ObjectChange, OverlayPlan, PlannedEffect } from './plan.ts';
import { sharedChanges } from './shared-changes.ts';
import { type OverlaySides, type Side, type Sides, sidesOf } from './sides.ts';

export interface PlanOptions {
  readonly base: Base;
  /** One overlay (`hz-prod/orders`), or those of one Kubernetes cluster (`hz-prod`); all where undefined. */
  readonly only?: string | undefined;
}

/**
 * @param before the tree at the base, and `after` the working tree, sharing what did not change.
 * @param changed paths that differ between them.
 */
export function makePlan(
  before: Documents,
  after: Documents,
  changed: ReadonlySet<string>,
  { base, only }: PlanOptions,
): FleetPlan {
  const sides = sidesOf(before, after, changed, only);
  const clusters: ClusterPlan[] = [];
  const overlays: OverlayPlan[] = [];
  for (const one of sides.overlays) {
    const planned = planOverlay(sides, one);
    if (planned === undefined) continue;
    if ('rolls' in planned) clusters.push(planned);
    else overlays.push(planned);
  }
  const accepted = acceptIn(sides, changed, clusters, overlays);
  const all = [...accepted.clusters, ...accepted.overlays];
  const effects = all.flatMap((one) => one.effects);
  return {
    base,
    clusters: accepted.clusters,
    overlays: accepted.overlays,
    shared: sharedChanges(changed, sides.overlays, accepted.clusters, accepted.overlays, statesOf(sides)),
    arrival: arrivalOf(sides.before.fleet, sides.after.fleet, clusters, overlays),
    problems: [...sides.problems, ...accepted.problems],
    notes: accepted.clusters.flatMap((one) => notesOn(one, sides)),
    risk: worst(effects.filter((one) => one.accepted === undefined)),
    riskWithAccepted: worst(effects),
  };
}

/** What is committed is read as today's schema has it. */
function notesOn({ id, change }: ClusterPlan, { before }: Sides): readonly string[] {
  if (change === 'new' || clusterIn(before, id) !== undefined) return [];
  return [
    `The files of ${id} at the base are not understood today, so what changes is told of its objects alone: ${before.fleet.problems.find(({ origin }) => origin.file.path.startsWith(`clusters/${id}`))?.message ?? 'there is no such cluster there.'}`,
  ];
}

/** What another release of the operator is told by: no field of the cluster differs. */
const releasePath = 'strimzi.release';

export function worst(effects: readonly { readonly risk: Risk }[]): Risk {
  return risks[Math.max(0, ...effects.map((one) => risks.indexOf(one.risk)))] ?? 'none';
}

function planOverlay(sides: Sides, one: OverlaySides): ClusterPlan | OverlayPlan | undefined {
  const id = one.directory.split('/').slice(1).join('/');
  const [old, now] = [clusterIn(sides.before, id), clusterIn(sides.after, id)];
  const objects = diffObjects(one.before ?? [], one.after ?? []);
  const authored = now ?? old;
  if (authored !== undefined) return planCluster(sides, one, objects, { id, old, now, authored });
  const files = applicationFileEffects(sides.before.documents, sides.after.documents, sides.after.fleet, one.directory);
  if (objects.length + files.length === 0) return undefined;
  const effects = [...effectsOfObjects(one, objects, { isIdle: isIdle(sides.before, id) }), ...files];
  return { id, change: changeOf(one), objects, effects, risk: worst(effects) };
}

/** Whether a Kubernetes cluster had an operator and no Kafka cluster for it yet: it watched its own namespace, as an empty list means all. */
function isIdle({ documents, fleet }: Side, overlay: string): boolean {
  const id = overlay.split('/')[0] ?? '';
  const kubernetes = fleet.kubernetesClusters.find((one) => one.id === id);
  // A file with a fault is one all the same.
  const files = [...documents.list(`clusters/${id}`).keys()].filter((name) => /\.ya?ml$/.test(name));
  return kubernetes?.spec.strimzi.operator.watch.length === 0 && files.length === 1;
}

interface Authored {
  readonly id: string;
  readonly old: KafkaCluster | undefined;
  readonly now: KafkaCluster | undefined;
  /** As it is now, or was. */
  readonly authored: KafkaCluster;
}

function planCluster(
  sides: Sides,
  one: OverlaySides,
  objects: readonly ObjectChange[],
  { id, old, now, authored }: Authored,
): ClusterPlan | undefined {
  const operator = sides.operators.get(authored.kubernetes.id);
  const states = {
    before: withVariables(
      stateOf(one.before, old ?? authored, committedOf(sides.before, old ?? authored)),
      operator?.before,
    ),
    after: withVariables(stateOf(one.after, authored, releaseOf(authored.kubernetes)), operator?.after),
  };
  const isSame = objects.length === 0 && states.before?.release === states.after?.release;
  if (isSame && operator === undefined) return undefined;
  const traced =
    states.before === undefined || states.after === undefined
      ? undefined
      : clusterChangeOf(states.before, states.after, objects);
  const operated = traced === undefined ? noEffects : effectsOfOperator(traced, authored, objects, operator);
  // Its operator changed, and nothing of that reaches it.
  if (isSame && operated.effects.length === 0) return undefined;
  // Nodes keep their ids, which the states alone do not tell.
  const seen = traced === undefined ? states : { before: traced.change.before, after: traced.change.after };
  // Of a pool that comes to a cluster, what its nodes are told says all.
  const ofObjects = effectsOfObjects(one, objects, { cluster: seen }).filter(
    ({ id: what }) => traced === undefined || what !== 'pool-new',
  );
  // A cluster that is new or gone comes from its file, whatever base its objects began in.
  const isWhole = old === undefined || now === undefined;
  const ofFile = ofObjects.map((effect) => (isWhole ? { ...effect, origins: [authored.layers[0].origin] } : effect));
  const effects = [...operated.effects, ...ofFile];
  return {
    id,
    change: changeOf(one),
    owner: authored.spec.owner ?? 'no owner',
    tier: authored.spec.tier,
    fields: old === undefined || now === undefined ? [] : authoredChanges(old, now),
    objects,
    effects,
    rolls: operated.rolls,
    duration: durationOf(operated.rolls, authored, seen.after === undefined ? [] : nodesOf(seen.after)),
    clients: traced === undefined ? [] : clientChanges(traced.change),
    storage: effects.some(isLeft) ? undefined : storageText(seen.before, seen.after, ignoredIn(operated.effects)),
    risk: worst(effects),
  };
}

function changeOf({ before, after }: OverlaySides): ClusterPlan['change'] {
  return before === undefined ? 'new' : after === undefined ? 'gone' : 'changed';
}

interface Operated {
  readonly effects: readonly PlannedEffect[];
  readonly rolls: readonly RolledPod[];
}

const noEffects: Operated = { effects: [], rolls: [] };

function effectsOfOperator(
  traced: TracedChange,
  cluster: KafkaCluster,
  objects: readonly ObjectChange[],
  operator: OperatorSides | undefined,
): Operated {
  const { change } = traced;
  const told = effectsOf(change);
  const rolls = rollOf(change, told);
  const judged = [...withClasses(change, told, cluster.kubernetes), ...rollHazards(change, rolls)];
  return {
    rolls,
    effects: judged.map((effect) => placed(effect, originsOf(effect, traced, objects, cluster, operator))),
  };
}

function effectsOfObjects(
  { before, after }: OverlaySides,
  objects: readonly ObjectChange[],
  more: Pick<OverlayStates, 'cluster' | 'isIdle'>,
): readonly PlannedEffect[] {
  return objectEffects(objects, { before, after, ...more }).map((effect) =>
    placed(effect, originOfObject(effect, objects)),
  );
}

/** What leaves the repository and runs on: its disks are as much in use as before. */
function isLeft({ id, subject }: Pick<PlannedEffect, 'id' | 'subject'>): boolean {
  return id === 'overlay-gone' || (id === 'gone-protected' && (subject ?? '').startsWith('Kafka '));
}

/** Pools and others whose disks stay as they are. */
function ignoredIn(effects: readonly Pick<PlannedEffect, 'id' | 'subject'>[]): ReadonlySet<string> {
  const found = effects.filter(({ id }) => id === 'storage-ignored' || id === 'class-cannot-grow');
  return new Set(found.flatMap(({ subject }) => subject ?? []));
}

function clusterIn({ fleet }: Side, id: string): KafkaCluster | undefined {
  return fleet.kafkaClusters.find((one) => one.id === id);
}

function stateOf(
  objects: readonly RenderedObject[] | undefined,
  cluster: KafkaCluster,
  release: StrimziRelease | undefined,
): ClusterState | undefined {
  if (objects === undefined || release === undefined) return undefined;
  return clusterStateOf({ name: cluster.spec.name, release, objects });
}

function withVariables(
  state: ClusterState | undefined,
  variables: ReadonlyMap<string, string> | undefined,
): ClusterState | undefined {
  return state === undefined || variables === undefined ? state : { ...state, variables };
}

/** The operator that is committed, whatever cluster.yaml said of it. */
function committedOf({ documents }: Side, { kubernetes }: KafkaCluster): StrimziRelease | undefined {
  return committedRelease(documents, kubernetes) ?? releaseOf(kubernetes);
}

function releaseOf({ spec }: KubernetesCluster): StrimziRelease | undefined {
  return strimziRelease(spec.strimzi.release);
}

function placed<Id extends PlannedEffect['id']>(effect: Effect<Id>, origins: readonly Origin[]): PlannedEffect {
  return { ...effect, origins: unique(origins) } as PlannedEffect;
}

/** What is gone is told where it would stand. */
function originsOf(
  effect: Pick<Effect, 'changes'>,
  { traces }: TracedChange,
  objects: readonly ObjectChange[],
  { kubernetes }: KafkaCluster,
  operator: OperatorSides | undefined,
): readonly Origin[] {
  return effect.changes.flatMap((one) => {
    if (one.kind === variablesKind && one.route[0] === 'env') return operator?.originOf(String(one.route[1])) ?? [];
    if (one.path === releasePath) return [originAt(kubernetes.node, releasePath.split('.'))];
    const trace = traces.get(one);
    // Of a pool that is new or gone no field differs.
    if (trace === undefined) return originOfObject({ changes: [one] }, objects);
    const { object, field } = trace;
    const node = object.after?.node ?? object.before?.node;
    return node === undefined ? [] : [field.after?.origin ?? originAt(node, field.route)];
  });
}

function originOfObject(effect: Pick<Effect, 'changes'>, objects: readonly ObjectChange[]): readonly Origin[] {
  return effect.changes.flatMap(({ kind, name, route }) => {
    const found = objects.find(({ object }) => object.kind === kind && object.name === name);
    const node = found?.after?.node ?? found?.before?.node;
    return node === undefined ? [] : [originAt(node, route)];
  });
}

function unique(origins: readonly Origin[]): readonly Origin[] {
  return [...new Map(origins.map((one) => [`${one.file.path}:${one.start}`, one])).values()];
}

interface Accepted {
  readonly clusters: readonly ClusterPlan[];
  readonly overlays: readonly OverlayPlan[];
  readonly problems: readonly Problem[];
}

/** A cluster file accepts for its cluster, cluster.yaml for all of its Kubernetes cluster. */
function acceptIn(
  { before, after }: Sides,
  changed: ReadonlySet<string>,
  clusters: readonly ClusterPlan[],
  overlays: readonly OverlayPlan[],
): Accepted {
  const problems: Problem[] = [];
  const own = new Map<string, readonly Acceptance[]>();
  const effectsOfAll = (belongs: (id: string) => boolean): readonly PlannedEffect[] =>
    [...clusters, ...overlays].filter(({ id }) => belongs(id)).flatMap(({ effects }) => effects);
  for (const { id, path, layers } of after.fleet.kafkaClusters) {
    const found = acceptancesIn(layers[0], clusterIn(before, id)?.layers[0]);
    own.set(id, found);
    if (changed.has(path))
      problems.push(
        ...acceptProblems(
          found,
          effectsOfAll((other) => other === id),
        ),
      );
  }
  const shared = new Map<string, readonly Acceptance[]>();
  for (const { id, path, authored } of after.fleet.kubernetesClusters) {
    const old = before.fleet.kubernetesClusters.find((one) => one.id === id);
    const found = acceptancesIn(authored, old?.authored);
    shared.set(id, found);
    if (changed.has(path))
      problems.push(
        ...acceptProblems(
          found,
          effectsOfAll((other) => other.startsWith(`${id}/`)),
        ),
      );
  }
  const accept = <P extends ClusterPlan | OverlayPlan>(plan: P): P => {
    const lines = [...(own.get(plan.id) ?? []), ...(shared.get(plan.id.split('/')[0] ?? '') ?? [])];
    return lines.length === 0 ? plan : { ...plan, effects: withAccepted(plan.effects, lines) };
  };
  return { clusters: clusters.map(accept), overlays: overlays.map(accept), problems };
}

function statesOf({ before, after }: Sides): ReadonlyMap<string, readonly KafkaCluster[]> {
  const states = new Map<string, KafkaCluster[]>();
  for (const cluster of [...before.fleet.kafkaClusters, ...after.fleet.kafkaClusters])
    states.set(cluster.id, [...(states.get(cluster.id) ?? []), cluster]);
  return states;
}
