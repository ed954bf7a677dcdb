/** Owns `fleet render`: the objects of one overlay, as Argo CD would apply them. */

import { collate, findingOf } from '../../lint/finding.ts';
import { renderWithKustomize } from '../../render/external.ts';
import { createRenderer } from '../../render/render.ts';
import type { RenderedObject } from '../../render/rendered.ts';
import { formatPretty } from '../../report/pretty.ts';
import type { YamlNode } from '../../source/node.ts';
import { formatOrigin } from '../../source/problem.ts';
import type { Documents } from '../../source/tree.ts';
import { writeYaml } from '../../source/write-yaml.ts';
import { exitCodes } from '../exit-codes.ts';
import { openRepository } from '../repository.ts';
import { wantsColor } from '../terminal.ts';
import { UsageError } from '../usage.ts';

export interface RenderOptions {
  readonly overlay: string;
  readonly renderer: 'fleet' | 'kustomize';
  readonly origins?: boolean;
}

export function render(directory: string, { overlay, renderer, origins }: RenderOptions): number {
  const { root, documents } = openRepository(directory);
  const path = overlayPath(documents, overlay);
  const rendering = renderer === 'kustomize' ? renderWithKustomize(root, path) : createRenderer(documents).render(path);
  if (rendering.problems.length > 0) {
    const counts = { kubernetesClusters: 0, kafkaClusters: 0, objects: 0 };
    const findings = collate(rendering.problems.map((problem) => findingOf(problem)));
    process.stderr.write(formatPretty({ findings, counts }, { color: wantsColor(process.stderr) }));
    return exitCodes.findings;
  }
  const print = origins === true ? withOrigins : (object: RenderedObject): string => writeYaml(object.node);
  process.stdout.write(rendering.objects.map(print).join('---\n'));
  return exitCodes.clean;
}

function overlayPath(documents: Documents, overlay: string): string {
  const trimmed = overlay.replace(/^\.\//, '').replace(/\/+$/, '');
  for (const path of [trimmed, `overlays/${trimmed}`]) {
    if (documents.kind(`${path}/kustomization.yaml`) === 'file') return path;
  }
  throw new UsageError(
    `There is no overlay \`${overlay}\`: neither it nor \`overlays/${trimmed}\` has a kustomization.yaml.`,
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
