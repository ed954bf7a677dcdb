/** Owns the rules of this folder, by id. A rule that is not here does not run; a test compares the list with the files. */
import { group } from '../rule.ts';
import configMapUnknown from './config-map-unknown.ts';
import configMapUnused from './config-map-unused.ts';
import disruptionBudgetSelectsNothing from './disruption-budget-selects-nothing.ts';
import disruptionBudgetsOverlap from './disruption-budgets-overlap.ts';
import monitorSelectsNothing from './monitor-selects-nothing.ts';
import networkPolicyPeerUnknown from './network-policy-peer-unknown.ts';
import networkPolicySelectsNothing from './network-policy-selects-nothing.ts';
import rebalanceTemplateUnknown from './rebalance-template-unknown.ts';
import roleUnknown from './role-unknown.ts';
import secretUnknown from './secret-unknown.ts';
import serviceAccountUnknown from './service-account-unknown.ts';
import serviceAccountUnused from './service-account-unused.ts';
import servicePortUnknown from './service-port-unknown.ts';
import serviceSelectsNothing from './service-selects-nothing.ts';
import serviceUnknown from './service-unknown.ts';
import volumeUnused from './volume-unused.ts';

export const references = group('references', 'What refers to what', [
  configMapUnknown,
  configMapUnused,
  disruptionBudgetSelectsNothing,
  disruptionBudgetsOverlap,
  monitorSelectsNothing,
  networkPolicyPeerUnknown,
  networkPolicySelectsNothing,
  rebalanceTemplateUnknown,
  roleUnknown,
  secretUnknown,
  serviceAccountUnknown,
  serviceAccountUnused,
  servicePortUnknown,
  serviceSelectsNothing,
  serviceUnknown,
  volumeUnused,
]);
