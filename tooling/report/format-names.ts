/** Owns the names of the formats, with a word on each for `--help`; apart from the formats, so that asking for help loads none. */

export const formatNotes = {
  pretty: 'for a terminal, the default',
  json: 'for programs',
  github: 'annotations of a pull request',
  sarif: 'for code scanning',
  junit: 'for CI systems that show tests',
  markdown: 'for a comment or a job summary',
} as const;

export type FormatName = keyof typeof formatNotes;

export const formatNames = Object.keys(formatNotes) as readonly FormatName[];
