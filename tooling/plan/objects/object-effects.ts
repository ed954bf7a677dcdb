/**
 * Owns what Argo CD and Kubernetes do with changed objects. What changes within the resources of a Kafka cluster is told by
 * `strimzi/effects`; objects that are new or gone are told here, whatever their kind.
 */
import { textAt } from '../../source/plain.ts';
import type { ObjectChange } from '../plan.ts';
import { argocdEffects } from './argocd-effects.ts';
import { contentEffects } from './content-effects.ts';
import { definitionEffects } from './definition-effects.ts';
import { goneEffects } from './gone-effects.ts';
import { leftEffects } from './left-effects.ts';
import { networkEffects } from './network-effects.ts';
import { newEffects } from './new-effects.ts';
import {
  type ObjectCase,
  type ObjectEffect,
  type OverlayCase,
  type OverlayStates,
  overlayCase,
} from './object-case.ts';
import { otherEffects } from './other-effects.ts';
import { protectionEffects } from './protection.ts';
import { refusedEffects } from './refused-effects.ts';
import { rightsEffects } from './rights-effects.ts';
import { serviceEffects } from './service-effects.ts';
import { workloadEffects } from './workload-effects.ts';

/** Of what the API server takes. */
const parts = [
  protectionEffects,
  workloadEffects,
  contentEffects,
  serviceEffects,
  networkEffects,
  rightsEffects,
  definitionEffects,
  argocdEffects,
  otherEffects,
];

/**
 * @param changes objects of one overlay that differ.
 * @param states all of its objects on both sides.
 * @returns what goes first, then what is refused, then the rest; every object that differs is a cause of at least one.
 */
export function objectEffects(changes: readonly ObjectChange[], states: OverlayStates): readonly ObjectEffect[] {
  const overlay = overlayCase(changes, states);
  const gone = goneEffects(overlay);
  const refused = refusedEffects(overlay);
  const stopped = new Set(refused.filter(({ outcome }) => outcome === 'refused').flatMap((one) => one.changes));
  const isStopped = ({ fields }: ObjectCase): boolean => fields.some((one) => stopped.has(one));
  const arrives = {
    ...overlay,
    cases: overlay.cases.filter((one) => !isStopped(one)),
    after: withoutRefused(overlay, overlay.cases.filter(isStopped)),
  };
  const told = [...gone, ...refused, ...parts.flatMap((part) => part(arrives))];
  return [...told, ...newEffects(arrives, told), ...leftEffects(arrives, told)];
}

/** What the API server refuses stays as it was. */
function withoutRefused({ after }: OverlayCase, refused: readonly ObjectCase[]): OverlayCase['after'] {
  return after?.map((object) => {
    const found = refused.find(
      (one) =>
        one.kind === textAt(object, 'kind') &&
        one.name === textAt(object, 'metadata', 'name') &&
        one.namespace === textAt(object, 'metadata', 'namespace'),
    );
    return found?.before ?? object;
  });
}
