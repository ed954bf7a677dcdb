/** Owns turning CRDs into a field catalogue. A keyword that a catalogue cannot hold stops it, so nothing is lost unseen. */
import { parse } from 'yaml';
import type { Catalogue, CatalogueKind, NodeIndex, SchemaNode } from '../tooling/schema/catalogue.ts';
import { type CelRule, type CelRuleId, celRules } from '../tooling/schema/cel-rules.ts';
import { NodeTable } from './catalogue-nodes.ts';

interface CrdSchema {
  readonly type?: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean';
  readonly properties?: Readonly<Record<string, CrdSchema>>;
  readonly items?: CrdSchema;
  readonly additionalProperties?: CrdSchema;
  readonly required?: readonly string[];
  readonly enum?: readonly (string | number | boolean)[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly description?: string;
  readonly example?: unknown;
  readonly anyOf?: readonly CrdSchema[];
  readonly oneOf?: readonly CrdSchema[];
  readonly 'x-kubernetes-int-or-string'?: true;
  readonly 'x-kubernetes-list-type'?: string;
  readonly 'x-kubernetes-preserve-unknown-fields'?: true;
  readonly 'x-kubernetes-validations'?: readonly { readonly rule: string; readonly message?: string }[];
}

interface Crd {
  readonly spec: {
    readonly group: string;
    readonly scope: 'Namespaced' | 'Cluster';
    readonly names: { readonly kind: string };
    readonly versions: readonly {
      readonly name: string;
      readonly served: boolean;
      readonly schema: { readonly openAPIV3Schema: CrdSchema };
      readonly subresources?: { readonly scale?: { readonly specReplicasPath: string } };
    }[];
  };
}

class CrdReader {
  readonly table = new NodeTable();
  readonly #metadata: NodeIndex;
  readonly #text = this.table.add({ type: 'string' });

  constructor(kubernetes: Catalogue) {
    const configMap = kubernetes.nodes[kubernetes.kinds.v1?.ConfigMap?.root ?? -1];
    this.#metadata = this.table.adopt(kubernetes, configMap?.fields?.metadata ?? -1);
  }

