import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import {
  hasGit,
  newFolder,
  openSandbox,
  removeSandboxes,
  runIn,
  type Sandbox,
  sandbox,
} from '../../test/support/git-sandbox.ts';
import { defaultBase, type GitBase, openBase } from './git-base.ts';
import { type Documents, isProblem, joinPath } from './tree.ts';

afterAll(removeSandboxes);
afterEach(() => {
  vi.unstubAllEnvs();
});

async function based(box: Sandbox, ref = 'main', documents = box.documents()): Promise<GitBase> {
  const base = await openBase(box.root, ref, documents);
  if ('problem' in base) throw new Error(base.problem);
  return base;
}

async function refused(box: Pick<Sandbox, 'root' | 'documents'>, ref = 'main'): Promise<string> {
  const base = await openBase(box.root, ref, box.documents());
  return 'problem' in base ? base.problem : 'no problem';
}

function textsOf(documents: Documents, folder = ''): Record<string, string> {
  return Object.fromEntries(
    [...documents.list(folder)].flatMap(([name, kind]) => {
      const path = joinPath(folder, name);
      if (path === '.git') return [];
      if (kind === 'directory') {
        const inside = Object.entries(textsOf(documents, path));
        return inside.length > 0 ? inside : [[`${path}/`, '']];
      }
      const file = documents.text(path);
      return [[path, isProblem(file) ? `! ${file.message}` : file.text]];
    }),
  );
}

const files = {
  'clusters/hz/cluster.yaml': 'a: 1\n',
  'clusters/hz/orders.yaml': 'b: 1\n',
  'base/kafka/kafka.yaml': 'c: 1\n',
};

