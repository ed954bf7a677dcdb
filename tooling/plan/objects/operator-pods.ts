/** Owns what it means that the cluster operator is gone or looks after less. */
import { isClusterOperator, namespacesWatched } from '../../strimzi/operator/deployment.ts';
import type { Deletion } from './gone-kinds.ts';
import { listed, type ObjectCase } from './object-case.ts';

/** @param how `Argo CD deletes`, or what else leaves it without pods, before the title. */
export function operatorIsGone({ title, before }: ObjectCase, how: string): Deletion {
  const namespaces = namespacesWatched(before);
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

/** Namespaces that nobody looks after any more; `*` for all others. */
export function unwatched({ before, after }: ObjectCase): readonly string[] {
  if (!isClusterOperator(before) || !isClusterOperator(after)) return [];
  const [old, now] = [namespacesWatched(before), namespacesWatched(after)];
  if (now === undefined) return [];
  return old === undefined ? ['*'] : old.filter((one) => !now.includes(one));
}
