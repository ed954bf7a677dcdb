/** Owns what it means that the cluster operator is gone or looks after less. */
import type { Plain } from '../../source/node.ts';
import { listAt, plainAt, textAt } from '../../source/plain.ts';
import { containersOf, isClusterOperator } from '../../strimzi/operator/deployment.ts';
import type { Deletion } from './gone-kinds.ts';
import { listed, type ObjectCase } from './object-case.ts';

/** @param how `Argo CD deletes`, or what else leaves it without pods, before the title. */
export function operatorIsGone({ title, before }: ObjectCase, how: string): Deletion {
  const namespaces = watchedBy(before);
  const where = namespaces === undefined ? 'in any namespace' : `in ${listed(namespaces)}`;
  return {
    id: 'operator-gone',
    risk: 'outage',
    says: `${how} ${title}, the cluster operator: nobody looks after Kafka clusters ${where} any more, so pods that fail are not made anew, certificates run out, and no change arrives.`,
    first: [
      'See that no Kafka resource is left that it looks after, or that another operator watches these namespaces.',
    ],
  };
}

/** Namespaces, sorted; undefined where it watches all. */
function watchedBy(operator: Plain | undefined): readonly string[] | undefined {
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

/** Namespaces that nobody looks after any more; `*` for all others. */
export function unwatched({ before, after }: ObjectCase): readonly string[] {
  if (!isClusterOperator(before) || !isClusterOperator(after)) return [];
  const [old, now] = [watchedBy(before), watchedBy(after)];
  if (now === undefined) return [];
  return old === undefined ? ['*'] : old.filter((one) => !now.includes(one));
}
