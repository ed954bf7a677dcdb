/** The guide to KRaft shows each step as `fleet upgrade` writes it. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadFleet } from '../../tooling/model/load.ts';
import { type Documents, openDocuments, treeOf } from '../../tooling/source/tree.ts';
import { unifiedDiff } from '../../tooling/source/unified-diff.ts';
import { planUpgrade } from '../../tooling/upgrade/plan.ts';
import { writeStep } from '../../tooling/upgrade/write-step.ts';
import { miniatureTexts, testDay } from '../support/miniature.ts';

const guide = readFileSync(new URL('../../docs/guides/zookeeper-to-kraft.md', import.meta.url), 'utf8');
const path = 'clusters/hz/orders.yaml';

function blocks(language: string): readonly string[] {
  return [...guide.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map((one) => one[1] ?? '');
}

/** The repository with a cluster file, and overlays that are as it asks for. */
function repository(text: string): Documents {
  return openDocuments(treeOf(miniatureTexts({ [path]: text })));
}

/** Lines that come or go, in their order. */
function changed(before: string, after: string): string {
  return unifiedDiff(path, before, after)
    .split('\n')
    .filter((line) => /^[+-](?![+-]{2} )/.test(line))
    .map((line) => `${line}\n`)
    .join('');
}

test('every step is the one that is shown', async () => {
  let [text = ''] = blocks('yaml');
  const shown: string[] = [];
  for (;;) {
    const documents = repository(text);
    const plan = planUpgrade(documents, loadFleet(documents), 'hz/orders', { to: 'kraft', metadata: undefined });
    if ('refused' in plan) throw new Error(plan.refused);
    const [step] = plan.steps;
    if (step === undefined) break;
    const written = await writeStep(documents, step, testDay);
    if (!('files' in written)) throw new Error(`not written: ${step.text}`);
    const after = written.files.find((one) => one.path === path)?.after.text ?? text;
    shown.push(changed(text, after));
    text = after;
  }
  expect(shown).toEqual(blocks('diff'));
});
