/**
 * Owns walking an object by hand: a place in it with what stands there, whether or not it is there. A value of the wrong type reads as
 * absent, since the schema has spoken of it. Routes are made only when something is said.
 */
import { nearest } from '../../source/nearest.ts';
import type { Plain, Route } from '../../source/node.ts';
import type { SchemaFault } from '../fault.ts';
import { fieldText, listText, routeText, scalarText, valueText } from '../wording.ts';
import type { Syntax } from './syntax.ts';

type Fields = { readonly [key: string]: Plain };

export class At {
  readonly value: Plain | undefined;
  readonly #above: At | undefined;
  readonly #step: string | number;
  readonly #faults: SchemaFault[];

  constructor(value: Plain | undefined, faults: SchemaFault[], above?: At, step: string | number = '') {
    this.value = value;
    this.#above = above;
    this.#step = step;
    this.#faults = faults;
  }

  /** The field of a map; absent below anything else. */
  get(key: string): At {
    return new At(
      isMap(this.value) && Object.hasOwn(this.value, key) ? this.value[key] : undefined,
      this.#faults,
      this,
      key,
    );
  }

  /** What stands below several keys, one in the other. */
  down(...keys: readonly string[]): At {
    return keys.reduce<At>((at, key) => at.get(key), this);
  }

  /** The entries of a list. */
  items(): readonly At[] {
    if (!Array.isArray(this.value)) return [];
    return (this.value as readonly Plain[]).map((item, index) => new At(item, this.#faults, this, index));
  }

  /** The entries of a list of texts, where null stands for an empty one. */
  texts(): readonly At[] {
    return this.items().map((item, index) => (item.value === null ? new At('', this.#faults, this, index) : item));
  }

  /** The keys of a map, with what stands below each. */
  entries(): readonly (readonly [string, At])[] {
    const { value } = this;
    return isMap(value) ? Object.keys(value).map((key) => [key, new At(value[key], this.#faults, this, key)]) : [];
  }

  /** Null stands for a field that is not there. */
  get isSet(): boolean {
    return this.value !== undefined && this.value !== null;
  }

  get isMap(): boolean {
    return isMap(this.value);
  }

  get isEmptyList(): boolean {
    return Array.isArray(this.value) && this.value.length === 0;
  }

  get text(): string | undefined {
    return typeof this.value === 'string' ? this.value : undefined;
  }

  get number(): number | undefined {
    if (typeof this.value === 'bigint') return Number(this.value);
    return typeof this.value === 'number' ? this.value : undefined;
  }

  get isTrue(): boolean {
    return this.value === true;
  }

  get route(): Route {
    return this.#above === undefined ? [] : [...this.#above.route, this.#step];
  }

  /** `` `spec.ports` `` */
  get name(): string {
    return `\`${routeText(this.route)}\``;
  }

  /** `` Field `spec.ports` `` */
  get field(): string {
    return fieldText(this.route);
  }

  /** `` Field `spec.type` is `ClusterIP` `` */
  get found(): string {
    const { value } = this;
    return `${this.field} is ${typeof value === 'object' ? valueText(value) : scalarText(value ?? null)}`;
  }

  say(message: string): void {
    this.#faults.push({ route: this.route, at: 'value', keyword: 'server', message });
  }

  /** Says what a rule of this name says in more words. */
  sayAsRule(rule: string, message: string): void {
    this.#faults.push({ route: this.route, at: 'value', keyword: 'server', message, rule });
  }

  /** Something is wrong with the key itself. */
  sayOfKey(message: string): void {
    this.#faults.push({ route: this.route, at: 'key', keyword: 'server', message });
  }

  /** Says that something else is expected than what stands here. */
  refuse(expected: string): void {
    this.say(`${this.found}, but ${expected} is expected.`);
  }

  /** Says that the field must not be here. */
  forbid(reason: string): void {
    this.sayOfKey(`${this.field} is set, but ${reason}.`);
  }

  /** Says that a field which is absent or empty has to be there. */
  lack(advice: string): void {
    const state = this.isSet ? 'empty' : 'missing';
    this.#faults.push({
      route: this.route,
      at: this.isSet ? 'value' : 'key',
      keyword: 'required',
      message: `${this.field} is ${state}${advice}.`,
    });
  }

  /** How much has been said so far, anywhere. */
  get said(): number {
    return this.#faults.length;
  }

  /** False, and said, where the field is absent or an empty text. */
  require(): boolean {
    const { value } = this;
    if (this.isSet && value !== '') return true;
    const above = this.#above;
    const place = above === undefined || above.route.length === 0 ? 'the object' : above.name;
    const message =
      value === ''
        ? `${this.field} is "", but a value is required`
        : `${this.field} is missing; it is required in ${place}`;
    this.#faults.push({
      route: this.route,
      at: this.isSet ? 'value' : 'key',
      keyword: 'required',
      message: `${message}.`,
    });
    return false;
  }

  /** Checks a text; an absent one fits. */
  fits(syntax: Syntax): boolean {
    const { text } = this;
    if (text === undefined || syntax.fits(text)) return true;
    this.refuse(syntax.expected);
    return false;
  }

  /** Checks a text that has to be there. */
  mustFit(syntax: Syntax): boolean {
    return this.require() && this.fits(syntax);
  }

  /** Refuses an empty text, which elsewhere stands for a field that is not there. */
  notEmpty(): void {
    if (this.value === '') this.say(`${this.field} is "", but a value is expected; leave it out for the default.`);
  }

  /** Checks a number against both ends; an absent one fits. */
  within(least: number, most: number, expected: string): boolean {
    const { number } = this;
    if (number === undefined || (number >= least && number <= most)) return true;
    this.refuse(expected);
    return false;
  }

  notNegative(): boolean {
    return this.within(0, Number.MAX_VALUE, 'at least 0');
  }

  isPort(): boolean {
    return this.within(1, 65535, 'a port from 1 to 65535');
  }

  /** Checks a text against the few that are allowed; an absent one fits. */
  isOneOf(...allowed: readonly string[]): boolean {
    const { text } = this;
    if (text === undefined || allowed.includes(text)) return true;
    const near = nearest(text, allowed);
    const [only = '', ...others] = allowed;
    if (others.length === 0) this.say(`${this.found}, but only \`${only}\` is allowed here.`);
    else
      this.say(
        `${this.found}, expected one of ${listText(allowed)}${near === undefined ? '.' : `; did you mean \`${near}\`?`}`,
      );
    return false;
  }
}

function isMap(value: Plain | undefined): value is Fields {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
