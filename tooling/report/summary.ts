/** Owns counting: how many findings of each severity, and what was looked at. */
import type { Judgement } from '../lint/judge.ts';

export interface Summary {
  readonly errors: number;
  readonly warnings: number;
  /** `3 Kafka clusters on 2 Kubernetes clusters (58 objects; 2 findings suppressed)` */
  readonly checked: string;
}

export function summaryOf({ findings, counts, accepted, part }: Judgement): Summary {
  const errors = findings.filter((one) => one.severity === 'error').length;
  const { kafkaClusters, kubernetesClusters, objects } = counts;
  return {
    errors,
    warnings: findings.length - errors,
    checked: `${plural(kafkaClusters, 'Kafka cluster')} on ${partText(kubernetesClusters, part)} (${[plural(objects, 'object'), ...acceptedText(accepted)].join('; ')})`,
  };
}

/** `2 of 50 Kubernetes clusters, as the others do not read what changed since origin/main` */
function partText(judged: number, part: Judgement['part']): string {
  if (part === undefined) return plural(judged, 'Kubernetes cluster');
  const { ref, of, ids, because } = part;
  if (ids !== undefined)
    return `${grouped(judged)} of ${plural(of, 'Kubernetes cluster')}, as ${judged === 0 ? 'none reads' : 'the others do not read'} what changed since ${ref}`;
  const why = because === undefined ? 'all read what' : `${because}, which may matter to all,`;
  return `${plural(judged, 'Kubernetes cluster')}, as ${why} changed since ${ref}`;
}

/** `3 suppressed, the first until 2026-12-01`, `12 in the baseline` */
function acceptedText({ suppressed, endsSoon, baseline }: Judgement['accepted']): readonly string[] {
  const first = endsSoon === undefined ? '' : `${suppressed.length === 1 ? '' : ', the first'} until ${endsSoon}`;
  return [
    ...(suppressed.length > 0 ? [`${plural(suppressed.length, 'finding')} suppressed${first}`] : []),
    ...(baseline > 0 ? [`${plural(baseline, 'finding')} in the baseline`] : []),
  ];
}

/** `1,000 objects`. Written out, as `toLocaleString` loads the tables of all languages first, which takes 30 ms. */
export function plural(count: number, noun: string): string {
  return `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`;
}

export function grouped(count: number): string {
  return String(count).replaceAll(/(?<=\d)(?=(?:\d{3})+$)/g, ',');
}
