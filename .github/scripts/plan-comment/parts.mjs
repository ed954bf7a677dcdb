/**
 * Owns what may become a comment: text as `fleet plan --format markdown` writes it, and nothing else. The code of the pull request wrote
 * the file, so it is taken for what a stranger would have comments say under this repository's name.
 */

const mark = /^<!-- kafka-fleet plan part (\d+)\/(\d+) -->$/;
/** GitHub takes 65,536; the rest is for what is put below. */
const longest = 64_000;
export const mostParts = 5;
const tags = /^<\/?(?:details|summary|code|b|br)>$/;
/** What a terminal or an editor obeys, but for the end of a line. */
const controls = /[\p{Cc}\p{Cs}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u;

/** @returns {{ part: number, of: number } | undefined} of a text that begins with the mark of a part. */
export function markOf(text) {
  const found = mark.exec(text.split(/\r?\n/, 1)[0] ?? '');
  return found === null ? undefined : { part: Number(found[1]), of: Number(found[2]) };
}

export function marked(part, of, body) {
  return `<!-- kafka-fleet plan part ${part}/${of} -->\n${body}`;
}

/**
 * @param {string} text
 * @param {string} linkBase where links may lead: the files of the repository.
 * @returns {string[]} the bodies without their marks.
 */
export function partsOf(text, linkBase) {
  const lines = text.split('\n');
  const starts = lines.flatMap((line, index) => (mark.test(line) ? [index] : []));
  if (starts[0] !== 0) throw refused('it does not begin with the mark of a part');
  if (starts.length > mostParts) throw refused(`it has ${starts.length} parts, more than ${mostParts}`);
  const bodies = starts.map((start, index) =>
    lines
      .slice(start + 1, starts[index + 1])
      .join('\n')
      .trimEnd(),
  );
  starts.forEach((start, index) => {
    const { part, of } = markOf(lines[start]);
    if (part !== index + 1 || of !== starts.length) throw refused(`its parts are not numbered 1 to ${starts.length}`);
  });
  for (const body of bodies) check(body, linkBase);
  return bodies;
}

function check(body, linkBase) {
  if (body.trim() === '') throw refused('a part of it is empty');
  if (body.length > longest) throw refused(`a part of it is longer than ${longest} characters`);
  if (controls.test(body.replaceAll('\n', ''))) throw refused('it has characters that are no text');
  const tag = (body.match(/<[^>]*>?/g) ?? []).find((one) => !tags.test(one));
  if (tag !== undefined) throw refused(`it has HTML that no plan has, ${JSON.stringify(tag.slice(0, 40))}`);
  const link = [...body.matchAll(/\]\(([^)]*)\)?/g)].find(([, address]) => !leadsHome(address, linkBase));
  if (link !== undefined) throw refused(`it has a link that leads elsewhere, ${JSON.stringify(link[1].slice(0, 80))}`);
  // Nobody is called from within code, and no address there is one.
  const prose = body.replaceAll(/<code>[^<]*<\/code>/g, '').replaceAll(/\]\([^)]*\)/g, ']');
  if (/!\[/.test(prose)) throw refused('it has a picture');
  if (/```|~~~|`/.test(prose.replaceAll(/`(?:npx fleet [a-z ]+|npm run [a-z]+)`/g, '')))
    throw refused('it has code of its own');
  if (/(?:^|[^&\w])@\w/.test(prose)) throw refused('it calls people');
  if (/\w:\/\/|\bwww\./i.test(prose)) throw refused('it has an address in its text');
  if (/^\s*\[[^\]]*\]:/m.test(prose)) throw refused('it has a link that is defined elsewhere');
}

/** Relative to the root of the repository, or to a commit of it on GitHub. */
function leadsHome(address, linkBase) {
  const path = address.startsWith(linkBase) ? address.slice(linkBase.length) : address;
  if (path.split('/').includes('..')) return false;
  return /^[\w.%-][\w.~%/-]*#L\d+$/.test(path);
}

function refused(why) {
  return new Error(`The plan in the artifact is not as \`fleet plan\` writes it: ${why}.`);
}
