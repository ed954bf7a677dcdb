/**
 * Gets everything that the integration and end-to-end tests ask, so that a machine that has none of it can do so while other tests run.
 * Says what cannot be had, as those tests do.
 */
import { setup as announceRig } from './e2e/announce.ts';
import { setup as announceJudges } from './integration/announce.ts';
import { syncWindowsJudge } from './integration/judges.ts';

announceJudges();
syncWindowsJudge();
announceRig();
