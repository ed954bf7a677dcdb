/**
 * Owns distributing folded blocks over as many texts as they need. No text is longer than a comment on GitHub may be, none ends within a
 * block that is open, and there are only as many as somebody would read.
 */

export interface Block {
  /** HTML of its one line. */
  readonly summary: string;
  readonly pieces: readonly Piece[];
}

/** Never divided. */
export interface Piece {
  /** Of the section that begins with it, or that it goes on with. */
  readonly title?: string;
  readonly under?: string;
  readonly text: string;
}

/** What there was no room for. */
export interface Cut {
  readonly blocks: number;
  /** Whether the last block that is shown ends before its end. */
  readonly isCutShort: boolean;
}

/** Of 65,536 that GitHub takes; the rest is for the mark, and what whoever posts it puts below. */
const longest = 60_000;
/** All of them together stay below the 1 MiB of a job summary, even if each character takes three bytes. */
const mostTexts = 5;
/** For the sentence on what is left out. */
const reserve = 500;
/** A longer piece is one of texts that nobody wrote for people. */
const longestPiece = 40_000;
const tooLong = '- (too long to be shown)\n';
const closing = '\n</details>\n';

/** @param head what the first begins with; longer ones are no text of ours. */
export function packed(head: string, blocks: readonly Block[], tellCut: (cut: Cut) => string): readonly string[] {
  const texts: string[] = [head];
  const last = (): string => texts.at(-1) ?? '';
  const room = (): number => longest - (texts.length === mostTexts ? reserve : 0) - last().length;
  const append = (text: string): void => {
    texts[texts.length - 1] = last() + text;
  };
  for (const [index, block] of blocks.entries()) {
    const whole = opening(block.summary) + block.pieces.map((one) => pieceText(one, false)).join('') + closing;
    if (whole.length > room() && whole.length <= longest - reserve && texts.length < mostTexts) texts.push('');
    if (whole.length <= room()) {
      append(whole);
      continue;
    }
    if (!divide(block)) {
      append(tellCut({ blocks: blocks.length - index - 1, isCutShort: true }));
      return texts;
    }
  }
  return texts;

  /** @returns false where pieces are left and there may be no more texts. */
  function divide({ summary, pieces }: Block): boolean {
    let isOpen = false;
    for (const given of pieces) {
      const piece = given.text.length > longestPiece ? { ...given, text: tooLong } : given;
      const needed = (): number =>
        (isOpen ? 0 : opening(summary).length) + pieceText(piece, !isOpen).length + closing.length + summary.length;
      if (needed() > room()) {
        if (isOpen) append(closing);
        isOpen = false;
        if (texts.length === mostTexts) return false;
        texts.push('');
      }
      if (!isOpen) append(opening(given === pieces[0] ? summary : `${summary} (continued)`));
      append(pieceText(piece, !isOpen));
      isOpen = true;
    }
    if (isOpen) append(closing);
    return true;
  }
}

function opening(summary: string): string {
  return `\n<details>\n<summary>${summary}</summary>\n\n`;
}

/** @param isFirst of what is shown: then it says which section it is of, though that began elsewhere. */
function pieceText({ title, under, text }: Piece, isFirst: boolean): string {
  const heading = title ?? (isFirst ? under : undefined);
  return heading === undefined ? text : `\n**${heading}**\n\n${text}`;
}