describe.skipIf(!hasGit)('openBase', () => {
  it('tells what differs, whether it is committed, added, or not, and gives what was there', async () => {
    const box = sandbox({
      ...files,
      'clusters/hz/old.yaml': 'old: 1\n',
      'gone/one.yaml': '1',
      '.gitignore': 'ignored.yaml\n',
    });
    box.git('switch', '--quiet', '-c', 'topic');
    box.write({ 'clusters/hz/orders.yaml': 'b: 2\n' });
    box.commit();
    box.write({ 'clusters/hz/staged.yaml': 's', 'clusters/hz/new/topics.yaml': 't', 'clusters/hz/ignored.yaml': 'i' });
    box.git('add', 'clusters/hz/staged.yaml');
    box.write({ 'base/kafka/kafka.yaml': 'c: 2\n' });
    box.remove('clusters/hz/old.yaml', 'gone');
    mkdirSync(join(box.root, 'clusters/empty'));

    const now = box.documents();
    const base = await based(box, 'main', now);
    expect([...base.changed]).toEqual([
      'base/kafka/kafka.yaml',
      'clusters/empty',
      'clusters/hz/ignored.yaml',
      'clusters/hz/new/topics.yaml',
      'clusters/hz/old.yaml',
      'clusters/hz/orders.yaml',
      'clusters/hz/staged.yaml',
      'gone/one.yaml',
    ]);
    expect(textsOf(base.documents)).toEqual({
      ...files,
      'clusters/hz/old.yaml': 'old: 1\n',
      'gone/one.yaml': '1',
      '.gitignore': 'ignored.yaml\n',
    });
    expect(base.documents.kind('clusters/hz/new')).toBeUndefined();
    expect(base.documents.kind('gone')).toBe('directory');
    expect([...base.documents.list('clusters/hz').keys()]).toEqual(['cluster.yaml', 'old.yaml', 'orders.yaml']);
    expect(base.documents.text('clusters/hz/new/topics.yaml')).toMatchObject({
      message: 'This file does not exist.',
    });
    expect(base.notes).toEqual([]);
    // What did not change is the same, to the last node.
    expect(base.documents.yaml('clusters/hz/cluster.yaml')).toBe(now.yaml('clusters/hz/cluster.yaml'));
    expect(base.documents.yaml('base/kafka/kafka.yaml')).not.toBe(now.yaml('base/kafka/kafka.yaml'));
    expect(base.documents.yaml('base/kafka/kafka.yaml')).toBe(base.documents.yaml('base/kafka/kafka.yaml'));
    expect(base.documents.yaml('clusters/hz/new/topics.yaml').problems).toHaveLength(1);
  });

  it('compares with where the branch began, and says when the other has gone on', async () => {
    const box = sandbox(files);
    const began = box.git('rev-parse', 'HEAD');
    box.git('switch', '--quiet', '-c', 'topic');
    box.write({ 'clusters/hz/orders.yaml': 'b: 2\n' });
    box.commit();
    box.git('switch', '--quiet', 'main');
    box.write({ 'base/kafka/kafka.yaml': 'c: 9\n' });
    box.commit();
    box.git('switch', '--quiet', 'topic');
    const base = await based(box);
    expect(base.commit).toBe(began);
    expect([...base.changed]).toEqual(['clusters/hz/orders.yaml']);
    expect(base.notes).toEqual([
      `\`main\` has gone on since this branch left it at ${began.slice(0, 12)}; what was merged there meanwhile is not compared.`,
    ]);
    expect([...(await based(box, 'HEAD')).changed]).toEqual([]);
    box.git('tag', '-a', '-m', 'x', 'v1', began);
    expect((await based(box, 'v1')).commit).toBe(began);
    expect((await based(box, began.slice(0, 10))).commit).toBe(began);
  });

  it('does not take what the index says for what is on disk', async () => {
    const box = sandbox({ ...files, 'clusters/hz/unwatched.yaml': 'u: 1\n' });
    box.write({ 'clusters/hz/orders.yaml': 'b: 2\n' });
    box.git('add', '--all');
    box.write({ 'clusters/hz/orders.yaml': files['clusters/hz/orders.yaml'] });
    box.git('rm', '--quiet', '--cached', 'base/kafka/kafka.yaml');
    box.git('update-index', '--assume-unchanged', 'clusters/hz/unwatched.yaml', 'clusters/hz/cluster.yaml');
    box.write({ 'clusters/hz/unwatched.yaml': 'u: 2\n' });
    box.write({ 'clusters/hz/meant.yaml': 'm' });
    box.git('add', '--intent-to-add', 'clusters/hz/meant.yaml');
    const base = await based(box);
    expect([...base.changed]).toEqual(['clusters/hz/meant.yaml', 'clusters/hz/unwatched.yaml']);
    expect(textsOf(base.documents)).toEqual({ ...files, 'clusters/hz/unwatched.yaml': 'u: 1\n' });
  });

  it('leaves out what tools leave behind, and nothing of a fleet', async () => {
    const box = sandbox({ ...files, '.gitignore': 'node_modules\n/dist/\n*.log\n' });
    box.write({
      'node_modules/a/package.json': '{}',
      'dist/fleet.mjs': '',
      'run.log': '',
      'notes/run.log': '',
      'notes/kept.txt': '',
      'clusters/hz/run.log': '',
      'base/dist/x.yaml': '',
      'base/notes/run.log': '',
    });
    const now = box.documents();
    expect([...(await based(box, 'main', now)).changed]).toEqual([
      'base/dist/x.yaml',
      'base/notes/run.log',
      'clusters/hz/run.log',
      'notes/kept.txt',
    ]);
  });

  it('leaves index and tree alone, and is not misled by times, modes and conflicts', async () => {
    const box = sandbox({ ...files, 'x.sh': 'echo\n' });
    box.git('switch', '--quiet', '-c', 'topic');
    box.write({ 'clusters/hz/orders.yaml': 'b: 2\n' });
    box.commit();
    box.git('switch', '--quiet', '-c', 'other', 'main');
    box.write({ 'clusters/hz/orders.yaml': 'b: 3\n' });
    box.commit();
    expect(() => box.git('merge', 'topic')).toThrow();
    utimesSync(join(box.root, 'base/kafka/kafka.yaml'), 1, 1);
    chmodSync(join(box.root, 'x.sh'), 0o755);
    const index = join(box.root, '.git/index');
    const before = [readFileSync(index), statSync(index).mtimeMs, box.git('status', '--porcelain')];
    const indexAsWas = readFileSync(index);
    writeFileSync(join(box.root, '.git/index.lock'), '');
    const base = await based(box);
    expect(existsSync(join(box.root, '.git/index.lock'))).toBe(true);
    expect([...base.changed]).toEqual(['clusters/hz/orders.yaml']);
    expect(base.documents.text('clusters/hz/orders.yaml')).toMatchObject({ text: 'b: 1\n' });
    expect(readFileSync(index).equals(indexAsWas)).toBe(true);
    expect(before).toHaveLength(3);
  });

  it('takes a fleet below the top of the repository, another working tree, and odd names', async () => {
    const box = sandbox({
      'platform/fleet/clusters/hz/orders.yaml': '1',
      'platform/fleet/clusters/hz/a\nb "c"\\é.yaml': '1',
      'platform/other.yaml': '1',
    });
    box.git('config', 'core.quotePath', 'true');
    box.git('config', 'diff.relative', 'false');
    box.write({
      'platform/fleet/clusters/hz/orders.yaml': '2',
      'platform/fleet/clusters/hz/a\nb "c"\\é.yaml': '2',
      'platform/other.yaml': '2',
      'platform/new.yaml': '2',
    });
    const below = openSandbox(join(box.root, 'platform/fleet'));
    const base = await based(below);
    expect([...base.changed]).toEqual(['clusters/hz/a\nb "c"\\é.yaml', 'clusters/hz/orders.yaml']);
    expect(Object.values(textsOf(base.documents))).toEqual(['1', '1']);
    // Of what no index tells, the path is asked for.
    below.git('update-index', '--assume-unchanged', 'clusters/hz/orders.yaml');
    expect([...(await based(below)).changed]).toHaveLength(2);

    const folder = join(newFolder(), 'tree');
    box.git('worktree', 'add', '--quiet', '-b', 'topic', folder);
    const tree = openSandbox(join(folder, 'platform/fleet'));
    tree.write({ 'clusters/hz/orders.yaml': '3' });
    expect([...(await based(tree)).changed]).toEqual(['clusters/hz/orders.yaml']);
  });

  it('reads bytes of old as bytes on disk: marks, other encodings, what is too large', async () => {
    const old = {
      'clusters/hz/marked.yaml': Buffer.from('\ufeffa: 1\n'),
      'clusters/hz/latin.yaml': Buffer.from([0x61, 0xe9, 0x0a]),
      'clusters/hz/large.yaml': Buffer.alloc(5 * 1024 * 1024, 'a'),
      'clusters/hz/after.yaml': 'z: 1\n',
      'clusters/hz/none.yaml': '',
    };
    const box = sandbox(old);
    const was = textsOf(box.documents());
    const marked = box.documents().text('clusters/hz/marked.yaml');
    for (const path of Object.keys(old)) box.write({ [path]: 'new' });
    const base = await based(box);
    expect(textsOf(base.documents)).toEqual(was);
    expect(base.documents.text('clusters/hz/marked.yaml')).toEqual(marked);
  });

  it('sees no difference in line ends that Git makes, and one in those that a person made', async () => {
    const box = sandbox({ ...files, '.gitattributes': '' });
    box.git('config', 'core.autocrlf', 'true');
    box.remove('clusters');
    box.git('checkout', '--', '.');
    expect(readFileSync(join(box.root, 'clusters/hz/orders.yaml'), 'utf8')).toBe('b: 1\r\n');
    utimesSync(join(box.root, 'clusters/hz/orders.yaml'), 1, 1);
    expect([...(await based(box)).changed]).toEqual([]);
    box.git('config', 'core.autocrlf', 'false');
    box.write({ 'clusters/hz/orders.yaml': 'b: 1\r\n\r\n' });
    expect([...(await based(box)).changed]).toContain('clusters/hz/orders.yaml');
  });

  it('follows links to where they led', async () => {
    const box = sandbox({
      ...files,
      'shared/one.yaml': 'one: 1\n',
      'shared/two.yaml': 'two: 1\n',
      'apart/one.yaml': 'apart: 1\n',
    });
    symlinkSync('../shared', join(box.root, 'clusters/same'));
    symlinkSync('../shared', join(box.root, 'clusters/moved'));
    symlinkSync('../shared', join(box.root, 'clusters/replaced'));
    symlinkSync('../../shared/one.yaml', join(box.root, 'clusters/hz/link.yaml'));
    symlinkSync('loop', join(box.root, 'clusters/loop'));
    symlinkSync('../..', join(box.root, 'clusters/out'));
    symlinkSync('nowhere', join(box.root, 'clusters/nowhere'));
    box.commit();
    const was = textsOf(box.documents());
    const listing = [...box.documents().list('clusters')];

    box.write({ 'shared/one.yaml': 'one: 2\n' });
    box.remove('clusters/moved', 'clusters/replaced', 'clusters/loop');
    symlinkSync('../apart', join(box.root, 'clusters/moved'));
    symlinkSync('../apart', join(box.root, 'clusters/new'));
    box.write({ 'clusters/replaced/three.yaml': '3', 'clusters/loop/x.yaml': 'x' });
    const now = box.documents();
    const base = await based(box, 'main', now);
    expect(textsOf(base.documents)).toEqual(was);
    expect([...base.documents.list('clusters')]).toEqual(listing);
    expect(base.documents.kind('clusters/new/one.yaml')).toBeUndefined();
    expect(base.documents.text('clusters/new/one.yaml')).toHaveProperty('message');
    expect(base.documents.yaml('clusters/same/two.yaml')).toBe(now.yaml('clusters/same/two.yaml'));
    expect(base.documents.yaml('clusters/moved/one.yaml').file.text).toBe('one: 1\n');
    expect([...base.changed]).toEqual(
      expect.arrayContaining(['clusters/same/one.yaml', 'clusters/hz/link.yaml', 'clusters/moved/one.yaml']),
    );
    expect([...base.changed]).not.toContain('clusters/same/two.yaml');
  });

  it('takes a file for a folder and a folder for a file where they were', async () => {
    const box = sandbox({ ...files, 'clusters/a': 'file', 'clusters/b/x.yaml': 'x', 'clusters/c/x.yaml': 'c' });
    const was = textsOf(box.documents());
    box.remove('clusters/a', 'clusters/b', 'clusters/c');
    box.write({ 'clusters/a/x.yaml': 'now', 'clusters/b': 'now' });
    symlinkSync('hz', join(box.root, 'clusters/c'));
    const base = await based(box);
    expect(textsOf(base.documents)).toEqual(was);
    expect(base.documents.text('clusters/a/x.yaml')).toHaveProperty('message');
    expect([...base.documents.list('clusters/c').keys()]).toEqual(['x.yaml']);
  });

  it('says what it cannot compare: other repositories, a sparse checkout', async () => {
    const inner = sandbox({ 'kafka.yaml': 'a: 1\n' });
    const box = sandbox(files);
    box.git('submodule', '--quiet', 'add', inner.root, 'base/inner');
    box.commit();
    inner.write({ 'kafka.yaml': 'a: 2\n' });
    inner.commit();
    expect((await based(box)).notes).toEqual([]);
    runIn(join(box.root, 'base/inner'), 'pull', '--quiet');
    const base = await based(box);
    expect(base.notes).toEqual([
      '`base/inner` is a repository of its own (a submodule); what it held before is not compared.',
    ]);
    expect([...base.changed]).toEqual(['base/inner', 'base/inner/kafka.yaml']);

    const thin = sandbox({ ...files, 'clusters/ams/orders.yaml': '1', 'clusters/ams/gone.yaml': '1' });
    thin.git('switch', '--quiet', '-c', 'topic');
    thin.write({ 'clusters/ams/orders.yaml': '2', 'clusters/hz/orders.yaml': '2' });
    thin.remove('clusters/ams/gone.yaml');
    thin.commit();
    thin.git('sparse-checkout', 'set', '--cone', 'clusters/hz', 'base');
    expect(existsSync(join(thin.root, 'clusters/ams'))).toBe(false);
    const seen = await based(thin);
    expect([...seen.changed]).toEqual(['clusters/ams/gone.yaml', 'clusters/hz/orders.yaml']);
    expect(seen.notes).toEqual(['This checkout is sparse; a changed file that it leaves out is not compared.']);
  });

  it('runs no program that a repository names, and goes where it is told whatever the environment says', async () => {
    const box = sandbox({ ...files, '.gitattributes': '*.yaml filter=evil=x diff=evil\n' });
    const trap = join(newFolder(), 'ran');
    const script = join(newFolder(), 'trap.sh');
    writeFileSync(script, `#!/bin/sh\ntouch ${trap}\ncat\n`, { mode: 0o755 });
    for (const key of [
      'core.fsmonitor',
      'diff.external',
      'diff.evil.command',
      'diff.evil.textconv',
      'filter.evil=x.clean',
      'filter.evil=x.process',
      'core.pager',
      'core.sshCommand',
    ])
      box.git('config', key, script);
    box.git('config', 'filter.evil=x.required', 'true');
    box.git('config', 'color.ui', 'always');
    box.git('config', 'diff.renames', 'copies');
    box.git('config', 'diff.orderFile', '/no/such/file');
    box.git('config', 'diff.noprefix', 'true');
    box.git('config', 'core.abbrev', '6');
    box.write({ 'clusters/hz/orders.yaml': 'b: 2\n', 'clusters/hz/moved.yaml': files['clusters/hz/cluster.yaml'] });
    box.remove('clusters/hz/cluster.yaml');
    utimesSync(join(box.root, 'base/kafka/kafka.yaml'), 1, 1);
    const other = sandbox({ 'clusters/x.yaml': '1' });
    for (const [name, value] of Object.entries({
      GIT_DIR: join(other.root, '.git'),
      GIT_WORK_TREE: other.root,
      GIT_INDEX_FILE: join(other.root, '.git/index'),
      GIT_EXTERNAL_DIFF: script,
      GIT_OBJECT_DIRECTORY: join(other.root, '.git/objects'),
      GIT_LITERAL_PATHSPECS: '1',
      GIT_NAMESPACE: 'x',
    }))
      vi.stubEnv(name, value);
    const base = await based(box);
    expect([...base.changed]).toEqual([
      'clusters/hz/cluster.yaml',
      'clusters/hz/moved.yaml',
      'clusters/hz/orders.yaml',
    ]);
    expect(existsSync(trap)).toBe(false);
  });

  it('takes a repository whose names are longer (SHA-256)', async () => {
    const folder = newFolder();
    runIn(folder, 'init', '--quiet', '--object-format=sha256', '--initial-branch=main', '.');
    const box = openSandbox(folder);
    box.write(files);
    box.commit();
    box.write({ 'clusters/hz/orders.yaml': 'b: 2\n' });
    expect([...(await based(box)).changed]).toEqual(['clusters/hz/orders.yaml']);
  });

  it('tells of a folder that held no fleet', async () => {
    const box = sandbox({ 'README.md': 'x' });
    const { commit, notes } = await based(box);
    expect(notes).toEqual([`There was no \`clusters/\` at ${commit.slice(0, 12)}; all that is here is new.`]);
  });
});

