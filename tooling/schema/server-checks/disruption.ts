/** Owns PodDisruptionBudgets. Source: `pkg/apis/policy/validation`. */
import type { At } from './at.ts';
import { checkNumberOrPercent } from './numbers.ts';
import { checkLabelSelector } from './selectors.ts';

export function checkDisruptionBudget(budget: At): void {
  const spec = budget.get('spec');
  const least = spec.get('minAvailable');
  const most = spec.get('maxUnavailable');
  if (least.isSet && most.isSet) least.forbid(`so is ${most.name}; set one of them`);
  checkNumberOrPercent(least, 100);
  checkNumberOrPercent(most, 100);
  spec.get('unhealthyPodEvictionPolicy').notEmpty();
  checkLabelSelector(spec.get('selector'));
}
