/** Owns what is known of the terminal. */

/** Colour on a terminal, unless NO_COLOR says no or FORCE_COLOR says yes. */
export function wantsColor(stream: NodeJS.WriteStream): boolean {
  const { NO_COLOR, FORCE_COLOR } = process.env;
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '') return FORCE_COLOR !== '0';
  return stream.isTTY === true && process.env['TERM'] !== 'dumb';
}
