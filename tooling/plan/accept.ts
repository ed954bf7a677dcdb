/**
 * Owns which risks of a plan are taken: lines of `accept` that came with the change. A line that was there before counts for nothing, so
 * that what somebody took once is not taken for ever.
 */
import { acceptableRisks } from '../model/schema/accept.ts';
import { samePlain } from '../source/edit-plain.ts';
import { nearest } from '../source/nearest.ts';
import { nodeAt, type Origin, toPlain, type YamlMap } from '../source/node.ts';
import { listAt, textAt } from '../source/plain.ts';
import type { Problem } from '../source/problem.ts';
import type { Risk } from '../strimzi/effects/effect.ts';
import type { PlannedEffect } from './plan.ts';

/** A line that counts, or one that lingers. */
export interface Acceptance {
  readonly change: string;
  readonly risk: Risk;
  readonly reason: string;
  readonly origin: Origin;
  readonly isNew: boolean;
}

/** What `accept` calls an effect. */
export function nameOfEffect({ id, subject }: Pick<PlannedEffect, 'id' | 'subject'>): string {
  return subject === undefined ? id : `${id} ${subject}`;
}

/** @param before the same file at the base; undefined for a new one. */
export function acceptancesIn(file: YamlMap, before: YamlMap | undefined): readonly Acceptance[] {
  const list = nodeAt(file, ['accept']);
  const old = before === undefined ? [] : listAt(toPlain(before), 'accept');
  if (list?.kind !== 'list') return [];
  return list.items.flatMap((item) => {
    const plain = toPlain(item);
    const [change, risk, reason] = ['change', 'risk', 'reason'].map((key) => textAt(plain, key));
    const known = acceptableRisks.find((one) => one === risk);
    if (change === undefined || known === undefined || reason === undefined) return [];
    return [{ change, risk: known, reason, origin: item.origin, isNew: !old.some((one) => samePlain(one, plain)) }];
  });
}

/** The effects, those that are accepted with the line that does. A line with another risk than the plan's accepts nothing. */
export function withAccepted(
  effects: readonly PlannedEffect[],
  acceptances: readonly Acceptance[],
): readonly PlannedEffect[] {
  return effects.map((effect) => {
    const found = acceptances.find(
      (one) => one.isNew && one.change === nameOfEffect(effect) && one.risk === effect.risk,
    );
    return found === undefined ? effect : { ...effect, accepted: { reason: found.reason, origin: found.origin } };
  });
}

/**
 * Lines that accept nothing: left from an earlier change, or wrong about what happens or what it may cost.
 * @param effects of everything that the file can accept for.
 */
export function acceptProblems(
  acceptances: readonly Acceptance[],
  effects: readonly PlannedEffect[],
): readonly Problem[] {
  const risky = effects.filter((one) => one.risk !== 'none');
  return acceptances.flatMap(({ change, risk, isNew, origin }): readonly Problem[] => {
    const problem = (message: string): readonly Problem[] => [{ id: 'accept-unused', message, origin }];
    if (!isNew)
      return problem(
        `\`${change}\` was accepted in an earlier change and counts for nothing any more; take the line out.`,
      );
    const named = risky.filter((one) => nameOfEffect(one) === change);
    if (named.some((one) => one.risk === risk)) return [];
    const [first] = named;
    if (first !== undefined)
      return problem(`The risk of \`${change}\` is \`${first.risk}\`, not \`${risk}\`; write that.`);
    const names = [...new Set(risky.map(nameOfEffect))];
    const meant = nearest(change, names);
    const instead =
      meant !== undefined
        ? `did you mean \`${meant}\`?`
        : names.length === 0
          ? 'the change has no risk to accept, so take the line out.'
          : `the plan has ${names
              .slice(0, 5)
              .map((one) => `\`${one}\``)
              .join(', ')}${names.length > 5 ? ' and more' : ''}.`;
    return problem(`Nothing of this change is called \`${change}\`; ${instead}`);
  });
}
