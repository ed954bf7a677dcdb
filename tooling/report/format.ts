/** Owns the list of formats: a report is findings and counts in, text out. */
import type { Judgement } from '../lint/judge.ts';
import { formatGithub } from './github.ts';
import { formatJson } from './json.ts';
import { formatPretty } from './pretty.ts';

export interface ReportOptions {
  readonly color: boolean;
}

export type Format = (judgement: Judgement, options: ReportOptions) => string;

export const formats: Readonly<Record<string, Format>> = {
  pretty: formatPretty,
  json: formatJson,
  github: formatGithub,
};
