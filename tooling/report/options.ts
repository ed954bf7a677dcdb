/** Owns what a report can be asked for. */

export interface ReportOptions {
  readonly color: boolean;
}
