/** Owns the names of a plan's formats, with a word on each for `--help`; apart from the formats, so that asking for help loads none. */

export const planFormatNotes = {
  pretty: 'for a terminal, the default',
  json: 'for programs',
  github: 'annotations of a pull request',
  sarif: 'for code scanning',
  markdown: 'for a comment or a job summary',
} as const;

export type PlanFormatName = keyof typeof planFormatNotes;
