/**
 * Owns telling risky effects as findings, for formats that put them at lines: one for each effect and place, whatever the number of
 * clusters that it reaches from there.
 */
import type { Finding } from '../../lint/finding.ts';
import { nameOfEffect } from '../../plan/accept.ts';
import type { FleetPlan, PlannedEffect } from '../../plan/plan.ts';
import type { Origin } from '../../source/node.ts';
import { groupsOf } from './groups.ts';
import { rankOf } from './risk-words.ts';

export interface RiskFinding {
  readonly finding: Finding;
  /** Undefined for a fault of a file. */
  readonly effect: PlannedEffect | undefined;
}

/** Faults of files first, then the worst. A risk that is accepted is a warning, whatever it is. */
export function findingsOfPlan(plan: FleetPlan): readonly RiskFinding[] {
  const faults = plan.problems.map(
    ({ id, message, origin, related = [] }): RiskFinding => ({
      finding: { rule: id, severity: 'error', message, origin, related, clusters: [] },
      effect: undefined,
    }),
  );
  const found = new Map<string, RiskFinding>();
  for (const { ids, plan: one } of groupsOf(plan))
    for (const effect of one.effects) {
      const [origin, ...others] = effect.origins;
      if (origin === undefined || rankOf(effect.risk) < rankOf('degraded')) continue;
      const key = [nameOfEffect(effect), effect.risk, origin.file.path, origin.start, effect.says].join('\0');
      const twin = found.get(key);
      found.set(key, {
        effect,
        finding: findingOf(effect, origin, others, [...(twin?.finding.clusters ?? []), ...ids]),
      });
    }
  const risky = [...found.values()].sort((a, b) => rank(b) - rank(a));
  return [...faults, ...risky];
}

function rank({ effect }: RiskFinding): number {
  return effect === undefined || effect.accepted !== undefined ? 0 : rankOf(effect.risk);
}

function findingOf(
  effect: PlannedEffect,
  origin: Origin,
  others: readonly Origin[],
  clusters: readonly string[],
): Finding {
  const { risk, says, first = [], steps = [], accepted } = effect;
  const next = [...first, ...steps].slice(0, 1).map((text) => ` First: ${text}`);
  const taken = accepted === undefined ? '' : ` Accepted: ${accepted.reason}`;
  return {
    rule: effect.id,
    severity: accepted === undefined && rankOf(risk) >= rankOf('outage') ? 'error' : 'warning',
    message: `${risk}: ${says}${next.join('')}${taken}`,
    origin,
    related: others.map((one) => ({ origin: one, message: `also causes \`${nameOfEffect(effect)}\`` })),
    clusters: [...clusters].sort(),
  };
}
