/** Owns knowing the cluster operator of Strimzi by its Deployment, and reading what it runs. */
import type { Plain } from '../../source/node.ts';
import { listAt, plainAt, textAt } from '../../source/plain.ts';

/** By what it runs, whatever it is called. */
export function isClusterOperator(object: Plain | undefined): boolean {
  return (
    textAt(object, 'kind') === 'Deployment' &&
    containersOf(object).some(
      (one) =>
        [...listAt(one, 'args'), ...listAt(one, 'command')].some(
          (part) => typeof part === 'string' && part.endsWith('cluster_operator_run.sh'),
        ) || listAt(one, 'env').some((variable) => textAt(variable, 'name') === 'STRIMZI_NAMESPACE'),
    )
  );
}

export function imagesOf(object: Plain | undefined): readonly string[] {
  return containersOf(object).flatMap((one) => textAt(one, 'image') ?? []);
}

export function containersOf(object: Plain | undefined): readonly Plain[] {
  return listAt(object, 'spec', 'template', 'spec', 'containers');
}

/** Namespaces, sorted; undefined where it watches all. */
export function namespacesWatched(operator: Plain | undefined): readonly string[] | undefined {
  for (const container of containersOf(operator)) {
    const variable = listAt(container, 'env').find((one) => textAt(one, 'name') === 'STRIMZI_NAMESPACE');
    if (variable === undefined) continue;
    const value = plainAt(variable, 'value');
    // Its own, which a field reference gives.
    if (value === undefined) return [textAt(operator, 'metadata', 'namespace') ?? ''];
    const names = String(value)
      .split(',')
      .map((one) => one.trim())
      .filter((one) => one !== '');
    return names.length === 0 || names.includes('*') ? undefined : names.sort();
  }
  return undefined;
}

/** The value that stands for a variable; the last one counts. */
export function variableIn(operator: Plain | undefined, name: string): string | undefined {
  const found = containersOf(operator)
    .flatMap((one) => listAt(one, 'env'))
    .filter((one) => textAt(one, 'name') === name);
  return textAt(found.at(-1), 'value');
}
