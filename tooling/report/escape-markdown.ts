/**
 * Owns putting text from files into GitHub's Markdown: it may hold a table's bars, HTML, links, mentions of people, or a comment that
 * hides what follows. What could mean anything becomes an entity, which stands for itself.
 */
import { visible } from '../source/show.ts';

const special = /[&<>"'`*_~[\](){}|\\!$^]/g;
/** Room where GitHub would otherwise make a link, call a person or refer to an issue: it looks for these in the finished page. */
const reference = /(?<=[@#])(?=\w)|(?<=\w)(?=:\/\/)|(?<=\bwww)(?=\.)|(?<=\bGH)(?=-\d)/gi;
const noWidth = '&#8203;';

function entity(character: string): string {
  return `&#${character.charCodeAt(0)};`;
}

export function escapeMarkdown(text: string): string {
  return visible(text)
    .split(reference)
    .map((part) => part.replaceAll(special, entity))
    .join(noWidth);
}

/** As code, where nobody is called: the text can be copied as it is. */
export function codeMarkdown(text: string): string {
  const escaped = visible(text).replaceAll(special, entity);
  return `<code>${escaped.replaceAll('://', '&#58;//').replaceAll(/www\./gi, (www) => `${www.slice(0, 3)}&#46;`)}</code>`;
}

/** A message, whose names in backticks are code. */
export function messageMarkdown(message: string): string {
  return message
    .split(/`([^`]+)`/)
    .map((part, index) => (index % 2 === 1 ? codeMarkdown(part) : escapeMarkdown(part)))
    .join('');
}

/** Lines as they are, in a block of their own. Nothing but HTML means anything there. */
export function preformatted(text: string): string {
  return `<pre>${text.replaceAll(/[&<>]/g, entity)}</pre>`;
}
