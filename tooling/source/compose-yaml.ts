/**
 * Owns giving parsed YAML its meaning: from js-yaml's events with offsets to trees, with scalars, merge keys and aliases read as
 * kustomize reads them.
 */
import {
  EVENT_ID,
  type Event,
  getScalarValue,
  type MappingEvent,
  SCALAR_STYLE,
  type ScalarEvent,
  type SequenceEvent,
} from 'js-yaml';
import {
  list,
  map,
  type Origin,
  type SourceFile,
  scalar,
  type YamlEntry,
  type YamlNode,
  type YamlScalar,
} from './node.ts';
import { type Problem, positionAt } from './problem.ts';
import { resolvePlainScalar } from './scalar.ts';
import { shorten } from './show.ts';

/** Aliases may make a document this many times larger than what stands in the text; more is an attack or a mistake. */
const maxExpansion = 20;

/** Carries a problem out of the recursive composer; caught by `readYaml` and nowhere else. */
export class Refused extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.message);
    this.problem = problem;
  }
}

const none = -1;

/** @throws Refused for YAML that we do not take: duplicate keys, aliases without end, tags. */
export function composeDocuments(file: SourceFile, events: readonly Event[]): readonly YamlNode[] {
  return new Composer(file, events).compose();
}

class Composer {
  readonly #file: SourceFile;
  readonly #events: readonly Event[];
  #next = 0;
  #anchors = new Map<string, YamlNode | 'open'>();
  /** Nodes that the document has once aliases are written out; only nodes reached by an alias count double. */
  #expanded = 0;
  readonly #sizes = new WeakMap<YamlNode, number>();

  constructor(file: SourceFile, events: readonly Event[]) {
    this.#file = file;
    this.#events = events;
  }

  compose(): YamlNode[] {
    const documents: YamlNode[] = [];
    while (this.#next < this.#events.length) {
      this.#next++; // the document event
      this.#anchors = new Map();
      if (this.#events[this.#next]?.type === EVENT_ID.POP) {
        this.#next++;
        continue;
      }
      documents.push(this.#node());
      this.#next++; // its end
    }
    return documents;
  }

  #node(): YamlNode {
    const event = this.#events[this.#next++];
    if (event === undefined) throw new Error(`${this.#file.path}: the event stream ended within a document`);
    switch (event.type) {
      case EVENT_ID.SCALAR:
        return this.#anchored(event, () => this.#scalar(event));
      case EVENT_ID.SEQUENCE:
        return this.#anchored(event, () => this.#list(event));
      case EVENT_ID.MAPPING:
        return this.#anchored(event, () => this.#map(event));
      case EVENT_ID.ALIAS:
        return this.#alias(event.anchorStart, event.anchorEnd);
      default:
        throw new Error(`${this.#file.path}: unexpected event ${event.type}`);
    }
  }

