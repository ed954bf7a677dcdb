/**
 * Owns running the real kustomize for tests: on a folder, or on a tree in memory that is written to a scratch folder first.
 */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { kustomizeBinary } from './judges.ts';

const judge = kustomizeBinary();

/** Empty when kustomize can be run; otherwise what a test says when it is skipped. */
export const reasonToSkip = 'missing' in judge ? ` (skipped: ${judge.missing})` : '';

export type Built = { readonly output: string } | { readonly failure: string };

export function buildFolder(folder: string): Promise<Built> {
  const binary = 'path' in judge ? judge.path : 'kustomize';
  return new Promise((resolve) => {
    execFile(binary, ['build', folder], { maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      resolve(error === null ? { output: stdout } : { failure: stderr });
    });
  });
}

/** A place for trees; `remove` it when all is done. */
export function openScratch() {
  const root = mkdtempSync(join(tmpdir(), 'kafka-fleet-kustomize-'));
  let next = 0;
  return {
    build(files: Readonly<Record<string, string>>, directory: string): Promise<Built> {
      const folder = join(root, String(next++));
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
      }
      return buildFolder(join(folder, directory));
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
