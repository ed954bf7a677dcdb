/** Owns the words for a risk: the verdict on a whole plan, the colour and the sign of each. */
import type { FleetPlan, PlannedEffect } from '../../plan/plan.ts';
import { type Risk, risks } from '../../strimzi/effects/effect.ts';
import type { Paint } from '../paint.ts';

export function rankOf(risk: Risk): number {
  return risks.indexOf(risk);
}

export function worstOf(found: readonly Risk[]): Risk {
  return risks[Math.max(0, ...found.map(rankOf))] ?? 'none';
}

/** What is left of the risk when those are taken away that somebody has accepted. */
export function openRisk(effects: readonly PlannedEffect[]): Risk {
  return worstOf(effects.filter((one) => one.accepted === undefined).map((one) => one.risk));
}

export function signOf(risk: Risk): '✗' | '!' | '✓' {
  if (risk === 'outage' || risk === 'data loss') return '✗';
  return risk === 'degraded' ? '!' : '✓';
}

export function paintRisk(risk: Risk, paint: Paint): (text: string) => string {
  const sign = signOf(risk);
  if (sign === '✗') return paint.red;
  if (sign === '!') return paint.yellow;
  return risk === 'none' ? paint.dim : (text) => text;
}

/** What keeps parts of the fleet out of the plan; lines of `accept` that are wrong hide nothing. */
export function hidingProblems({ problems }: FleetPlan): FleetPlan['problems'] {
  return problems.filter((one) => one.id !== 'accept-unused');
}

const verdicts: Readonly<Record<Risk, string>> = {
  none: 'Safe to merge: nothing restarts and nothing is lost',
  restart: 'Safe to merge: pods restart one by one, and clients are served meanwhile',
  degraded: 'Merge with care: something runs with less than before, or does not become what was asked for',
  outage: 'Not safe to merge: clients or the operator stop',
  'data loss': 'Not safe to merge: data can be lost',
};

/** One sentence: may it be merged. `where` names who has the worst risk; empty where that is nobody. */
export function verdictOf(plan: FleetPlan, where: string): { readonly risk: Risk; readonly text: string } {
  const hidden = hidingProblems(plan).length;
  const at = where === '' ? '' : ` (${where})`;
  if (hidden > 0) {
    const rest = plan.risk === 'none' ? '' : ` What is known: ${plan.risk}${at}.`;
    const faults = `${hidden === 1 ? 'a fault keeps a part' : `${hidden} faults keep parts`} of the fleet out of this plan`;
    return { risk: worstOf([plan.risk, 'outage']), text: `No verdict: ${faults}.${rest}` };
  }
  const named = plan.risk === 'none' || plan.risk === 'restart' ? '' : at;
  if (plan.riskWithAccepted === plan.risk) return { risk: plan.risk, text: `${verdicts[plan.risk]}${named}.` };
  const agreed = `a risk of ${plan.riskWithAccepted} is accepted in this change`;
  return rankOf(plan.risk) > rankOf('restart')
    ? { risk: plan.risk, text: `${verdicts[plan.risk]}${named}. Besides, ${agreed}.` }
    : {
        risk: 'degraded',
        text: `Merge only as agreed: ${agreed}; beside that, ${plan.risk === 'none' ? 'nothing restarts' : 'pods restart one by one'}.`,
      };
}
