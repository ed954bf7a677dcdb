/**
 * Writes `tooling/render/merge-keys.json`: how kustomize merges lists of Kubernetes' own kinds, and which of these are
 * cluster-scoped. Kustomize asks the OpenAPI of Kubernetes 1.21 that is compiled into its module kyaml, so a small Go program
 * asks the same module. Needs `go`. Usage: tsx scripts/kustomize-merge-keys.ts
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runGo } from './go-modules.ts';

/** The kyaml of kustomize 5.8.1. */
const kyaml = 'v0.21.1';

const program = `package main

import (
	"encoding/json"
	"os"

	"sigs.k8s.io/kustomize/kyaml/openapi"
	"sigs.k8s.io/kustomize/kyaml/yaml"
)

func main() {
	openapi.SchemaForResourceType(yaml.TypeMeta{})
	clusterScoped := []string{}
	for _, definition := range openapi.Schema().Definitions {
		kinds, _ := definition.Extensions["x-kubernetes-group-version-kind"].([]interface{})
		for _, each := range kinds {
			kind := each.(map[string]interface{})
			meta := yaml.TypeMeta{APIVersion: kind["version"].(string), Kind: kind["kind"].(string)}
			if group := kind["group"].(string); group != "" {
				meta.APIVersion = group + "/" + meta.APIVersion
			}
			if openapi.IsCertainlyClusterScoped(meta) {
				clusterScoped = append(clusterScoped, meta.APIVersion+"/"+meta.Kind)
			}
		}
	}
	output := map[string]interface{}{"definitions": openapi.Schema().Definitions, "clusterScoped": clusterScoped}
	if err := json.NewEncoder(os.Stdout).Encode(output); err != nil {
		panic(err)
	}
}
`;

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly 'x-kubernetes-patch-strategy'?: string;
  readonly 'x-kubernetes-patch-merge-key'?: string;
  readonly 'x-kubernetes-list-map-keys'?: readonly string[];
  readonly 'x-kubernetes-group-version-kind'?: readonly { group: string; version: string; kind: string }[];
}

type Definitions = Readonly<Record<string, Schema>>;
type TypeIndex = number;
type MergedList = { readonly keys: readonly string[]; readonly item?: TypeIndex } | { readonly primitive: true };

interface MergeType {
  readonly fields?: Readonly<Record<string, TypeIndex>>;
  readonly lists?: Readonly<Record<string, MergedList>>;
}

interface MergeKeys {
  readonly kyaml: string;
  readonly kinds: Readonly<Record<string, TypeIndex>>;
  readonly clusterScoped: readonly string[];
  readonly types: readonly MergeType[];
}

/** Numbers the types from which a merged list can be reached; equal ones once. */
class TypeTable {
  readonly types: MergeType[] = [];
  readonly #definitions: Definitions;
  readonly #indexOf = new Map<string, TypeIndex>();
  readonly #done = new Map<string, TypeIndex | undefined>();
  readonly #open = new Set<string>();

  constructor(definitions: Definitions) {
    this.#definitions = definitions;
  }

