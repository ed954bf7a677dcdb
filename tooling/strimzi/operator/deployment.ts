/** Owns knowing the cluster operator of Strimzi by its Deployment, and reading what it runs. */
import type { Plain } from '../../source/node.ts';
import { listAt, textAt } from '../../source/plain.ts';

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
