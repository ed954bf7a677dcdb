/** Owns what is kept where a format has room for a part only: errors before warnings, each in the order of files. */
import type { Finding } from '../lint/finding.ts';

export function bySeverity(findings: readonly Finding[]): readonly Finding[] {
  return [
    ...findings.filter((one) => one.severity === 'error'),
    ...findings.filter((one) => one.severity === 'warning'),
  ];
}
