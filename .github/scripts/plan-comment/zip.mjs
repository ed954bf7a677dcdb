/**
 * Owns taking one text out of a zip file in memory. Nothing is written, so no name in it can lead anywhere, and a link is only a file
 * with a short text. Whoever made the file may have meant harm: every number in it is checked before it is used.
 */
import { inflateRawSync } from 'node:zlib';

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
const endLength = 22;
const entryLength = 46;
const localLength = 30;
/** Of the comment at the end of a zip file. */
const longestComment = 0xffff;
const stored = 0;
const deflated = 8;
/** Bits of the mode that say what kind of file it is, and the kind of an ordinary one. */
const kindBits = 0o170000;
const ordinary = 0o100000;

/**
 * @param {Buffer} zip
 * @param {string} name the one file that is expected; any other name is refused.
 * @param {number} most bytes of that file.
 * @returns {string}
 */
export function textIn(zip, name, most) {
  const end = findEnd(zip);
  const count = zip.readUInt16LE(end + 10);
  if (count !== 1) throw new Error(`The artifact has ${count} files; only \`${name}\` is expected.`);
  const at = zip.readUInt32LE(end + 16);
  if (at + entryLength > end || zip.readUInt32LE(at) !== entrySignature) throw broken();
  const nameLength = zip.readUInt16LE(at + 28);
  const found = zip.toString('utf8', at + entryLength, Math.min(at + entryLength + nameLength, end));
  if (found !== name) throw new Error(`The artifact has the file ${JSON.stringify(found)}; \`${name}\` is expected.`);
  const kind = (zip.readUInt32LE(at + 38) >>> 16) & kindBits;
  if (kind !== 0 && kind !== ordinary) throw new Error(`\`${name}\` in the artifact is no ordinary file.`);
  if ((zip.readUInt16LE(at + 8) & 1) !== 0) throw new Error(`\`${name}\` in the artifact is encrypted.`);
  return asText(contentOf(zip, at, end, most, name), name);
}

/** The end of the directory is the last thing in the file, but for a comment. */
function findEnd(zip) {
  const first = Math.max(0, zip.length - endLength - longestComment);
  for (let at = zip.length - endLength; at >= first; at--) if (zip.readUInt32LE(at) === endSignature) return at;
  throw broken();
}

function contentOf(zip, entry, end, most, name) {
  const method = zip.readUInt16LE(entry + 10);
  const packed = zip.readUInt32LE(entry + 20);
  const size = zip.readUInt32LE(entry + 24);
  const local = zip.readUInt32LE(entry + 42);
  const tooLarge = new Error(`\`${name}\` in the artifact is larger than ${most} bytes.`);
  if (size > most) throw tooLarge;
  if (local + localLength > end || zip.readUInt32LE(local) !== localSignature) throw broken();
  const start = local + localLength + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  if (start + packed > end) throw broken();
  const bytes = zip.subarray(start, start + packed);
  if (method === stored) {
    if (bytes.length > most) throw tooLarge;
    return bytes;
  }
  if (method !== deflated) throw new Error(`\`${name}\` in the artifact is packed in a way that is not expected.`);
  try {
    // What the directory says of the size may be a lie.
    return inflateRawSync(bytes, { maxOutputLength: most });
  } catch (error) {
    throw error?.code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge : broken();
  }
}

function asText(bytes, name) {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Error(`\`${name}\` in the artifact is no text.`);
  }
}

function broken() {
  return new Error('The artifact is no zip file that can be read.');
}
