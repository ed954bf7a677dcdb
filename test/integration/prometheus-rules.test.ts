/**
 * What is rendered for Prometheus, by its own tool: the configuration and the rules are sound, and each alert fires when it should and not
 * when something near happens (test/prometheus/). Needs promtool, which is built with `go`.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { readExpression } from '../../tooling/rules/monitoring/promql.ts';
import { alerts, configMapTexts } from '../support/monitored-fleet.ts';
import { prometheusProgram } from './monitoring-judges.ts';

const promtool = prometheusProgram('promtool');
const reasonToSkip = 'missing' in promtool ? ` (skipped: ${promtool.missing})` : '';
const folder = fileURLToPath(new URL('../prometheus/', import.meta.url));
const tests = readdirSync(folder).filter((name) => name.endsWith('.test.yml'));

/** What it says where it is not content; empty where it is. */
function run(...args: readonly string[]): string {
  if ('missing' in promtool) return '';
  try {
    execFileSync(promtool.path, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
    return '';
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string };
    return `${stdout}${stderr}`;
  }
}

const state = mkdtempSync(join(tmpdir(), 'kafka-fleet-promtool-'));
afterAll(() => rmSync(state, { recursive: true, force: true }));

describe.skipIf(reasonToSkip !== '')(`promtool${reasonToSkip}`, () => {
  test('the configuration and all files of rules are sound', () => {
    const rules = configMapTexts('prometheus', 'prometheus-rules');
    const config = configMapTexts('prometheus', 'prometheus-config');
    mkdirSync(join(state, 'config'));
    mkdirSync(join(state, 'rules'));
    writeFileSync(join(state, 'token'), '');
    for (const [name, text] of Object.entries(rules)) writeFileSync(join(state, 'rules', name), text);
    for (const [name, text] of Object.entries(config))
      writeFileSync(
        join(state, 'config', name),
        text.replaceAll('/etc/prometheus', state).replaceAll('/var/run/secrets/kubernetes.io/serviceaccount', state),
      );
    expect(run('check', 'config', '--lint=all', '--lint-fatal', join(state, 'config', 'prometheus.yml'))).toBe('');
    expect(Object.keys(rules).length).toBe(8);
  });

  test.each(tests)('%s', (name) => {
    expect(run('test', 'rules', join(folder, name))).toBe('');
  });
});

/** Those that fire by a number of nodes are proved with real ones, in monitoring.test.ts. */
test('each alert has a test in which it fires', () => {
  const texts = tests.map((name) => readFileSync(join(folder, name), 'utf8')).join('');
  const untested = alerts().filter(({ name }) => !texts.includes(`ALERTS{alertname="${name}", alertstate="firing"`));
  expect(untested.map(({ file }) => file).filter((file) => file !== 'rules-expected.yml')).toEqual([]);
});

test.each(alerts().map((one) => [one.name, one] as const))('%s says what it is about and what to do', (_, alert) => {
  for (const text of ['summary', 'description', 'runbook']) expect(alert.annotations[text]).toMatch(/\S{3}/);
  expect(alert.severity).toMatch(/^(critical|warning)$/);
  expect(readExpression(alert.expr).fault).toBeUndefined();
});
