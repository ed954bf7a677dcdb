/** Owns taking values out of a cluster together with their place: what generators build objects from. */
import {
  type Draft,
  fromPlain,
  nodeAt,
  type Origin,
  originAt,
  type Route,
  type YamlMap,
  type YamlNode,
} from '../source/node.ts';

export interface Reader {
  /** The node a person (or a default) gave, or undefined. Hand it on as it is and its origin goes with it. */
  node(...route: Route): YamlNode | undefined;
  /** A value that follows from the field at `route`, shown there. */
  value(draft: Draft, ...route: Route): YamlNode;
  origin(...route: Route): Origin;
}

export function readerOf(root: YamlMap): Reader {
  const origin = (...route: Route): Origin => originAt(root, route);
  return {
    node: (...route) => nodeAt(root, route),
    value: (draft, ...route) => fromPlain(draft, origin(...route)),
    origin,
  };
}