  /** The API server reads `metadata` of any kind as ObjectMeta, whatever the CRD says of it. */
  addRoot({ properties, ...schema }: CrdSchema): NodeIndex {
    const { apiVersion: _apiVersion, kind: _kind, metadata: _metadata, status, ...own } = properties ?? {};
    const node = this.#nodeOf({ ...schema, properties: own }, false);
    const meta = { apiVersion: this.#text, kind: this.#text, metadata: this.#metadata };
    return this.table.add({
      ...node,
      fields: { ...node.fields, ...meta, ...(status && { status: this.#add(status, true) }) },
    });
  }

  #add(schema: CrdSchema, inStatus: boolean): NodeIndex {
    return this.table.add(this.#nodeOf(schema, inStatus));
  }

  /**
   * `inStatus`: the API server drops the status of an applied object before it validates; only unknown fields are refused. So the
   * nodes of a status have no types, but fields, if only the empty set of them.
   */
  #nodeOf(schema: CrdSchema, inStatus: boolean): SchemaNode {
    const {
      type,
      properties,
      items,
      additionalProperties,
      anyOf,
      oneOf,
      format,
      minLength,
      example: _,
      ...rest
    } = schema;
    const intOrString = rest['x-kubernetes-int-or-string'] === true;
    if (anyOf !== undefined && !(intOrString && same(anyOf, [{ type: 'integer' }, { type: 'string' }]))) {
      throw new Error(`A catalogue cannot hold anyOf ${JSON.stringify(anyOf)}.`);
    }
    const known = ['required', 'enum', 'minimum', 'maximum', 'minItems', 'pattern'] as const;
    const bounds = inStatus
      ? {}
      : Object.fromEntries(known.flatMap((key) => (rest[key] === undefined ? [] : [[key, rest[key]]])));
    for (const key of Object.keys(rest)) {
      // A list that is atomic has no entries to tell apart.
      const isAtomic = key.endsWith('-type') && same((rest as Readonly<Record<string, unknown>>)[key], 'atomic');
      if (!known.some((one) => one === key) && !extensions.has(key) && !isAtomic)
        throw new Error(`A catalogue cannot hold \`${key}\`.`);
    }
    const exactlyOne = inStatus ? undefined : alternativesOf(oneOf);
    const rules = inStatus ? undefined : rest['x-kubernetes-validations']?.map(({ rule }) => ruleIdOf(rule));
    return {
      ...(inStatus ? {} : intOrString ? { type: 'int-or-string' } : type && { type }),
      ...(inStatus || format === undefined ? {} : { format: formatOf(format) }),
      ...(inStatus || minLength === undefined || rest.pattern !== undefined ? {} : { pattern: `.{${minLength},}` }),
      ...bounds,
      ...(rest['x-kubernetes-preserve-unknown-fields'] && { free: true }),
      ...(exactlyOne && { exactlyOne }),
      ...(rules && { rules }),
      ...(items && { items: this.#add(items, inStatus) }),
      ...(additionalProperties && { values: this.#add(additionalProperties, inStatus) }),
      ...(inStatus && additionalProperties === undefined && { fields: {} }),
      ...(properties && {
        fields: Object.fromEntries(
          Object.entries(properties).map(([name, child]) => [name, this.#add(child, inStatus)]),
        ),
      }),
    };
  }
}

/** Keywords that say nothing of what is accepted, or that are read elsewhere, or of a text alone that nobody writes so long. */
const extensions = new Set([
  'description',
  'maxLength',
  'x-kubernetes-int-or-string',
  'x-kubernetes-preserve-unknown-fields',
  'x-kubernetes-validations',
]);

/**
 * Strimzi writes oneOf in two forms: alternatives that each require one field, and a single alternative that requires nothing,
 * which the API server always takes.
 */
function alternativesOf(oneOf: readonly CrdSchema[] | undefined): string[] | undefined {
  if (oneOf === undefined) return undefined;
  const [only, ...others] = oneOf;
  if (only !== undefined && others.length === 0 && only.required === undefined) return undefined;
  return oneOf.map(({ required, properties, ...more }) => {
    const [field, ...further] = required ?? [];
    const plain = Object.values(properties ?? {}).every((child) => same(child, {}));
    if (field === undefined || further.length > 0 || !plain || !same(more, {})) {
      throw new Error(`A catalogue cannot hold oneOf ${JSON.stringify(oneOf)}.`);
    }
    return field;
  });
}

/** The field that a scale subresource reads has bounds that the schema does not name: 0 to the largest of 32 bits. */
function withScaleBounds(schema: CrdSchema, steps: readonly string[]): CrdSchema {
  const [step, ...rest] = steps;
  if (step === undefined) {
    return schema.type === 'integer'
      ? { ...schema, minimum: schema.minimum ?? 0, maximum: schema.maximum ?? 2 ** 31 - 1 }
      : schema;
  }
  const { properties = {} } = schema;
  return { ...schema, properties: { ...properties, [step]: withScaleBounds(properties[step] ?? {}, rest) } };
}

function ruleIdOf(cel: string): CelRuleId {
  const found = (Object.entries(celRules) as [CelRuleId, CelRule][]).find(([, rule]) => rule.cel === cel);
  if (found === undefined) throw new Error(`The CEL rule ${cel} has no predicate in tooling/schema/cel-rules.ts.`);
  return found[0];
}

function formatOf(format: string): NonNullable<SchemaNode['format']> {
  if (format === 'int64' || format === 'int32' || format === 'date-time') return format;
  throw new Error(`A catalogue cannot hold the format \`${format}\`.`);
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** What the definitions say, for objects of the API versions that they serve. */
export function crdCatalogue(crdTexts: Iterable<string>, kubernetes: Catalogue): Pick<Catalogue, 'kinds' | 'nodes'> {
  const reader = new CrdReader(kubernetes);
  const kinds: Record<string, Record<string, CatalogueKind>> = {};
  for (const text of crdTexts) {
    const { group, scope, names, versions } = (parse(text) as Crd).spec;
    for (const { name, served, schema, subresources } of versions) {
      if (!served) continue;
      const steps = subresources?.scale?.specReplicasPath.split('.').slice(1) ?? [];
      const root = reader.addRoot(withScaleBounds(schema.openAPIV3Schema, steps));
      const entry = { root, namespaced: scope === 'Namespaced' };
      kinds[`${group}/${name}`] = { ...kinds[`${group}/${name}`], [names.kind]: entry };
    }
  }
  return { kinds, nodes: reader.table.nodes };
}
