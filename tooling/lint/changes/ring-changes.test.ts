import { describe, expect, it } from 'vitest';
import { type Changes, miniatureTexts } from '../../../test/support/miniature.ts';
import { openDocuments, treeOf } from '../../source/tree.ts';
import { judge } from '../judge.ts';

const kubernetes = miniatureTexts()['clusters/hz/cluster.yaml'] ?? '';
const orders = miniatureTexts()['clusters/hz/orders.yaml'] ?? '';
const base = 'base/kafka/zookeeper';
const folder = `${base}/rings/threads`;
const baseText = miniatureTexts()[`${base}/kustomization.yaml`] ?? '';
const kafkaText = miniatureTexts()[`${base}/kafka.yaml`] ?? '';
const threads = (value: number): Changes => ({
  [`${folder}/kustomization.yaml`]: `apiVersion: kustomize.config.k8s.io/v1alpha1
kind: Component
patches:
  - target: { kind: Kafka }
    patch: '[{ "op": "add", "path": "/spec/kafka/config/num.network.threads", "value": ${value} }]'
`,
});

const fleet: Changes = {
  'clusters/ams/cluster.yaml': `${kubernetes}ring: canary\n`,
  'clusters/fra/cluster.yaml': `${kubernetes}ring: early\n`,
  'clusters/fra/orders.yaml': orders,
  'clusters/ams/orders.yaml': orders,
  ...threads(6),
};

function rings(ring?: string, more = '', order = 'canary, early, rest'): Changes {
  const change = `changes:\n  threads: { ring: ${ring}, until: 2027-03-31, reason: they wait, component: ${folder} }\n`;
  return { 'clusters/rings.yaml': `kind: Rings\nrings: [${order}]\n${ring === undefined ? '' : change}${more}` };
}

/** What is told of the step from one state to another, as in a pull request. */
async function told(before: Changes, after: Changes, date = '2026-11-23'): Promise<readonly string[]> {
  const then = miniatureTexts({ ...fleet, ...before });
  const now = miniatureTexts({ ...fleet, ...before, ...after });
  const changed = new Set(Object.keys({ ...then, ...now }).filter((path) => then[path] !== now[path]));
  const since = { ref: 'main', documents: openDocuments(treeOf(then)), changed };
  const { findings } = await judge(openDocuments(treeOf(now)), { since, date });
  return findings
    .filter(({ rule }) =>
      ['ring-change-refused', 'base-edit-reaches-rings', 'authored-file', 'overlay-out-of-date'].includes(rule),
    )
    .map(({ severity, message, origin }) => `${origin.file.path} ${severity}: ${message}`);
}

