/** Owns how a rule is described in SARIF: code scanning shows this beside each of its results. */
import { shorten } from '../source/show.ts';
import type { KnownRule } from './rule-index.ts';
import { oneLine, withoutLinks } from './wording.ts';

/** Code scanning cuts descriptions here. Source: GitHub docs, "SARIF support for code scanning", reportingDescriptor. */
export const longestDescription = 1024;

/** With a score, code scanning lists a rule's results among security alerts: so rules about security have one, and no others. */
const securityScores = { error: '7.5', warning: '5.0' } as const;

export function descriptorOf(rule: KnownRule): object {
  const why = oneLine(withoutLinks(rule.why));
  const fix = oneLine(withoutLinks(rule.fix));
  const security = rule.group === 'security';
  return {
    id: rule.id,
    shortDescription: { text: shorten(rule.summary, longestDescription) },
    fullDescription: { text: shorten(why, longestDescription) },
    help: {
      text: `${why}\n\nHow to mend it: ${fix}\n\nMore in docs/rules/${rule.id}.md.`,
      markdown: `## Why\n\n${why}\n\n## How to mend it\n\n${fix}\n\nMore in \`docs/rules/${rule.id}.md\`.`,
    },
    defaultConfiguration: { level: rule.severity },
    properties: {
      tags: [rule.group, ...(rule.dataLoss ? ['data-loss'] : [])],
      precision: 'very-high',
      ...(security ? { 'security-severity': securityScores[rule.severity] } : { 'problem.severity': rule.severity }),
    },
  };
}
