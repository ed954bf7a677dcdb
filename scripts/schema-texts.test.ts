import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { schemaTexts } from './schema-texts.ts';

const texts = schemaTexts();

test.each([...texts.keys()])('%s is what `npm run docs` writes', (path) => {
  expect(readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')).toBe(texts.get(path));
});
