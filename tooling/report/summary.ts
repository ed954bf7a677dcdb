/** Owns counting: how many findings of each severity, and what was looked at. */
import type { Judgement } from '../lint/judge.ts';

export interface Summary {
  readonly errors: number;
  readonly warnings: number;
  /** `3 Kafka clusters on 2 Kubernetes clusters (58 objects; 2 findings suppressed)` */
  readonly checked: string;
}

export function summaryOf({ findings, counts, accepted }: Judgement): Summary {
  const errors = findings.filter((one) => one.severity === 'error').length;
  const { kafkaClusters, kubernetesClusters, objects } = counts;
  return {
    errors,
    warnings: findings.length - errors,
    checked: `${plural(kafkaClusters, 'Kafka cluster')} on ${plural(kubernetesClusters, 'Kubernetes cluster')} (${[plural(objects, 'object'), ...acceptedText(accepted)].join('; ')})`,
  };
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
