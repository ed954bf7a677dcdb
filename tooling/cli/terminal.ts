/** Owns what is known of the terminal. */

/** Colour on a terminal, unless NO_COLOR says no or FORCE_COLOR says yes. */
export function wantsColor(stream: NodeJS.WriteStream): boolean {
  const { NO_COLOR, FORCE_COLOR } = process.env;
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '') return FORCE_COLOR !== '0';
  return stream.isTTY === true && process.env['TERM'] !== 'dumb';
}

/** A line that comes and goes is for a person who looks on: not for a log, nor for CI, which may give a terminal to what nobody sees. */
export function wantsProgress(
  stream: { readonly isTTY?: boolean },
  { CI, TERM }: Readonly<Record<string, string | undefined>>,
): boolean {
  const inCi = CI !== undefined && CI !== '' && CI !== 'false';
  return stream.isTTY === true && !inCi && TERM !== 'dumb';
}
