/** Owns how a run ends, for scripts and CI. */

export const exitCodes = {
  clean: 0,
  /** Findings, or overlays that are not up to date. */
  findings: 1,
  /** The command line was wrong. */
  usage: 2,
  /** A fault of the tool itself. */
  internal: 3,
} as const;
