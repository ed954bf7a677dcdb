/**
 * Owns making text fit for a report. Messages quote files, and names of files are whatever somebody made them: nothing in them may
 * move the cursor, change colours, begin a line of its own or be taken for a command by GitHub.
 */
import type { Origin } from '../source/node.ts';
import { formatOrigin } from '../source/problem.ts';
import { shorten, unicode, visible } from '../source/show.ts';

/** Room for a sentence and all it quotes; a message that is longer quotes something it should have cut. */
const longestMessage = 800;

export function messageText(message: string): string {
  return shorten(message, longestMessage);
}

/** `clusters/hz/orders.yaml:14:7` */
export function placeText(origin: Origin): string {
  return visible(formatOrigin(origin));
}

/** JSON leaves some characters as they are that a terminal obeys or an editor takes for a line break; as escapes they mean the same. */
export function safeJson(value: unknown, indent = 2): string {
  return JSON.stringify(value, null, indent).replaceAll(
    /[\u007f-\u009f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g,
    unicode,
  );
}
