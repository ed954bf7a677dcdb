/**
 * Writes `tooling/schema/catalogues/kubernetes.json`: every stable kind of Kubernetes that can be applied, from the OpenAPI that
 * the module k8s.io/kubernetes carries. Needs `go`. Usage: tsx scripts/kubernetes-catalogue.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Catalogue, CatalogueKind, NodeIndex, SchemaNode } from '../tooling/schema/catalogue.ts';
import { NodeTable, printCatalogue } from './catalogue-nodes.ts';
import { goModuleFolder } from './go-modules.ts';
import { type FieldEnum, readEnums } from './kubernetes-enums.ts';
import { alsoRequired, notRequired } from './kubernetes-required.ts';

const release = 'v1.36.1';

interface OpenApiSchema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly properties?: Readonly<Record<string, OpenApiSchema>>;
  readonly items?: OpenApiSchema;
  readonly additionalProperties?: OpenApiSchema;
  readonly required?: readonly string[];
  readonly 'x-kubernetes-list-map-keys'?: readonly string[];
  readonly 'x-kubernetes-list-type'?: string;
  readonly 'x-kubernetes-group-version-kind'?: readonly GroupVersionKind[];
}

interface GroupVersionKind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

interface OpenApi {
  readonly definitions: Readonly<Record<string, OpenApiSchema>>;
  readonly paths: Readonly<
    Record<string, { readonly patch?: { readonly 'x-kubernetes-group-version-kind'?: GroupVersionKind } }>
  >;
}

/** Definitions whose OpenAPI says less or other than what the API server reads from JSON. */
const byHand: Readonly<Record<string, SchemaNode>> = {
  'io.k8s.apimachinery.pkg.api.resource.Quantity': { type: 'quantity' },
  'io.k8s.apimachinery.pkg.util.intstr.IntOrString': { type: 'int-or-string', format: 'int32' },
  'io.k8s.apimachinery.pkg.apis.meta.v1.FieldsV1': { type: 'object', free: true },
  'io.k8s.apimachinery.pkg.runtime.RawExtension': { type: 'object', free: true },
  'io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceSubresourceStatus': {
    type: 'object',
    free: true,
  },
};

class CatalogueBuilder {
  readonly table = new NodeTable();
  readonly #api: OpenApi;
  readonly #enums: ReadonlyMap<string, ReadonlyMap<string, FieldEnum>>;
  readonly #done = new Map<string, NodeIndex>();

  constructor(api: OpenApi, enums: ReadonlyMap<string, ReadonlyMap<string, FieldEnum>>) {
    this.#api = api;
    this.#enums = enums;
  }

  /**
   * `inStatus`: what the API server ignores in an applied object it does not check either, so a status is held to its field
   * names and types only.
   */
  addDefinition(name: string, inStatus: boolean): NodeIndex {
    const key = `${name} ${inStatus}`;
    const known = this.#done.get(key);
    if (known !== undefined) return known;
    const hand = byHand[name];
    if (hand !== undefined) return this.table.add(hand);
    const schema = this.#api.definitions[name];
    if (schema === undefined) throw new Error(`The OpenAPI has no definition ${name}.`);
    if (!this.#refersTo(name, name)) {
      const index = this.table.add(this.#nodeOf(schema, name, inStatus));
      this.#done.set(key, index);
      return index;
    }
    const index = this.table.reserve();
    this.#done.set(key, index);
    this.table.nodes[index] = this.#nodeOf(schema, name, inStatus);
    return index;
  }

  #nodeOf(schema: OpenApiSchema, definition: string, inStatus: boolean): SchemaNode {
    const { type, format, properties, items, additionalProperties } = schema;
    if (type === undefined) return {};
    if (type === 'array') {
      const isSet = schema['x-kubernetes-list-type'] === 'set';
      const keys = schema['x-kubernetes-list-map-keys'] ?? (isSet ? [] : undefined);
      return { type, ...(keys && !inStatus && { keys }), items: this.#child(items ?? {}, inStatus) };
    }
    if (type !== 'object') return { type, ...(format && { format }) } as SchemaNode;
    if (additionalProperties !== undefined) return { type, values: this.#child(additionalProperties, inStatus) };
    const required = inStatus ? [] : requiredFields(definition, schema);
    const fields = Object.entries(properties ?? {}).map(([name, child]) => {
      const inChild = inStatus || (name === 'status' && 'x-kubernetes-group-version-kind' in schema);
      const fieldEnum = inChild ? undefined : this.#enums.get(definition)?.get(name);
      return [name, this.#field(child, fieldEnum, inChild)] as const;
    });
    return { type, fields: Object.fromEntries(fields), ...(required.length > 0 && { required }) };
  }

  #field(schema: OpenApiSchema, fieldEnum: FieldEnum | undefined, inStatus: boolean): NodeIndex {
    if (fieldEnum === undefined) return this.#child(schema, inStatus);
    const leaf = this.table.add({ type: 'string', enum: fieldEnum.values });
    if (!fieldEnum.ofItems) return leaf;
    return this.table.add(schema.type === 'array' ? { type: 'array', items: leaf } : { type: 'object', values: leaf });
  }

  #child(schema: OpenApiSchema, inStatus: boolean): NodeIndex {
    if (schema.$ref !== undefined) return this.addDefinition(definitionOf(schema.$ref), inStatus);
    return this.table.add(this.#nodeOf(schema, '', inStatus));
  }

  #refersTo(from: string, target: string, seen = new Set<string>()): boolean {
    return refsOf(this.#api.definitions[from]).some((next) => {
      if (next === target) return true;
      if (seen.has(next)) return false;
      return this.#refersTo(next, target, seen.add(next));
    });
  }
}

