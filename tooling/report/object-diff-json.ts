/** Owns the difference of rendered objects for programs. Values of Secrets are hidden here as everywhere. */
import type { FleetDiff } from '../plan/make-diff.ts';
import { maskField } from '../plan/objects/mask.ts';
import type { ChangedField, ObjectChange } from '../plan/plan.ts';
import { type Plain, type Route, toPlain, type YamlNode } from '../source/node.ts';
import { positionAt } from '../source/problem.ts';
import { safeJson } from './safe-text.ts';

export function formatObjectDiffJson({ base, overlays, problems }: FleetDiff): string {
  return `${safeJson({
    version: 1,
    base: { ref: base.ref, commit: base.commit ?? null },
    overlays: overlays.map(({ id, change, objects }) => ({ id, change, objects: objects.map(objectJson) })),
    problems: problems.map(({ id, message, origin }) => ({ id, message, ...placeJson(origin) })),
  })}\n`;
}

function objectJson({ object, change, fields, before, after }: ObjectChange) {
  const { apiVersion, kind, namespace, name } = object;
  const whole = (node: YamlNode | undefined) => ({
    [change === 'new' ? 'after' : 'before']: valueJson(kind, [], node),
  });
  return {
    change,
    apiVersion,
    kind,
    ...(namespace === undefined ? {} : { namespace }),
    name,
    ...(before !== undefined && before.name !== name ? { nameBefore: before.name } : {}),
    ...(change === 'changed'
      ? { fields: fields.map((field) => fieldJson(kind, field)) }
      : whole((after ?? before)?.node)),
  };
}

/** A side on which nothing stands is left out; `null` is a value. */
function fieldJson(kind: string, { path, route, before, after }: ChangedField) {
  const node = after ?? before;
  return {
    path,
    route: [...route],
    ...(before === undefined ? {} : { before: valueJson(kind, route, before) }),
    ...(after === undefined ? {} : { after: valueJson(kind, route, after) }),
    ...(node === undefined ? {} : placeJson(node.origin)),
  };
}

function placeJson({ file, start }: YamlNode['origin']) {
  return { file: file.path, start: positionAt(file.text, start) };
}

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

function valueJson(kind: string, route: Route, node: YamlNode | undefined): Json {
  return node === undefined ? null : toJson(maskField(kind, route, toPlain(node)));
}

/** JSON has no whole numbers of any size: those beyond a double are texts. */
function toJson(value: Plain): Json {
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  if (Array.isArray(value)) return (value as readonly Plain[]).map(toJson);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, toJson(one)]));
}
