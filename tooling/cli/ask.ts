/**
 * Owns asking a person on a terminal. Lines that come before they are asked for are kept, as whoever pastes several gives them at once; the
 * end of input and Ctrl-C answer all that is left with undefined.
 */
import { createInterface, type Interface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';

export interface Terminal {
  /** Whether there is a person to ask. */
  readonly isInteractive: boolean;
  /** The answer without white space around it; undefined where the person has gone. */
  ask(prompt: string): Promise<string | undefined>;
  /** Must be called in the end, or the process waits for more. */
  close(): void;
}

export type Input = Readable & { readonly isTTY?: boolean };
export type Output = Writable & { readonly isTTY?: boolean };

/** Prompts go to stderr: stdout is for what a command makes. */
export function openTerminal(input: Input = process.stdin, output: Output = process.stderr): Terminal {
  const lines: string[] = [];
  const waiting: ((line: string | undefined) => void)[] = [];
  let reader: Interface | undefined;
  let isOver = false;
  const open = (): Interface => {
    const opened = createInterface({ input, output, terminal: input.isTTY === true });
    opened.on('line', (line) => {
      const next = waiting.shift();
      if (next === undefined) lines.push(line);
      else next(line);
    });
    opened.on('close', () => {
      isOver = true;
      for (const next of waiting.splice(0)) next(undefined);
    });
    return opened;
  };
  return {
    isInteractive: input.isTTY === true && output.isTTY === true,
    async ask(prompt) {
      const known = lines.shift();
      if (known !== undefined || isOver) {
        output.write(`${prompt}${known ?? ''}\n`);
        return known?.trim();
      }
      reader ??= open();
      reader.setPrompt(prompt);
      reader.prompt();
      const answer = await new Promise<string | undefined>((resolve) => waiting.push(resolve));
      if (answer === undefined) output.write('\n');
      return answer?.trim();
    },
    close: () => reader?.close(),
  };
}
