/** Owns telling upstream's own objects from ours: a copy that `fleet vendor` took is not to be changed, so it is not judged by taste. */
import type { YamlMap } from '../source/node.ts';

export function isVendored({ origin }: YamlMap): boolean {
  return origin.file.path.startsWith('base/vendor/');
}
