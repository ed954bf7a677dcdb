/**
 * Windows as they are generated, by Argo CD's own code under a clock that is set: when it syncs by itself, and when a person may. And our
 * names of time zones by Go's. Needs go.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { syncWindows } from '../../tooling/generate/argocd/sync-windows.ts';
import { loadFleet } from '../../tooling/model/load.ts';
import { toPlain } from '../../tooling/source/node.ts';
import { timeZones } from '../../tooling/source/time-zones.ts';
import { openDocuments, treeOf } from '../../tooling/source/tree.ts';
import { syncWindowsJudge } from './judges.ts';

const judge = syncWindowsJudge();
const reasonToSkip = 'missing' in judge ? ` (skipped: ${judge.missing})` : '';
const folder = mkdtempSync(join(tmpdir(), 'sync-windows-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Answer {
  readonly matches: boolean;
  readonly automatic: boolean;
  readonly manual: boolean;
  /** Whether a sync goes on that began at `startedAt`. */
  readonly running: boolean;
  readonly fault?: string;
}

interface Question {
  readonly maintenance: string;
  readonly applications?: readonly string[];
  readonly application?: string;
  /** In UTC. */
  readonly times: readonly string[];
  readonly startedAt?: string;
}

function ask({ maintenance, applications = ['*'], application = 'hz-orders', times, startedAt }: Question): Answer[] {
  if ('missing' in judge) return [];
  const text = `kind: KubernetesCluster
provider: other
kubernetes: "1.33"
storageClasses: [{ name: fast, default: true }]
strimzi: { release: 1.2.0 }
maintenance: ${maintenance}
`;
  const { kubernetesClusters, problems } = loadFleet(openDocuments(treeOf({ 'clusters/hz/cluster.yaml': text })));
  expect(problems).toEqual([]);
  const windows = kubernetesClusters.flatMap((one) => syncWindows(one, applications).map((node) => toPlain(node)));
  const file = join(folder, 'answers.json');
  const question = {
    windows,
    application,
    times: times.map((time) => `${time}:00Z`),
    ...(startedAt === undefined ? {} : { startedAt: `${startedAt}:00Z` }),
  };
  execFileSync(judge.path, [file], {
    input: JSON.stringify(question),
    stdio: ['pipe', 'ignore', 'pipe'],
    timeout: 60_000,
  });
  return JSON.parse(readFileSync(file, 'utf8')) as Answer[];
}

/** Times at which it syncs by itself. */
function openAt(maintenance: string, times: readonly string[]): readonly string[] {
  const answers = ask({ maintenance, times });
  for (const one of answers) expect(one).toMatchObject({ matches: true, manual: true });
  expect(answers.flatMap(({ fault }) => fault ?? [])).toEqual([]);
  return times.filter((_, index) => answers[index]?.automatic === true);
}

const amsterdam = (rest: string): string => `{ timeZone: Europe/Amsterdam, ${rest} }`;
const nights = amsterdam('windows: [{ days: [tuesday, thursday], from: "02:00", for: 3h }]');