describe.skipIf(!hasGit)('openBase refuses', () => {
  it('what is no ref', async () => {
    const box = sandbox(files);
    box.git('branch', 'release-2024');
    expect(await refused(box, '')).toBe(
      'Nothing names no commit; write a branch, a tag or a commit, such as `origin/main`.',
    );
    expect(await refused(box, 'a\nb')).toBe(
      '`a b` names no commit; write a branch, a tag or a commit, such as `origin/main`.',
    );
    expect(await refused(box, 'mian')).toBe('There is no commit `mian` here; did you mean `main`?');
    expect(await refused(box, 'relese-2024')).toContain('did you mean `release-2024`?');
    expect(await refused(box, 'origin/main')).toBe(
      'There is no commit `origin/main` here, but a branch `main`; name that.',
    );
    expect(await refused(box, 'origin/trunk')).toBe(
      'There is no commit `origin/trunk` here; run `git fetch origin trunk`, or check out with `fetch-depth: 0` in a workflow.',
    );
    expect(await refused(box, '--output=/tmp/x')).toBe(
      'There is no commit `--output=/tmp/x` here; there are `main`, `release-2024`.',
    );
    expect(await refused(box, 'main..HEAD')).toContain('There is no commit `main..HEAD` here');
    expect(await refused(box, 'main:base')).toContain('There is no commit `main:base` here');
    expect(await refused(box, '0123456789012345678901234567890123456789')).toContain('There is no commit');
  });

  it('a clone that has only the branch of the remote says how it is called there', async () => {
    const box = sandbox(files);
    box.git('branch', 'trunk');
    const folder = newFolder();
    runIn(folder, 'clone', '--quiet', box.root, '.');
    expect(await refused(openSandbox(folder), 'trunk')).toBe(
      'There is no commit `trunk` here, but a branch `origin/trunk`; name that.',
    );
    expect(await defaultBase(folder)).toBe('origin/main');
  });

  it('a shallow clone', async () => {
    const box = sandbox(files);
    const first = box.git('rev-parse', 'HEAD');
    box.commit('second');
    box.git('switch', '--quiet', '-c', 'topic');
    box.commit('third');
    const folder = newFolder();
    const from = `file://${box.root}`;
    runIn(folder, 'clone', '--quiet', '--depth=1', '--no-single-branch', '--branch=topic', from, '.');
    const clone = openSandbox(folder);
    expect(await refused(clone, 'origin/main')).toBe(
      'This clone is too shallow to tell where this branch left `origin/main`; run `git fetch --unshallow`, or check out with `fetch-depth: 0` in a workflow.',
    );
    expect(await refused(clone, first)).toBe(
      `There is no commit \`${first}\` here, and the clone is shallow; run \`git fetch --unshallow\`, or check out with \`fetch-depth: 0\` in a workflow.`,
    );
  });

  it('branches that have nothing in common', async () => {
    const box = sandbox(files);
    box.git('switch', '--quiet', '--orphan', 'apart');
    box.write(files);
    box.commit('apart');
    expect(await refused(box)).toBe(
      '`main` and what is checked out have no commit in common; name the branch that this one began from.',
    );
  });

  it('what is no repository, or has no commit, or is nobody to trust', async () => {
    const folder = newFolder();
    expect(await refused(openSandbox(folder))).toBe(
      `\`${folder}\` is in no working tree of Git, so nothing is known of what was there before; work in a clone of the repository.`,
    );
    const empty = sandbox();
    expect(await refused(empty)).toBe(
      'This repository has no commit yet, so there is nothing to compare with; commit what there is first.',
    );
    const bare = newFolder();
    runIn(bare, 'init', '--quiet', '--bare', '.');
    expect(await refused(openSandbox(bare))).toContain('is in no working tree of Git');
    const box = sandbox(files);
    vi.stubEnv('GIT_TEST_ASSUME_DIFFERENT_OWNER', '1');
    expect(await refused(box)).toBe(
      `Git does not trust \`${box.root}\`, which belongs to another user; run \`git config --global --add safe.directory ${box.root}\` if you do.`,
    );
  });

  it('where there is no Git', async () => {
    const box = sandbox(files);
    vi.stubEnv('PATH', newFolder());
    expect(await refused(box)).toBe(
      'Git cannot be started, and without it nothing is known of what was there before; install it, or put it on the PATH.',
    );
    expect(await defaultBase(box.root)).toBe('origin/main');
  });

  it('a repository that lacks what was there', async () => {
    const box = sandbox(files);
    box.git('config', 'uploadpack.allowFilter', 'true');
    box.git('switch', '--quiet', '-c', 'topic');
    box.write({ 'clusters/hz/orders.yaml': 'b: 2\n' });
    const commit = box.commit();
    const base = box.git('rev-parse', 'main');
    const folder = newFolder();
    runIn(folder, 'clone', '--quiet', '--filter=blob:none', '--branch=topic', `file://${box.root}`, '.');
    const clone = openSandbox(folder);
    expect(await refused(clone, 'origin/main')).toBe(
      `This clone is partial and lacks files of the commit to compare with; \`git diff --stat ${base.slice(0, 12)}\` fetches them.`,
    );
    clone.git('diff', '--stat', base.slice(0, 12));
    expect([...(await based(clone, 'origin/main')).changed]).toEqual(['clusters/hz/orders.yaml']);

    const id = box.git('rev-parse', 'main:clusters/hz/orders.yaml');
    box.remove(`.git/objects/${id.slice(0, 2)}/${id.slice(2)}`);
    expect(await refused(box)).toBe(
      'Git has lost what `clusters/hz/orders.yaml` was (its object is missing); `git fsck` tells more, and a new clone has it.',
    );
    expect(commit).not.toBe(base);
    writeFileSync(join(box.root, '.git/index'), 'no index');
    expect(await refused(box)).toMatch(
      /^Git cannot read this repository \(.+\); see what `git status` and `git fsck` say\.$/,
    );
  });
});

describe.skipIf(!hasGit)('defaultBase', () => {
  it('is what the remote calls its main branch, else what is usual', async () => {
    const box = sandbox(files);
    expect(await defaultBase(box.root)).toBe('main');
    box.git('branch', '--move', 'main', 'master');
    expect(await defaultBase(box.root)).toBe('master');
    box.git('branch', '--move', 'master', 'trunk');
    expect(await defaultBase(box.root)).toBe('origin/main');
    const folder = newFolder();
    runIn(folder, 'clone', '--quiet', box.root, '.');
    expect(await defaultBase(folder)).toBe('origin/trunk');
    box.git('branch', 'master');
    runIn(folder, 'fetch', '--quiet');
    runIn(folder, 'remote', 'set-head', 'origin', '--delete');
    expect(await defaultBase(folder)).toBe('origin/master');
  });
});

it.skipIf(hasGit)('needs Git, which is not here', () => {
  expect(spawnSync('git').error).toBeDefined();
});
