/**
 * Runs the cases of test/bad-input: each is a mistake somebody can make, and exactly what they are told. `UPDATE=1 npm test` writes
 * what is said today into the cases; read the difference before you commit it.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { type Changes, findingsOf, miniature } from '../support/miniature.ts';
import { formatArchive, parseArchive } from '../support/txtar.ts';

const folder = fileURLToPath(new URL('../bad-input', import.meta.url));
const update = process.env['UPDATE'] === '1';
const expectation = 'findings';

const cases = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.txtar'))
  .map((entry) => relative(folder, `${entry.parentPath}/${entry.name}`))
  .sort();

/** `-- delete: path --` takes away what stands there. */
function changesOf(files: ReadonlyMap<string, string>): Changes {
  const changes: Record<string, string | undefined> = {};
  for (const [name, text] of files) {
    if (name.startsWith('delete: ')) changes[name.slice('delete: '.length)] = undefined;
    else if (name !== expectation) changes[name] = text;
  }
  return changes;
}

test('the sound miniature has no findings', async () => {
  expect(await findingsOf(miniature())).toBe('');
});

describe('bad input', () => {
  test.each(cases)('%s', async (name) => {
    const path = `${folder}/${name}`;
    const archive = parseArchive(readFileSync(path, 'utf8'));
    const found = await findingsOf(miniature(changesOf(archive.files)));
    if (update) {
      const text = formatArchive({ ...archive, files: new Map([...archive.files, [expectation, found]]) });
      if (text !== readFileSync(path, 'utf8')) writeFileSync(path, text);
    }
    expect(archive.comment, 'a case begins with a line that says what it is about').not.toBe('');
    expect(found).toBe(update ? found : archive.files.get(expectation));
    if (!name.startsWith('sound/')) expect(found).not.toBe('');
  });

  test('there are at least 75 cases', () => {
    expect(cases.length).toBeGreaterThanOrEqual(75);
  });
});
