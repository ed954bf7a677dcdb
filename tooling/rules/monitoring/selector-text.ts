/** Owns reading a label selector that is written as text, as `kubectl -l` takes it: `a=b,c in (d,e),f,!g`. */
import type { Requirement } from '../../strimzi/notations/label-selector.ts';

/** Undefined for what is no selector. */
export function readSelector(text: string): readonly Requirement[] | undefined {
  const parts = text
    .split(/,(?![^(]*\))/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
  const requirements = parts.map(readOne);
  return requirements.every((one) => one !== undefined) ? requirements : undefined;
}

const key = String.raw`[\w./-]+`;

function readOne(text: string): Requirement | undefined {
  const requirement = (
    name: string | undefined,
    operator: Requirement['operator'],
    values: readonly string[],
  ): Requirement => ({
    key: name ?? '',
    operator,
    values,
    route: [],
  });
  const equals = new RegExp(`^(${key})\\s*(==?|!=)\\s*([\\w.-]*)$`).exec(text);
  if (equals !== null) return requirement(equals[1], equals[2] === '!=' ? 'NotIn' : 'In', [equals[3] ?? '']);
  const among = new RegExp(`^(${key})\\s+(in|notin)\\s*\\(([^)]*)\\)$`).exec(text);
  if (among !== null) {
    const values = (among[3] ?? '').split(',').map((one) => one.trim());
    return requirement(among[1], among[2] === 'in' ? 'In' : 'NotIn', values);
  }
  const exists = new RegExp(`^(!?)\\s*(${key})$`).exec(text);
  return exists === null ? undefined : requirement(exists[2], exists[1] === '!' ? 'DoesNotExist' : 'Exists', []);
}
