/**
 * Owns what a step of a longer way is: one pull request, and what a person has to know before taking it. Of upgrades and of taking a
 * cluster away. Data; nothing here writes.
 */
import type { FileEdit } from './edits.ts';

export interface Step {
  /** What is done, a sentence. */
  readonly text: string;
  /** Changes of authored files; none where all of it is done by hand. */
  readonly edits: readonly FileEdit[];
  /** Files, and folders with all that is in them, that go. */
  readonly deletes?: readonly string[];
  /** What has to be done beside the files, a sentence each. */
  readonly byHand: readonly string[];
  /** Commands of that kind, each with what it is for. */
  readonly commands?: readonly { readonly text: string; readonly command: string }[];
  /** Which pods restart, a sentence. */
  readonly restarts: string;
  /** How to see that it is done. */
  readonly waits: readonly Wait[];
  /** How to take it back, a sentence. */
  readonly back: string;
  /** What else changes with it, a sentence each. */
  readonly notes: readonly string[];
}

export interface Wait {
  readonly command: string;
  /** What the command has to print or to do; follows "until". */
  readonly until: string;
}

/** The steps in their order, none where there is nothing to do; or why there is no way, a sentence with the legal values. */
export type Plan = { readonly title: string; readonly steps: readonly Step[] } | { readonly refused: string };
