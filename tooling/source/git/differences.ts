/** Owns what differs between a commit and what is on disk, as two runs of Git tell it: paths and kinds, no contents. */

/** What a commit has at a path: a file, a link, another repository; undefined for nothing. */
export type BlobKind = 'file' | 'link' | 'submodule';

export interface OldEntry {
  readonly kind: BlobKind;
  /** Of the object; undefined where only the path leads to it. */
  readonly id: string | undefined;
}

export interface Difference {
  readonly path: string;
  readonly before: OldEntry | undefined;
  /** What the path is now; undefined for nothing. */
  readonly now: BlobKind | 'folder' | undefined;
}

const kinds: Readonly<Record<string, BlobKind>> = { '120000': 'link', '160000': 'submodule', '000000': 'file' };

function kindOf(mode: string): BlobKind {
  return kinds[mode] ?? 'file';
}

/** Records of `git diff --raw -z <commit>`: a head that begins with a colon, and a path. */
export function parseDiff(out: Buffer): readonly Difference[] {
  const parts = out.toString('utf8').split('\0');
  const found: Difference[] = [];
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const [oldMode = '', newMode = '', oldId = ''] = (parts[at] ?? '').slice(1).split(' ');
    const path = parts[at + 1] ?? '';
    const before = oldMode === '000000' ? undefined : { kind: kindOf(oldMode), id: oldId };
    found.push({ path, before, now: newMode === '000000' ? undefined : kindOf(newMode) });
  }
  return found;
}

export interface Listed {
  /** Files that Git does not have, and folders of such, which end with `/`. */
  readonly untracked: readonly string[];
  /** Those among the untracked that `.gitignore` hides. */
  readonly ignored: ReadonlySet<string>;
  /** Files of which Git was told not to look whether they changed. */
  readonly unwatched: readonly string[];
  /** Files that are left out of a sparse checkout. */
  readonly sparse: ReadonlySet<string>;
  /** Links in the index with the object that holds where they lead. */
  readonly links: ReadonlyMap<string, string>;
}

/** A file of the index that is on disk, watched, no link: most of what is listed. */
const usual = 'H 100';

/**
 * @param out records of `git ls-files -v -s -z --cached --others --directory`: `<tag> <mode> <id> <stage>\t<path>`, or `? <path>`.
 * @param hidden paths, as `git ls-files -z --ignored` has them.
 */
export function parseListing(out: Buffer, hidden: Buffer): Listed {
  const untracked: string[] = [];
  const unwatched: string[] = [];
  const sparse = new Set<string>();
  const links = new Map<string, string>();
  const text = out.toString('utf8');
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf('\0', start);
    const end = found === -1 ? text.length : found;
    if (!text.startsWith(usual, start)) {
      const tag = text.charAt(start);
      const tab = text.indexOf('\t', start);
      if (tag === '?') untracked.push(text.slice(start + 2, end));
      else if (tab !== -1 && tab < end) {
        const path = text.slice(tab + 1, end);
        const [mode = '', id = ''] = text.slice(start + 2, tab).split(' ');
        // In lower case, Git takes the file for what it was.
        if (tag !== tag.toUpperCase()) unwatched.push(path);
        if (tag.toUpperCase() === 'S') sparse.add(path);
        if (kindOf(mode) === 'link') links.set(path, id);
      }
    }
    start = end + 1;
  }
  const ignored = new Set(hidden.toString('utf8').split('\0').filter(Boolean));
  return { untracked, ignored, unwatched, sparse, links };
}
