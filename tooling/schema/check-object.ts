/**
 * Owns the walk over an object beside its schema. It says what the API server would refuse with strict field validation: unknown
 * fields, wrong types, missing fields, values out of range; but not what only its hand-written validation knows.
 */

import { nearest } from '../source/nearest.ts';
import type { Plain, Route } from '../source/node.ts';
import { type Catalogue, type CatalogueKind, childNode, nodeOf, type SchemaNode } from './catalogue.ts';
import { type CelRule, celRules } from './cel-rules.ts';
import { checkScalar } from './check-scalar.ts';
import type { SchemaFault } from './fault.ts';
import { fieldText, listText, routeText, scalarText, valueText } from './wording.ts';

type Fields = { readonly [key: string]: Plain };

/** The faults of an object, in the order of its fields, a map's missing fields after those it has. Empty: it fits. */
export function checkObject(value: Plain, kind: CatalogueKind, catalogue: Catalogue): SchemaFault[] {
  const walk = new ObjectWalk(catalogue, isMap(value) && typeof value.kind === 'string' ? value.kind : 'the object');
  walk.check(value, nodeOf(catalogue, kind.root), []);
  return walk.faults;
}

class ObjectWalk {
  readonly faults: SchemaFault[] = [];
  readonly #catalogue: Catalogue;
  readonly #rootName: string;
  /** The nodes above the one being checked, outermost first, with where they stand. */
  readonly #above: { readonly node: SchemaNode; readonly route: Route }[] = [];

  constructor(catalogue: Catalogue, rootName: string) {
    this.#catalogue = catalogue;
    this.#rootName = rootName;
  }

  check(value: Plain, node: SchemaNode, route: Route): void {
    if (node.type === undefined) {
      // Anything may stand here, but a map that has known fields takes no others.
      if (isMap(value) && node.fields !== undefined) this.#checkMap(value, node, route);
      if (Array.isArray(value) && node.items !== undefined) this.#checkList(value, node, route);
    } else if (node.type === 'object') this.#checkMap(value, node, route);
    else if (node.type === 'array') this.#checkList(value, node, route);
    else {
      const fault = checkScalar(value, { ...node, type: node.type }, route, this.#catalogue.nulls);
      if (fault !== undefined) this.faults.push(fault);
    }
  }

  #checkMap(value: Plain, node: SchemaNode, route: Route): void {
    if (!isMap(value)) {
      this.#refuseType(value, 'a map', route);
      return;
    }
    this.#above.push({ node, route });
    for (const key of Object.keys(value)) {
      const child = childNode(this.#catalogue, node, key);
      const below = value[key] ?? null;
      if (child !== undefined) {
        if (below !== null) this.check(below, child, [...route, key]);
        else if (this.#refusesNull(child, node, key, route))
          this.#add('type', 'value', [...route, key], nullMessage([...route, key]));
      } else if (node.free !== true) {
        this.#add('unknown-field', 'key', [...route, key], this.#unknownMessage(key, node, route));
      }
    }
    this.#above.pop();
    for (const key of node.required ?? []) {
      if (!isSet(value, key)) this.#add('required', 'key', [...route, key], this.#missingMessage(key, route));
    }
    const set = node.exactlyOne?.filter((key) => isSet(value, key));
    if (set !== undefined && set.length !== 1) {
      const found = set.length === 0 ? 'none of them is set' : `${listText(set)} are set`;
      const place = this.#placeName(route);
      this.#add(
        'exactly-one',
        'value',
        route,
        `Exactly one of ${listText(node.exactlyOne ?? [])} is expected in ${place}, but ${found}.`,
      );
    }
    for (const id of node.rules ?? []) {
      const rule: CelRule = celRules[id];
      if (!rule.holds(value)) this.#add('cel', 'value', route, `In ${this.#placeName(route)} ${rule.message}.`);
    }
  }

  #checkList(value: Plain, node: SchemaNode, route: Route): void {
    if (!Array.isArray(value)) {
      this.#refuseType(value, 'a list', route);
      return;
    }
    const items: readonly Plain[] = value;
    if (node.minItems !== undefined && items.length < node.minItems) {
      const message = `${fieldText(route)} has ${items.length} entries, but at least ${node.minItems} is expected.`;
      this.#add('range', 'value', route, message);
    }
    if (node.keys !== undefined) this.#checkKeys(items, node.keys, route);
    const item = node.items === undefined ? undefined : nodeOf(this.#catalogue, node.items);
    if (item === undefined) return;
    for (const [index, child] of items.entries()) {
      const below = [...route, index];
      if (child === null && node.keys !== undefined) this.#refuseType(child, 'an entry', below);
      else if (child !== null || this.#catalogue.nulls === 'refused') this.check(child, item, below);
      else if (item.type === 'object') this.check({}, item, below);
    }
  }

  /** Metadata is read by the code that reads Kubernetes' own kinds; what is required is told of as missing. */
  #refusesNull(child: SchemaNode, node: SchemaNode, key: string, route: Route): boolean {
    if (this.#catalogue.nulls === 'zero' || ['metadata', 'status'].includes(String(route[0] ?? key))) return false;
    return child.type !== undefined && node.required?.includes(key) !== true;
  }

  #checkKeys(items: readonly Plain[], keys: readonly string[], route: Route): void {
    const seen = new Map<string, number>();
    for (const [index, item] of items.entries()) {
      const values = keys.length === 0 ? [item] : isMap(item) ? keys.map((key) => item[key] ?? keyDefaults[key]) : [];
      // An entry without its key is told of as a missing field.
      if (values.length === 0 || values.includes(undefined)) continue;
      const text = values.map(String).join(' ');
      const first = seen.get(text);
      if (first === undefined) seen.set(text, index);
      else {
        const twin = `\`${routeText([...route, first])}\``;
        const shared = keys.flatMap((key, at) =>
          isMap(item) && isSet(item, key) ? [`\`${key}\` ${scalarText(values[at] ?? null)}`] : [],
        );
        const message =
          keys.length === 0
            ? `${fieldText([...route, index])} is ${scalarText(item)}, as ${twin} is; each entry stands once.`
            : `${fieldText([...route, index])} has the ${shared.join(' and the ')} of ${twin}, but each entry needs its own.`;
        this.#add('duplicate', 'value', [...route, index], message);
      }
    }
  }

  #add(keyword: SchemaFault['keyword'], at: SchemaFault['at'], route: Route, message: string): void {
    this.faults.push({ route, at, keyword, message });
  }

