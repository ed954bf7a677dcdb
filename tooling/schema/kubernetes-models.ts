/**
 * Owns a second opinion on Kubernetes' own kinds: the validators of the package kubernetes-models, which were made from the OpenAPI
 * by other people. They take unknown fields, and refuse some objects that the API server takes; those verdicts are left out here.
 */
import type { Plain, Route } from '../source/node.ts';
import {
  type Catalogue,
  type CatalogueKind,
  childNode,
  nodeOf,
  type SchemaNode,
  type SchemaType,
} from './catalogue.ts';
import { checkObject } from './check-object.ts';
import type { FaultKeyword, SchemaFault } from './fault.ts';
import { modelLeaves } from './kubernetes-model-leaves.ts';
import { fieldText, listText, patternText, routeText, scalarText, typeText, valueText } from './wording.ts';

/** The part of ajv's error object that validators made by its standalone code fill in. */
interface ModelError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** What the catalogue says of an object, and besides it what only the model says, where it speaks of another place. */
export async function checkBuiltIn(value: Plain, kind: CatalogueKind, catalogue: Catalogue): Promise<SchemaFault[]> {
  const faults = checkObject(value, kind, catalogue);
  const said = new Set(faults.map(({ route }) => routeText(route)));
  for (const fault of await checkByModel(value)) {
    const place = routeText(fault.route);
    // Where the catalogue leaves open what stands there, as in `additionalProperties: true` of a CRD, the models know one form only.
    if (said.has(place) || isOpen(catalogue, kind, fault.route)) continue;
    said.add(place);
    faults.push(fault);
  }
  return faults;
}

function isOpen(catalogue: Catalogue, kind: CatalogueKind, route: Route): boolean {
  let node: SchemaNode | undefined = nodeOf(catalogue, kind.root);
  for (const step of route) {
    if (node === undefined) return true;
    if (typeof step === 'string') node = childNode(catalogue, node, step);
    else node = node.items === undefined ? undefined : nodeOf(catalogue, node.items);
  }
  return node?.type === undefined;
}

/** The model's faults alone; none for an object without a model. */
export async function checkByModel(value: Plain): Promise<SchemaFault[]> {
  const { apiVersion, kind } = isMap(value) ? value : {};
  const versions =
    typeof apiVersion === 'string' && Object.hasOwn(modelLeaves, apiVersion) ? modelLeaves[apiVersion] : undefined;
  const load =
    versions !== undefined && typeof kind === 'string' && Object.hasOwn(versions, kind) ? versions[kind] : undefined;
  // A model copies the fields onto itself; these would take its place, and the catalogue has refused them.
  if (load === undefined || ['__proto__', 'validate'].some((name) => Object.hasOwn(value as object, name))) return [];
  const Model = await load();
  try {
    new Model(value as never).validate();
    return [];
  } catch (error) {
    const { errors } = error as { errors?: readonly ModelError[] };
    if (errors === undefined) throw error;
    return errors.flatMap((one) => faultOf(one, value) ?? []);
  }
}

const keywords: Readonly<Record<string, FaultKeyword>> = {
  type: 'type',
  enum: 'enum',
  format: 'format',
  pattern: 'pattern',
  minimum: 'range',
  maximum: 'range',
  additionalProperties: 'unknown-field',
};

/**
 * Undefined for what is no fault to the API server: null and, in an enum, an empty text stand for a field that is not there. What
 * is required is for the catalogue to say, which was corrected where the OpenAPI is wrong. `anyOf` only sums up other errors.
 */
function faultOf({ instancePath, keyword, params }: ModelError, root: Plain): SchemaFault | undefined {
  const faultKeyword = keywords[keyword];
  const { route, value } = follow(root, instancePath);
  if (faultKeyword === undefined || value === null || value === undefined) return undefined;
  // A whole number beyond 53 bits is a bigint with us, which the validators do not know.
  if (typeof value === 'bigint' || (keyword === 'enum' && value === '')) return undefined;
  // The API server reads over line breaks in base64.
  if (params.format === 'byte' && typeof value === 'string' && /[\r\n]/.test(value)) return undefined;
  if (keyword === 'additionalProperties') {
    const key = String(params.additionalProperty);
    const message = `Field \`${key}\` is not known in \`${routeText(route)}\`.`;
    return { route: [...route, key], at: 'key', keyword: faultKeyword, message };
  }
  const found = keyword === 'type' ? valueText(value) : scalarText(value);
  return {
    route,
    at: 'value',
    keyword: faultKeyword,
    message: `${fieldText(route)} is ${found}, ${expectation(keyword, params)}.`,
  };
}

function expectation(keyword: string, params: ModelError['params']): string {
  switch (keyword) {
    case 'type':
      return `but ${[params.type]
        .flat()
        .map((type) => typeText(type as SchemaType))
        .join(' or ')} is expected`;
    case 'enum':
      return `expected one of ${listText(params.allowedValues as string[])}`;
    case 'pattern':
      return `but ${patternText(String(params.pattern))} is expected`;
    case 'format':
      return `but the format \`${params.format}\` is expected`;
    default:
      return `but ${keyword === 'minimum' ? 'at least' : 'at most'} ${params.limit} is expected`;
  }
}

/** A JSON pointer as a route, with what stands at its end. */
function follow(root: Plain, pointer: string): { route: Route; value: Plain | undefined } {
  const route: (string | number)[] = [];
  let value: Plain | undefined = root;
  for (const part of pointer.split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    if (Array.isArray(value)) {
      route.push(Number(key));
      value = (value as readonly Plain[])[Number(key)];
    } else {
      route.push(key);
      value = isMap(value) ? value[key] : undefined;
    }
  }
  return { route, value };
}

function isMap(value: Plain | undefined): value is { readonly [key: string]: Plain } {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
