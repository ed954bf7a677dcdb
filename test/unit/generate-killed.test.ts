/**
 * `fleet generate`, killed at any moment: each file is the old one or the new one, whole; nobody else's file is touched; and the next
 * run finishes the job.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { syntheticFleet } from '../../scripts/synthetic-fleet.ts';
import { generateOverlays } from '../../tooling/generate/generate.ts';
import { loadFleet } from '../../tooling/model/load.ts';
import { stagingName } from '../../tooling/source/staging.ts';
import { openDocuments, treeOf } from '../../tooling/source/tree.ts';
import { makeFolder, writeTexts } from '../support/folders.ts';
import { repositoryRoot } from '../support/miniature.ts';

const kills = Number(process.env['KILLS'] ?? 20);
/** Milliseconds that writing takes, and some more. */
const longestMoment = 60;
type Texts = Readonly<Record<string, string>>;

/** Two states of a fleet of 100: every overlay differs, and ten clusters are in one of them only. */
const old: Texts = Object.fromEntries(syntheticFleet(100, 5));
const changed: Texts = Object.fromEntries(
  Object.entries(old).map(([path, text]) => [
    path.replace(/kafka-00(.)0/, 'other-$1'),
    text.replaceAll('4Gi', '5Gi').replaceAll('heap: 6Gi', 'heap: 7Gi'),
  ]),
);

function overlaysOf(authored: Texts): Texts {
  const fleet = loadFleet(openDocuments(treeOf(authored)));
  expect(fleet.problems).toEqual([]);
  return Object.fromEntries([...generateOverlays(fleet).values()].flat().map(({ path, text }) => [path, text]));
}

const foreign: Texts = {
  'overlays/README.md': '# Notes\n',
  'overlays/k0000/kafka-0000/notes.txt': 'mine\n',
  'overlays/k0001/own/kustomization.yaml': 'resources: []\n',
};

function overlaysOnDisk(root: string): Texts {
  const files = readdirSync(join(root, 'overlays'), { recursive: true, withFileTypes: true }).filter((one) =>
    one.isFile(),
  );
  return Object.fromEntries(
    files.map((one) => {
      const full = join(one.parentPath, one.name);
      return [full.slice(root.length + 1).replaceAll('\\', '/'), readFileSync(full, 'utf8')];
    }),
  );
}

function generate(root: string): ChildProcess {
  const main = join(repositoryRoot, 'tooling/cli/main.ts');
  return spawn(process.execPath, ['--import', 'tsx', main, '-C', root, 'generate'], {
    cwd: repositoryRoot,
    stdio: 'ignore',
  });
}

async function finished(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return child.exitCode;
}

function author(root: string, texts: Texts): void {
  rmSync(join(root, 'clusters'), { recursive: true, force: true });
  writeTexts(root, texts);
}

/** Starts generate, waits until it writes, and kills it a moment later. */
async function killed(root: string, moment: number): Promise<void> {
  const child = generate(root);
  while (!existsSync(join(root, stagingName)) && child.exitCode === null) await sleep(1);
  await sleep(moment);
  child.kill('SIGKILL');
  await finished(child);
}

test(`leaves whole files when it is killed, ${kills} times over`, async () => {
  const root = makeFolder();
  const states = [old, changed].map((authored) => ({ authored, overlays: overlaysOf(authored) }));
  const isWhole = ([path, text]: readonly [string, string]): boolean =>
    foreign[path] === text || states.some(({ overlays }) => overlays[path] === text);
  writeTexts(root, { ...foreign, 'base/README.md': '' });
  author(root, old);
  expect(await finished(generate(root))).toBe(0);
  let interrupted = 0;
  for (let at = 0; at < kills; at++) {
    author(root, states[(at + 1) % 2]?.authored ?? old);
    await killed(root, ((at * 7) % kills) * (longestMoment / kills));
    if (existsSync(join(root, stagingName))) interrupted++;
    const disk = overlaysOnDisk(root);
    expect(Object.entries(disk).filter((file) => !isWhole(file))).toEqual([]);
    expect(disk).toMatchObject(foreign);
  }
  expect(interrupted, 'kills while it was writing').toBeGreaterThan(kills / 5);
  author(root, changed);
  expect(await finished(generate(root))).toBe(0);
  expect(overlaysOnDisk(root)).toEqual({ ...foreign, ...states[1]?.overlays });
  expect(existsSync(join(root, stagingName))).toBe(false);
}, 180_000);

test('of several at once, each writes everything or says that another one does', async () => {
  const root = makeFolder();
  writeTexts(root, { ...foreign, 'base/README.md': '' });
  author(root, old);
  const codes = await Promise.all([1, 2, 3].map(() => finished(generate(root))));
  expect(codes).toContain(0);
  expect(codes.filter((code) => code !== 0 && code !== 2)).toEqual([]);
  expect(overlaysOnDisk(root)).toEqual({ ...foreign, ...overlaysOf(old) });
  expect(existsSync(join(root, stagingName))).toBe(false);
}, 60_000);
