/** Owns telling what an import did: each cluster with what is to be known of it, most urgent first, then what belongs to none. */
import type { ImportResult } from '../import/import-clusters.ts';
import { type Note, type NoteKind, noteLines } from '../import/note.ts';
import { messageText } from './safe-text.ts';
import { plural } from './summary.ts';

const headings: Readonly<Record<NoteKind, string>> = {
  difference: 'Different from what runs',
  restart: 'Restarts brokers',
  check: 'To look at',
  converted: 'Converted',
  dropped: 'Left out',
  addition: 'Added',
};

/** @param verb what became of the files: `written`, or `would be written`. */
export function formatImport({ clusters, files, notes }: ImportResult, verb: string): string {
  const lines: string[] = [];
  for (const one of clusters) {
    const patches = one.operations > 0 ? `${plural(one.operations, 'operation')} in \`patches\`` : 'no patches';
    const beside = one.manifests > 0 ? `, ${plural(one.manifests, 'object')} in \`manifests\`` : '';
    const differs = one.notes.filter((note) => note.kind === 'difference').length;
    const verdict =
      differs === 0 ? 'the overlay gives what runs, field for field' : `${plural(differs, 'difference')} left`;
    lines.push(
      `${one.path}: Kafka ${one.namespace}/${one.name}; ${verdict} (${patches}${beside}).`,
      ...grouped(one.notes),
    );
  }
  lines.push(...grouped(notes));
  lines.push(`${plural(files.length, 'file')} ${verb}.`);
  return `${lines.map((line) => messageText(line)).join('\n')}\n`;
}

function grouped(notes: readonly Note[]): readonly string[] {
  return Object.entries(headings).flatMap(([kind, heading]) => {
    const own = notes.filter((note) => note.kind === kind);
    return own.length === 0 ? [] : [`  ${heading}:`, ...noteLines(own).map((line) => `    ${line}`)];
  });
}
