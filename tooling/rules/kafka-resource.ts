/**
 * Owns how rules read a rendered Kafka resource: the fields they ask for, typed as a sound one has them, each with its place. What
 * does not fit its type was reported by the schema check; here it reads as absent, so that no rule stumbles over it.
 */
import type { RenderedObject } from '../render/rendered.ts';
import { nodeAt, type Plain, type Route, toPlain } from '../source/node.ts';
import { plainAt } from '../source/plain.ts';
import { parseQuantity } from '../source/quantity.ts';
import type { Place } from './place.ts';

export type Part = 'kafka' | 'zookeeper';

export interface KafkaResource {
  readonly object: RenderedObject;
  readonly name: string;
  /** Where a route of the resource stands. */
  place(...route: Route): Place;
  has(...route: Route): boolean;
  text(...route: Route): string | undefined;
  number(...route: Route): number | undefined;
  flag(...route: Route): boolean | undefined;
  /** Bytes or units of a quantity, whether it was written as text or as a number. */
  quantity(...route: Route): number | undefined;
  list(...route: Route): readonly Plain[];
  map(...route: Route): { readonly [key: string]: Plain };
  /** A broker setting as text, whether it was written as text or as a number. */
  config(key: string): string | undefined;
  /** A broker setting as a whole number. */
  configNumber(key: string): number | undefined;
  replicas(part: Part): number;
}

export function kafkaResource(object: RenderedObject): KafkaResource {
  // Turned into plain data once: some hundred rules ask for the same few fields.
  let whole: Plain | undefined;
  const plain = (route: Route): Plain | undefined => {
    whole ??= toPlain(object.node);
    return plainAt(whole, ...route);
  };
  const resource: KafkaResource = {
    object,
    name: object.name,
    place: (...route) => ({ node: object.node, route }),
    has: (...route) => nodeAt(object.node, route) !== undefined,
    text: (...route) => pick(plain(route), 'string'),
    number: (...route) => pick(plain(route), 'number'),
    flag: (...route) => pick(plain(route), 'boolean'),
    quantity(...route) {
      const value = plain(route);
      return typeof value === 'string' || typeof value === 'number' ? parseQuantity(value) : undefined;
    },
    list(...route) {
      const value = plain(route);
      return Array.isArray(value) ? (value as readonly Plain[]) : [];
    },
    map(...route) {
      const value = plain(route);
      return typeof value === 'object' && value !== null && !Array.isArray(value)
        ? (value as { readonly [key: string]: Plain })
        : {};
    },
    config(key) {
      const value = plain(['spec', 'kafka', 'config', key]);
      return value === undefined || value === null || typeof value === 'object' ? undefined : String(value);
    },
    configNumber(key) {
      const text = resource.config(key);
      return text !== undefined && /^\s*-?[0-9]{1,15}\s*$/.test(text) ? Number(text) : undefined;
    },
    replicas: (part) => resource.number('spec', part, 'replicas') ?? 0,
  };
  return resource;
}

interface Scalars {
  readonly string: string;
  readonly number: number;
  readonly boolean: boolean;
}

function pick<Type extends keyof Scalars>(value: Plain | undefined, type: Type): Scalars[Type] | undefined {
  return typeof value === type ? (value as Scalars[Type]) : undefined;
}

/** The namespace that the pods run in: that of the Kafka resource. */
export function namespaceOf(kafka: KafkaResource): string | undefined {
  const node = nodeAt(kafka.object.node, ['metadata', 'namespace']);
  return kafka.object.namespace ?? (node?.kind === 'scalar' ? String(node.value) : undefined);
}
