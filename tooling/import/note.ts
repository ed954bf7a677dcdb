/** Owns what is told of an import: each note has a kind, so that a report can keep what is harmless apart from what is not. */

export type NoteKind =
  /** Not as it runs, and no patch could make it so. */
  | 'difference'
  /** What brokers restart for. */
  | 'restart'
  /** Ours, beside what runs: objects, annotations, defaults that are now written down. */
  | 'addition'
  /** Written for another API version. */
  | 'converted'
  /** Of the running objects, and not in the files. */
  | 'dropped'
  /** What a person should look at or fill in. */
  | 'check';

export interface Note {
  readonly kind: NoteKind;
  /** What it is about, if one object. */
  readonly about?: { readonly kind: string; readonly name: string };
  /** One sentence, without what it is about. */
  readonly message: string;
}

/** Longer lists say no more. */
const mostNames = 5;

/** Each note as a line; what holds of many objects of a kind, such as topics, is told once. */
export function noteLines(notes: readonly Note[]): readonly string[] {
  const groups = new Map<string, { readonly message: string; readonly kind: string; readonly names: string[] }>();
  for (const { about, message } of notes) {
    const id = `${about?.kind ?? ''}\n${message}`;
    const group = groups.get(id) ?? { message, kind: about?.kind ?? '', names: [] };
    if (about !== undefined) group.names.push(about.name);
    groups.set(id, group);
  }
  return [...groups.values()].map(({ message, kind, names }) => {
    if (names.length === 0) return message;
    const more = names.length - mostNames;
    const listed = names.slice(0, mostNames).join(', ');
    return `${kind} ${more > 0 ? `${listed} and ${more} more` : listed}: ${message}`;
  });
}
