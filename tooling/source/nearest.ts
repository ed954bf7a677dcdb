/** Owns the did-you-mean: which of the names that are known somebody probably meant. */

/** Slips are found in names; what is longer than any name is not worth the time. */
const longestName = 80;
/** In a name as long as this, two slips still leave no other name. */
const longEnoughForTwo = 16;

/**
 * The same name but for case and dashes, else the first of those the fewest slips of the keyboard away, if at most a third of the
 * letters are wrong. In one or two letters, every slip is another name.
 */
export function nearest(value: string, candidates: Iterable<string>): string | undefined {
  if (value.length > longestName) return undefined;
  const folded = fold(value);
  let best: string | undefined;
  let smallest = (value.length < 3 ? 0 : Math.max(1, Math.floor(value.length / 3))) + 1;
  for (const candidate of candidates) {
    const isSame = folded !== '' && fold(candidate) === folded;
    if (!isSame && Math.abs(candidate.length - value.length) >= smallest) continue;
    const far = isSame ? 0 : slips(value, candidate);
    if (far < smallest) {
      best = candidate;
      smallest = far;
    }
  }
  return best;
}

/** The only one that is a single slip away, or the same but for case and dashes: near enough to be put in its place. */
export function onlySlip(value: string, candidates: readonly string[]): string | undefined {
  if (value.length < 4 || value.length > longestName) return undefined;
  const folded = fold(value);
  const near = [...new Set(candidates)].filter(
    (one) => fold(one) === folded || (Math.abs(one.length - value.length) <= 1 && slips(value, one) === 1),
  );
  return near.length === 1 ? near[0] : undefined;
}

/**
 * The one that was surely meant: the same but for case, dots and dashes, else one slip away, or two in a long name. For names among which
 * unknown ones are welcome too.
 */
export function typoOf(value: string, candidates: Iterable<string>): string | undefined {
  if (value.length > longestName) return undefined;
  const folded = fold(value);
  const most = value.length < longEnoughForTwo ? 1 : 2;
  let best: string | undefined;
  let smallest = most + 1;
  for (const candidate of candidates) {
    if (folded !== '' && fold(candidate) === folded) return candidate;
    if (Math.abs(candidate.length - value.length) >= smallest) continue;
    const far = slips(value, candidate);
    if (far < smallest) {
      best = candidate;
      smallest = far;
    }
  }
  return best;
}

/** The only one that begins with what was written: `prod` is `production`. For choices; a key that is short is another key. */
export function completion(value: string, candidates: readonly string[]): string | undefined {
  const folded = fold(value);
  const longer = candidates.filter((candidate) => fold(candidate).startsWith(folded));
  return folded.length >= 3 && longer.length === 1 ? longer[0] : undefined;
}

function fold(text: string): string {
  return text.toLowerCase().replaceAll(/[-_.\s]/g, '');
}

/** Letters left out, put in, replaced, or swapped with their neighbour (`onwer`): optimal string alignment. */
function slips(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((row[j - 1] ?? 0) + (same ? 0 : 1), (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1);
      if (!same && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      next.push(cost);
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
}
