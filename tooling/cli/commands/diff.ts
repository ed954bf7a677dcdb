/** Owns `fleet diff`: the objects that Argo CD would apply, before and after the change that is in the working tree. */
import { collate, findingOf } from '../../lint/finding.ts';
import { makeDiff } from '../../plan/make-diff.ts';
import { formatObjectDiff } from '../../report/object-diff.ts';
import { formatObjectDiffJson } from '../../report/object-diff-json.ts';
import { paintFor } from '../../report/paint.ts';
import { formatFindings } from '../../report/pretty.ts';
import { defaultBase, openBase } from '../../source/git-base.ts';
import { visible } from '../../source/show.ts';
import type { Documents } from '../../source/tree.ts';
import { exitCodes } from '../exit-codes.ts';
import { openRepository, parseScope } from '../repository.ts';
import { wantsColor } from '../terminal.ts';
import { UsageError } from '../usage.ts';

export interface DiffCommandOptions {
  readonly base?: string;
  readonly cluster?: string;
  readonly format: 'pretty' | 'json';
  readonly full?: boolean;
  /** False by `--no-color`. */
  readonly color?: boolean;
}

export async function diff(directory: string, options: DiffCommandOptions): Promise<number> {
  const { root, documents } = openRepository(directory);
  const base = await openBase(root, options.base ?? (await defaultBase(root)), documents);
  if ('problem' in base) throw new UsageError(base.problem);
  const { ref, commit, changed } = base;
  const only = scopeOf(documents, base.documents, options.cluster);
  const found = makeDiff(base.documents, documents, changed, { base: { ref, commit }, only });
  const json = options.format === 'json';
  const color = options.color !== false && wantsColor(process.stdout);
  process.stdout.write(
    json
      ? formatObjectDiffJson(found)
      : formatObjectDiff(found, { paint: paintFor(color), full: options.full === true }),
  );
  for (const note of base.notes) process.stderr.write(`${visible(note)}\n`);
  if (found.problems.length === 0) return exitCodes.clean;
  const findings = collate(found.problems.map((problem) => findingOf(problem)));
  process.stderr.write(formatFindings(findings, { color: wantsColor(process.stderr) }));
  return exitCodes.findings;
}

/** A cluster that is there on either side, or an overlay of another kind: `hz/operator`. */
function scopeOf(now: Documents, before: Documents, cluster: string | undefined): string | undefined {
  if (cluster === undefined) return undefined;
  const written = cluster.replace(/^(?:\.\/)?overlays\//, '').replace(/\/+$/, '');
  const isOverlay = /^[^/]+\/[^/]+$/.test(written) && !written.split('/').some((step) => step === '.' || step === '..');
  const both = [now, before];
  if (isOverlay && both.some((side) => side.kind(`overlays/${written}/kustomization.yaml`) === 'file')) return written;
  const isGone = both.some((side) => side.kind(`clusters/${written}/cluster.yaml`) === 'file');
  if (isGone && !written.includes('/')) return written;
  const { kubernetes, kafka } = parseScope(now, cluster);
  return kafka ?? kubernetes;
}
