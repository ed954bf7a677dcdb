/**
 * Owns finding the line of the overlay that a fault came through: a person edits the cluster file, but sees the overlay's line in
 * the pull request's diff. Texts are parsed again here, and only for findings.
 */
import type { Overlays } from '../generate/generate.ts';
import { nodeAt, type Origin, originAt, type Route, type YamlNode } from '../source/node.ts';
import { readYaml } from '../source/read-yaml.ts';
import type { GeneratedFile } from '../source/tree.ts';
import type { Finding } from './finding.ts';

/** The finding with its overlay's line among the related places, where it has one. */
export function withOverlayPlace(finding: Finding, overlays: Overlays): Finding {
  const [cluster] = finding.clusters;
  if (finding.object === undefined || finding.route === undefined || cluster === undefined) return finding;
  const files = overlays.get(`overlays/${cluster}`) ?? [];
  for (const file of files) {
    const origin = placeIn(file, finding.object.kind, finding.route, finding.origin);
    if (origin === undefined) continue;
    return { ...finding, related: [...finding.related, { origin, message: 'in the overlay' }] };
  }
  return finding;
}

/** A generated file says it if it has an object of that kind whose value at that route is at the same authored place. */
function placeIn(file: GeneratedFile, kind: string, route: Route, authored: Origin): Origin | undefined {
  const index = file.documents.findIndex((node) => isKind(node, kind) && samePlace(originAt(node, route), authored));
  if (index === -1) return undefined;
  const parsed = readYaml({ path: file.path, text: file.text }).documents[index];
  return parsed === undefined ? undefined : originAt(parsed, route);
}

function isKind(node: YamlNode, kind: string): boolean {
  const found = nodeAt(node, ['kind']);
  return found?.kind === 'scalar' && found.value === kind;
}

function samePlace(a: Origin, b: Origin): boolean {
  return a.file.path === b.file.path && a.start === b.start;
}
