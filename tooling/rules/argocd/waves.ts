/**
 * Owns when Argo CD applies an object in a sync: its phase and its wave. Source: gitops-engine of Argo CD 3.5.7, `pkg/sync/syncwaves`,
 * `pkg/sync/hook`, `pkg/sync/hook/helm`.
 */
import { optionsAt } from '../../model/sync-options.ts';
import type { Plain } from '../../source/node.ts';
import { textAt } from '../../source/plain.ts';

export const waveAnnotation = 'argocd.argoproj.io/sync-wave';
export const hookAnnotation = 'argocd.argoproj.io/hook';
export const helmHook = 'helm.sh/hook';
const helmWeight = 'helm.sh/hook-weight';

const hookTypes: readonly string[] = ['PreSync', 'Sync', 'PostSync', 'Skip', 'SyncFail'];
const helmTypes: Readonly<Record<string, string>> = {
  'pre-install': 'PreSync',
  'pre-upgrade': 'PreSync',
  'post-install': 'PostSync',
  'post-upgrade': 'PostSync',
};

/** What an object is a hook for; none for a plain object. `Skip` alone is one that is not applied at all. */
export function hooksOf(object: Plain): readonly string[] {
  const own = optionsAt(object, hookAnnotation).filter((one) => hookTypes.includes(one));
  if (own.length > 0) return own;
  const helm = optionsAt(object, helmHook).flatMap((one) =>
    Object.hasOwn(helmTypes, one) ? (helmTypes[one] ?? []) : [],
  );
  return [...new Set(helm)];
}

/** A whole number as Go reads it; anything else is no number. */
export function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^[+-]?[0-9]{1,18}$/.test(text) ? Number(text) : undefined;
}

/** What is no whole number counts as if it were not there. */
export function waveOf(object: Plain): number {
  const annotation = (name: string): number | undefined => wholeNumber(textAt(object, 'metadata', 'annotations', name));
  return annotation(waveAnnotation) ?? annotation(helmWeight) ?? 0;
}
