/**
 * The health checks and actions of base/argocd by Argo CD itself, in its own sandbox: on every resource of test/argocd it says what the
 * tables say. Needs argocd, which is built with `go`.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { writePlain } from '../../tooling/source/write-yaml.ts';
import { actionCases, discoveryCases, healthCases, settings } from '../support/lua-cases.ts';
import { argocdBinary } from './judges.ts';

const argocd = argocdBinary();
const reasonToSkip = 'missing' in argocd ? ` (skipped: ${argocd.missing})` : '';
const folder = mkdtempSync(join(tmpdir(), 'argocd-lua-'));
const configMap = join(folder, 'argocd-cm.yaml');
writeFileSync(
  configMap,
  writePlain({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'argocd-cm', namespace: 'argocd', labels: { 'app.kubernetes.io/part-of': 'argocd' } },
    data: Object.fromEntries(settings()),
  }),
);
afterAll(() => rmSync(folder, { recursive: true }));

/** What `argocd admin settings resource-overrides` prints. `run-action` shows old and new by another program: here the new alone. */
async function overrides(command: string, ...args: readonly string[]): Promise<string> {
  if ('missing' in argocd) return '';
  const { stdout } = await promisify(execFile)(
    argocd.path,
    ['admin', 'settings', 'resource-overrides', command, ...args, '--argocd-cm-path', configMap],
    { cwd: folder, env: { ...process.env, HOME: folder, KUBECONFIG: '', KUBECTL_EXTERNAL_DIFF: `sh -c 'cat "$2"' sh` } },
  );
  return stdout;
}

describe.skipIf('missing' in argocd).concurrent(`Argo CD${reasonToSkip}`, () => {
  test.each(healthCases().map((one) => [`${one.kind}/${basename(one.input)}`, one] as const))(
    'health of %s',
    async (_, { input, healthStatus }) => {
      const said = await overrides('health', input);
      expect(said).toBe(`STATUS: ${healthStatus.status}\nMESSAGE: ${healthStatus.message}\n`);
    },
  );

  test.each(discoveryCases().map((one) => [`${one.kind}/${basename(one.input)}`, one] as const))(
    'actions of %s',
    async (_, { input, actions }) => {
      const [, ...rows] = (await overrides('list-actions', input)).trim().split('\n');
      const listed = rows.map((row) => row.trim().split(/\s+/));
      const expected = actions.map(({ name, disabled }) => [name, String(disabled ?? false)]);
      expect(listed).toEqual(expected.sort(([a = ''], [b = '']) => (a < b ? -1 : 1)));
    },
  );

  test.each(actionCases().map((one) => [`${one.kind}/${basename(one.input)} ${one.action}`, one] as const))(
    '%s',
    async (_, { input, action, expected }) => {
      const said = await overrides('run-action', input, action);
      const first = 'Following fields have been changed:\n\n';
      expect(said.startsWith(first)).toBe(true);
      expect(parse(said.slice(first.length))).toEqual(expected);
    },
  );
});
