/** Owns the rules of this folder, by id. A rule that is not here does not run; a test compares the list with the files. */
import { group } from '../rule.ts';
import storageClassUnknown from './storage-class-unknown.ts';
import storageSizeLimits from './storage-size-limits.ts';

export const storage = group('storage', 'Storage', [storageClassUnknown, storageSizeLimits]);
