/** The guide to rings is run: each file that it shows, the steps as `fleet rings` writes them, and what it prints. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ringList } from '../../tooling/cli/commands/rings.ts';
import type { Planned } from '../../tooling/edit/edited.ts';
import { propose } from '../../tooling/edit/propose.ts';
import { changedOverlays, findChange, planFold, planPromotion } from '../../tooling/edit/rings.ts';
import { judge } from '../../tooling/lint/judge.ts';
import { loadFleet } from '../../tooling/model/load.ts';
import { paintFor } from '../../tooling/report/paint.ts';
import { formatRings } from '../../tooling/report/ring-list.ts';
import { type Documents, openDocuments, treeOf } from '../../tooling/source/tree.ts';
import { unifiedDiff } from '../../tooling/source/unified-diff.ts';
import { miniatureTexts, testDay } from '../support/miniature.ts';

const guide = readFileSync(new URL('../../docs/guides/rings.md', import.meta.url), 'utf8');
const sound = miniatureTexts();
const kubernetes = sound['clusters/hz/cluster.yaml'] ?? '';
const before = {
  'clusters/ams/cluster.yaml': `${kubernetes}ring: canary\n`,
  'clusters/ams/orders.yaml': sound['clusters/hz/orders.yaml'],
};

function blocks(language: string): readonly string[] {
  return [...guide.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map((one) => one[1] ?? '');
}

/** Files as the guide shows them one after the other. */
const files = blocks('yaml').map((text) => {
  const [, path = '', rest = ''] = /^# (\S+)\n([\s\S]*)$/.exec(text) ?? [];
  return [path, rest] as const;
});

function treeWith(count: number): Documents {
  return openDocuments(treeOf(miniatureTexts({ ...before, ...Object.fromEntries(files.slice(0, count)) })));
}

function find(documents: Documents, name: string) {
  const found = findChange(loadFleet(documents), name);
  if ('refused' in found) throw new Error(found.refused);
  return found;
}

async function taken(
  documents: Documents,
  planned: Planned,
): Promise<{ readonly after: Documents; readonly diff: string }> {
  if ('refused' in planned) throw new Error(planned.refused);
  const proposed = await propose(documents, { edits: planned.edits }, testDay);
  if (!('proposal' in proposed)) throw new Error('not written');
  const { authored, after } = proposed.proposal;
  const diff = authored
    .flatMap((one) => unifiedDiff(one.path, one.before?.text, one.after?.text).split('\n'))
    .filter((line) => /^[+-](?![+-]{2} )/.test(line))
    .map((line) => `${line}\n`)
    .join('');
  return { after, diff };
}

test('a change begins, is promoted and folded as the guide shows', async () => {
  const begun = treeWith(4);
  expect((await judge(begun, { date: testDay })).findings).toEqual([]);
  const { rings, change } = find(begun, 'network-threads');
  const [component, list] = blocks('text');
  const overlay = begun.text('overlays/ams/orders/kustomization.yaml');
  expect('text' in overlay && overlay.text).toContain(component);
  expect(formatRings(ringList(loadFleet(begun), rings, testDay), paintFor(false))).toBe(list);
  expect(planFold(begun, rings, change)).toHaveProperty('refused');

  const promoted = await taken(begun, planPromotion(rings, change));
  expect(changedOverlays(begun, promoted.after)).toEqual(['overlays/hz/orders']);
  const last = find(promoted.after, 'network-threads');
  expect(planPromotion(last.rings, last.change)).toHaveProperty('refused');

  const folded = await taken(promoted.after, planFold(promoted.after, last.rings, last.change));
  expect(changedOverlays(promoted.after, folded.after)).toEqual([]);
  expect([promoted.diff, folded.diff]).toEqual(blocks('diff'));
  expect((await judge(folded.after, { date: testDay })).findings).toEqual([]);
});

test('a base is replaced in the first ring, and folded by hand', async () => {
  const documents = treeWith(6);
  expect((await judge(documents, { date: testDay })).findings).toEqual([]);
  const { rings, change } = find(documents, 'other-base');
  const overlay = documents.text('overlays/ams/orders/kustomization.yaml');
  expect('text' in overlay && overlay.text).toContain('  - ../../../base/kafka/zookeeper-next\n');
  const promoted = await taken(documents, planPromotion(rings, change));
  const last = find(promoted.after, 'other-base');
  expect(planFold(promoted.after, last.rings, last.change)).toMatchObject({
    refused: expect.stringContaining('which is folded by hand: move the files of `base/kafka/zookeeper-next`'),
  });
});

test('what is accepted is sound', async () => {
  expect((await judge(treeWith(7), { date: testDay })).findings).toEqual([]);
  expect(files).toHaveLength(7);
});

test('a change that is not there is told with those that are', () => {
  expect(findChange(loadFleet(treeWith(4)), 'network-thread')).toEqual({
    refused: '`network-thread` is no change of `clusters/rings.yaml`; did you mean `network-threads`?',
  });
  expect(findChange(loadFleet(treeWith(1)), 'x')).toEqual({
    refused: '`x` is no change of `clusters/rings.yaml`; none is under way.',
  });
  expect(findChange(loadFleet(openDocuments(treeOf(sound))), 'x')).toEqual({
    refused: 'There is no `clusters/rings.yaml`, so there are no rings.',
  });
});
