/** Owns counting: how many findings of each severity, and what was looked at. */
import type { Judgement } from '../lint/judge.ts';

export interface Summary {
  readonly errors: number;
  readonly warnings: number;
  /** `3 Kafka clusters on 2 Kubernetes clusters (58 objects)` */
  readonly checked: string;
}

export function summaryOf({ findings, counts }: Judgement): Summary {
  const errors = findings.filter((one) => one.severity === 'error').length;
  const { kafkaClusters, kubernetesClusters, objects } = counts;
  return {
    errors,
    warnings: findings.length - errors,
    checked: `${plural(kafkaClusters, 'Kafka cluster')} on ${plural(kubernetesClusters, 'Kubernetes cluster')} (${plural(objects, 'object')})`,
  };
}

/** `1,000 objects`. Written out, as `toLocaleString` loads the tables of all languages first, which takes 30 ms. */
export function plural(count: number, noun: string): string {
  const digits = String(count).replaceAll(/(?<=\d)(?=(?:\d{3})+$)/g, ',');
  return `${digits} ${noun}${count === 1 ? '' : 's'}`;
}
