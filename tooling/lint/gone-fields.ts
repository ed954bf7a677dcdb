/**
 * Owns saying of a Strimzi field that its release does not know what became of it: that it comes later, or that it is gone and what has
 * taken its place. A type that is gone takes the fields of that type with it, which is one fault.
 */
import type { RenderedObject } from '../render/rendered.ts';
import type { SchemaFault } from '../schema/fault.ts';
import { type FieldHistory, fieldHistory } from '../schema/field-history.ts';
import { fieldText, routeText } from '../schema/wording.ts';
import { nodeAt, type Route } from '../source/node.ts';
import { insteadOf, insteadOfType } from '../strimzi/kafka-resource/gone-fields.ts';

export async function explainGone(
  object: RenderedObject,
  faults: readonly SchemaFault[],
  release: string,
): Promise<readonly SchemaFault[]> {
  if (!/^[\w.]*strimzi\.io\//.test(object.apiVersion)) return faults;
  const told: SchemaFault[] = [];
  for (const fault of faults) told.push((await explain(object, fault, release)) ?? fault);
  const without = new Set(
    told.flatMap((one, index) => (one !== faults[index] && one.keyword === 'enum' ? sectionOf(one) : [])),
  );
  return told.filter((one) => one.keyword !== 'unknown-field' || !without.has(sectionOf(one)));
}

function sectionOf({ route }: SchemaFault): string {
  return routeText(route.slice(0, -1));
}

async function explain(
  { apiVersion, kind, node }: RenderedObject,
  fault: SchemaFault,
  release: string,
): Promise<SchemaFault | undefined> {
  const { route, keyword } = fault;
  if (keyword === 'enum') {
    const value = nodeAt(node, route);
    const text = value?.kind === 'scalar' ? String(value.value) : '';
    const instead = insteadOfType(kind, route, text);
    if (instead === undefined) return undefined;
    return { ...fault, message: `Type \`${text}\` of \`${sectionOf(fault)}\` is gone from the API v1; ${instead}.` };
  }
  if (keyword !== 'unknown-field') return undefined;
  const history = await fieldHistory(release, { apiVersion, kind }, route);
  return history && { ...fault, message: sentence(kind, route, history, release) };
}

function sentence(kind: string, route: Route, history: FieldHistory, release: string): string {
  const field = fieldText(route);
  if (history.why === 'later')
    return `${field} comes with Strimzi ${history.release}, and this is ${release}; leave it out until then.`;
  const instead = insteadOf(kind, route) ?? 'take it away';
  const version = history.why === 'other-version' ? versionOf(history.apiVersion) : undefined;
  return version === undefined
    ? `${field} is gone since Strimzi ${history.why === 'dropped' ? history.release : release}; ${instead}.`
    : `${field} is of the API ${version} only; ${instead}.`;
}

function versionOf(apiVersion: string): string {
  return apiVersion.slice(apiVersion.lastIndexOf('/') + 1);
}
