/**
 * Owns what the operator makes of its variable STRIMZI_FEATURE_GATES. Anything in it that it does not understand, and it does not
 * start. Source: `FeatureGates`.
 */
import { nearest } from '../../source/nearest.ts';
import { either, shorten } from '../../source/show.ts';
import type { StrimziRelease } from '../releases.ts';

/** Why an operator of this release would not start with these gates, as a sentence; undefined where it would. */
export function featureGatesFault(text: string, release: StrimziRelease): string | undefined {
  const entries = text.split(',').map((entry) => entry.trim());
  const malformed = entries.find((entry) => !/^[+-][a-zA-Z0-9]+$/.test(entry));
  if (malformed !== undefined)
    return `\`${shorten(malformed)}\` is no feature gate with \`+\` (on) or \`-\` (off) before it, and with it the operator does not start; write them as \`+One,-Other\`.`;
  const gates = entries.map((entry) => entry.slice(1));
  const known = Object.keys(release.featureGates);
  const unknown = gates.find((gate) => !known.includes(gate));
  if (unknown !== undefined) {
    const meant = nearest(unknown, known);
    const has = known.length === 0 ? 'it has none' : `expected ${either(known)}`;
    const advice = meant === undefined ? `${has}.` : `did you mean \`${meant}\`?`;
    return `Strimzi ${release.release} has no feature gate \`${shorten(unknown)}\`, and with it the operator does not start; ${advice}`;
  }
  const twice = gates.find((gate, index) => gates.indexOf(gate) !== index);
  return twice === undefined
    ? undefined
    : `Feature gate \`${twice}\` stands twice, and with that the operator does not start; leave one.`;
}
