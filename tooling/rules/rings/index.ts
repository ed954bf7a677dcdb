/** Owns the list of rules about changes of bases that go from ring to ring. */
import { group } from '../rule.ts';
import ringChangeHidden from './ring-change-hidden.ts';
import ringChangeUnfinished from './ring-change-unfinished.ts';
import ringEmpty from './ring-empty.ts';

export const rings = group('rings', 'Rings', [ringChangeHidden, ringChangeUnfinished, ringEmpty]);
