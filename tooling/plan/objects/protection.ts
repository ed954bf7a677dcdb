/**
 * Owns what the annotations of an object tell Argo CD of deleting it. What counts is what the live object has, which is what the overlay
 * said before: a protection that goes in the change that removes the object still holds.
 */
import { compareOptions, optionsAt, optionValue, syncOptions } from '../../model/sync-options.ts';
import type { Plain } from '../../source/node.ts';
import { fieldsAt, listed, type ObjectCase, type ObjectEffect, type OverlayCase } from './object-case.ts';

export interface Protection {
  /** What Argo CD does once the object is in no overlay any more. */
  readonly prune: 'deletes' | 'keeps' | 'asks';
  /** Whether its Application is Synced with the object left behind. */
  readonly isIgnored: boolean;
}

export function protectionOf(object: Plain | undefined): Protection {
  const prune = optionValue(optionsAt(object, syncOptions), 'Prune');
  return {
    prune: prune === 'false' ? 'keeps' : prune === 'confirm' ? 'asks' : 'deletes',
    isIgnored: optionsAt(object, compareOptions).includes('IgnoreExtraneous'),
  };
}

/** Of objects that stay. */
export function protectionEffects({ cases }: OverlayCase): readonly ObjectEffect[] {
  const turned = (was: boolean): readonly ObjectCase[] =>
    cases.filter(
      ({ change, before, after }) =>
        change === 'changed' &&
        (protectionOf(before).prune === 'keeps') === was &&
        (protectionOf(after).prune === 'keeps') !== was,
    );
  const [dropped, added] = [turned(true), turned(false)];
  const changes = (of: readonly ObjectCase[]): ObjectEffect['changes'] =>
    of.flatMap((one) => fieldsAt(one, ['metadata', 'annotations', 'argocd.argoproj.io/sync-options']));
  return [
    ...dropped.map(
      (one): ObjectEffect => ({
        id: 'protection-dropped',
        subject: one.subject,
        outcome: 'none',
        risk: 'none',
        changes: changes([one]),
        says: `${one.title} loses \`Prune=false\`: nothing happens now, and Argo CD deletes it as soon as a later change takes it out of the overlay.`,
      }),
    ),
    ...(added.length === 0
      ? []
      : [
          {
            id: 'protection-added',
            outcome: 'none',
            risk: 'none',
            changes: changes(added),
            says: `Argo CD does not delete ${listed(added.map(({ subject }) => subject))} any more when a change takes it out of the overlay.`,
          } satisfies ObjectEffect,
        ]),
  ];
}
