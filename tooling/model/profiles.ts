/** Owns `clusters/profiles/`: reading profiles, and laying those a cluster names under its file. */
import { nearest } from '../source/nearest.ts';
import { type Origin, toPlain, type YamlMap } from '../source/node.ts';
import type { Problem } from '../source/problem.ts';
import { either, shorten } from '../source/show.ts';
import { type Documents, fileProblem, joinPath } from '../source/tree.ts';
import { mergeMaps } from './merge.ts';
import { type Report, readAuthored } from './read-authored.ts';

const folder = 'clusters/profiles';

/**
 * By name; undefined for a profile that has a fault, so that its users are left out without a second message. Undefined as a whole
 * where there is no telling which there are.
 */
export type Profiles = ReadonlyMap<string, YamlMap | undefined> | undefined;

export function loadProfiles(documents: Documents, report: Report): Profiles {
  const kind = documents.kind(folder);
  if (kind !== undefined && kind !== 'directory') return undefined;
  const profiles = new Map<string, YamlMap | undefined>();
  for (const [file, kind] of documents.list(folder)) {
    if (file.startsWith('.') || file.endsWith('.md')) continue;
    const path = joinPath(folder, file);
    const name = file.replace(/\.ya?ml$/, '');
    if (kind !== 'directory' && file.endsWith('.yaml')) {
      profiles.set(name, readAuthored(documents, path, 'profile', report));
      continue;
    }
    const advice = file.endsWith('.yml') ? `; name it \`${shorten(name)}.yaml\`` : '';
    const message = `\`${folder}/\` holds \`.yaml\` files only, one for each profile${advice}.`;
    report([fileProblem(path, message, 'fleet-layout')]);
    if (kind !== 'directory') profiles.set(name, undefined);
  }
  return profiles;
}

/** What a cluster is merged from: its own file, then its profiles, those that win first. */
export type Layers = readonly [YamlMap, ...YamlMap[]];

/** The file and its profiles, a later profile before an earlier one; undefined if one of them is missing or has a fault. */
export function layersOf(authored: YamlMap, profiles: Profiles, report: Report): Layers | undefined {
  const named = authored.entries.get('profiles')?.value;
  const seen = new Set<string>();
  const found: YamlMap[] = [];
  let isComplete = true;
  for (const item of named?.kind === 'list' ? named.items : []) {
    const name = String(toPlain(item));
    const profile = profiles?.get(name);
    const message = seen.has(name) ? `Profile \`${name}\` is listed twice; keep one.` : unknownProfile(name, profiles);
    seen.add(name);
    if (message !== undefined) report([problem(message, item.origin)]);
    if (profile === undefined || message !== undefined) isComplete = false;
    else found.unshift(profile);
  }
  return isComplete ? [authored, ...found] : undefined;
}

/** The file over its profiles. */
export function mergeLayers(layers: Layers): YamlMap {
  return layers.reduceRight((under, over) => mergeMaps(under, over));
}

function unknownProfile(name: string, profiles: Profiles): string | undefined {
  if (profiles === undefined || profiles.has(name)) return undefined;
  const known = [...profiles.keys()];
  const near = nearest(name, known);
  const missing = `There is no profile \`${shorten(name)}\` in \`${folder}/\``;
  if (near !== undefined) return `${missing}; did you mean \`${near}\`?`;
  return `${missing}; ${known.length === 0 ? 'there are none yet' : `expected ${either(known)}`}.`;
}

function problem(message: string, origin: Origin): Problem {
  return { id: 'authored-file', message, origin };
}
