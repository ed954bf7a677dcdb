/** Owns how rules read the users of a Kafka cluster: KafkaUser resources beside it that name it, from wherever they come. */
import type { RenderedObject } from '../render/rendered.ts';
import { type Route, toPlain } from '../source/node.ts';
import { hasAt, listAt, mapAt, textAt } from '../source/plain.ts';
import type { KafkaContext } from './context.ts';
import { objectsOfCluster } from './kafka-topics.ts';
import type { Place } from './place.ts';

export interface User {
  readonly name: string;
  /** Undefined for a user that the operator gives no credentials. */
  readonly authentication: string | undefined;
  /** As brokers know it. Source: Strimzi 1.2.0, `KafkaUserModel.getUserName`. */
  readonly principal: string;
  /** Undefined without `authorization`. */
  readonly rules: readonly AccessRule[] | undefined;
  readonly object: RenderedObject;
  place(...route: Route): Place;
}

export interface AccessRule {
  readonly isAllowed: boolean;
  /** `topic`, `group`, `cluster`, `transactionalId` */
  readonly type: string;
  readonly name: string | undefined;
  readonly isPrefix: boolean;
  readonly operations: readonly string[];
  readonly place: Place;
}

const known = new WeakMap<KafkaContext, readonly User[]>();

export function usersOf(context: KafkaContext): readonly User[] {
  const found = known.get(context) ?? objectsOfCluster(context, 'KafkaUser').map(readUser);
  known.set(context, found);
  return found;
}

function readUser(object: RenderedObject): User {
  const { node, name } = object;
  const plain = toPlain(node);
  const authentication = textAt(plain, 'spec', 'authentication', 'type');
  const place = (...route: Route): Place => ({ node, route });
  return {
    name,
    authentication,
    principal: authentication === 'tls' || authentication === 'tls-external' ? `CN=${name}` : name,
    rules: hasAt(plain, 'spec', 'authorization')
      ? listAt(plain, 'spec', 'authorization', 'acls').map((rule, at) => {
          const resource = mapAt(rule, 'resource');
          const one = textAt(rule, 'operation');
          const several = listAt(rule, 'operations').filter((each) => typeof each === 'string');
          return {
            isAllowed: textAt(rule, 'type') !== 'deny',
            type: textAt(resource, 'type') ?? '',
            name: textAt(resource, 'name'),
            isPrefix: textAt(resource, 'patternType') === 'prefix',
            operations: several.length === 0 && one !== undefined ? [one] : several,
            place: place('spec', 'authorization', 'acls', at),
          };
        })
      : undefined,
    object,
    place,
  };
}

/** Whether a rule is about a topic, group or transactional id of this name. A star alone stands for all. */
export function covers({ name, isPrefix }: AccessRule, wanted: string): boolean {
  if (name === undefined) return false;
  return name === '*' || (isPrefix ? wanted.startsWith(name) : wanted === name);
}
