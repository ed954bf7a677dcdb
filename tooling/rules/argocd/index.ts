/** Owns the list of rules about how Argo CD rolls the repository out. */
import { group } from '../rule.ts';
import applicationFileUnfit from './application-file-unfit.ts';
import applicationNameUnfit from './application-name-unfit.ts';
import applicationSetBreaks from './application-set-breaks.ts';
import applicationSetUnsafe from './application-set-unsafe.ts';
import applicationSetsOutOfOrder from './application-sets-out-of-order.ts';
import applicationSourceUnfit from './application-source-unfit.ts';
import applicationSyncUnsafe from './application-sync-unsafe.ts';
import applicationTargetUnknown from './application-target-unknown.ts';
import argocdSettingUnsafe from './argocd-setting-unsafe.ts';
import deletableUnknown from './deletable-unknown.ts';
import kafkaNotInLastWave from './kafka-not-in-last-wave.ts';
import maintenanceWindowTooShort from './maintenance-window-too-short.ts';
import maintenanceWithoutArgocd from './maintenance-without-argocd.ts';
import overlayWithoutApplication from './overlay-without-application.ts';
import ownerWithoutTeam from './owner-without-team.ts';
import projectRefusesObject from './project-refuses-object.ts';
import projectTooWide from './project-too-wide.ts';
import projectUnguarded from './project-unguarded.ts';
import statefulObjectUnprotected from './stateful-object-unprotected.ts';
import syncDifferenceHidden from './sync-difference-hidden.ts';
import syncOptionUnknown from './sync-option-unknown.ts';
import syncWindowByHand from './sync-window-by-hand.ts';
import trackingInGit from './tracking-in-git.ts';
import unsafeSyncOption from './unsafe-sync-option.ts';

export const argocd = group('argocd', 'Argo CD', [
  applicationFileUnfit,
  applicationNameUnfit,
  applicationSetBreaks,
  applicationSetUnsafe,
  applicationSetsOutOfOrder,
  applicationSourceUnfit,
  applicationSyncUnsafe,
  applicationTargetUnknown,
  argocdSettingUnsafe,
  deletableUnknown,
  kafkaNotInLastWave,
  maintenanceWindowTooShort,
  maintenanceWithoutArgocd,
  overlayWithoutApplication,
  ownerWithoutTeam,
  projectRefusesObject,
  projectTooWide,
  projectUnguarded,
  statefulObjectUnprotected,
  syncDifferenceHidden,
  syncOptionUnknown,
  syncWindowByHand,
  trackingInGit,
  unsafeSyncOption,
]);
