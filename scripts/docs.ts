/** Writes `docs/rules/` and `docs/reference.md` from the rules and the schemas, and removes pages of rules that are gone. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { baseTexts } from './base-texts.ts';
import { docsTexts } from './docs-texts.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const texts = await docsTexts(baseTexts());
mkdirSync(`${root}docs/rules`, { recursive: true });
for (const name of readdirSync(`${root}docs/rules`)) {
  if (!texts.has(`docs/rules/${name}`)) rmSync(`${root}docs/rules/${name}`);
}
for (const [path, text] of texts) writeFileSync(`${root}${path}`, text);
