/** Owns the list of formats of a plan: a plan in, text out. */
import type { FleetPlan } from '../../plan/plan.ts';
import type { PlanFormatName } from './format-names.ts';
import { formatPlanGithub } from './github.ts';
import { formatPlanJson } from './json.ts';
import { formatPlanMarkdown } from './markdown.ts';
import type { PlanReportOptions } from './options.ts';
import { formatPlanPretty } from './pretty.ts';
import { formatPlanSarif } from './sarif.ts';

export { splitComment } from './markdown.ts';

export type PlanFormat = (plan: FleetPlan, options: PlanReportOptions) => string;

export const planFormats: Readonly<Record<PlanFormatName, PlanFormat>> = {
  pretty: formatPlanPretty,
  json: formatPlanJson,
  github: formatPlanGithub,
  sarif: formatPlanSarif,
  markdown: formatPlanMarkdown,
};