function definitionOf(ref: string): string {
  return ref.slice('#/definitions/'.length);
}

function refsOf(schema: OpenApiSchema | undefined): string[] {
  if (schema === undefined) return [];
  const { $ref, properties, items, additionalProperties } = schema;
  const below = [...Object.values(properties ?? {}), items, additionalProperties].flatMap((child) => refsOf(child));
  return $ref === undefined ? below : [definitionOf($ref), ...below];
}

function requiredFields(definition: string, schema: OpenApiSchema): string[] {
  const short = definition.replace(/^io\.k8s\.(?:api\.|.*\.pkg\.apis\.)/, '');
  const demanded = (schema.required ?? []).filter((field) => !notRequired.has(`${short}.${field}`));
  return [...demanded, ...(alsoRequired[short] ?? [])].sort();
}

/** What can be applied: kinds with a path of their own that ends in `{name}` and takes a patch. */
function appliedKinds(api: OpenApi): (GroupVersionKind & { readonly namespaced: boolean })[] {
  return Object.entries(api.paths).flatMap(([path, operations]) => {
    const kind = operations.patch?.['x-kubernetes-group-version-kind'];
    if (kind === undefined || !path.endsWith('/{name}')) return [];
    return [{ ...kind, namespaced: path.includes('/namespaces/{namespace}/') }];
  });
}

export function kubernetesCatalogue(): Catalogue {
  const folder = goModuleFolder('k8s.io/kubernetes', release);
  const api = JSON.parse(readFileSync(join(folder, 'api/openapi-spec/swagger.json'), 'utf8')) as OpenApi;
  const enums = readEnums(readFileSync(join(folder, 'pkg/generated/openapi/zz_generated.openapi.go'), 'utf8'));
  const builder = new CatalogueBuilder(api, enums);
  const definitions = new Map(
    Object.entries(api.definitions).flatMap(([name, schema]) =>
      (schema['x-kubernetes-group-version-kind'] ?? []).map((kind) => [keyOf(kind), name] as const),
    ),
  );
  const kinds: Record<string, Record<string, CatalogueKind>> = {};
  const unchecked = new Set<string>();
  for (const kind of appliedKinds(api)) {
    const version = kind.group === '' ? kind.version : `${kind.group}/${kind.version}`;
    const definition = definitions.get(keyOf(kind));
    if (definition === undefined) throw new Error(`The OpenAPI has no definition for ${version} ${kind.kind}.`);
    if (!/^v\d+$/.test(kind.version)) {
      unchecked.add(version);
      continue;
    }
    const root = builder.addDefinition(definition, false);
    kinds[version] = { ...kinds[version], [kind.kind]: { root, namespaced: kind.namespaced } };
  }
  const name = `Kubernetes ${release.slice(1).replace(/\.\d+$/, '')}`;
  return { name, nulls: 'zero', unchecked: [...unchecked].sort(), kinds, nodes: builder.table.nodes };
}

function keyOf({ group, version, kind }: GroupVersionKind): string {
  return `${group}/${version}/${kind}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = printCatalogue(kubernetesCatalogue());
  writeFileSync(new URL('../tooling/schema/catalogues/kubernetes.json', import.meta.url), text);
  process.stdout.write(`tooling/schema/catalogues/kubernetes.json: ${text.length} characters\n`);
}
