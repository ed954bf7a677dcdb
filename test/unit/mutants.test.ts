/**
 * What is said of each mistake in test/mutants, without any server; the integration test asks a real one whether it refuses the same.
 * `UPDATE=1` writes what is said today.
 */
import { describe, expect, test } from 'vitest';
import { rules } from '../../tooling/rules/index.ts';
import { checkAny } from '../../tooling/schema/check-any.ts';
import { loadCatalogues } from '../../tooling/schema/find-schema.ts';
import { faultText, type MutantTable, readMutants, writeMutants } from '../support/mutants.ts';

if (process.env['UPDATE'] === '1') for (const table of readMutants()) writeMutants(table.name, await saidOf(table));

async function saidOf({ mutants, release }: MutantTable): Promise<ReadonlyMap<string, readonly string[]>> {
  const set = await loadCatalogues(release);
  const said = new Map<string, readonly string[]>();
  for (const { name, object } of mutants) said.set(name, (await checkAny(object, set)).map(faultText));
  return said;
}

test('a fault that is left to a rule names one that there is', async () => {
  const faultsOf = readMutants().map(async ({ mutants, release }) => {
    const set = await loadCatalogues(release);
    return await Promise.all(mutants.map(({ object }) => checkAny(object, set)));
  });
  const faults = (await Promise.all(faultsOf)).flat(2);
  const named = new Set(faults.flatMap(({ rule }) => rule ?? []));
  expect([...named].filter((id) => !rules.some((rule) => rule.id === id))).toEqual([]);
  expect(named.size).toBeGreaterThan(0);
});

describe.each(readMutants())('$name', async ({ sound, mutants, release }) => {
  const set = await loadCatalogues(release);

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
