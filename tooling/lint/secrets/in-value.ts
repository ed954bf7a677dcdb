/** Owns credentials that are known by their form, in any text: tokens, keys, keystores, passwords in URLs. */
import { blobHint, blobsIn } from './blobs.ts';
import type { Credential } from './credential.ts';
import { formats, isSample } from './formats.ts';

/** Plain words in a row are what the engine makes one quick search of. */
const all = [...formats.map(({ hint }) => hint), blobHint].flatMap((one) =>
  /[[(]/.test(one) ? [one] : one.split('|'),
);
const hints: readonly RegExp[] = [
  new RegExp(
    all
      .filter((one) => !/[[(]/.test(one))
      .sort()
      .join('|'),
  ),
  new RegExp(all.filter((one) => /[[(]/.test(one)).join('|')),
];

/** Whether a text may hold one: a single pass, so that most files cost no more. */
export function mayHoldKnown(text: string): boolean {
  return hints.some((one) => one.test(text));
}

/** @param prose whether words stand for values in it. */
export function allKnownIn(text: string, prose: boolean): readonly Credential[] {
  const found: Credential[] = [...blobsIn(text)];
  for (const { what, hint, pattern, isReal, isName } of formats) {
    if (text.search(hint) === -1) continue;
    for (const match of text.matchAll(pattern)) {
      const value = Object.values(match.groups ?? {}).find((one) => one !== undefined) ?? match[0];
      if (!(isReal?.(value, prose) ?? !isSample(value))) continue;
      // What is secret comes last in all of them.
      const start = match.index + match[0].lastIndexOf(value);
      found.push({ what, start, end: start + value.length, ...(isName === true ? { isName } : {}) });
    }
  }
  return found;
}

/** The first in a value, whatever file that is from. */
export function knownIn(value: string): Credential | undefined {
  return mayHoldKnown(value) ? allKnownIn(value, false)[0] : undefined;
}
