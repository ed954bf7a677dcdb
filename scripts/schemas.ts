/** Writes `schemas/*.json` from the TypeScript source of the authored files, for editors and for ajv. */
import { writeFileSync } from 'node:fs';
import { schemaTexts } from './schema-texts.ts';

for (const [path, text] of schemaTexts()) writeFileSync(new URL(`../${path}`, import.meta.url), text);
