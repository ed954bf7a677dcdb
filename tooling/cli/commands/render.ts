/** Owns `fleet render`: the objects of one overlay, as Argo CD would apply them. */

import { generateOverlays, overlaysRoot } from '../../generate/generate.ts';
import { collate, findingOf } from '../../lint/finding.ts';
import { loadFleet } from '../../model/load.ts';
import { renderWithKustomize } from '../../render/external.ts';
import { createRenderer } from '../../render/render.ts';
import type { RenderedObject } from '../../render/rendered.ts';
import { formatFindings } from '../../report/pretty.ts';
import { nearest } from '../../source/nearest.ts';
import { type Plain, toPlain, type YamlNode } from '../../source/node.ts';
import { formatOrigin } from '../../source/problem.ts';
import { type Documents, isProblem, withGenerated } from '../../source/tree.ts';
import { writePlain } from '../../source/write-yaml.ts';
import { exitCodes } from '../exit-codes.ts';
import { openRepository } from '../repository.ts';
import { wantsColor } from '../terminal.ts';
import { UsageError } from '../usage.ts';

export interface RenderOptions {
  readonly overlay: string;
  readonly renderer: 'fleet' | 'kustomize';
  readonly origins?: boolean;
}

export async function render(directory: string, { overlay, renderer, origins }: RenderOptions): Promise<number> {
  const { root, documents } = openRepository(directory);
  const path = overlayPath(documents, overlay);
  const rendering =
    renderer === 'kustomize'
      ? await renderWithKustomize(root, path)
      : createRenderer(withAuthoredOrigins(documents)).render(path);
  if (rendering.problems.length > 0) {
    const findings = collate(rendering.problems.map((problem) => findingOf(problem)));
    process.stderr.write(formatFindings(findings, { color: wantsColor(process.stderr) }));
    return exitCodes.findings;
  }
  const print =
    origins === true ? withOrigins : (object: RenderedObject): string => writePlain(sorted(toPlain(object.node)));
  process.stdout.write(rendering.objects.map(print).join('---\n'));
  return exitCodes.clean;
}

/**
 * What is rendered is what is on disk. Where that is what generate writes, it is taken from memory, as it knows the authored lines.
 */
function withAuthoredOrigins(documents: Documents): Documents {
  const files = [...generateOverlays(loadFleet(documents)).values()].flat();
  return withGenerated(
    documents,
    files.filter((file) => {
      const current = documents.kind(file.path) === 'file' ? documents.text(file.path) : undefined;
      return current !== undefined && !isProblem(current) && current.text === file.text;
    }),
  );
}

/** Keys as kustomize prints them, so that a diff of the two shows differences only. */
function sorted(plain: Plain): Plain {
  if (Array.isArray(plain)) return (plain as readonly Plain[]).map(sorted);
  if (typeof plain !== 'object' || plain === null) return plain;
  return Object.fromEntries(
    Object.entries(plain)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, value]) => [key, sorted(value)]),
  );
}

function overlayPath(documents: Documents, overlay: string): string {
  const trimmed = overlay.replace(/^\.\//, '').replace(/(?:\/+kustomization\.yaml)?\/*$/, '');
  const isInside = trimmed !== '' && !trimmed.split('/').some((step) => step === '' || step === '.' || step === '..');
  for (const path of isInside ? [trimmed, `overlays/${trimmed}`] : []) {
    if (documents.kind(`${path}/kustomization.yaml`) === 'file') return path;
  }
  const missing = `There is no overlay \`${overlay}\``;
  const near = nearest(trimmed.replace(/^overlays\//, ''), overlayNames(documents));
  if (near !== undefined) throw new UsageError(`${missing}; did you mean \`${near}\`?`);
  throw new UsageError(
    `${missing}; name a folder with a kustomization.yaml, such as \`hz/orders\` for \`overlays/hz/orders\`.`,
  );
}

function overlayNames(documents: Documents): readonly string[] {
  return [...documents.list(overlaysRoot).keys()].flatMap((kubernetes) =>
    [...documents.list(`${overlaysRoot}/${kubernetes}`).keys()].map((name) => `${kubernetes}/${name}`),
  );
}

/** One line for each value: its route, what it is, and the line it came from. */
function withOrigins(object: RenderedObject): string {
  const lines = [`${object.kind} ${object.namespace === undefined ? '' : `${object.namespace}/`}${object.name}`];
  const walk = (node: YamlNode, route: string): void => {
    if (node.kind === 'map')
      for (const [key, entry] of node.entries)
        walk(entry.value, `${route}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`);
    else if (node.kind === 'list') node.items.forEach((item, index) => void walk(item, `${route}/${index}`));
    else
      lines.push(
        `  ${route}  ${JSON.stringify(node.value, (_key, value) => (typeof value === 'bigint' ? String(value) : value))}  ${formatOrigin(node.origin)}`,
      );
  };
  walk(object.node, '');
  return `${lines.join('\n')}\n`;
}
