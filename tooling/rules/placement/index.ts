/** Owns the rules of this folder, by id. A rule that is not here does not run; a test compares the list with the files. */
import { group } from '../rule.ts';
import affinityContradiction from './affinity-contradiction.ts';
import drainStopsWrites from './drain-stops-writes.ts';
import drainsBlocked from './drains-blocked.ts';
import gracePeriodTooShort from './grace-period-too-short.ts';
import hostAntiAffinity from './host-anti-affinity.ts';
import largerThanAnyHost from './larger-than-any-host.ts';
import noHostAcceptsPods from './no-host-accepts-pods.ts';
import noSpareHost from './no-spare-host.ts';
import nodePoolNotSelected from './node-pool-not-selected.ts';
import nodePoolUnknown from './node-pool-unknown.ts';
import nodePoolsOvercommitted from './node-pools-overcommitted.ts';
import placementSelector from './placement-selector.ts';
import rackMissing from './rack-missing.ts';
import tooFewHosts from './too-few-hosts.ts';
import topologyLabelUnknown from './topology-label-unknown.ts';
import zoneLossStopsCluster from './zone-loss-stops-cluster.ts';
import zoneSpreadMissing from './zone-spread-missing.ts';
import zoneSpreadUnsatisfiable from './zone-spread-unsatisfiable.ts';
import zoneUnknown from './zone-unknown.ts';

export const placement = group('placement', 'Anti-affinity and placement', [
  affinityContradiction,
  drainStopsWrites,
  drainsBlocked,
  gracePeriodTooShort,
  hostAntiAffinity,
  largerThanAnyHost,
  noHostAcceptsPods,
  noSpareHost,
  nodePoolNotSelected,
  nodePoolUnknown,
  nodePoolsOvercommitted,
  placementSelector,
  rackMissing,
  tooFewHosts,
  topologyLabelUnknown,
  zoneLossStopsCluster,
  zoneSpreadMissing,
  zoneSpreadUnsatisfiable,
  zoneUnknown,
]);