  addDefinition(name: string): TypeIndex | undefined {
    if (this.#done.has(name)) return this.#done.get(name);
    // The only type that refers to itself, the schema in a CustomResourceDefinition, has no merged lists.
    if (this.#open.has(name)) return undefined;
    this.#open.add(name);
    const index = this.#addType(this.#definitions[name] ?? {});
    this.#open.delete(name);
    this.#done.set(name, index);
    return index;
  }

  #add(schema: Schema | undefined): TypeIndex | undefined {
    if (schema?.$ref !== undefined) return this.addDefinition(schema.$ref.slice('#/definitions/'.length));
    return this.#addType(schema ?? {});
  }

  #addType({ properties, additionalProperties }: Schema): TypeIndex | undefined {
    if (typeof additionalProperties === 'object' && this.#add(additionalProperties) !== undefined) {
      throw new Error('A free map leads to a merged list; merge-keys.json has no form for that.');
    }
    const fields: Record<string, TypeIndex> = {};
    const lists: Record<string, MergedList> = {};
    for (const [name, schema] of Object.entries(properties ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))) {
      if (schema.type === 'array') {
        const list = this.#listOf(schema);
        if (list !== undefined) lists[name] = list;
      } else {
        const index = this.#add(schema);
        if (index !== undefined) fields[name] = index;
      }
    }
    const type: MergeType = {
      ...(Object.keys(fields).length > 0 && { fields }),
      ...(Object.keys(lists).length > 0 && { lists }),
    };
    const text = JSON.stringify(type);
    if (text === '{}') return undefined;
    const known = this.#indexOf.get(text);
    if (known !== undefined) return known;
    this.#indexOf.set(text, this.types.length);
    return this.types.push(type) - 1;
  }

  /**
   * As kyaml decides: a list is merged when its patch strategy says `merge`, by all its map keys where it names some, else by
   * its one merge key, else item by item. Any other list is replaced whole. Strategies of maps (`retainKeys`, `replace`) are
   * not looked at, and neither are map keys without a strategy.
   */
  #listOf(schema: Schema): MergedList | undefined {
    const strategies = (schema['x-kubernetes-patch-strategy'] ?? '').split(',');
    if (!strategies.includes('merge')) return undefined;
    const mergeKey = schema['x-kubernetes-patch-merge-key'];
    const keys = schema['x-kubernetes-list-map-keys'] ?? (mergeKey === undefined ? [] : [mergeKey]);
    if (keys.length === 0) return { primitive: true };
    const item = this.#add(schema.items);
    return { keys, ...(item !== undefined && { item }) };
  }
}

export function mergeKeys(): MergeKeys {
  const folder = mkdtempSync(join(tmpdir(), 'merge-keys-'));
  try {
    writeFileSync(
      join(folder, 'go.mod'),
      `module mergekeys\n\ngo 1.24\n\nrequire sigs.k8s.io/kustomize/kyaml ${kyaml}\n`,
    );
    writeFileSync(join(folder, 'main.go'), program);
    const { definitions, clusterScoped } = JSON.parse(runGo(['run', '.'], folder)) as {
      definitions: Definitions;
      clusterScoped: string[];
    };
    const table = new TypeTable(definitions);
    const kinds: [string, TypeIndex][] = [];
    for (const name of Object.keys(definitions).sort()) {
      for (const { group, version, kind } of definitions[name]?.['x-kubernetes-group-version-kind'] ?? []) {
        // Kustomize takes lists of objects apart, and its own files are no objects of a cluster.
        if (kind.endsWith('List') || group.endsWith('kustomize.config.k8s.io')) continue;
        const index = table.addDefinition(name);
        if (index !== undefined) kinds.push([`${group === '' ? '' : `${group}/`}${version}/${kind}`, index]);
      }
    }
    kinds.sort(([a], [b]) => (a < b ? -1 : 1));
    const ofCluster = clusterScoped.filter((kind) => !kind.endsWith('List')).sort();
    return { kyaml, kinds: Object.fromEntries(kinds), clusterScoped: ofCluster, types: table.types };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One kind and one type a line, so that a diff is readable. */
export function printMergeKeys({ kyaml: version, kinds, clusterScoped, types }: MergeKeys): string {
  const lines = (items: readonly string[]) => items.join(',\n');
  return `{
"kyaml": ${JSON.stringify(version)},
"kinds": {
${lines(Object.entries(kinds).map(([kind, index]) => `${JSON.stringify(kind)}: ${index}`))}
},
"clusterScoped": [
${lines(clusterScoped.map((kind) => JSON.stringify(kind)))}
],
"types": [
${lines(types.map((type) => JSON.stringify(type)))}
]
}
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = printMergeKeys(mergeKeys());
  writeFileSync(new URL('../tooling/render/merge-keys.json', import.meta.url), text);
  process.stdout.write(`tooling/render/merge-keys.json: ${text.length} characters\n`);
}
