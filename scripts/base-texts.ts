/** Owns reading `base/` of this repository, for docs that run examples over it. */
import { fileURLToPath } from 'node:url';
import type { Texts } from '../tooling/lint/example.ts';
import { openCheckout } from '../tooling/source/disk.ts';
import { textsBelow } from '../tooling/source/tree.ts';

export function baseTexts(): Texts {
  return textsBelow(openCheckout(fileURLToPath(new URL('..', import.meta.url))), 'base');
}
