/** Owns how rules read where pods may run: the terms of anti-affinity and spread, and which pods of the cluster they select. */
import type { Plain, Route } from '../../source/node.ts';
import { textAt } from '../../source/plain.ts';
import { holds, type Labels, type Requirement, requirementsOf } from '../../strimzi/notations/label-selector.ts';
import type { KafkaContext } from '../context.ts';
import { namespaceOf } from '../kafka-resource.ts';
import type { Nodes } from '../nodes.ts';
import { oncePerNodes } from '../remember.ts';

/** An anti-affinity term or a spread constraint. */
export interface Term {
  /** Where the term stands among the fields of its nodes; its `labelSelector` is below. */
  readonly route: Route;
  /** Whether the scheduler keeps to it in any case. */
  readonly required: boolean;
  /** What its selector asks of pods; undefined where it has none, which selects nothing. */
  readonly requirements: readonly Requirement[] | undefined;
  /** Node label whose values are the places that pods are kept apart or spread over. */
  readonly topologyKey: string | undefined;
  /** Namespaces it looks at; undefined for that of the pods, and where a `namespaceSelector` decides. */
  readonly namespaces: readonly string[] | undefined;
}

type PlainMap = { readonly [key: string]: Plain };

/**
 * Terms that keep pods apart. Whatever their `topologyKey` is: a node has one value for each label, so pods that may not share a zone
 * may not share a host either.
 */
export const antiAffinityTerms = oncePerNodes((nodes): readonly Term[] => {
  const route: Route = ['template', 'pod', 'affinity', 'podAntiAffinity'];
  const required: Route = [...route, 'requiredDuringSchedulingIgnoredDuringExecution'];
  const preferred: Route = [...route, 'preferredDuringSchedulingIgnoredDuringExecution'];
  return [
    ...nodes.list(...required).map((term, index) => readTerm(term, [...required, index], true)),
    ...nodes
      .list(...preferred)
      .map((weighted, index) =>
        readTerm(asMap(weighted)['podAffinityTerm'], [...preferred, index, 'podAffinityTerm'], false),
      ),
  ];
});

export const spreadConstraints = oncePerNodes((nodes): readonly Term[] => {
  const route: Route = ['template', 'pod', 'topologySpreadConstraints'];
  return nodes.list(...route).map((constraint, index) => {
    const required = asMap(constraint)['whenUnsatisfiable'] === 'DoNotSchedule';
    return { ...readTerm(constraint, [...route, index], required), namespaces: undefined };
  });
});

export function readTerm(term: Plain | undefined, route: Route, required: boolean): Term {
  const { labelSelector, namespaces, namespaceSelector } = asMap(term);
  const listed = Array.isArray(namespaces) && namespaces.length > 0 && namespaceSelector === undefined;
  return {
    route,
    required,
    requirements: requirementsOf(labelSelector),
    topologyKey: textAt(term, 'topologyKey'),
    namespaces: listed ? (namespaces as readonly Plain[]).map(String) : undefined,
  };
}

function asMap(value: Plain | undefined): PlainMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as PlainMap) : {};
}

/** Terms among these that are for the pods that have them, all of these. */
export function ownTerms(context: KafkaContext, nodes: Nodes, terms: readonly Term[]): readonly Term[] {
  return terms.filter((term) => selects(context, term, nodes));
}

/** Whether a term of some nodes is for all pods of these nodes. */
export function selects(context: KafkaContext, term: Term, nodes: Nodes): boolean {
  return missOf(context, term, nodes) === undefined;
}

/** The labels of each pod, as the operator gives them. */
const podsOf = oncePerNodes(({ part, pool }, { made }: KafkaContext): readonly Labels[] => {
  const pods = made?.ofKind('Pod') ?? [];
  return pods
    .filter((pod) => pod.component === part && (pool === undefined || pod.pool === pool))
    .map(({ labels }) => labels);
});

/** Why a term does not select all of the pods; undefined if it does. */
export type Miss =
  | { readonly why: 'namespace'; readonly namespaces: readonly string[]; readonly route: Route }
  | { readonly why: 'no selector'; readonly route: Route }
  | {
      readonly why: 'label';
      readonly requirement: Requirement;
      readonly value: string | undefined;
      readonly route: Route;
    };

const known = new WeakMap<Term, WeakMap<Nodes, { readonly miss: Miss | undefined }>>();

export function missOf(context: KafkaContext, term: Term, nodes: Nodes): Miss | undefined {
  const byNodes = known.get(term) ?? new WeakMap<Nodes, { readonly miss: Miss | undefined }>();
  known.set(term, byNodes);
  const found = byNodes.get(nodes) ?? { miss: findMiss(context, term, nodes) };
  byNodes.set(nodes, found);
  return found.miss;
}

function findMiss(context: KafkaContext, term: Term, nodes: Nodes): Miss | undefined {
  const namespace = context.kafka && namespaceOf(context.kafka);
  if (term.namespaces !== undefined && namespace !== undefined && !term.namespaces.includes(namespace))
    return { why: 'namespace', namespaces: term.namespaces, route: [...term.route, 'namespaces'] };
  if (term.requirements === undefined) return { why: 'no selector', route: term.route };
  for (const requirement of term.requirements) {
    const pod = podsOf(nodes, context).find((labels) => !holds(requirement, labels));
    if (pod === undefined) continue;
    const single = requirement.values.length === 1 && requirement.route[0] === 'matchExpressions';
    const route = [...term.route, 'labelSelector', ...requirement.route, ...(single ? ['values', 0] : [])];
    return { why: 'label', requirement, value: pod[requirement.key], route };
  }
  return undefined;
}
