/** What the README shows is what a stranger sees who tries it. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { generateOverlays } from '../tooling/generate/generate.ts';
import { judge } from '../tooling/lint/judge.ts';
import { loadFleet } from '../tooling/model/load.ts';
import { formatPretty } from '../tooling/report/pretty.ts';
import { openCheckout } from '../tooling/source/disk.ts';
import { openDocuments, textsBelow, treeOf } from '../tooling/source/tree.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const checkout = openCheckout(fileURLToPath(new URL('..', import.meta.url)));
const authored = { ...textsBelow(checkout, 'clusters'), ...textsBelow(checkout, 'base') };
const article = 'clusters/hz-prod/my-cluster.yaml';

async function validate(changes: Readonly<Record<string, string>>): Promise<string> {
  const texts = { ...authored, ...changes };
  const overlays = [...generateOverlays(loadFleet(openDocuments(treeOf(texts)))).values()].flat();
  const written = Object.fromEntries(overlays.map(({ path, text }) => [path, text]));
  return formatPretty(await judge(openDocuments(treeOf({ ...texts, ...written }))), { color: false });
}

test('the first run says what the README says', async () => {
  expect(readme).toContain(`$ npm run validate\n${await validate({})}`);
});

test('the cluster file has as many lines as the README says', () => {
  expect(readme).toContain(`you write this: ${authored[article]?.trimEnd().split('\n').length} lines`);
});

test('the smallest cluster is sound', async () => {
  const smallest = /```yaml\n((?: *.*\n)*?) *```/.exec(readme)?.[1]?.replaceAll(/^ {3}/gm, '') ?? '';
  expect(smallest).toContain('kind: KafkaCluster');
  expect(await validate({ 'clusters/ams-prod/payments.yaml': smallest })).toMatch(/^✓ No findings in 6 Kafka clusters/);
});

test('a finding looks as it is shown', async () => {
  const finding = /```\n(clusters\/hz-prod\/my-cluster\.yaml:[^`]*(?:`[^`\n]+`[^`]*)*)```/.exec(readme)?.[1] ?? 'none';
  const changed = authored[article]?.replace('heap: 3072m', 'heap: 14Gi') ?? '';
  expect(await validate({ [article]: changed })).toContain(finding);
});
