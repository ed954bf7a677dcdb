/** Owns what the report of a plan can be asked for. */
import type { ReportOptions } from '../options.ts';

export interface PlanReportOptions extends ReportOptions {
  /** Columns of the terminal; without it, what is good to read. */
  readonly width?: number | undefined;
}
