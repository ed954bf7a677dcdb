/**
 * Owns what is said when input is not as it should be. A problem is data: message, place, related places; nothing here prints.
 */
import type { Origin } from './node.ts';

/** A further place that helps to understand a problem, with a few words on what stands there. */
export interface Related {
  readonly origin: Origin;
  readonly message: string;
}

/** Something wrong with a file, found before any rule ran. */
export interface Problem {
  /** Kebab-case, stable: what `fleet explain` and reports call it. */
  readonly id: ProblemId;
  /** One sentence: what is wrong, the value found, what is expected. */
  readonly message: string;
  readonly origin: Origin;
  readonly related?: readonly Related[];
}

/** What kinds of problem the stages before the rules can find, and those that look at what is accepted of what the rules find. */
export type ProblemId =
  /** The file cannot be read: missing, no permission, a directory, a link out of the tree, too large, not UTF-8. */
  | 'unreadable-file'
  /** The text is not YAML, or YAML that we refuse: duplicate keys, alias bombs, more nesting than anyone writes. */
  | 'yaml-syntax'
  /** An authored file says something its schema does not know. */
  | 'authored-file'
  /** The tree of `clusters/` is not as it should be: a file in the wrong place, a name that cannot be one. */
  | 'fleet-layout'
  /** A kustomization cannot be built, or uses a feature that the renderer does not have. */
  | 'kustomization'
  /** An overlay is not what `generate` writes today. */
  | 'overlay-out-of-date'
  /** A topic that is there cannot become what the files say now. */
  | 'topic-change-refused'
  /** A Kafka cluster that is there cannot become in one change what the files say now. */
  | 'cluster-change-refused'
  /** An object that Argo CD does not delete would be in no overlay any more, or in another one. */
  | 'protected-object-left'
  /** The operator cannot go to the release that the file says now, not in one change. */
  | 'operator-change-refused'
  /** A change of a base leaves out a ring, or goes around all of them. */
  | 'ring-change-refused'
  /** A base is edited for several rings at once. */
  | 'base-edit-reaches-rings'
  /** A line of `accept` that takes no risk of the change. */
  | 'accept-unused'
  /** A copy of a Strimzi release that `fleet vendor` took is not what its record says. */
  | 'vendored-release'
  /** A rendered object does not fit the schema of its kind. */
  | 'object-schema'
  /** A private key, a token or a password stands in a file of the repository. */
  | 'credential-in-tree'
  /** A suppression names a rule or a place that is not there. */
  | 'suppression-unknown'
  /** A suppression that is not granted: no reason, no such day, too long, twice. */
  | 'suppression-refused'
  /** A suppression of a rule about the loss of data that nobody else approved. */
  | 'suppression-unapproved'
  /** The last day of a suppression is over. */
  | 'suppression-expired'
  /** Nothing is found where a suppression stands. */
  | 'suppression-unused'
  /** The baseline cannot be read, or an entry of it cannot hold. */
  | 'baseline-file'
  /** What an entry of the baseline is about does not occur any more. */
  | 'baseline-unused';

/** Line and column, both from 1; columns count UTF-16 units, as editors do. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export function positionAt(text: string, offset: number): Position {
  const end = Math.min(offset, text.length);
  let line = 1;
  let lineStart = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) {
    line++;
    lineStart = at + 1;
  }
  return { line, column: end - lineStart + 1 };
}

/** `clusters/hz/orders.yaml:14:7`, as terminals and editors make a link of it. */
export function formatOrigin(origin: Origin): string {
  const { line, column } = positionAt(origin.file.text, origin.start);
  return `${origin.file.path}:${line}:${column}`;
}
