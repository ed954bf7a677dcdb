import { describe, expect, it } from 'vitest';
import { describeRule, examples } from '../../../test/support/examples.ts';
import { judge } from '../../lint/judge.ts';
import { componentFiles, otherKubernetes, ringsWithChange } from './example-rings.ts';

const fleet = { 'cluster.yaml': 'ring: canary\n', ...componentFiles, ...otherKubernetes };

describeRule('ring-change-unfinished', [
  { name: 'under way', example: { 'rings.yaml': ringsWithChange('canary'), ...fleet }, finds: [] },
  {
    name: 'on everywhere',
    example: { 'rings.yaml': ringsWithChange('rest'), ...fleet },
    finds: [
      'rings.yaml:3:3 warning: Change `network-threads` is on in all rings and still not a part of `base/kafka/zookeeper`; `npx fleet rings fold network-threads` does that.',
    ],
  },
]);

describe('ring-change-unfinished by its day', () => {
  const documents = examples.documents({ 'rings.yaml': ringsWithChange('canary'), ...fleet });
  const on = async (date: string): Promise<readonly string[]> =>
    (await judge(documents, { date })).findings.map((one) => `${one.rule}: ${one.message}`);

  it('is not over on the last day', async () => {
    expect(await on('2027-03-31')).toEqual([]);
  });
  it('is over on the day after', async () => {
    expect(await on('2027-04-01')).toEqual([
      'ring-change-unfinished: Change `network-threads` was to be on everywhere by 2027-03-31 and has reached ring `canary`; promote it, set a later `until`, or take it back.',
    ]);
  });
  it('is over for an edit that was taken, too', async () => {
    const accept = 'accept: [{ base: base/kafka/kraft, until: 2027-01-31, reason: moved }]\n';
    const fleet = examples.documents({
      'rings.yaml': `kind: Rings\nrings: [canary, rest]\n${accept}`,
      'cluster.yaml': 'ring: canary\n',
      ...otherKubernetes,
    });
    const { findings } = await judge(fleet, { date: '2027-02-01' });
    expect(findings.map((one) => `${one.rule}: ${one.message}`)).toEqual([
      'ring-change-unfinished: `base/kafka/kraft` could be edited for all rings at once until 2027-01-31; take the line out.',
    ]);
  });
});
