/** Owns numbers that may be a share of all: `1` or `25%`. Source: apimachinery's `util/intstr` and the validation of apps. */
import type { At } from './at.ts';

/** A whole number, or per cent; `most` 100 where more than all makes no sense. Absent fits. */
export function checkNumberOrPercent(at: At, most = Number.POSITIVE_INFINITY): boolean {
  const { text } = at;
  if (text === undefined) return at.notNegative();
  const percent = /^([0-9]+)%$/.exec(text)?.[1];
  if (percent === undefined) {
    at.refuse('a whole number or per cent such as `25%`');
    return false;
  }
  if (Number(percent) <= most) return true;
  at.refuse(`at most ${most}%`);
  return false;
}

/** True for `0` and `0%`. */
export function isNone(at: At): boolean {
  return at.number === 0 || /^0+%$/.test(at.text ?? '');
}
