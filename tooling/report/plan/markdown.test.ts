import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { baseChange, hostile, resize, samplePlans } from '../../../test/support/sample-plans.ts';
import type { ClusterPlan, FleetPlan } from '../../plan/plan.ts';
import { formatPlanMarkdown, splitComment } from './markdown.ts';

const mark = /^<!-- kafka-fleet plan part (\d+)\/(\d+) -->\n/;

test.each(Object.entries(samplePlans))('%s', (_name, plan) => {
  expect(splitComment(plan).join('\n')).toMatchSnapshot();
});

/** Clusters that have nothing in common, each with as many effects as asked for. */
function many(count: number, effects: number, says = 'It restarts'): FleetPlan {
  const [one] = resize.clusters;
  const clusters = Array.from({ length: count }, (_, index): ClusterPlan => {
    if (one === undefined) throw new Error('There is no sample.');
    return {
      ...one,
      id: `hz/c-${index}`,
      effects: Array.from({ length: effects }, (_, number) => ({
        ...(one.effects[0] as ClusterPlan['effects'][number]),
        says: `${says}, number ${number} of ${index}.`,
      })),
    };
  });
  return { ...resize, clusters };
}

function expectSound(parts: readonly string[]): void {
  expect(parts.length).toBeLessThanOrEqual(5);
  parts.forEach((part, index) => {
    expect(part.length).toBeLessThan(65_000);
    expect(mark.exec(part)?.slice(1)).toEqual([String(index + 1), String(parts.length)]);
    for (const tag of ['details', 'summary', 'code', 'b'])
      expect(part.split(`<${tag}>`).length, tag).toBe(part.split(`</${tag}>`).length);
    const tags = part.replace(mark, '').match(/<[^>]*>/g) ?? [];
    expect(tags.filter((tag) => !/^<\/?(code|details|summary|b|br)>$/.test(tag))).toEqual([]);
    expect(part.replace(mark, '')).not.toMatch(/<!--|```/);
  });
  expect(new TextEncoder().encode(parts.join('\n')).length).toBeLessThan(1024 * 1024);
}

describe('parts', () => {
  test('a small plan is one', () => expect(splitComment(resize)).toHaveLength(1));
  test.each([
    ['many clusters', many(120, 2)],
    ['one cluster with more than a comment takes', many(1, 400)],
    ['both', many(60, 60)],
    ['far too much', many(2000, 20)],
    ['a thousand that change alike', baseChange(1000)],
  ])('of %s are below the limit, and whole', (_name, plan) => {
    expectSound(
      splitComment(plan, { linkBase: 'https://github.example/o/r/blob/0123456789012345678901234567890123456789/' }),
    );
  });
  test('every cluster is in one of them while there is room', () => {
    const parts = splitComment(many(120, 2)).join('');
    for (let index = 0; index < 120; index++) expect(parts).toContain(`number 1 of ${index}.`);
  });
  test('a block that goes on says so, and in which section', () => {
    const [, second = ''] = splitComment(many(1, 400));
    expect(second).toMatch(/<summary><b>hz\/c-0<\/b>.* \(continued\)<\/summary>\n\n\n\*\*Grows\*\*/);
  });
  test('what is left out is counted', () => {
    expect(splitComment(many(2000, 20)).at(-1)).toMatch(/Not shown here, for want of room: 1,\d{3} groups of 2000/);
    expect(splitComment(many(1, 4000)).at(-1)).toMatch(
      /Not shown here, for want of room: the end of the details above/,
    );
  });
});

test('hostile texts stay texts, and secrets hidden', () => {
  const parts = splitComment(hostile);
  expectSound(parts);
  const text = parts.join('');
  expect(text).not.toContain('s3cret');
  const prose = text.replaceAll(/<code>.*?<\/code>/g, '').replaceAll(/\]\([^)]*\)/g, ']');
  expect(prose).not.toMatch(/@\w/);
  expect(prose).not.toMatch(/https?:\/\/|!\[/);
  expect(prose).not.toMatch(/^(?:#[^#]|::)/m);
});

test('whatever the texts, each part can be posted', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 900 }),
    fc.string({ unit: fc.constantFrom(...'<>&"\'`|[]()@#\n\r\t\\!-$*_~ \u001b\ud800\u202ea:/.'), maxLength: 900 }),
  );
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 40 }), (says, effects) =>
      expectSound(splitComment(many(3, effects, says))),
    ),
    { seed: 6, numRuns: 60 },
  );
});

test('the summary of a job is all parts', () => {
  expect(formatPlanMarkdown(many(120, 2), { color: false }).match(/<!-- kafka-fleet plan part/g)?.length).toBe(
    splitComment(many(120, 2)).length,
  );
});