describe.skipIf('missing' in judge)(`Argo CD${reasonToSkip}`, () => {
  test.each([
    [
      'in winter, an hour before UTC',
      nights,
      // A Tuesday.
      ['2010-01-05T00:59', '2010-01-05T01:01', '2010-01-05T03:59', '2010-01-05T04:01'],
      ['2010-01-05T01:01', '2010-01-05T03:59'],
    ],
    [
      'in summer, two hours before UTC',
      nights,
      ['2010-07-05T23:59', '2010-07-06T00:01', '2010-07-06T02:59', '2010-07-06T03:01'],
      ['2010-07-06T00:01', '2010-07-06T02:59'],
    ],
    ['on other days', nights, ['2010-01-04T02:00', '2010-01-06T02:00', '2010-01-07T02:00'], ['2010-01-07T02:00']],
    [
      'over midnight and the end of the week',
      amsterdam('windows: [{ days: [sunday], from: "22:30", for: 4h }]'),
      ['2010-01-03T21:29', '2010-01-03T21:31', '2010-01-04T01:29', '2010-01-04T01:31'],
      ['2010-01-03T21:31', '2010-01-04T01:29'],
    ],
    [
      'for two days',
      amsterdam('windows: [{ days: [friday], from: "22:00", for: 2d }]'),
      ['2010-01-08T20:59', '2010-01-08T21:01', '2010-01-09T12:00', '2010-01-10T20:59', '2010-01-10T21:01'],
      ['2010-01-08T21:01', '2010-01-09T12:00', '2010-01-10T20:59'],
    ],
    [
      'two windows, of which one is enough',
      amsterdam('windows: [{ from: "02:00", for: 1h }, { days: [sunday], from: "02:00", for: 6h }]'),
      ['2010-01-02T03:00', '2010-01-03T03:00'],
      ['2010-01-03T03:00'],
    ],
    [
      'the night without two o’clock: it opens at three, for two hours',
      amsterdam('windows: [{ days: [sunday], from: "02:00", for: 3h }]'),
      ['2010-03-28T00:59', '2010-03-28T01:01', '2010-03-28T02:59', '2010-03-28T03:01'],
      ['2010-03-28T01:01', '2010-03-28T02:59'],
    ],
    [
      'the night with two o’clock twice: it is open for four hours, with a break of none',
      amsterdam('windows: [{ days: [sunday], from: "02:00", for: 3h }]'),
      [
        '2010-10-30T23:59',
        '2010-10-31T00:01',
        '2010-10-31T00:59',
        '2010-10-31T01:01',
        '2010-10-31T03:59',
        '2010-10-31T04:01',
      ],
      ['2010-10-31T00:01', '2010-10-31T00:59', '2010-10-31T01:01', '2010-10-31T03:59'],
    ],
    [
      'closed days alone',
      amsterdam('closed: [{ from: 12-18, to: 01-04 }]'),
      ['2009-12-17T22:59', '2009-12-17T23:01', '2009-12-31T23:30', '2010-01-04T22:59', '2010-01-04T23:01'],
      ['2009-12-17T22:59', '2010-01-04T23:01'],
    ],
    [
      'closed days win over a window',
      amsterdam('windows: [{ from: "02:00", for: 3h }], closed: [{ from: 01-05, to: 01-05 }]'),
      ['2010-01-04T02:00', '2010-01-05T02:00', '2010-01-06T02:00'],
      ['2010-01-04T02:00', '2010-01-06T02:00'],
    ],
    [
      'closed over February, in a year that has 28 days of it',
      amsterdam('closed: [{ from: 02-20, to: 03-01 }]'),
      ['2010-02-19T22:59', '2010-02-19T23:01', '2010-02-28T12:00', '2010-03-01T22:59', '2010-03-01T23:01'],
      ['2010-02-19T22:59', '2010-03-01T23:01'],
    ],
  ])('%s', (_, maintenance, times, open) => {
    expect(openAt(maintenance, times)).toEqual(open);
  });

  test('what has begun goes on to its end', () => {
    const times = ['2010-01-05T04:01', '2010-01-05T05:00'];
    const running = ask({ maintenance: nights, times, startedAt: '2010-01-05T03:59' }).map((one) => one.running);
    expect(running).toEqual([true, true]);
    const late = ask({ maintenance: nights, times, startedAt: '2010-01-05T04:00' }).map((one) => one.running);
    expect(late).toEqual([false, false]);
  });

  test('only what is named waits', () => {
    const times = ['2010-01-04T12:00'];
    const applications = ['hz-crds', 'hz-operator'];
    const [operator] = ask({ maintenance: nights, applications, application: 'hz-operator', times });
    const [prometheus] = ask({ maintenance: nights, applications, application: 'hz-prometheus', times });
    expect([operator?.automatic, prometheus?.automatic, prometheus?.matches]).toEqual([false, true, false]);
  });
});

test.skipIf('missing' in judge)(`time zones are those that Go knows${reasonToSkip}`, () => {
  const root = execFileSync('go', ['env', 'GOROOT'], { encoding: 'utf8' }).trim();
  const listed = execFileSync('unzip', ['-Z1', join(root, 'lib/time/zoneinfo.zip')], { encoding: 'utf8' });
  const known = listed.split('\n').filter((name) => name !== '' && !name.endsWith('/') && name !== 'Factory');
  expect([...timeZones].sort()).toEqual(known.sort());
});
