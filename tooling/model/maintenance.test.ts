import { expect, test } from 'vitest';
import { closedMonths, longestOpening, maintenanceText, windowText } from './maintenance.ts';

const nights = { days: ['tuesday' as const, 'thursday' as const], from: '02:00', for: '3h' };

test.each([
  [nights, 'Tue, Thu 02:00–05:00'],
  [{ days: ['thursday' as const, 'tuesday' as const], from: '02:00', for: '3h' }, 'Tue, Thu 02:00–05:00'],
  [{ from: '02:00', for: '90m' }, 'every day 02:00–03:30'],
  [{ days: ['saturday' as const], from: '22:30', for: '6h' }, 'Sat 22:30–04:30 of the day after'],
  [{ days: ['saturday' as const], from: '22:00', for: '2h' }, 'Sat 22:00–00:00'],
  [{ days: ['friday' as const], from: '20:00', for: '2d' }, 'Fri 20:00 for 2d'],
  [{ days: ['friday' as const], from: '20:00', for: '1500m' }, 'Fri 20:00 for 25h'],
])('%o in words', (window, text) => {
  expect(windowText(window)).toBe(text);
});

test('all of it in words', () => {
  const timeZone = 'Europe/Amsterdam';
  const closed = [
    { from: '12-18', to: '01-04' },
    { from: '04-27', to: '04-27', reason: 'King' },
  ];
  expect(maintenanceText({ timeZone, windows: [nights] })).toBe('Tue, Thu 02:00–05:00 Europe/Amsterdam');
  expect(maintenanceText({ timeZone, windows: [nights, { from: '23:00', for: '30m' }], closed })).toBe(
    'Tue, Thu 02:00–05:00; every day 23:00–23:30 Europe/Amsterdam, not Dec 18–Jan 4, Apr 27',
  );
  expect(maintenanceText({ timeZone, closed })).toBe('at any time, Europe/Amsterdam, not Dec 18–Jan 4, Apr 27');
});

test.each([
  ['a day', '04-27', '04-27', [[4, 27, 27]]],
  ['within a month', '11-20', '11-30', [[11, 20, 30]]],
  [
    'over February, which has 29 days at times',
    '02-20',
    '03-05',
    [
      [2, 20, 29],
      [3, 1, 5],
    ],
  ],
  [
    'over the end of the year',
    '12-18',
    '01-04',
    [
      [12, 18, 31],
      [1, 1, 4],
    ],
  ],
])('closed days month by month: %s', (_, from, to, months) => {
  expect(closedMonths({ from, to }).map((one) => [one.month, one.from, one.to])).toEqual(months);
});

test('closed from a day to the one before it, a year later', () => {
  const months = closedMonths({ from: '06-16', to: '06-10' });
  expect(months).toHaveLength(13);
  expect(months[0]).toEqual({ month: 6, from: 16, to: 30 });
  expect(months[12]).toEqual({ month: 6, from: 1, to: 10 });
});

test.each([
  ['one window', [nights], 180],
  ['two that meet', [nights, { days: ['tuesday' as const], from: '05:00', for: '1h' }], 240],
  ['over the end of the week', [{ days: ['sunday' as const], from: '22:00', for: '4h' }], 240],
  ['always', [{ from: '00:00', for: '1d' }], 7 * 24 * 60],
  ['none', [], undefined],
])('minutes of the longest opening: %s', (_, windows, minutes) => {
  expect(longestOpening({ timeZone: 'UTC', windows })).toBe(minutes);
});
