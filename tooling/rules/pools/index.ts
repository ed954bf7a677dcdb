/** Owns the rules of this folder, by id. A rule that is not here does not run; a test compares the list with the files. */
import { group } from '../rule.ts';
import controllersBelowThree from './controllers-below-three.ts';
import controllersEven from './controllers-even.ts';
import fieldUnused from './field-unused.ts';
import kraftNotEnabled from './kraft-not-enabled.ts';
import metadataLogAboveDisk from './metadata-log-above-disk.ts';
import metadataVersionMissing from './metadata-version-missing.ts';
import metadataVersionRefused from './metadata-version-refused.ts';
import metadataVolumeUnclear from './metadata-volume-unclear.ts';
import migrationVersionsDiffer from './migration-versions-differ.ts';
import nodeIdsIgnored from './node-ids-ignored.ts';
import nodeIdsOverlap from './node-ids-overlap.ts';
import nodePoolsMissing from './node-pools-missing.ts';
import poolsUnequal from './pools-unequal.ts';
import roleMissing from './role-missing.ts';
import rolesMixed from './roles-mixed.ts';
import volumesAboveMetadataVersion from './volumes-above-metadata-version.ts';

export const pools = group('pools', 'Node pools and metadata', [
  controllersBelowThree,
  controllersEven,
  fieldUnused,
  kraftNotEnabled,
  metadataLogAboveDisk,
  metadataVersionMissing,
  metadataVersionRefused,
  metadataVolumeUnclear,
  migrationVersionsDiffer,
  nodeIdsIgnored,
  nodeIdsOverlap,
  nodePoolsMissing,
  poolsUnequal,
  roleMissing,
  rolesMixed,
  volumesAboveMetadataVersion,
]);
