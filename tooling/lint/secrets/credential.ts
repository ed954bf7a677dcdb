/** Owns what a credential in a text is: what kind it is, and the characters that make it up. The value itself is never handed on. */

export interface Credential {
  /** With its article, as a message begins: `A GitHub token`. */
  readonly what: string;
  /** The characters that are the value, as UTF-16 offsets: what nobody may print. */
  readonly start: number;
  readonly end: number;
  /** The object that is told as a whole, such as a Secret: what another rule says of any part of it is said of this, too. */
  readonly within?: { readonly start: number; readonly end: number };
  /** Names a credential without being one, so it is told only where the other half is not. */
  readonly isName?: true;
}

/**
 * Of credentials that share characters the first stays, with the object that any of them is in: callers put the more precise ones first.
 * Sorted by place.
 */
export function withoutOverlaps(credentials: readonly Credential[]): readonly Credential[] {
  const kept: Credential[] = [];
  for (const one of credentials) {
    const at = kept.findIndex((other) => one.start < other.end && other.start < one.end);
    const first = kept[at];
    if (first === undefined) kept.push(one);
    else if (first.within === undefined && one.within !== undefined) kept[at] = { ...first, within: one.within };
  }
  return kept.sort((a, b) => a.start - b.start);
}

/** How far apart the two halves of a pair stand at most, in characters: a few lines. */
const near = 300;

/** An access key is a name and a secret; where both are there, one finding tells it. */
export function withoutNames(credentials: readonly Credential[]): readonly Credential[] {
  return credentials.filter(
    (one) =>
      one.isName !== true ||
      !credentials.some((other) => other.isName !== true && Math.abs(other.start - one.start) < near),
  );
}
