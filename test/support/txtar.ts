/**
 * Owns the format of test cases that are several small files in one text: Go's txtar. A comment, then `-- name --` before each file.
 * It needs no indentation and no escapes, so a broken YAML file can stand in it exactly as somebody wrote it.
 */

export interface Archive {
  /** What stands above the first file: for people. */
  readonly comment: string;
  readonly files: ReadonlyMap<string, string>;
}

const heading = /^-- (.+) --$/;

export function parseArchive(text: string): Archive {
  const files = new Map<string, string>();
  let comment = '';
  let name: string | undefined;
  for (const line of text.split(/(?<=\n)/)) {
    const found = heading.exec(line.trimEnd())?.[1];
    if (found !== undefined) {
      if (files.has(found)) throw new Error(`"-- ${found} --" stands twice`);
      name = found;
      files.set(name, '');
    } else if (name === undefined) comment += line;
    else files.set(name, `${files.get(name)}${line}`);
  }
  return { comment, files };
}

export function formatArchive({ comment, files }: Archive): string {
  return comment + [...files].map(([name, text]) => `-- ${name} --\n${text}`).join('');
}
