import { expect, test } from 'vitest';
import { openDocuments, treeOf } from '../../source/tree.ts';
import { filesMatching, type Globbing } from './globs.ts';

const documents = openDocuments(
  treeOf({ 'o/hz/a.yaml': '', 'o/hz/b.yml': '', 'o/hz/kafka/a.yaml': '', 'o/ams/kafka/b.yaml': '', 'p.yaml': '' }),
);

test.each<[pattern: string, globbing: Globbing, found: string]>([
  ['o/hz/*.yaml', 'new', 'o/hz/a.yaml'],
  ['o/hz/*.yaml', 'git', 'o/hz/a.yaml o/hz/kafka/a.yaml'],
  ['o/*/kafka/*.yaml', 'new', 'o/ams/kafka/b.yaml o/hz/kafka/a.yaml'],
  ['o/**/a.yaml', 'new', 'o/hz/a.yaml o/hz/kafka/a.yaml'],
  ['**/*.yaml', 'new', 'o/ams/kafka/b.yaml o/hz/a.yaml o/hz/kafka/a.yaml p.yaml'],
  ['o/hz/?.y{aml,ml}', 'new', 'o/hz/a.yaml o/hz/b.yml'],
  ['o/hz/[!a].yml', 'new', 'o/hz/b.yml'],
  ['o/hz', 'new', ''],
  ['o/hz', 'git', 'o/hz/a.yaml o/hz/b.yml o/hz/kafka/a.yaml'],
  ['o/fra/*.yaml', 'new', ''],
  ['o/hz/{a', 'new', ''],
  ['o/hz/a.yaml', 'new', 'o/hz/a.yaml'],
])('%s, %s', (pattern, globbing, found) => {
  expect(filesMatching(documents, pattern, globbing).join(' ')).toBe(found);
});
