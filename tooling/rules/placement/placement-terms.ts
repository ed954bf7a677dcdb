/** Owns how rules read where pods may run: the terms of anti-affinity and spread, and whether they select the cluster's own pods. */
import type { Plain, Route } from '../../source/node.ts';
import { textAt } from '../../source/plain.ts';
import { holds, type Labels, type Requirement, requirementsOf } from '../../strimzi/label-selector.ts';
import { podLabels } from '../../strimzi/pod-labels.ts';
import { type KafkaResource, namespaceOf, type Part } from '../kafka-resource.ts';
import { oncePerPart } from '../remember.ts';

/** An anti-affinity term or a spread constraint. */
export interface Term {
  /** Where the term stands in the Kafka resource; its `labelSelector` is below. */
  readonly route: Route;
  /** Whether the scheduler keeps to it in any case. */
  readonly required: boolean;
  readonly selector: Plain | undefined;
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
export const antiAffinityTerms = oncePerPart((kafka, part): readonly Term[] => {
  const route: Route = ['spec', part, 'template', 'pod', 'affinity', 'podAntiAffinity'];
  const required: Route = [...route, 'requiredDuringSchedulingIgnoredDuringExecution'];
  const preferred: Route = [...route, 'preferredDuringSchedulingIgnoredDuringExecution'];
  return [
    ...kafka.list(...required).map((term, index) => readTerm(term, [...required, index], true)),
    ...kafka
      .list(...preferred)
      .map((weighted, index) =>
        readTerm(asMap(weighted)['podAffinityTerm'], [...preferred, index, 'podAffinityTerm'], false),
      ),
  ];
});

export const spreadConstraints = oncePerPart((kafka, part): readonly Term[] => {
  const route: Route = ['spec', part, 'template', 'pod', 'topologySpreadConstraints'];
  return kafka.list(...route).map((constraint, index) => {
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
    selector: labelSelector,
    topologyKey: textAt(term, 'topologyKey'),
    namespaces: listed ? (namespaces as readonly Plain[]).map(String) : undefined,
  };
}

function asMap(value: Plain | undefined): PlainMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as PlainMap) : {};
}

/** Terms among these that are for the part's own pods, all of them. */
export function ownTerms(kafka: KafkaResource, part: Part, terms: readonly Term[]): readonly Term[] {
  if (terms.length === 0) return terms;
  const pods = podsOf(kafka, part);
  return terms.filter((term) => missOf(term, pods, namespaceOf(kafka)) === undefined);
}

/** The labels of each pod of a part, as the operator gives them. */
export const podsOf = oncePerPart((kafka, part): readonly Labels[] =>
  podLabels({
    cluster: kafka.name,
    part,
    replicas: kafka.replicas(part),
    resourceLabels: labelsAt(kafka, ['metadata', 'labels']),
    templateLabels: labelsAt(kafka, ['spec', part, 'template', 'pod', 'metadata', 'labels']),
  }),
);

function labelsAt(kafka: KafkaResource, route: Route): Labels {
  return Object.fromEntries(Object.entries(kafka.map(...route)).map(([key, value]) => [key, String(value)]));
}

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

export function missOf(term: Term, pods: readonly Labels[], namespace: string | undefined): Miss | undefined {
  if (term.namespaces !== undefined && namespace !== undefined && !term.namespaces.includes(namespace))
    return { why: 'namespace', namespaces: term.namespaces, route: [...term.route, 'namespaces'] };
  const requirements = requirementsOf(term.selector);
  if (requirements === undefined) return { why: 'no selector', route: term.route };
  for (const requirement of requirements) {
    const pod = pods.find((labels) => !holds(requirement, labels));
    if (pod === undefined) continue;
    const single = requirement.values.length === 1 && requirement.route[0] === 'matchExpressions';
    const route = [...term.route, 'labelSelector', ...requirement.route, ...(single ? ['values', 0] : [])];
    return { why: 'label', requirement, value: pod[requirement.key], route };
  }
  return undefined;
}
