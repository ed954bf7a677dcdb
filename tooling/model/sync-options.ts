/**
 * Owns how Argo CD reads the options that an object has as annotations: parts between commas, without the space around them; of an option
 * that stands twice the first counts. Source: gitops-engine of Argo CD 3.5.7, `pkg/sync/resource/annotations.go`, `isPruningDisabled`;
 * `shouldBeDeleted` in `controller/appcontroller.go`.
 */
import type { Plain } from '../source/node.ts';
import { textAt } from '../source/plain.ts';

export const syncOptions = 'argocd.argoproj.io/sync-options';
export const compareOptions = 'argocd.argoproj.io/compare-options';

/** What keeps an object whatever becomes of its manifest or its Application. */
export const protection = 'Prune=false,Delete=false';

/** Parts of an annotation of an object, each once. */
export function optionsAt(object: Plain | undefined, annotation: string): readonly string[] {
  return optionsIn(textAt(object, 'metadata', 'annotations', annotation) ?? '');
}

export function optionsIn(text: string): readonly string[] {
  const parts = text.split(',').map((one) => one.trim());
  return [...new Set(parts.filter((one) => one !== ''))];
}

/** The value of `Prune` or `Delete`; undefined where nothing is said. */
export function optionValue(options: readonly string[], name: 'Prune' | 'Delete'): string | undefined {
  return options.find((one) => one.startsWith(`${name}=`))?.slice(name.length + 1);
}

/** Whether Argo CD leaves the object alone once it is in no overlay any more. */
export function staysWhenPruned(object: Plain | undefined): boolean {
  return optionValue(optionsAt(object, syncOptions), 'Prune') === 'false';
}

/** Whether it stays when its Application is deleted with all that belongs to it; a CustomResourceDefinition does anyway. */
export function staysInCascade(object: Plain | undefined): boolean {
  return (
    textAt(object, 'kind') === 'CustomResourceDefinition' ||
    optionValue(optionsAt(object, syncOptions), 'Delete') === 'false' ||
    optionsAt(object, 'helm.sh/resource-policy').includes('keep')
  );
}

/** Whether neither a prune nor a cascade takes it away. */
export function isProtected(object: Plain | undefined): boolean {
  return staysWhenPruned(object) && staysInCascade(object);
}

/** The protection before options that somebody wrote. What these say of `Prune` or `Delete` themselves is theirs, and judged by a rule. */
export function withProtection(written: string | undefined): string {
  const options = optionsIn(written ?? '');
  const added = (['Prune', 'Delete'] as const)
    .filter((name) => optionValue(options, name) === undefined)
    .map((name) => `${name}=false`);
  return [...added, ...options].join(',');
}
