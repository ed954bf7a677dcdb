/** The guide to removing a cluster shows each step as `fleet remove` writes it, and the commands that it prints. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { propose } from '../../tooling/edit/propose.ts';
import { planRemoval } from '../../tooling/edit/remove.ts';
import { loadFleet } from '../../tooling/model/load.ts';
import { type Documents, openDocuments, treeOf } from '../../tooling/source/tree.ts';
import { unifiedDiff } from '../../tooling/source/unified-diff.ts';
import { miniatureTexts, testDay } from '../support/miniature.ts';

const guide = readFileSync(new URL('../../docs/guides/remove-a-cluster.md', import.meta.url), 'utf8');
const path = 'clusters/hz/orders.yaml';

function blocks(language: string): readonly string[] {
  return [...guide.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map((one) => one[1] ?? '');
}

/** Lines that come or go, in their order. */
function changed(before: string | undefined, after: string | undefined): string {
  return unifiedDiff(path, before, after)
    .split('\n')
    .filter((line) => /^[+-](?![+-]{2} )/.test(line))
    .map((line) => `${line}\n`)
    .join('');
}

test('every step is the one that is shown', async () => {
  const [text = ''] = blocks('yaml');
  let documents: Documents = openDocuments(treeOf(miniatureTexts({ [path]: text })));
  const shown: string[] = [];
  for (;;) {
    const fleet = loadFleet(documents);
    const [cluster] = fleet.kafkaClusters;
    if (cluster === undefined) break;
    const plan = planRemoval(documents, fleet, cluster);
    if ('refused' in plan) throw new Error(plan.refused);
    const [step] = plan.steps;
    if (step === undefined) throw new Error('no step');
    for (const { command } of step.waits) expect(guide).toContain(command);
    const proposed = await propose(
      documents,
      { id: 'hz/orders', edits: step.edits, deletes: step.deletes ?? [] },
      testDay,
    );
    if (!('proposal' in proposed)) throw new Error(`not written: ${step.text}`);
    const files = [...proposed.proposal.authored].sort((a) => (a.path === path ? -1 : 1));
    shown.push(...files.map(({ before, after }) => changed(before?.text, after?.text)));
    documents = proposed.proposal.after;
  }
  expect(shown).toEqual(blocks('diff'));
});
