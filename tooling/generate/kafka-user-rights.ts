/**
 * Owns the access rules of a user: what producing and consuming takes, then what somebody wrote out. Write and Read come with Describe
 * in Kafka; it is written out as people look for it. Nobody may create topics, as these are in files; and a producer that is idempotent
 * needs no more than Write (since Kafka 2.8). Source: KIP-679; Kafka 3.9, `StandardAuthorizerData`, `KafkaApis`.
 */
import type { User } from '../model/model.ts';
import type { Reader } from '../model/reader.ts';
import type { Draft, Route, YamlNode } from '../source/node.ts';

interface AccessRule {
  readonly type?: Draft;
  readonly resource: Draft;
  readonly host?: Draft;
  readonly operations: readonly Draft[];
  /** The field that it follows from. */
  readonly route: Route;
}

/** @param severalOperations whether the release knows rules with a list of operations; else there is a rule for each. */
export function accessRules(user: User, reader: Reader, severalOperations: boolean): readonly YamlNode[] {
  return [...shortRules(user), ...ownRules(user, reader)].flatMap(({ route, operations, ...rest }) =>
    severalOperations
      ? [reader.value({ ...rest, operations }, ...route)]
      : operations.map((operation) => reader.value({ ...rest, operation }, ...route)),
  );
}

function shortRules({ name, spec }: User): readonly AccessRule[] {
  const { produce = [], consume = [], transactionalIds = [] } = spec;
  const groups = new Set<string>();
  return [
    ...produce.map((topic, at) => shortRule('topic', topic, ['Describe', 'Write'], ['produce', at])),
    ...consume.flatMap((one, at) => {
      const { topic, group = name } = typeof one === 'string' ? { topic: one } : one;
      const route = ['consume', at];
      const rule = shortRule('topic', topic, ['Describe', 'Read'], route);
      // One group may read many topics.
      if (groups.has(group)) return [rule];
      groups.add(group);
      return [rule, shortRule('group', group, ['Read'], route)];
    }),
    ...transactionalIds.map((id, at) =>
      shortRule('transactionalId', id, ['Describe', 'Write'], ['transactionalIds', at]),
    ),
  ];
}

/** `orders.*` is all that begins with `orders.`; a star alone is everything. */
function shortRule(type: string, written: string, operations: readonly string[], route: Route): AccessRule {
  const resource =
    written.length > 1 && written.endsWith('*')
      ? { type, name: written.slice(0, -1), patternType: 'prefix' }
      : { type, name: written, patternType: 'literal' };
  return { resource, operations, route };
}

function ownRules({ spec }: User, reader: Reader): readonly AccessRule[] {
  return (spec.acls ?? []).map(({ operations }, at) => {
    const route = ['acls', at];
    const field = (...below: Route): Draft => reader.node(...route, ...below);
    return {
      type: field('type'),
      resource: field('resource'),
      host: field('host'),
      operations: operations.map((_, index) => field('operations', index)),
      route,
    };
  });
}
