/** What is understood and what not was tried with Quartz 2.3.2. */
import { expect, test } from 'vitest';
import { cronFault } from './quartz-cron.ts';

test.each([
  '* * 8-10 * * ?',
  '* * 0-1 ? * SUN,MON,TUE,WED,THU *',
  '0 0 2 * * ?',
  '* * * ? * SUNDAY',
  '* * * ? * Sun',
  '* * 0/2 * * ?',
  '* * */2 * * ?',
  '* * /2 * * ?',
  '* * 5-1 * * ?',
  '* * * L * ?',
  '* * * L-3 * ?',
  '* * * LW * ?',
  '* * * 15W * ?',
  '* * * ? * 6L',
  '* * * ? * 6#3',
  '* * * ? * L',
  '* * * ? * MON-FRI',
  '* * * ? JAN-MAR MON',
  '* * * ? * MON 2027-2030',
  '* * 22-23,0-4 * * ?',
  '* * 1, * * ?',
  '* 0/59 * * * ?',
  '* * 0/23 * * ?',
  ' *  *   8  * *  ? ',
  '* * 8 * * ? 2027 extra',
  '* * * ? * FRIL',
  '* * 08 * * ?',
  '* * 8-10 * * ? *',
])('`%s`', (text) => {
  expect(cronFault(text)).toBeUndefined();
});

test.each([
  '',
  '@daily',
  '* * *',
  '0 0 2 * *',
  '* * 2 * * *',
  '0 0 2 ? * ?',
  '* * 25 * * ?',
  '60 * * * * ?',
  '* 60 * * * ?',
  '* * * 32 * ?',
  '* * * 0 * ?',
  '* * * ? 13 MON',
  '* * * ? * 8',
  '* * * ? * 0',
  '* * * ? * MON abc',
  '? * * * * ?',
  '* * a * * ?',
  '* * * ? * 6#6',
  '* * * L,15 * ?',
  '* * * ? * L,2',
  '* * * ? * 2#1,3#2',
  '* 0/60 * * * ?',
  '* * 0/24 * * ?',
  '* * * 32W * ?',
  '* * * ? * MO',
  '* * -1 * * ?',
  '* * * ? * MON 2030-2027',
])('not `%s`', (text) => {
  expect(cronFault(text)).toBeDefined();
});
