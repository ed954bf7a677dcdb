import { expect, test } from 'vitest';
import { loadFleet } from '../../model/load.ts';
import { type Plain, toPlain } from '../../source/node.ts';
import { textAt } from '../../source/plain.ts';
import { openDocuments, treeOf } from '../../source/tree.ts';
import { syncWindows } from './sync-windows.ts';

function windowsOf(maintenance: string): readonly Plain[] {
  const text = `kind: KubernetesCluster
provider: other
kubernetes: "1.33"
storageClasses: [{ name: fast, default: true }]
strimzi: { release: 1.2.0 }
${maintenance}`;
  const { kubernetesClusters, problems } = loadFleet(openDocuments(treeOf({ 'clusters/hz/cluster.yaml': text })));
  expect(problems).toEqual([]);
  return kubernetesClusters.flatMap((one) => syncWindows(one, ['*']).map((node) => toPlain(node)));
}

function schedules(rest: string): readonly string[] {
  return windowsOf(`maintenance: { timeZone: Europe/Amsterdam, ${rest} }\n`).map((one) =>
    ['kind', 'schedule', 'duration'].map((key) => textAt(one, key)).join(' | '),
  );
}

test('nothing without windows', () => {
  expect(windowsOf('')).toEqual([]);
});

test('all that a window has', () => {
  expect(windowsOf('maintenance: { timeZone: UTC, windows: [{ days: [friday], from: "09:05", for: 90m }] }\n')).toEqual(
    [
      {
        kind: 'allow',
        schedule: '5 9 * * FRI',
        duration: '90m',
        description: 'Fri 09:05–10:35',
        applications: ['*'],
        manualSync: true,
        syncOverrun: true,
        timeZone: 'UTC',
      },
    ],
  );
});

test.each([
  ['every day', 'windows: [{ from: "00:00", for: 1h }]', ['allow | 0 0 * * * | 1h']],
  ['days', 'windows: [{ from: "23:59", for: 2d, days: [monday] }]', ['allow | 59 23 * * MON | 48h']],
  ['days in order', 'windows: [{ from: "02:00", for: 3h, days: [sunday, monday] }]', ['allow | 0 2 * * MON,SUN | 3h']],
  ['a closed day', 'closed: [{ from: 04-27, to: 04-27 }]', ['deny | 0 0 27 4 * | 24h']],
  [
    'closed over the end of the year',
    'closed: [{ from: 11-28, to: 01-04 }]',
    ['deny | 0 0 28-30 11 * | 24h', 'deny | 0 0 1-31 12 * | 24h', 'deny | 0 0 1-4 1 * | 24h'],
  ],
])('%s', (_, rest, expected) => {
  expect(schedules(rest)).toEqual(expected);
});

test('a reason is cut to what Argo CD takes', () => {
  const [one] = windowsOf(
    `maintenance: { timeZone: UTC, closed: [{ from: 12-24, to: 12-26, reason: ${'größer '.repeat(80)}} ] }\n`,
  );
  const description = textAt(one, 'description') ?? '';
  expect(Buffer.byteLength(description)).toBeLessThanOrEqual(255);
  expect(description).toMatch(/^closed Dec 24–Dec 26: größer/);
});
