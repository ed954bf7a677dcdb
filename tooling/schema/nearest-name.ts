/** Owns the did-you-mean of field names and enum values. */
import { distance } from 'fastest-levenshtein';

/** The candidate that is the same but for case and dashes, else one at most a third of the letters away; the first of the nearest. */
export function nearestName(name: string, candidates: Iterable<string>): string | undefined {
  const folded = fold(name);
  let nearest: string | undefined;
  let smallest = Math.max(1, Math.floor(name.length / 3)) + 1;
  for (const candidate of candidates) {
    const far = fold(candidate) === folded ? 0 : distance(name, candidate);
    if (far < smallest) {
      nearest = candidate;
      smallest = far;
    }
  }
  return nearest;
}

function fold(name: string): string {
  return name.toLowerCase().replaceAll(/[-_.\s]/g, '');
}
