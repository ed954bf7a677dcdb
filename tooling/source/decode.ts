/** Owns turning the bytes of a file into text: UTF-8, with or without a byte order mark, and a clear word on anything else. */
import { isUtf8 } from 'node:buffer';
import type { SourceFile } from './node.ts';
import type { Problem } from './problem.ts';
import { fileProblem } from './tree.ts';

export function decode(path: string, bytes: Buffer): SourceFile | Problem {
  if (isUtf16(bytes)) return fileProblem(path, 'This file is UTF-16; save it as UTF-8.');
  const text = bytes.toString('utf8');
  if (!isUtf8(bytes)) return notUtf8(path, bytes, text);
  return text.charCodeAt(0) === 0xfeff ? { path, text: text.slice(1), marked: true } : { path, text };
}

/** By its mark, or as every second byte of a Latin text is zero. */
function isUtf16(bytes: Buffer): boolean {
  const [first = 1, second = 1, third = 1, fourth = 1] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  return (first === 0 && third === 0) || (second === 0 && fourth === 0);
}

/** Points at the first byte that is none: text that is written again differs from there on. */
function notUtf8(path: string, bytes: Buffer, text: string): Problem {
  const again = Buffer.from(text, 'utf8');
  let at = 0;
  while (at < bytes.length && bytes[at] === again[at]) at++;
  const before = bytes.toString('utf8', 0, at).replace(/\ufffd+$/, '');
  const byte = bytes[Buffer.byteLength(before)] ?? 0;
  const message = `This byte (0x${byte.toString(16).padStart(2, '0')}) is not UTF-8; save the file as UTF-8.`;
  const start = before.length;
  return { id: 'unreadable-file', message, origin: { file: { path, text }, start, end: start + 1 } };
}
