/** Owns how rules read the disruption budget of a part. */
import type { KafkaResource, Part } from '../kafka-resource.ts';
import type { Place } from '../place.ts';

export interface Budget {
  readonly value: number;
  readonly place: Place;
}

/** Source: 0.45.2, `PodDisruptionBudgetTemplate`: 1 where nothing is said. */
export function maxUnavailable(kafka: KafkaResource, part: Part): Budget {
  const route = ['spec', part, 'template', 'podDisruptionBudget', 'maxUnavailable'] as const;
  return { value: kafka.number(...route) ?? 1, place: kafka.place(...route) };
}
