import { describe, expect, it } from 'vitest';
import { openDocuments, treeOf } from './tree.ts';
import { filesBelow, withTexts } from './with-texts.ts';

const tree = openDocuments(treeOf({ 'a/one.yaml': 'x: 1\n', 'a/sub/two.yaml': 'x: 2\n', 'b/three.yaml': 'x: 3\n' }));
const file = (path: string, text: string) => [path, { path, text }] as const;

describe('texts laid over a tree', () => {
  it('replace, come and go, and folders with them', () => {
    const changed = withTexts(
      tree,
      new Map([
        file('a/one.yaml', 'x: 9\n'),
        file('c/new/four.yaml', 'x: 4\n'),
        file('b/aa.yaml', ''),
        ['a/sub/two.yaml', undefined],
      ]),
    );
    expect(['', 'a', 'b', 'c'].map((folder) => [...changed.list(folder).keys()])).toEqual([
      ['a', 'b', 'c'],
      ['one.yaml'],
      ['aa.yaml', 'three.yaml'],
      ['new'],
    ]);
    expect(changed.kind('a/sub')).toBeUndefined();
    expect(changed.kind('c/new')).toBe('directory');
    expect(changed.text('a/one.yaml')).toMatchObject({ text: 'x: 9\n' });
    expect(changed.text('a/sub/two.yaml')).toMatchObject({ message: 'This file does not exist.' });
    expect(changed.yaml('a/sub/two.yaml').problems).toHaveLength(1);
    expect(filesBelow(changed, '')).toEqual(['a/one.yaml', 'b/aa.yaml', 'b/three.yaml', 'c/new/four.yaml']);
  });

  it('leave the tree itself as it is, and keep a folder that something comes to', () => {
    const changed = withTexts(tree, new Map([['a/sub/two.yaml', undefined], file('a/sub/other.yaml', '')]));
    expect([...changed.list('a')]).toEqual([
      ['one.yaml', 'file'],
      ['sub', 'directory'],
    ]);
    expect(tree.kind('a/sub/two.yaml')).toBe('file');
  });
});
