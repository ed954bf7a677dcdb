/** Owns remembering what several rules ask of one Kafka resource, for as long as that resource is there. */
import type { KafkaResource, Part } from './kafka-resource.ts';

export function oncePerPart<Value>(
  compute: (kafka: KafkaResource, part: Part) => Value,
): (kafka: KafkaResource, part: Part) => Value {
  const known: Readonly<Record<Part, WeakMap<KafkaResource, { readonly value: Value }>>> = {
    kafka: new WeakMap(),
    zookeeper: new WeakMap(),
  };
  return (kafka, part) => {
    const found = known[part].get(kafka) ?? { value: compute(kafka, part) };
    known[part].set(kafka, found);
    return found.value;
  };
}
