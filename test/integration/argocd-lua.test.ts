/**
 * The health checks and actions of base/argocd by Argo CD itself, in its own sandbox: on every resource of test/argocd it says what the
 * tables say. Needs argocd, which is built with `go`.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Plain } from '../../tooling/source/node.ts';
import { writePlain } from '../../tooling/source/write-yaml.ts';
import { runLua } from '../support/lua.ts';
import { actionCases, discoveryCases, healthCases, settingOf, settings } from '../support/lua-cases.ts';
import { oddResources } from '../support/odd-resources.ts';
import { argocdBinary } from './judges.ts';

const argocd = argocdBinary();
const reasonToSkip = 'missing' in argocd ? ` (skipped: ${argocd.missing})` : '';
const folder = mkdtempSync(join(tmpdir(), 'argocd-lua-'));
const configMap = writeConfigMap('argocd-cm.yaml', Object.fromEntries(settings()));
afterAll(() => rmSync(folder, { recursive: true }));

function writeConfigMap(name: string, data: Readonly<Record<string, string>>): string {
  const labels = { 'app.kubernetes.io/part-of': 'argocd' };
  return write(name, {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'argocd-cm', namespace: 'argocd', labels },
    data,
  });
}

function write(name: string, contents: Plain): string {
  const path = join(folder, name);
  writeFileSync(path, writePlain(contents));
  return path;
}

/** What `argocd admin settings resource-overrides` prints. `run-action` shows old and new by another program: here the new alone. */
async function overrides(command: string, ...args: readonly string[]): Promise<string> {
  return argocdSays(configMap, command, ...args);
}

async function argocdSays(configMap: string, command: string, ...args: readonly string[]): Promise<string> {
  if ('missing' in argocd) return '';
  const { stdout } = await promisify(execFile)(
    argocd.path,
    ['admin', 'settings', 'resource-overrides', command, ...args, '--argocd-cm-path', configMap],
    {
      cwd: folder,
      env: { ...process.env, HOME: folder, KUBECONFIG: '', KUBECTL_EXTERNAL_DIFF: `sh -c 'cat "$2"' sh` },
    },
  );
  return stdout;
}

/** What no message has in it. */
const between = '¦';
const end = '¶';

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

  /** Many at once, as each start takes half a second: a script around the check gives every resource to it in turn. */
  test.each([...new Set(healthCases().map(({ kind }) => kind))])('health of odd resources: %s', async (kind) => {
    const likely = healthCases().flatMap((one) => (one.kind === kind ? [one.resource] : []));
    const odd = fc.sample(oddResources(likely), { numRuns: 300, seed: 7 });
    const script = settingOf('health', kind);
    const around = writeConfigMap(`${kind}-around.yaml`, {
      'resource.customizations.health.kafka.strimzi.io_Odd': [
        'local all, said = obj.spec, {}',
        'local function check()',
        script,
        'end',
        'for index, one in ipairs(all) do',
        '  obj = one.resource',
        '  local verdict = check()',
        `  said[index] = verdict.status .. "${between}" .. verdict.message`,
        'end',
        `return { status = "Healthy", message = table.concat(said, "${end}") }`,
      ].join('\n'),
    });
    const input = write(`${kind}.yaml`, {
      apiVersion: 'kafka.strimzi.io/v1',
      kind: 'Odd',
      spec: odd.map((resource) => ({ resource })),
    });
    const expected = odd.map((resource) => {
      const { status, message } = runLua(script, resource) as { status: string; message: string };
      return `${status}${between}${message}`;
    });
    const said = await argocdSays(around, 'health', input);
    expect(said.slice('STATUS: Healthy\nMESSAGE: '.length, -1).split(end)).toEqual(expected);
  });
});
