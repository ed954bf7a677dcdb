/** `fleet show` on the fleet of this repository. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { show } from '../../tooling/cli/commands/show.ts';
import { UsageError } from '../../tooling/cli/usage.ts';
import { repositoryRoot } from '../support/miniature.ts';

let out = '';
beforeEach(() => {
  out = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text);
    return true;
  });
});
afterEach(() => vi.restoreAllMocks());

const options = { cluster: 'hz-prod/my-cluster', format: 'pretty', date: '2026-01-01' } as const;

test('shows a cluster, by its id or its name alone', async () => {
  expect(await show(repositoryRoot, options)).toBe(0);
  const byId = out;
  expect(byId).toMatch(/^hz-prod\/my-cluster {2}production/);
  expect(byId).toMatch(/^Findings /m);
  out = '';
  expect(await show(repositoryRoot, { ...options, cluster: 'my-cluster' })).toBe(0);
  expect(out).toBe(byId);
});

test('as JSON', async () => {
  expect(await show(repositoryRoot, { ...options, format: 'json' })).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ version: 1, id: 'hz-prod/my-cluster', stack: 'zookeeper' });
});

test('one that is not there is wrong usage, with the nearest', async () => {
  await expect(show(repositoryRoot, { ...options, cluster: 'hz-prod/my-clustre' })).rejects.toThrow(
    new UsageError('There is no Kafka cluster `hz-prod/my-clustre`; did you mean `hz-prod/my-cluster`?'),
  );
});
