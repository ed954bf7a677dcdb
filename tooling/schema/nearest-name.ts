/** Owns the did-you-mean of field names and enum values. */

/**
 * The candidate that is the same but for case and dashes, else the first of the nearest, if at most a third of its letters are
 * wrong. Two letters that changed places count as one slip: `prots` is as near to `ports` as `port`.
 */
export function nearestName(name: string, candidates: Iterable<string>): string | undefined {
  const folded = fold(name);
  let nearest: string | undefined;
  let smallest = (name.length < 3 ? 0 : Math.max(1, Math.floor(name.length / 3))) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - name.length) >= smallest && fold(candidate) !== folded) continue;
    const slips = fold(candidate) === folded ? 0 : countSlips(name, candidate);
    if (slips < smallest) {
      nearest = candidate;
      smallest = slips;
    }
  }
  return nearest;
}

function fold(name: string): string {
  return name.toLowerCase().replaceAll(/[-_.\s]/g, '');
}

/** Damerau and Levenshtein's distance: letters put in, left out, replaced, or swapped with their neighbour. */
function countSlips(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let slips = Math.min(at(last, column) + 1, at(current, column - 1) + 1, at(last, column - 1) + (same ? 0 : 1));
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) slips = Math.min(slips, at(beforeLast, column - 2) + 1);
      current.push(slips);
    }
    beforeLast = last;
    last = current;
  }
  return at(last, b.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
