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

export function plural(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;
}