  #anchored(event: ScalarEvent | SequenceEvent | MappingEvent, compose: () => YamlNode): YamlNode {
    const before = this.#expanded++;
    if (event.anchorStart === none) return compose();
    const name = this.#file.text.slice(event.anchorStart, event.anchorEnd);
    this.#anchors.set(name, 'open');
    const node = compose();
    this.#anchors.set(name, node);
    this.#sizes.set(node, this.#expanded - before);
    return node;
  }

  /** @param nameStart behind the asterisk. */
  #alias(nameStart: number, end: number): YamlNode {
    const start = nameStart - 1;
    const name = this.#file.text.slice(nameStart, end);
    const node = this.#anchors.get(name);
    if (node === undefined) {
      const message = `Alias \`*${shorten(name)}\` has no anchor \`&${shorten(name)}\` above it; put it in quotes if text is meant.`;
      this.#refuse(message, start, end);
    }
    if (node === 'open') {
      const message = `Alias \`*${shorten(name)}\` stands inside its own anchor, which would never end; write the value out.`;
      this.#refuse(message, start, end);
    }
    this.#expanded += this.#sizes.get(node) ?? 1;
    if (this.#expanded > maxExpansion * Math.max(this.#events.length, 500)) {
      this.#refuse(
        `Aliases make this file more than ${maxExpansion} times as large as it is written; write the values out.`,
        start,
        end,
      );
    }
    return node;
  }

  #scalar(event: ScalarEvent): YamlScalar {
    const text = getScalarValue(this.#file.text, event);
    const origin = this.#scalarOrigin(event);
    const tag = this.#tag(event);
    if (tag === undefined) {
      if (event.style !== SCALAR_STYLE.PLAIN) return scalar(text, origin);
      const value = resolvePlainScalar(text);
      if (value === undefined)
        this.#refuseAt(
          `\`${shorten(text)}\` is not a number that a manifest can hold; put it in quotes if text is meant.`,
          origin,
        );
      return scalar(value, origin);
    }
    if (tag === '!!str' || tag === '!') return scalar(text, origin);
    const value = resolvePlainScalar(text);
    const fits =
      (tag === '!!int' && (typeof value === 'number' || typeof value === 'bigint') && !/[.eE]/.test(text)) ||
      (tag === '!!float' && typeof value === 'number') ||
      (tag === '!!bool' && typeof value === 'boolean') ||
      (tag === '!!null' && value === null);
    if (!fits || value === undefined)
      this.#refuseAt(`Tag \`${tag}\` does not fit \`${shorten(text)}\`; leave the tag out.`, origin);
    return scalar(value, origin);
  }

  #list(event: SequenceEvent): YamlNode {
    this.#refuseTag(event, '!!seq');
    const items: YamlNode[] = [];
    let end = event.start;
    while (this.#events[this.#next]?.type !== EVENT_ID.POP) {
      const item = this.#node();
      const isEmpty = item.kind === 'scalar' && item.value === null && item.origin.end <= end;
      // An item that is empty stands at its dash.
      items.push(isEmpty ? scalar(null, this.#placeBehind(end, '-')) : item);
      end = Math.max(end, items.at(-1)?.origin.end ?? end);
    }
    this.#next++;
    return list(items, this.#origin(event.start, items.at(-1)?.origin.end ?? event.start));
  }

  #map(event: MappingEvent): YamlNode {
    this.#refuseTag(event, '!!map');
    const entries = new Map<string, YamlEntry>();
    const merged: YamlNode[] = [];
    let end = event.start;
    while (this.#events[this.#next]?.type !== EVENT_ID.POP) {
      const { name, origin, merges } = this.#key();
      const value = this.#node();
      end = value.origin.file === this.#file ? Math.max(value.origin.end, origin.end) : origin.end;
      if (merges) {
        merged.push(value);
        continue;
      }
      const earlier = entries.get(name);
      if (earlier !== undefined) {
        const { line } = positionAt(this.#file.text, earlier.key.start);
        this.#refuseAt(`Key \`${shorten(name)}\` stands twice in this map, first on line ${line}; keep one.`, origin);
      }
      entries.set(name, { key: origin, value });
    }
    this.#next++;
    for (const value of merged) this.#merge(entries, value);
    return map(entries, this.#origin(event.start, end));
  }

  /** A key is text whatever it looks like: `9092:` is "9092", as JSON has no other kind. */
  #key(): { name: string; origin: Origin; merges: boolean } {
    const event = this.#events[this.#next];
    if (event?.type === EVENT_ID.ALIAS) {
      const node = this.#node();
      if (node.kind === 'scalar') return { name: String(node.value), origin: node.origin, merges: false };
    }
    if (event?.type !== EVENT_ID.SCALAR) {
      const start = event !== undefined && 'start' in event ? event.start : 0;
      this.#refuse(this.#notKey(start), start, start + 1);
    }
    const node = this.#node();
    const text = getScalarValue(this.#file.text, event);
    if (text === '' && event.style === SCALAR_STYLE.PLAIN)
      this.#refuseAt('A key is missing before this colon.', this.#placeBehind(node.origin.end, ':'));
    return { name: text, origin: node.origin, merges: text === '<<' && event.style === SCALAR_STYLE.PLAIN };
  }

  /** `{{ .Values.x }}` is how Helm and others write what they fill in. */
  #notKey(start: number): string {
    return this.#file.text.slice(start - 1, start + 1) === '{{'
      ? 'YAML reads `{{` as a map in a map, and nothing fills in templates here; write the value, in quotes if it has braces.'
      : 'A map or a list cannot be a key; write text before the colon.';
  }

  /** `<<: *defaults`: keys written out win, and an earlier merge wins over a later one. */
  #merge(entries: Map<string, YamlEntry>, value: YamlNode): void {
    const sources = value.kind === 'list' ? value.items : [value];
    for (const source of sources) {
      if (source.kind !== 'map') {
        this.#refuseAt('A merge key `<<` takes an alias such as `*defaults`, which stands for a map.', source.origin);
      }
      for (const [name, entry] of source.entries) if (!entries.has(name)) entries.set(name, entry);
    }
  }

  #tag(event: ScalarEvent | SequenceEvent | MappingEvent): string | undefined {
    if (event.tagStart === none) return undefined;
    const tag = this.#file.text.slice(event.tagStart, event.tagEnd);
    if (/^!(!(str|int|float|bool|null|map|seq))?$/.test(tag)) return tag;
    return this.#refuse(
      `Tag \`${shorten(tag)}\` has no meaning in a manifest; write the value without it, or in quotes.`,
      event.tagStart,
      event.tagEnd,
    );
  }

  #refuseTag(event: SequenceEvent | MappingEvent, allowed: string): void {
    const tag = this.#tag(event);
    if (tag === undefined || tag === allowed) return;
    this.#refuse(
      `Tag \`${tag}\` does not fit ${allowed === '!!seq' ? 'a list' : 'a map'}; leave the tag out.`,
      event.tagStart,
      event.tagEnd,
    );
  }

  #scalarOrigin(event: ScalarEvent): Origin {
    if (event.valueStart === none) return this.#emptyOrigin();
    const quoted = event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED ? 1 : 0;
    return this.#origin(event.valueStart - quoted, event.valueEnd + quoted);
  }

  /** An empty value has no place of its own: it is shown after the last token read. */
  #emptyOrigin(): Origin {
    for (let at = this.#next - 2; at >= 0; at--) {
      const event = this.#events[at];
      if (event?.type === EVENT_ID.SCALAR && event.valueStart !== none)
        return this.#origin(event.valueStart, event.valueEnd);
    }
    return this.#origin(0, 0);
  }

  /** The next of a character, with nothing but white space, comments and punctuation before it. */
  #placeBehind(from: number, character: ':' | '-'): Origin {
    const skipped = /(?:[\s,[{?-]|(?<=\s)#.*)*/y;
    skipped.lastIndex = from;
    const space = skipped.exec(this.#file.text)?.[0] ?? '';
    const at = character === '-' ? from + Math.max(0, space.indexOf('-')) : from + space.length;
    return this.#origin(at, Math.min(at + 1, this.#file.text.length));
  }

  #origin(start: number, end: number): Origin {
    return { file: this.#file, start, end };
  }

  #refuse(message: string, start: number, end: number): never {
    this.#refuseAt(message, this.#origin(start, end));
  }

  #refuseAt(message: string, origin: Origin): never {
    throw new Refused({ id: 'yaml-syntax', message, origin });
  }
}
