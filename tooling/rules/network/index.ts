/** Owns the rules of this folder, by id. A rule that is not here does not run; a test compares the list with the files. */
import { group } from '../rule.ts';
import nodePortOutOfRange from './node-port-out-of-range.ts';
import nodePortUsedTwice from './node-port-used-twice.ts';

export const network = group('network', 'Listeners and network', [nodePortOutOfRange, nodePortUsedTwice]);
