/**
 * Owns which JsonPath queries the operator takes in OAuth settings: the grammar of Jayway's library as far as faults are certain. What
 * a path means is not looked at, so a few broken paths pass. Tried against kafka-oauth-common 0.15.0 with json-path 2.9.0.
 */

const operators =
  /^(?:===|!==|==|!=|=~|<=|>=|<|>|(?:in|nin|contains|all|size|exists|type|matches|empty|subsetof|anyof|noneof)(?![\w.]))/i;

/** Whether text is a condition such as `@.roles anyof ['kafka']`: what stands between `[?(` and `)]` of a query. */
export function isFilterQuery(text: string): boolean {
  const scanner = { text, at: 0 };
  return orTerm(scanner) && isAtEnd(scanner);
}

/** Whether text is a query such as `$.groups`; the leading `$.` may be left out. */
export function isPathQuery(text: string): boolean {
  if (text === '' || /^[$@](?![.[]|$)/.test(text)) return false;
  // An unclosed bracket that is last is taken, so nothing is said of it.
  if (text.endsWith('[')) return true;
  const path = /^[$@]/.test(text) ? text : `$${/^[.[]/.test(text) ? '' : '.'}${text}`;
  const scanner = { text: path, at: 1 };
  return pathTail(scanner) && scanner.at === path.length;
}

interface Scanner {
  readonly text: string;
  at: number;
}

function orTerm(scanner: Scanner): boolean {
  do if (!andTerm(scanner)) return false;
  while (take(scanner, /^\|\|/));
  return true;
}

function andTerm(scanner: Scanner): boolean {
  do if (!operand(scanner)) return false;
  while (take(scanner, /^&&/));
  return true;
}

function operand(scanner: Scanner): boolean {
  if (take(scanner, /^!/)) return operand(scanner);
  if (take(scanner, /^\(/)) return orTerm(scanner) && take(scanner, /^\)/);
  skipSpace(scanner);
  const isPath = /[$@]/.test(scanner.text[scanner.at] ?? '');
  if (!value(scanner)) return false;
  // Alone, only a path is a condition: that it is there.
  if (!take(scanner, operators)) return isPath;
  return value(scanner);
}

function value(scanner: Scanner): boolean {
  skipSpace(scanner);
  const first = scanner.text[scanner.at] ?? '';
  if (first === '$' || first === '@') {
    scanner.at++;
    return pathTail(scanner);
  }
  if (first === '[' || first === '{') return bracketed(scanner);
  return take(
    scanner,
    /^(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|\/(?:[^/\\]|\\.)*\/[a-zA-Z]*|(?:true|false|null)(?!\w)|-?[0-9][0-9.eE+-]*)/,
  );
}

function pathTail(scanner: Scanner): boolean {
  for (;;) {
    const rest = scanner.text.slice(scanner.at);
    if (rest.startsWith('[')) {
      if (/^\[\s*[A-Za-z_]/.test(rest) || !bracketed(scanner)) return false;
    } else if (rest.startsWith('.')) {
      const step = /^\.{1,2}(?:[^\s.[\]()=!<>&|,'"]+(?:\([^()]*\))?|(?=\[))/.exec(rest);
      if (step === null) return false;
      scanner.at += step[0].length;
    } else return true;
  }
}

/** What stands in brackets, with all brackets and quotes closed. */
function bracketed(scanner: Scanner): boolean {
  const closing: Readonly<Record<string, string>> = { '[': ']', '{': '}', '(': ')' };
  const open: string[] = [];
  while (scanner.at < scanner.text.length) {
    const quoted = /^(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")/.exec(scanner.text.slice(scanner.at));
    const letter = scanner.text[scanner.at] ?? '';
    if (quoted === null && /['"]/.test(letter)) return false;
    scanner.at += quoted?.[0].length ?? 1;
    if (quoted !== null) continue;
    if (closing[letter] !== undefined) open.push(closing[letter]);
    else if (/[\]})]/.test(letter) && open.pop() !== letter) return false;
    if (open.length === 0) return true;
  }
  return false;
}

function take(scanner: Scanner, pattern: RegExp): boolean {
  skipSpace(scanner);
  const match = pattern.exec(scanner.text.slice(scanner.at));
  if (match === null) return false;
  scanner.at += match[0].length;
  return true;
}

function skipSpace(scanner: Scanner): void {
  while (/\s/.test(scanner.text[scanner.at] ?? '')) scanner.at++;
}

function isAtEnd(scanner: Scanner): boolean {
  skipSpace(scanner);
  return scanner.at === scanner.text.length;
}
