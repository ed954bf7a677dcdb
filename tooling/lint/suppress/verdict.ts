/**
 * Owns the verdict on a suppression once everything was judged: over, or suppressing nothing. What a run cannot know, since it looked
 * at a part of the fleet or a fault hid what rules would find, it does not say.
 */
import type { Fleet } from '../../model/model.ts';
import { severityFor } from '../../rules/rule.ts';
import { shorten } from '../../source/show.ts';
import type { Finding } from '../finding.ts';
import { objectsOf, placeOf, treesOf } from '../finding-place.ts';
import { kubernetesOf } from '../scope.ts';
import { fieldOrigin, placeWritten } from './entry.ts';
import type { Held } from './held.ts';
import { findingAbout, type SuppressionProblem, suppressionProblem } from './problems.ts';
import type { SuppressOptions } from './suppress.ts';

export function verdictOn(held: Held, fleet: Fleet, options: SuppressOptions): readonly Finding[] {
  const problem = held.isOver
    ? over(held, fleet, options)
    : held.taken.length === 0
      ? idle(held, fleet, options)
      : undefined;
  if (problem === undefined) return [];
  return [findingAbout(problem, held.holder.kind === 'kafka' ? [held.holder.cluster.id] : [])];
}

function over(held: Held, fleet: Fleet, options: SuppressOptions): SuppressionProblem {
  const { rule, until } = held.suppression;
  const at = fieldOrigin(held.suppression, 'until');
  const ended = `This suppression ended on ${until}, and today is ${options.date}`;
  if (held.taken.length > 0 || !isSure(held, fleet, options))
    return suppressionProblem(
      'suppression-expired',
      `${ended}; mend what \`${rule}\` finds, or agree on a new day.`,
      at,
    );
  const message = `${ended}; \`${rule}\` finds nothing there any more, so delete it.`;
  return suppressionProblem('suppression-expired', message, at, removal(held));
}

function idle(held: Held, fleet: Fleet, options: SuppressOptions): SuppressionProblem | undefined {
  if (!isSure(held, fleet, options)) return undefined;
  if (held.lost !== undefined && held.objects.size === 0) return held.lost;
  const { rule } = held.suppression;
  const at = fieldOrigin(held.suppression, 'rule');
  const tier = tierWithout(held);
  const place = `\`${shorten(placeWritten(held.suppression), 120)}\``;
  if (tier !== undefined)
    return suppressionProblem(
      'suppression-unused',
      `\`${rule}\` is off in tier \`${tier}\`, so there is nothing to suppress; delete this.`,
      at,
      removal(held),
    );
  const other = otherPlace(held);
  if (other !== undefined)
    return suppressionProblem(
      'suppression-unused',
      `\`${rule}\` finds nothing at ${place}, but something at ${other}; correct the place, or delete this.`,
      at,
    );
  return suppressionProblem(
    'suppression-unused',
    `\`${rule}\` finds nothing at ${place}; delete this.`,
    at,
    removal(held),
  );
}

function removal({ suppression: { file, index } }: Held): SuppressionProblem['mend'] {
  return { remove: { node: file, route: ['suppress', index] } };
}

/** Whether this run saw all that the suppression could be for. */
function isSure({ holder, rule, isUnsure }: Held, fleet: Fleet, { scope, among, rules }: SuppressOptions): boolean {
  if (isUnsure || !rules.includes(rule)) return false;
  if (holder.kind === 'profile')
    return (
      scope.kubernetes === undefined && among === undefined && fleet.problems.length === 0 && holder.users.length > 0
    );
  const { id } = holder.kind === 'kafka' ? holder.cluster.kubernetes : holder.kubernetes;
  // A fault in the files of another Kubernetes cluster hides nothing in this one.
  const isSound = fleet.problems.every(({ origin }) => (kubernetesOf(origin.file.path) ?? id) !== id);
  if (rule.scope === 'kubernetes' && !(scope.kubernetes === undefined && isSound)) return false;
  return holder.kind === 'kafka'
    ? scope.kafka === undefined || scope.kafka === holder.cluster.id
    : scope.kafka === undefined && isSound;
}

/** The tier in which the rule says nothing, if that is why nothing is suppressed. */
function tierWithout({ holder, rule }: Held): string | undefined {
  if (holder.kind !== 'kafka') return undefined;
  const { tier } = holder.cluster.spec;
  return severityFor(rule, tier) === 'off' ? tier : undefined;
}

/** Where the rule does find something for the cluster, as it would be written in a suppression. */
function otherPlace({ holder, elsewhere, suppression }: Held): string | undefined {
  for (const { finding, context } of elsewhere) {
    const cluster = holder.kind === 'kafka' ? holder.cluster : undefined;
    const isOurs =
      holder.kind === 'kafka'
        ? finding.clusters.includes(holder.cluster.id)
        : holder.kind === 'kubernetes' && holder.kubernetes === context.kubernetes;
    if (!isOurs) continue;
    const { file, object, path } = placeOf(
      finding,
      treesOf(cluster, context.kubernetes),
      objectsOf(context, cluster?.id),
    );
    const writtenBy = suppression.file.origin.file.path;
    const isOfList = cluster?.lists.includes(suppression.file) === true;
    if (isOfList && file !== writtenBy) continue;
    if (object !== undefined) return `\`object: ${object}\``;
    if (file === undefined || path === '') continue;
    const isNear = file === writtenBy || cluster?.layers.some((one) => one.origin.file.path === file) === true;
    return isNear ? `\`${path}\`` : `\`${path}\` of ${file}`;
  }
  return undefined;
}
