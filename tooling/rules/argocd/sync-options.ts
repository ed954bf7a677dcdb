/** Owns reading the options that an object of Argo CD's has as text: `Prune=false,Delete=false`. */
import type { Plain } from '../../source/node.ts';
import { textAt } from '../../source/plain.ts';

/** Options of an annotation, as Argo CD splits them. */
export function optionsOf(plain: Plain, annotation: string): readonly string[] {
  return (textAt(plain, 'metadata', 'annotations', annotation) ?? '').split(',').map((one) => one.trim());
}

export function hasSyncOption(plain: Plain, option: string): boolean {
  return optionsOf(plain, 'argocd.argoproj.io/sync-options').includes(option);
}
