import { basename } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Plain } from '../../tooling/source/node.ts';
import { runLua } from '../support/lua.ts';
import { actionCases, discoveryCases, healthCases, settingOf, settings, unusedInputs } from '../support/lua-cases.ts';
import { oddResources } from '../support/odd-resources.ts';

const health = healthCases();
const discoveries = discoveryCases();
const actions = actionCases();
const kinds = [...new Set(health.map(({ kind }) => kind))];

/** The ConfigMap's limit is 1 MiB; what kubectl apply keeps of it in an annotation, 256 KiB. */
const largestSettings = 256 * 1024;

describe('health checks', () => {
  it.each(health.map((one) => [`${one.kind}/${basename(one.input)}`, one] as const))('%s', (_, one) => {
    expect(runLua(settingOf('health', one.kind), one.resource)).toEqual(one.healthStatus);
  });

  it('have eight cases at least for each kind', () => {
    expect(kinds).toHaveLength(11);
    expect(kinds.filter((kind) => health.filter((one) => one.kind === kind).length < 8)).toEqual([]);
  });

  /** Argo CD has no others; of a script that fails it shows Unknown. */
  const statuses = ['Degraded', 'Healthy', 'Progressing', 'Suspended'];

  it.each(kinds)('%s: gives a verdict on whatever the status is', (kind) => {
    const script = settingOf('health', kind);
    const resources = health.filter((one) => one.kind === kind).map(({ resource }) => resource);
    fc.assert(
      fc.property(oddResources(resources), (resource) => {
        const verdict = runLua(script, resource);
        expect(verdict).toEqual({ status: expect.toBeOneOf(statuses), message: expect.any(String) });
      }),
      { numRuns: 150 },
    );
  });
});

describe('actions', () => {
  it.each(discoveries.map((one) => [`${one.kind}/${basename(one.input)}`, one] as const))('%s', (_, one) => {
    const found = runLua(actionsOf(one.kind).discovery, one.resource) as Readonly<Record<string, object>>;
    const listed = Object.entries(found).map(([name, action]) => ({ name, ...action }));
    const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);
    expect(listed.sort(byName)).toEqual(
      one.actions.map((action) => ({ ...action, disabled: action.disabled ?? false })).sort(byName),
    );
  });

  it.each(actions.map((one) => [`${one.kind}/${basename(one.input)} ${one.action}`, one] as const))('%s', (_, one) => {
    const script = actionsOf(one.kind).scripts.get(one.action);
    expect(cleaned(runLua(script ?? '', one.resource), one.resource)).toEqual(one.expected);
  });

  it('are offered as they are defined', () => {
    for (const kind of new Set(discoveries.map((one) => one.kind))) {
      const { discovery, scripts } = actionsOf(kind);
      const offered = Object.keys(runLua(discovery, {}) as object).sort();
      expect([...scripts.keys()], kind).toEqual(offered);
      expect(actions.filter((one) => one.kind === kind).map(({ action }) => action)).toEqual(
        expect.arrayContaining(offered),
      );
    }
  });
});

describe('settings', () => {
  it('fit into a ConfigMap, with room for others', () => {
    expect([...settings().values()].join('').length).toBeLessThan(largestSettings);
  });

  /**
   * gopher-lua, which Argo CD runs, miscompiles `known = not this and that` where the local `known` has a value already: it keeps it
   * (seen in Argo CD 3.5.7). `local known = …`, entries of tables, arguments and `return` are fine.
   */
  it('assign no `and` or `or` to a local that is there', () => {
    for (const [key, text] of settings()) {
      const lines = text.replace(/"[^"\n]*"/g, '""').split('\n');
      expect(
        lines.filter((line) => /^\s*\w+ = .*\b(and|or)\b(?!.*,$)/.test(line)),
        key,
      ).toEqual([]);
    }
  });

  it('have no case that nothing runs', () => {
    expect(unusedInputs()).toEqual([]);
  });
});

function actionsOf(kind: string): { readonly discovery: string; readonly scripts: ReadonlyMap<string, string> } {
  const setting = parse(settingOf('actions', kind)) as {
    'discovery.lua': string;
    definitions: readonly { name: string; 'action.lua': string }[];
  };
  return {
    discovery: setting['discovery.lua'],
    scripts: new Map(setting.definitions.map((one) => [one.name, one['action.lua']])),
  };
}

/** As Argo CD does with what an action returns: to Lua an empty map is an empty list. */
function cleaned(returned: Plain, before: Plain): Plain {
  if (Array.isArray(returned)) {
    if (returned.length === 0 && typeof before === 'object' && before !== null && !Array.isArray(before)) return {};
    return (returned as readonly Plain[]).map((item, index) =>
      cleaned(item, Array.isArray(before) ? ((before as readonly Plain[])[index] ?? null) : null),
    );
  }
  if (typeof returned !== 'object' || returned === null) return returned;
  const old = (typeof before === 'object' && before !== null ? before : {}) as Readonly<Record<string, Plain>>;
  return Object.fromEntries(Object.entries(returned).map(([key, value]) => [key, cleaned(value, old[key] ?? null)]));
}
