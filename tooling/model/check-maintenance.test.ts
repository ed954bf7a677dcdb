import { expect, test } from 'vitest';
import { formatOrigin } from '../source/problem.ts';
import { openDocuments, treeOf } from '../source/tree.ts';
import { loadFleet } from './load.ts';

/** @param maintenance begins on line 6 of the file. */
function problems(maintenance: string): readonly string[] {
  const text = `kind: KubernetesCluster
provider: other
kubernetes: "1.33"
storageClasses: [{ name: fast, default: true }]
strimzi: { release: 1.2.0 }
${maintenance}`;
  const fleet = loadFleet(openDocuments(treeOf({ 'clusters/hz/cluster.yaml': text })));
  return fleet.problems.map(
    ({ origin, message }) => `${formatOrigin(origin).split(':').slice(1).join(':')} ${message}`,
  );
}

function windows(text: string): string {
  return `maintenance: { timeZone: Europe/Amsterdam, windows: ${text} }\n`;
}

function closed(text: string): string {
  return `maintenance: { timeZone: Europe/Amsterdam, closed: ${text} }\n`;
}

test.each([
  ['usual', windows('[{ days: [tuesday, thursday], from: "02:00", for: 3h }]')],
  ['without quotes', windows('[{ from: 02:00, for: 90m }]')],
  ['longer on Sundays', windows('[{ from: "02:00", for: 2h }, { days: [sunday], from: "02:00", for: 6h }]')],
  ['a weekend', windows('[{ days: [friday], from: "22:00", for: 2d }]')],
  ['closed days alone', closed('[{ from: 12-18, to: 01-04, reason: Christmas }, { from: 02-29, to: 02-29 }]')],
])('fine: %s', (_, text) => {
  expect(problems(text)).toEqual([]);
});

test.each([
  ['nothing', 'maintenance:\n', '6:1 `maintenance` is empty; expected `key: value` lines.'],
  [
    'no zone',
    'maintenance: { windows: [{ from: "02:00", for: 3h }] }\n',
    '6:1 `maintenance.timeZone` is missing (whose clocks are meant); expected text.',
  ],
  [
    'unknown zone',
    'maintenance: { timeZone: europe/amsterdam, windows: [{ from: "02:00", for: 3h }] }\n',
    '6:26 `europe/amsterdam` is no time zone; did you mean `Europe/Amsterdam`?',
  ],
  [
    'no zone at all',
    'maintenance: { timeZone: Middle Earth, windows: [{ from: "02:00", for: 3h }] }\n',
    '6:26 `Middle Earth` is no time zone; write one such as `Europe/Amsterdam`.',
  ],
  [
    'neither',
    'maintenance: { timeZone: UTC }\n',
    '6:1 `maintenance` has neither `windows` nor `closed`, so nothing waits; write one, or leave `maintenance` out.',
  ],
  [
    'empty lists',
    'maintenance: { timeZone: UTC, windows: [], closed: [] }\n',
    '6:1 `maintenance` has neither `windows` nor `closed`, so nothing waits; write one, or leave `maintenance` out.',
  ],
  [
    'hour alone',
    windows('[{ from: 2, for: 3h }]'),
    '6:62 `maintenance.windows[0].from` is `2`; expected a time from "00:00" to "23:59", in quotes.',
  ],
  [
    'past midnight',
    windows('[{ from: "24:00", for: 3h }]'),
    '6:62 `maintenance.windows[0].from` is `24:00`; expected a time from "00:00" to "23:59", in quotes.',
  ],
  [
    'no length',
    windows('[{ from: "02:00" }]'),
    '6:54 `maintenance.windows[0].for` is missing (how long it is open); expected a time such as `90m`, `3h` or `2d`.',
  ],
  [
    'of nothing',
    windows('[{ from: "02:00", for: 0h }]'),
    '6:76 `maintenance.windows[0].for` is `0h`; expected a time such as `90m`, `3h` or `2d`.',
  ],
  [
    'a week and more',
    windows('[{ days: [monday], from: "02:00", for: 8d }]'),
    '6:87 `for` is 8d, and a week has 7d; write less, or leave `windows` out.',
  ],
  [
    'seconds',
    windows('[{ from: "02:00", for: 30s }]'),
    '6:76 `maintenance.windows[0].for` is `30s`; expected a time such as `90m`, `3h` or `2d`.',
  ],
  [
    'no day',
    windows('[{ days: [], from: "02:00", for: 3h }]'),
    '6:56 `days` is empty; name a day, or leave it out for every day.',
  ],
  [
    'a day in short',
    windows('[{ days: [tue], from: "02:00", for: 3h }]'),
    '6:63 `maintenance.windows[0].days[0]` is `tue`; expected one of `monday`, `tuesday`, `wednesday`, `thursday`, `friday`, `saturday`, `sunday`; did you mean `tuesday`?',
  ],
  [
    'a day twice',
    windows('[{ days: [monday, monday], from: "02:00", for: 3h }]'),
    '6:56 `monday` is listed twice; keep one.',
  ],
  [
    'always',
    windows('[{ from: "02:00", for: 1d }]'),
    '6:44 These windows leave no time out, so nothing waits; make them shorter, or leave them out.',
  ],
  [
    'within another',
    windows('[{ from: "02:00", for: 3h }, { days: [sunday], from: "03:00", for: 1h }]'),
    '6:82 This window, Sun 03:00–04:00, is open anyway by another one; take it out, or make it longer.',
  ],
  [
    'the same twice',
    windows('[{ from: "02:00", for: 3h }, { from: "02:00", for: 180m }]'),
    '6:82 This window, every day 02:00–05:00, is open anyway by another one; take it out, or make it longer.',
  ],
  [
    'a year',
    closed('[{ from: 2026-12-18, to: 2027-01-04 }]'),
    '6:61 `maintenance.closed[0].from` is `2026-12-18`; expected a month and a day such as `12-24`; did you mean `12-18`?\n6:77 `maintenance.closed[0].to` is `2027-01-04`; expected a month and a day such as `12-24`; did you mean `01-04`?',
  ],
  ['no such day', closed('[{ from: 02-30, to: 03-01 }]'), '6:55 `02-30` is no day, as Feb has 29 at most; correct it.'],
  [
    'closed twice',
    closed('[{ from: 12-18, to: 01-04 }, { from: 01-01, to: 01-01 }]'),
    '6:81 Jan 1 has days that are closed already; keep them once.',
  ],
  [
    'closed for ever',
    closed('[{ from: 01-01, to: 12-31 }]'),
    '6:44 All days of the year are closed, so nothing would ever be applied; leave some out.',
  ],
])('a fault: %s', (_, text, said) => {
  expect(problems(text).join('\n')).toBe(said);
});
