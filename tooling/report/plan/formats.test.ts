/** The formats of a plan that programs read: JSON, annotations, SARIF. */
import { expect, test } from 'vitest';
import {
  baseChange,
  hostile,
  lossAccepted,
  resize,
  samplePlans,
  shrinkRefused,
} from '../../../test/support/sample-plans.ts';
import { schemaCheck } from '../../../test/support/schema-check.ts';
import { planFormats } from './format.ts';
import { planFormatNotes } from './format-names.ts';

const options = { color: false };
const { validate, validateStrictly } = schemaCheck('plan');
const plans = Object.entries(samplePlans);

test('there is a format for each name', () => {
  expect(Object.keys(planFormats)).toEqual(Object.keys(planFormatNotes));
});

test.each(plans)('the JSON of a plan fits schemas/plan.json: %s', (_name, plan) => {
  const report = JSON.parse(planFormats.json(plan, options));
  validate(report);
  expect(validate.errors).toBeNull();
  validateStrictly(report);
  expect(validateStrictly.errors).toBeNull();
});

test('the schema refuses what is no plan, and takes one with a new field', () => {
  const report = JSON.parse(planFormats.json(resize, options));
  expect(validate({ ...report, version: 2 })).toBe(false);
  expect(validate({ ...report, risk: 'great' })).toBe(false);
  expect(validate({ ...report, more: 1 })).toBe(true);
});

test('JSON has every cluster, cause and place', () => {
  const report = JSON.parse(planFormats.json(baseChange(300), options));
  expect(report.summary).toEqual({ clusters: 300, overlays: 0, pods: 990, restarts: 990, problems: 0 });
  expect(report.clusters).toHaveLength(300);
  expect(report.clusters[7].effects[0]).toMatchObject({
    name: 'settings-restart',
    risk: 'restart',
    causes: [{ kind: 'Kafka', name: 'tenant-007', path: 'spec.kafka.config.num.network.threads', before: 3, after: 6 }],
    places: [{ file: 'base/kafka/kraft/kafka.yaml', start: { line: 5, column: 28 } }],
  });
});

test('what is accepted is told apart', () => {
  const [cluster] = JSON.parse(planFormats.json(lossAccepted, options)).clusters;
  expect(cluster).toMatchObject({ risk: 'none', riskWithAccepted: 'data loss' });
  expect(cluster.effects[0].accepted.reason).toBe('its topics moved to hz-prod/history, CHG-1042');
});

test.each(plans)('no format shows a secret or moves a cursor: %s', (_name, plan) => {
  for (const [name, format] of Object.entries(planFormats)) {
    const text = format(plan, options);
    expect(text, name).not.toContain('s3cret');
    expect(text.replaceAll('\n', ''), name).not.toMatch(/[\p{Cc}\p{Cs}\u202e]/u);
  }
});

test('annotations stand at authored lines, an error for what stops', () => {
  const [first, last] = planFormats.github(shrinkRefused, options).split('\n');
  expect(first).toMatch(
    /^::error file=clusters\/hz-prod\/orders.yaml,line=11,endLine=11,col=12,endColumn=13,title=brokers-removed::outage: Broker 5/,
  );
  expect(last).toMatch(/^✗ Not safe to merge/);
});

test('a restart is no annotation, and an accepted risk a warning', () => {
  expect(planFormats.github(resize, options)).not.toContain('::');
  expect(planFormats.github(lossAccepted, options)).toMatch(/^::warning .*Accepted: its topics moved/);
});

test('one line that degrades many clusters is one annotation that counts them', () => {
  const plan = baseChange(300);
  const worse = {
    ...plan,
    risk: 'outage' as const,
    clusters: plan.clusters.map((one) => ({
      ...one,
      effects: one.effects.map((effect) => ({ ...effect, risk: 'outage' as const })),
    })),
  };
  const lines = planFormats.github(worse, options).split('\n');
  expect(lines.filter((one) => one.startsWith('::error'))).toHaveLength(1);
  expect(lines[0]).toContain('(300 clusters)');
});

test('more annotations than GitHub shows are announced', () => {
  const [cluster] = shrinkRefused.clusters;
  const effects = Array.from({ length: 12 }, (_, index) => ({
    ...cluster?.effects[0],
    says: `Number ${index}.`,
  }));
  const plan = { ...shrinkRefused, clusters: [{ ...cluster, effects }] } as unknown as typeof shrinkRefused;
  expect(planFormats.github(plan, options)).toContain('GitHub shows 10 errors and 10 warnings');
});

test('SARIF has the risky effects, with what is known of each', () => {
  const { runs } = JSON.parse(planFormats.sarif(shrinkRefused, options));
  expect(runs[0].results).toMatchObject([
    {
      ruleId: 'brokers-removed',
      ruleIndex: 0,
      level: 'error',
      locations: [
        { physicalLocation: { artifactLocation: { uri: 'clusters/hz-prod/orders.yaml' }, region: { startLine: 11 } } },
      ],
    },
  ]);
  expect(runs[0].tool.driver.rules[0].help.text).toMatch(/Known from: .*Strimzi/);
  expect(JSON.parse(planFormats.sarif(hostile, options)).runs[0].results.length).toBe(3);
});
