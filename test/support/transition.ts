/**
 * Owns what the operator makes of a change of one cluster file, for tests: both files go the whole way, over the bases of this
 * repository. A file that the schema refuses is an exception.
 */
import { baseTexts } from '../../scripts/base-texts.ts';
import { generateOverlays } from '../../tooling/generate/generate.ts';
import { loadFleet } from '../../tooling/model/load.ts';
import { clusterChangeOf, clusterStateOf } from '../../tooling/plan/cluster-change.ts';
import { diffObjects } from '../../tooling/plan/objects/object-diff.ts';
import { createRenderer } from '../../tooling/render/render.ts';
import type { RenderedObject } from '../../tooling/render/rendered.ts';
import { formatOrigin } from '../../tooling/source/problem.ts';
import { openDocuments, treeOf, withGenerated } from '../../tooling/source/tree.ts';
import { type ClientChange, clientChanges } from '../../tooling/strimzi/effects/clients.ts';
import type { ClusterChange, ClusterState, Effect } from '../../tooling/strimzi/effects/effect.ts';
import { effectsOf } from '../../tooling/strimzi/effects/effects.ts';
import { type RolledPod, rollOf } from '../../tooling/strimzi/effects/roll.ts';
import { strimziRelease } from '../../tooling/strimzi/releases.ts';

/** One state of the cluster `orders`. */
export interface OrdersFiles {
  /** Release of Strimzi; 1.2.0 where left out. */
  readonly strimzi?: string;
  /** The cluster file without `kind` and `owner`. */
  readonly orders: string;
  readonly topics?: string;
  readonly users?: string;
  /** Variables of the operator; those that are not named are the same on both sides. */
  readonly variables?: Readonly<Record<string, string>>;
  /** More files, by path, such as a profile. */
  readonly others?: Readonly<Record<string, string>>;
}

export interface Transition {
  readonly change: ClusterChange;
  readonly effects: readonly Effect[];
  readonly rolls: readonly RolledPod[];
  readonly clients: readonly ClientChange[];
}

export function transition(before: OrdersFiles, after: OrdersFiles): Transition {
  const [old, now] = [objectsOf(before), objectsOf(after)];
  const [oldState, nowState] = [clusterStateOf(old), clusterStateOf(now)];
  if (oldState === undefined || nowState === undefined) throw new Error('There is no Kafka resource `orders`.');
  const withVariables = (state: ClusterState, { variables }: OrdersFiles): ClusterState =>
    variables === undefined ? state : { ...state, variables: new Map(Object.entries(variables)) };
  const states = [withVariables(oldState, before), withVariables(nowState, after)] as const;
  const { change } = clusterChangeOf(...states, diffObjects(old.objects, now.objects));
  const effects = effectsOf(change);
  return { change, effects, rolls: rollOf(change, effects), clients: clientChanges(change) };
}

/** A line for each effect, worst first within their order: `restart  listener-changed external`. For tables. */
export function linesOf({ effects }: Transition): readonly string[] {
  return effects.map(({ id, subject, outcome, risk }) =>
    [`${outcome}/${risk}`, id, ...(subject === undefined ? [] : [subject])].join(' '),
  );
}

function objectsOf({ strimzi = '1.2.0', orders, topics, users, others = {} }: OrdersFiles): {
  readonly name: string;
  readonly release: NonNullable<ReturnType<typeof strimziRelease>>;
  readonly objects: readonly RenderedObject[];
} {
  const release = strimziRelease(strimzi);
  if (release === undefined) throw new Error(`Strimzi ${strimzi} is not known.`);
  const documents = openDocuments(
    treeOf({
      ...baseTexts(),
      'clusters/hz/cluster.yaml': `kind: KubernetesCluster
provider: other
kubernetes: "1.33"
zones: [a, b, c]
storageClasses: [{ name: fast, default: true }, { name: slow }]
strimzi: { release: ${strimzi}${strimzi === '1.2.0' || strimzi === '0.45.2' ? '' : ', install: vendored'} }
`,
      'clusters/hz/orders.yaml': `kind: KafkaCluster\nowner: team-orders\n${orders}`,
      ...(topics === undefined
        ? {}
        : { 'clusters/hz/orders/topics.yaml': `kind: Topics\nowner: team-orders\n${topics}` }),
      ...(users === undefined ? {} : { 'clusters/hz/orders/users.yaml': `kind: Users\nowner: team-orders\n${users}` }),
      ...others,
    }),
  );
  const fleet = loadFleet(documents);
  const [problem] = fleet.problems;
  if (problem !== undefined) throw new Error(`${formatOrigin(problem.origin)}: ${problem.message}`);
  const files = [...generateOverlays(fleet).values()].flat();
  const { objects, problems } = createRenderer(withGenerated(documents, files)).render('overlays/hz/orders');
  const [fault] = problems;
  if (fault !== undefined) throw new Error(`${formatOrigin(fault.origin)}: ${fault.message}`);
  return { name: 'orders', release, objects };
}
