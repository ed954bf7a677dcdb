/**
 * What is said of each mistake in test/mutants, without any server; the integration test asks a real one whether it refuses the same.
 * `UPDATE=1` writes what is said today.
 */
import { describe, expect, test } from 'vitest';
import { rules } from '../../tooling/rules/index.ts';
import { checkAny } from '../../tooling/schema/check-any.ts';
import { loadCatalogues } from '../../tooling/schema/find-schema.ts';
import { faultText, type MutantTable, readMutants, writeMutants } from '../support/mutants.ts';

const set = await loadCatalogues('0.45.2');
if (process.env['UPDATE'] === '1') for (const table of readMutants()) writeMutants(table.name, await saidOf(table));

async function saidOf({ mutants }: MutantTable): Promise<ReadonlyMap<string, readonly string[]>> {
  const said = new Map<string, readonly string[]>();
  for (const { name, object } of mutants) said.set(name, (await checkAny(object, set)).map(faultText));
  return said;
}

test('a fault that is left to a rule names one that there is', async () => {
  const mutants = readMutants().flatMap((table) => table.mutants);
  const faults = (await Promise.all(mutants.map(({ object }) => checkAny(object, set)))).flat();
  const named = new Set(faults.flatMap(({ rule }) => rule ?? []));
  expect([...named].filter((id) => !rules.some((rule) => rule.id === id))).toEqual([]);
  expect(named.size).toBeGreaterThan(0);
});

describe.each(readMutants())('$name', ({ sound, mutants }) => {
  test('nothing is said of the sound object', async () => {
    expect((await checkAny(sound, set)).map(faultText)).toEqual([]);
  });

  test.each(mutants)('$name', async ({ object, says }) => {
    expect((await checkAny(object, set)).map(faultText)).toEqual(says);
  });

  test('no two have one name', () => {
    expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length);
  });
});
