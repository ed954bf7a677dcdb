/**
 * Owns reading the topics and users of a Kafka cluster: `topics.yaml` and `users.yaml` in the folder of its name, or files in the folders
 * `topics` and `users` there, so that each team can have a file of its own.
 */

import type { YamlMap } from '../source/node.ts';
import type { Problem } from '../source/problem.ts';
import { shorten } from '../source/show.ts';
import { type Documents, fileProblem, joinPath } from '../source/tree.ts';
import { type Report, readAuthored } from './read-authored.ts';

export const listKinds = ['topics', 'users'] as const;
export type ListKind = (typeof listKinds)[number];

/** Files as they were written, by what they list; those with a fault are left out. */
export interface Lists {
  readonly topics: readonly YamlMap[];
  readonly users: readonly YamlMap[];
  /** Whether every file of the folder could be read. */
  readonly complete: boolean;
}

export const noLists: Lists = { topics: [], users: [], complete: true };

/** @param folder of a Kafka cluster: `clusters/hz/orders`. */
export function readLists(documents: Documents, folder: string, report: Report): Lists {
  const found: Record<ListKind, (YamlMap | undefined)[]> = { topics: [], users: [] };
  let isSound = true;
  const refuse = (problem: Problem): void => {
    isSound = false;
    report([problem]);
  };
  for (const [name, kind] of documents.list(folder)) {
    if (isNote(name)) continue;
    const path = joinPath(folder, name);
    const list = listKinds.find((one) => name === one || name === `${one}.yaml`);
    if (list === undefined || (kind === 'directory') !== (name === list)) {
      refuse(fileProblem(path, notHere(name, folder), 'fleet-layout'));
    } else if (kind !== 'directory') {
      found[list].push(readAuthored(documents, path, list, report));
    } else {
      for (const [file, fileKind] of documents.list(path)) {
        if (isNote(file)) continue;
        const below = joinPath(path, file);
        if (fileKind !== 'directory' && file.endsWith('.yaml'))
          found[list].push(readAuthored(documents, below, list, report));
        else
          refuse(
            fileProblem(
              below,
              `\`${path}/\` holds files of ${list} only, such as \`${list === 'topics' ? 'orders' : 'team-orders'}.yaml\`; move \`${shorten(file)}\` elsewhere.`,
              'fleet-layout',
            ),
          );
      }
    }
  }
  const read = (list: ListKind): readonly YamlMap[] => found[list].filter((one) => one !== undefined);
  const topics = read('topics');
  const users = read('users');
  const isRead = topics.length === found.topics.length && users.length === found.users.length;
  return { topics, users, complete: isSound && isRead };
}

/** Notes for people, and what editors and systems leave behind. */
function isNote(name: string): boolean {
  return name.startsWith('.') || name.endsWith('.md');
}

function notHere(name: string, folder: string): string {
  const what = '`topics.yaml`, `users.yaml` and folders `topics` and `users` with such files';
  const stem = name.replace(/\.ya?ml$/, '');
  const meant = listKinds.find((one) => stem === one);
  const advice =
    meant === undefined
      ? `move \`${shorten(name)}\` elsewhere`
      : `name it \`${meant}.yaml\`, or make it a folder \`${meant}\``;
  return `\`${folder}/\` holds ${what} only; ${advice}.`;
}