  #refuseType(value: Plain, expected: string, route: Route): void {
    const place = route.length === 0 ? 'The object' : fieldText(route);
    this.#add('type', 'value', route, `${place} is ${valueText(value)}, but ${expected} is expected.`);
  }

  #placeName(route: Route): string {
    return `\`${route.length === 0 ? this.#rootName : routeText(route)}\``;
  }

  #missingMessage(key: string, route: Route): string {
    return `${fieldText([...route, key])} is missing; it is required in ${this.#placeName(route)}.`;
  }

  #unknownMessage(key: string, node: SchemaNode, route: Route): string {
    const unknown = `Field \`${key}\` is not known in ${this.#placeName(route)}`;
    const known = Object.keys(node.fields ?? {});
    if (known.length === 0) return `${unknown}, which takes no fields.`;
    const near = nearest(key, known);
    if (near !== undefined) return `${unknown}; did you mean \`${near}\`?`;
    const home = this.#homeOf(key, node, route);
    return home === undefined ? `${unknown}.` : `${unknown}; it belongs in ${this.#placeName(home)}.`;
  }

  /** Where a field that stands here would be known: in a map around this one, the nearest first, else in one just below. */
  #homeOf(key: string, node: SchemaNode, route: Route): Route | undefined {
    const around = this.#above.slice(0, -1).findLast((one) => hasField(one.node, key));
    if (around !== undefined) return around.route;
    for (const [name, index] of Object.entries(node.fields ?? {})) {
      if (hasField(nodeOf(this.#catalogue, index), key)) return [...route, name];
    }
    return undefined;
  }
}

function nullMessage(route: Route): string {
  return `${fieldText(route)} is null, which server-side apply refuses and others leave out; give it a value, or leave it out.`;
}

/** What the API server takes for a key that is not there. */
const keyDefaults: Readonly<Record<string, Plain>> = { protocol: 'TCP' };

function hasField(node: SchemaNode, key: string): boolean {
  return node.fields !== undefined && Object.hasOwn(node.fields, key);
}

function isMap(value: Plain): value is Fields {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function isSet(fields: Fields, key: string): boolean {
  return Object.hasOwn(fields, key) && fields[key] !== null;
}
