/** Owns colour on a terminal. Written out, as `util.styleText` of Node 20 takes no notice of NO_COLOR. */

export type Paint = Readonly<Record<'red' | 'yellow' | 'green' | 'dim' | 'bold', (text: string) => string>>;

export function paintFor(color: boolean): Paint {
  const code = (start: number, end: number) => (text: string) =>
    color ? `\u001b[${start}m${text}\u001b[${end}m` : text;
  return { red: code(31, 39), yellow: code(33, 39), green: code(32, 39), dim: code(2, 22), bold: code(1, 22) };
}
