import { describe, expect, test } from 'vitest';
import {
  baseChange,
  empty,
  hostile,
  lossAccepted,
  resize,
  samplePlans,
  shrinkRefused,
  withProblems,
} from '../../../test/support/sample-plans.ts';
import type { FleetPlan } from '../../plan/plan.ts';
import { formatPlanPretty } from './pretty.ts';

const pretty = (plan: FleetPlan, width?: number): string => formatPlanPretty(plan, { color: false, width });

test.each(Object.entries(samplePlans))('%s', (_name, plan) => {
  expect(pretty(plan)).toMatchSnapshot();
});

test('an empty plan is one line', () => {
  expect(pretty(empty).trimEnd().split('\n')).toHaveLength(1);
});

describe('the first ten lines answer', () => {
  const top = (plan: FleetPlan): string => pretty(plan).split('\n').slice(0, 10).join('\n');
  test('whether it is safe', () => {
    expect(top(resize)).toMatch(/^✓ Safe to merge/);
    expect(top(shrinkRefused)).toMatch(/^✗ Not safe to merge/);
    expect(top(lossAccepted)).toMatch(/^! Merge only as agreed: a risk of data loss is accepted/);
  });
  test('what restarts', () =>
    expect(top(resize)).toMatch(/Restarts {2}6 pods of hz-prod\/orders, some more than once/));
  test('what to do first', () =>
    expect(top(shrinkRefused)).toMatch(/First {5}hz-prod\/orders: Apply a KafkaRebalance/));
  test('that it is no verdict where files have faults', () => {
    expect(top(withProblems)).toMatch(/^✗ No verdict: a fault keeps a part of the fleet out/);
    expect(top(withProblems)).toMatch(/First {5}files: Mend the faults below/);
  });
});

test('what does nothing by itself and is a risk is not said to be unnoticed', () => {
  const risky: FleetPlan = {
    ...resize,
    clusters: resize.clusters.map((one) => ({
      ...one,
      effects: [{ ...one.effects[0], id: 'versions-together', outcome: 'none', risk: 'degraded', says: 'Too much.' }],
    })) as FleetPlan['clusters'],
  };
  const text = pretty(risky);
  expect(text).toContain('Does nothing by itself, and is a risk');
  expect(text).not.toContain('Nobody notices');
});

test('the last line states the worst risk', () => {
  expect(pretty(shrinkRefused).trimEnd().split('\n').at(-1)).toBe('✗ Worst risk: outage (hz-prod/orders).');
  expect(pretty(lossAccepted).trimEnd().split('\n').at(-1)).toBe('✓ Worst risk: none; accepted: data loss.');
});

test('three hundred clusters that change alike are told once', () => {
  const text = pretty(baseChange(300));
  expect(text.split('\n').length).toBeLessThan(70);
  expect(text).toContain('`<cluster>` restart one by one');
  expect(text).toContain('ams-prod/tenant-001 and 269 more  restart  3 pods each');
  expect(text).toContain('990 pods restart in all');
});

test('only what differs makes a group: one cluster of another size stands apart', () => {
  expect(pretty(baseChange(11)).match(/^\S+ and \d more {2}/gm)).toHaveLength(4);
});

test.each([60, 80, 140])('no line of prose is longer than %d columns', (width) => {
  for (const plan of [resize, shrinkRefused, lossAccepted, baseChange(30)])
    for (const line of pretty(plan, width).split('\n'))
      if (/^ {2}/.test(line) && !/\.yaml:\d/.test(line)) expect(line.length, line).toBeLessThanOrEqual(width);
});

test('nothing in it moves a cursor, and no secret is shown', () => {
  const text = pretty(hostile);
  expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cs}\u202e]/u);
  expect(text).not.toContain('s3cret');
});
