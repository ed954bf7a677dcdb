/** Owns what a report can be asked for. */

export interface ReportOptions {
  readonly color: boolean;
  /**
   * What a path is appended to where a report links to files, such as the page of a commit on GitHub; empty for links that are
   * relative to the root of the repository.
   */
  readonly linkBase?: string;
}
