import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { baseTexts } from './base-texts.ts';
import { docsTexts } from './docs-texts.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const texts = await docsTexts(baseTexts());

test.each([...texts.keys()])('%s is what `npm run docs` writes', (path) => {
  expect(readFileSync(`${root}${path}`, 'utf8')).toBe(texts.get(path));
});

test('there is no page of a rule that is gone', () => {
  const pages = readdirSync(`${root}docs/rules`).map((name) => `docs/rules/${name}`);
  expect(pages.filter((path) => !texts.has(path))).toEqual([]);
});

test('every link of a generated page leads to a heading or a file', () => {
  const headings = (text: string): readonly string[] =>
    [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replaceAll(/[^a-z0-9 _-]/g, '')
        .replaceAll(' ', '-'),
    );
  const broken: string[] = [];
  for (const [path, text] of texts) {
    for (const [, target = ''] of text.matchAll(/\]\(([^)]+)\)/g)) {
      const [file = '', anchor] = target.split('#');
      const url = new URL(file === '' ? path : file, `file:///${path}`).pathname.slice(1);
      const full = file === '' ? path : url;
      const page = texts.get(full) ?? read(full);
      if (page === undefined || (anchor !== undefined && !headings(page).includes(anchor)))
        broken.push(`${path}: ${target}`);
    }
  }
  expect(broken).toEqual([]);
});

function read(path: string): string | undefined {
  try {
    return readFileSync(`${root}${path}`, 'utf8');
  } catch {
    return undefined;
  }
}
