/**
 * Owns reading the Go templates of an ApplicationSet as far as a verdict is sure: faults that no values could mend, which fields must be
 * there whatever happens, and the text where no more than plain fields are used. Each text of a template is one of its own
 * (deeplyReplace in applicationset/utils), with sprig's functions.
 */

import type { Plain } from '../../source/node.ts';
import { isPlainMap, type PlainMap } from '../../source/plain.ts';
import { functions } from './template-functions.ts';

export interface Template {
  /** What keeps it from being read, as half a sentence. */
  readonly fault: string | undefined;
  /** Fields that are read in any case, as `["path", "basename"]`. */
  readonly fields: readonly (readonly string[])[];
  /** Undefined where more than plain fields are used, or one is missing. */
  text(values: PlainMap): string | undefined;
}

interface Action {
  readonly tokens: readonly string[];
}

type Part = string | Action;

const known = new Map<string, Template>();

export function readTemplate(text: string): Template {
  const found = known.get(text) ?? read(text);
  known.set(text, found);
  return found;
}

/** What a field holds, or why there is nothing: the part of it that is not there, or is no map. */
export function fieldAt(values: PlainMap, field: readonly string[]): { readonly value: Plain } | undefined {
  let at: Plain = values;
  for (const step of field) {
    if (!isPlainMap(at) || !Object.hasOwn(at, step)) return undefined;
    at = at[step] as Plain;
  }
  return { value: at };
}

function read(text: string): Template {
  const parts: Part[] = [];
  let rest = text;
  for (;;) {
    const open = rest.indexOf('{{');
    if (open === -1) break;
    parts.push(rest.slice(0, open));
    const inside = /^\{\{(?:-\s+)?\/\*[\s\S]*?\*\/\s*-?\}\}/.exec(rest.slice(open));
    if (inside !== null) {
      rest = rest.slice(open + inside[0].length);
      continue;
    }
    const action = readAction(rest.slice(open + 2));
    if (typeof action === 'string') return faulty(action);
    parts.push({ tokens: action.tokens });
    rest = rest.slice(open + 2 + action.length);
  }
  parts.push(rest);
  const actions = parts.filter((one): one is Action => typeof one !== 'string');
  return actions.length === 0 ? plain(parts.join('')) : withActions(parts, actions, text);
}

const token =
  /^(?:"(?:[^"\\\n]|\\.)*"|`[^`]*`|'(?:[^'\\\n]|\\.)+'|-?\d[\w.+-]*|\$\w*(?:\.\w+)*|(?:\.[\p{L}_][\p{L}\p{N}_]*)+|\.|[\p{L}_][\p{L}\p{N}_]*|:=|[|(),=])/u;

function readAction(text: string): { readonly tokens: readonly string[]; readonly length: number } | string {
  const tokens: string[] = [];
  let at = /^-(?=\s)/.test(text) ? 1 : 0;
  for (;;) {
    at += /^\s*/.exec(text.slice(at))?.[0].length ?? 0;
    const end = /^(?:-\}\}|\}\})/.exec(text.slice(at))?.[0];
    if (end !== undefined) return { tokens, length: at + end.length };
    const next = token.exec(text.slice(at))?.[0];
    if (next === undefined)
      return at >= text.length || text.startsWith('{{', at)
        ? '`{{` is not closed by `}}`'
        : `\`${text[at]}\` cannot stand in \`{{…}}\``;
    // A word ends before something that ends words.
    const after = text.slice(at + next.length, at + next.length + 1);
    if (/[\p{L}\p{N}_."'`]$/u.test(next) && !/^[\s|:),(=}]?$/.test(after))
      return `\`${next}${after}\` cannot stand in \`{{…}}\``;
    // A chain on what is in parentheses, `(f .a).b`, is one of its own.
    tokens.push(next);
    at += next.length;
  }
}

function plain(text: string): Template {
  return { fault: undefined, fields: [], text: () => text };
}

function faulty(fault: string): Template {
  return { fault, fields: [], text: () => undefined };
}

const opening: readonly string[] = ['if', 'range', 'with', 'define', 'block'];
const keywords: readonly string[] = [
  ...opening,
  'else',
  'end',
  'template',
  'break',
  'continue',
  'nil',
  'true',
  'false',
];

function withActions(parts: readonly Part[], actions: readonly Action[], text: string): Template {
  let depth = 0;
  const fields: (readonly string[])[] = [];
  const declared = new Set(
    actions.flatMap(({ tokens }) => tokens.filter((_, index) => [':=', ','].includes(tokens[index + 1] ?? ''))),
  );
  for (const { tokens } of actions) {
    const [first = ''] = tokens;
    if (tokens.length === 0) return faulty('`{{}}` says nothing');
    if (first === 'end' && --depth < 0) return faulty('`{{end}}` ends nothing');
    if (first === 'else' && depth === 0) return faulty('`{{else}}` belongs to nothing');
    const unknown = tokens.find((one) => /^[\p{L}_]/u.test(one) && !keywords.includes(one) && !functions.has(one));
    if (unknown !== undefined) return faulty(`there is no function \`${unknown}\``);
    if (tokens.some((one, index) => one === '|' && ['|', undefined].includes(tokens[index - 1])))
      return faulty('`|` stands between nothing');
    const variable = tokens.find((one) => /^\$\w/.test(one))?.split('.')[0];
    if (variable !== undefined && !declared.has(variable)) return faulty(`there is no variable \`${variable}\``);
    const [, second] = tokens;
    if (/^\$?\.\w/u.test(first) && second !== undefined && second !== '|')
      return faulty(`\`|\` is missing between \`${first}\` and \`${second}\``);
    const open = tokens.filter((one) => one === '(').length;
    if (open !== tokens.filter((one) => one === ')').length) return faulty('a parenthesis is not closed');
    if (depth === 0 && !tokens.some((one) => one === 'and' || one === 'or')) fields.push(...fieldsIn(tokens));
    if (opening.includes(first)) depth += 1;
  }
  if (depth > 0) return faulty('`{{end}}` is missing');
  const isSimple =
    actions.every(({ tokens }) => tokens.length === 1 && fieldsIn(tokens).length === 1) &&
    !/\{\{-\s|\s-\}\}/.test(text);
  return {
    fault: undefined,
    fields,
    text(values) {
      if (!isSimple) return undefined;
      const texts = parts.map((part) =>
        typeof part === 'string' ? part : printed(values, fieldsIn(part.tokens)[0] ?? []),
      );
      return texts.every((one) => one !== undefined) ? texts.join('') : undefined;
    },
  };
}

/** `.a.b` and `$.a.b`; what a variable holds is not known. */
function fieldsIn(tokens: readonly string[]): readonly (readonly string[])[] {
  return tokens.flatMap((one, index) =>
    /^\$?\.\w/u.test(one) && tokens[index - 1] !== ')' ? [one.replace(/^\$?\./, '').split('.')] : [],
  );
}

function printed(values: PlainMap, field: readonly string[]): string | undefined {
  const found = fieldAt(values, field);
  return found === undefined || found.value === null || typeof found.value === 'object'
    ? undefined
    : String(found.value);
}
