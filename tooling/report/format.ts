/** Owns the list of formats: a report is findings and counts in, text out. */
import type { Judgement } from '../lint/judge.ts';
import { formatGithub } from './github.ts';
import { formatJson } from './json.ts';
import type { ReportOptions } from './options.ts';
import { formatPretty } from './pretty.ts';

export type Format = (judgement: Judgement, options: ReportOptions) => string;

export const formats: Readonly<Record<string, Format>> = {
  pretty: formatPretty,
  json: formatJson,
  github: formatGithub,
};
