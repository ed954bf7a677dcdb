/**
 * Owns what the published OpenAPI leaves out: the values of Kubernetes' enums. They stand in the generated Go source of the API
 * server's own OpenAPI, one function a definition, and are read from its text, which is laid out by gofmt.
 */

export interface FieldEnum {
  readonly values: readonly string[];
  /** The values are those of the list's items, or of the map's values. */
  readonly ofItems: boolean;
}

/** `io.k8s.api.core.v1.Container` → `imagePullPolicy` → its values. */
export function readEnums(goSource: string): Map<string, Map<string, FieldEnum>> {
  const found = new Map<string, Map<string, FieldEnum>>();
  let definition = '';
  let field = '';
  let ofItems = false;
  for (const line of goSource.split('\n')) {
    const start = /^func schema_(\w+)\(ref /.exec(line)?.[1];
    if (start !== undefined) definition = definitionName(start);
    const property = /^\t{5}"([^"]+)": \{$/.exec(line)?.[1];
    if (property !== undefined) {
      field = property;
      ofItems = false;
    }
    if (/^\t+(?:Items|AdditionalProperties): /.test(line)) ofItems = true;
    const list = /^\t+Enum: +\[\]interface\{\}\{(.*)\},$/.exec(line)?.[1];
    if (list === undefined) continue;
    const fields = found.get(definition) ?? new Map<string, FieldEnum>();
    found.set(definition, fields.set(field, { values: JSON.parse(`[${list}]`) as string[], ofItems }));
  }
  return found;
}

function definitionName(functionName: string): string {
  return functionName
    .replace(/^k8sio_/, 'io_k8s_')
    .replace(/^pkg_apis_apiextensions/, 'io_k8s_apiextensions-apiserver_pkg_apis_apiextensions')
    .replaceAll('_', '.');
}
