/** Owns unions: of a few fields of a map one has to be set. */
import { listText } from '../wording.ts';
import type { At } from './at.ts';

/** The fields of a map that are set, of those given. More than one is said at the second; none where `required` says so. */
export function checkOneOf(at: At, fields: readonly string[], required: boolean): readonly At[] {
  const set = fields.map((field) => at.get(field)).filter((one) => one.isSet);
  const [first, second] = set;
  if (second !== undefined && first !== undefined) {
    second.forbid(`so is ${first.name}; set one of them`);
  } else if (first === undefined && required) {
    at.say(`${at.field} has none of ${listText(fields)}; set one of them.`);
  }
  return set;
}
