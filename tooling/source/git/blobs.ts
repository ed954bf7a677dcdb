/** Owns reading objects of a repository by one process that is asked over and over, as `git cat-file --batch` answers. */
import { maxFileBytes } from '../disk.ts';
import { NoGit, startGit } from './run-git.ts';

export interface GitObject {
  readonly id: string;
  readonly kind: string;
  readonly size: number;
  /** Undefined where it is larger than what is read. */
  readonly bytes: Buffer | undefined;
}

export interface ObjectReader {
  /** Undefined for a name that means nothing here. @throws ReaderEnded, NoGit */
  read(name: string): Promise<GitObject | undefined>;
  /** Every reader is to be closed. */
  close(): void;
}

/** Git went away before it had answered. */
export class ReaderEnded extends Error {}

interface Waiting {
  readonly answer: (found: GitObject | undefined) => void;
  readonly refuse: (error: Error) => void;
}

/** What is being received: its head is known, bytes come. */
interface Coming {
  readonly id: string;
  readonly kind: string;
  readonly size: number;
  readonly chunks: Buffer[];
  left: number;
}

export function openObjects(root: string): ObjectReader {
  const child = startGit(root, ['cat-file', '--batch']);
  const waiting: Waiting[] = [];
  let ended: Error | undefined;
  let error = '';
  let head: Buffer = Buffer.alloc(0);
  let coming: Coming | undefined;

  const end = (cause: Error): void => {
    ended ??= cause;
    for (const one of waiting.splice(0)) one.refuse(ended);
  };
  /** Takes what belongs to the object that is coming, and gives back the rest. */
  const receive = (chunk: Buffer, object: Coming): Buffer => {
    const taken = chunk.subarray(0, object.left);
    object.left -= taken.length;
    if (object.size <= maxFileBytes) object.chunks.push(taken);
    if (object.left === 0) {
      const { id, kind, size, chunks } = object;
      coming = undefined;
      // A line end follows each object.
      const bytes = size <= maxFileBytes ? Buffer.concat(chunks).subarray(0, size) : undefined;
      waiting.shift()?.answer({ id, kind, size, bytes });
    }
    return chunk.subarray(taken.length);
  };
  const begin = (chunk: Buffer): Buffer => {
    const all = head.length === 0 ? chunk : Buffer.concat([head, chunk]);
    const lineEnd = all.indexOf(0x0a);
    if (lineEnd === -1) {
      head = all;
      return Buffer.alloc(0);
    }
    head = Buffer.alloc(0);
    const found = /^([0-9a-f]{40,}) ([a-z]+) ([0-9]+)$/.exec(all.toString('latin1', 0, lineEnd));
    const [, id, kind, size] = found ?? [];
    if (id === undefined || kind === undefined) waiting.shift()?.answer(undefined);
    else coming = { id, kind, size: Number(size), chunks: [], left: Number(size) + 1 };
    return all.subarray(lineEnd + 1);
  };
  child.on('error', (cause) => end(new NoGit(cause.message)));
  child.on('close', () => end(new ReaderEnded(error)));
  child.stdin.on('error', () => undefined);
  child.stderr.on('data', (chunk: Buffer) => {
    error += chunk.toString('utf8');
  });
  child.stdout.on('data', (chunk: Buffer) => {
    let rest = chunk;
    while (rest.length > 0) rest = coming === undefined ? begin(rest) : receive(rest, coming);
  });
  return {
    read: (name) =>
      new Promise((answer, refuse) => {
        if (ended !== undefined) refuse(ended);
        else {
          waiting.push({ answer, refuse });
          child.stdin.write(`${name}\n`);
        }
      }),
    close: () => child.stdin.end(),
  };
}