describe('a change of a base on its way', () => {
  it('begins in the first ring and goes on one by one', async () => {
    expect(await told(rings(), rings('canary'))).toEqual([]);
    expect(await told(rings('canary'), rings('early'))).toEqual([]);
    expect(await told(rings('early'), rings('rest'))).toEqual([]);
    expect(await told(rings('rest'), rings('canary'))).toEqual([]);
  });

  it('begins nowhere else', async () => {
    expect(await told(rings(), rings('early'))).toEqual([
      'clusters/rings.yaml error: Change `threads` is new and begins in ring `early`, so nobody has seen it in `canary`; begin there.',
    ]);
  });

  it('leaves no ring out', async () => {
    expect(await told(rings('canary'), rings('rest'))).toEqual([
      'clusters/rings.yaml error: Change `threads` would go from ring `canary` to `rest` and leave `early` out; go to `early` first.',
    ]);
  });

  it('is another one with another component, whatever it is called', async () => {
    const other = `${base}/rings/other`;
    const texts = Object.fromEntries(Object.values(threads(7)).map((text) => [`${other}/kustomization.yaml`, text]));
    const after = {
      'clusters/rings.yaml': (rings('rest')['clusters/rings.yaml'] ?? '').replace(folder, other),
      ...texts,
    };
    expect((await told(rings('rest'), after)).map((one) => one.slice(0, 72))).toEqual([
      'clusters/rings.yaml error: Change `threads` was taken out while it is on',
      'clusters/rings.yaml error: Change `threads` is new and begins in ring `r',
    ]);
  });

  it('stays while rings keep their order', async () => {
    expect(await told(rings('canary'), rings('canary', '', 'early, canary, rest'))).toContain(
      'clusters/rings.yaml error: Rings are in another order than before (canary, early, rest) while change `threads` is under way, so it would be on elsewhere; put them back until it is in its base.',
    );
    expect(await told(rings(), rings(undefined, '', 'early, canary, rest'))).toEqual([]);
  });

  it('is edited in the first ring only; a comment is no edit', async () => {
    expect(await told(rings('canary'), threads(7))).toEqual([]);
    expect(await told(rings('early'), { ...rings('canary'), ...threads(7) })).toEqual([]);
    expect(await told(rings('early'), threads(7))).toEqual([
      `${folder}/kustomization.yaml error: \`${folder}/kustomization.yaml\` is edited while change \`threads\` is on beyond ring \`canary\`, so several rings would get that at once; set its \`ring\` back to \`canary\`, or put it into a change of its own.`,
    ]);
    const text = threads(6)[`${folder}/kustomization.yaml`];
    expect(await told(rings('early'), { [`${folder}/kustomization.yaml`]: `# Why.\n${text}` })).toEqual([]);
  });

  const folded = { [`${base}/kustomization.yaml`]: `${baseText}components: [rings/threads]\n` };

  it('is folded where it is on everywhere, and nothing runs otherwise then', async () => {
    expect(await told(rings('rest'), { ...rings(), ...folded })).toEqual([]);
    expect(await told(rings('early'), { ...rings(), ...folded })).toEqual([
      'clusters/rings.yaml error: Change `threads` was on up to ring `early` and is in its base now, so all rings behind get it at once; promote it to `rest` first.',
    ]);
  });

  it('is folded by hand where it is another base', async () => {
    const next = 'base/kafka/next';
    const kafka = kafkaText.replace('spec:\n', 'spec:\n  maintenanceTimeWindows: ["* * 2-4 * * ?"]\n');
    const files = { [`${next}/kustomization.yaml`]: baseText, [`${next}/kafka.yaml`]: kafka };
    const change = `changes:\n  next: { ring: rest, until: 2027-03-31, reason: new, base: ${base}, replacement: ${next} }\n`;
    const before = { ...files, ...rings(undefined, change) };
    expect(await told(before, { ...rings(), [`${base}/kafka.yaml`]: kafka })).toEqual([]);
    expect((await told(before, rings())).map((one) => one.slice(0, 60))).toEqual([
      'clusters/rings.yaml error: Change `next` was taken out while it is on'.slice(0, 60),
    ]);
  });

  it('is taken back in the first ring only', async () => {
    expect(await told(rings('canary'), rings())).toEqual([]);
    for (const ring of ['early', 'rest'])
      expect((await told(rings(ring), rings())).map((one) => one.slice(0, 101))).toEqual([
        `clusters/rings.yaml error: Change \`threads\` was taken out while it is on up to ring \`${ring}\`, and the clusters`.slice(
          0,
          101,
        ),
      ]);
    expect(await told({ ...rings('rest') }, { 'clusters/rings.yaml': undefined })).not.toEqual([]);
  });
});

describe('an edit of a base', () => {
  const edit: Changes = {
    [`${base}/kafka.yaml`]: kafkaText.replace('spec:\n', 'spec:\n  maintenanceTimeWindows: ["* * 2-4 * * ?"]\n'),
  };
  const sentence =
    'base/kafka/zookeeper/kafka.yaml warning: This edit of `base/kafka/zookeeper` reaches rings `canary` and `early` at once; make it a component that goes from ring to ring, or name `base/kafka/zookeeper` in `accept` of `clusters/rings.yaml`.';
  const accept = `accept:\n  - { base: ${base}, until: 2026-12-31, reason: an outage }\n`;

  it('is told where it reaches several rings', async () => {
    expect(edit[`${base}/kafka.yaml`]).not.toBe(kafkaText);
    expect(await told(rings(), edit)).toEqual([sentence]);
    expect(await told({}, edit)).not.toEqual([sentence]);
  });

  it('is nothing where nothing becomes other', async () => {
    expect(await told(rings(), { [`${base}/kafka.yaml`]: `# Why.\n${kafkaText}` })).toEqual([]);
    expect(await told(rings(), { [`${base}/notes.yaml`]: 'a: 1\n' })).toEqual([]);
  });

  it('is accepted for a while', async () => {
    expect(await told(rings(undefined, accept), edit)).toEqual([]);
    expect(await told(rings(undefined, accept), edit, '2027-01-01')).toEqual([sentence]);
  });
});
