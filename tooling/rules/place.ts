/** Owns how rules name a place: in a tree and by a route, so that line and column are computed for findings only. */
import type { Route, YamlMap } from '../source/node.ts';

/** A place in an object or in an authored file; it is turned into file, line and column once, when it is reported. */
export interface Place {
  readonly node: YamlMap;
  readonly route: Route;
  /** Point at the key rather than the value. */
  readonly key?: boolean;
}
