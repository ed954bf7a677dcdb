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
import { alerts, configMapTexts, type FleetName, fleetNames } from '../support/monitored-fleet.ts';
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

const always = ['kafka.yml', 'prometheus.yml', 'strimzi.yml', 'volumes.yml'];
const files: Readonly<Record<FleetName, readonly string[]>> = {
  zookeeper: [...always, 'cruise-control.yml', 'kafka-exporter.yml', 'resource-state.yml', 'zookeeper.yml'].sort(),
  kraft: [...always, 'kafka-exporter.yml', 'kraft.yml'].sort(),
  migrating: [...always, 'kraft.yml', 'migration.yml', 'resource-state.yml', 'zookeeper.yml'].sort(),
};
/** Each once, though several fleets may have it. */
const allAlerts = [...new Map(fleetNames.flatMap(alerts).map((one) => [`${one.file} ${one.name}`, one])).values()];

const state = mkdtempSync(join(tmpdir(), 'kafka-fleet-promtool-'));
afterAll(() => rmSync(state, { recursive: true, force: true }));

describe.skipIf(reasonToSkip !== '')(`promtool${reasonToSkip}`, () => {
  test.each(fleetNames)('the configuration and all files of rules are sound: %s', (fleet) => {
    const rules = configMapTexts(fleet, 'prometheus', 'prometheus-rules');
    const config = configMapTexts(fleet, 'prometheus', 'prometheus-config');
    const own = join(state, fleet);
    for (const folder of ['config', 'rules']) mkdirSync(join(own, folder), { recursive: true });
    writeFileSync(join(own, 'token'), '');
    for (const [name, text] of Object.entries(rules)) writeFileSync(join(own, 'rules', name), text);
    for (const [name, text] of Object.entries(config))
      writeFileSync(
        join(own, 'config', name),
        text.replaceAll('/etc/prometheus', own).replaceAll('/var/run/secrets/kubernetes.io/serviceaccount', own),
      );
    expect(run('check', 'config', '--lint=all', '--lint-fatal', join(own, 'config', 'prometheus.yml'))).toBe('');
    expect(Object.keys(rules).sort()).toEqual(files[fleet]);
  });

  test.each(tests)('%s', (name) => {
    expect(run('test', 'rules', join(folder, name))).toBe('');
  });
});

/** Those that fire by a number of nodes are proved with real ones, in monitoring.test.ts. */
test('each alert has a test in which it fires', () => {
  const texts = tests.map((name) => readFileSync(join(folder, name), 'utf8')).join('');
  const untested = allAlerts.filter(({ name }) => !texts.includes(`ALERTS{alertname="${name}", alertstate="firing"`));
  expect(untested.map(({ file }) => file).filter((file) => file !== 'rules-expected.yml')).toEqual([]);
});

test.each(allAlerts.map((one) => [one.name, one] as const))('%s says what it is about and what to do', (_, alert) => {
  for (const text of ['summary', 'description', 'runbook']) expect(alert.annotations[text]).toMatch(/\S{3}/);
  expect(alert.severity).toMatch(/^(critical|warning)$/);
  expect(readExpression(alert.expr).fault).toBeUndefined();
});
