/** Owns what is said when files cannot be written. */

/** Said to the user as it is. */
export class WriteRefused extends Error {}

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota of the disk is used up',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the disk is read-only',
  ENOTDIR: 'a part of the path is a file',
  ENAMETOOLONG: 'the path is too long',
  EMFILE: 'too many files are open',
};

export function explainWrite(error: unknown, path: string): WriteRefused {
  if (error instanceof WriteRefused) return error;
  const { code, message = String(error) } = error as NodeJS.ErrnoException;
  // Only the system's refusals have a code: anything else is a fault of ours, with a stack.
  if (code === undefined) throw error;
  return new WriteRefused(`\`${path}\` cannot be written (${reasons[code] ?? message}); nothing was changed.`);
}
