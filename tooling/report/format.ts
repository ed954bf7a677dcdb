/** Owns the list of formats: a report is findings and counts in, text out. */
import type { Judgement } from '../lint/judge.ts';
import type { FormatName } from './format-names.ts';
import { formatGithub } from './github.ts';
import { formatJson } from './json.ts';
import { formatJunit } from './junit.ts';
import { formatMarkdown } from './markdown.ts';
import type { ReportOptions } from './options.ts';
import { formatPretty } from './pretty.ts';
import { formatSarif } from './sarif.ts';

export type Format = (judgement: Judgement, options: ReportOptions) => string;

export const formats: Readonly<Record<FormatName, Format>> = {
  pretty: formatPretty,
  json: formatJson,
  github: formatGithub,
  sarif: formatSarif,
  junit: formatJunit,
  markdown: formatMarkdown,
};
