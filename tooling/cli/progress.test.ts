import { expect, test } from 'vitest';
import { miniature } from '../../test/support/miniature.ts';
import { judge } from '../lint/judge.ts';
import { type Progress, progressOn } from './progress.ts';
import { wantsProgress } from './terminal.ts';

interface Watched {
  readonly progress: Progress;
  readonly shown: string[];
  /** Milliseconds since the start. */
  at(time: number): void;
}

/** A terminal that keeps what is written, and a clock that stands still. */
function watched(columns?: number): Watched {
  let time = 0;
  const shown: string[] = [];
  const terminal = { ...(columns === undefined ? {} : { columns }), write: (text: string) => shown.push(text) };
  const at = (now: number): void => {
    time = now;
  };
  return { progress: progressOn(terminal, () => time), shown, at };
}

const erase = '\r\u001b[2K';

test('work that is done within a second says nothing', () => {
  const { progress, shown, at } = watched();
  progress.tell('read');
  at(999);
  progress.tell('render', 999, 1000);
  progress.end();
  expect(shown).toEqual([]);
});

test('after a second how far it is, ten times a second at most, and nothing in the end', () => {
  const { progress, shown, at } = watched();
  at(1000);
  progress.tell('compare');
  at(1099);
  progress.tell('render');
  at(1100);
  progress.tell('render');
  progress.tell('render', 100, 1200);
  at(1300);
  progress.tell('schema');
  at(1500);
  progress.tell('rules', 41, 1200);
  at(1900);
  progress.tell('render', 1200, 1200);
  progress.tell('rules', 1200, 1200);
  at(2000);
  progress.tell('rules');
  at(2100);
  progress.tell('collate');
  progress.end();
  progress.end();
  expect(shown).toEqual([
    `${erase}Comparing overlays…`,
    `${erase}Rendering and checking…`,
    `${erase}Rendering and checking… 50 of 1,200 Kafka clusters`,
    `${erase}Rendering and checking… 70 of 1,200 Kafka clusters`,
    `${erase}Rendering and checking… 620 of 1,200 Kafka clusters`,
    `${erase}Rendering and checking… 1,200 of 1,200 Kafka clusters`,
    `${erase}Sorting findings…`,
    erase,
  ]);
});

test('a narrow terminal gets no second line', () => {
  const { progress, shown, at } = watched(20);
  at(2000);
  progress.tell('render', 2, 3);
  expect(shown).toEqual([`${erase}Rendering and check`]);
});

test.each([
  [true, true, {}],
  [true, true, { CI: 'false' }],
  [false, true, { CI: 'true' }],
  [false, true, { CI: '1' }],
  [false, true, { TERM: 'dumb' }],
  [false, false, {}],
])('it is wanted: %j, on a terminal: %j, with %j', (wanted, isTTY, environment) => {
  expect(wantsProgress({ isTTY }, environment)).toBe(wanted);
});

test('judging tells of each Kafka cluster when it is rendered and when it is checked', async () => {
  const told: unknown[] = [];
  await judge(miniature(), { onProgress: (...progress) => told.push(progress) });
  expect(told).toEqual([
    ['render', 1, 1],
    ['rules', 1, 1],
  ]);
});
