/** Owns the rules of this folder, by id. A rule that is not here does not run; a test compares the list with the files. */
import { group } from '../rule.ts';
import clustersCollide from './clusters-collide.ts';
import objectWrittenTwice from './object-written-twice.ts';

export const names = group('names', 'Names and labels', [clustersCollide, objectWrittenTwice]);
