/** Owns the rules of this folder, by id. A rule that is not here does not run; a test compares the list with the files. */
import { group } from '../rule.ts';
import hostAntiAffinity from './host-anti-affinity.ts';
import nodePoolUnknown from './node-pool-unknown.ts';
import placementSelector from './placement-selector.ts';
import zoneUnknown from './zone-unknown.ts';

export const placement = group('placement', 'Anti-affinity and placement', [
  hostAntiAffinity,
  nodePoolUnknown,
  placementSelector,
  zoneUnknown,
]);
