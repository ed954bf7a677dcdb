/** Owns refusing a Strimzi release that is not known: names, labels and checks all follow from it, so nothing is generated for it. */
import type { Fleet } from '../model/model.ts';
import { originAt } from '../source/node.ts';
import type { Problem } from '../source/problem.ts';
import { knownReleases, strimziRelease } from '../strimzi/releases.ts';

export function checkReleases(fleet: Fleet): readonly Problem[] {
  return fleet.kubernetesClusters
    .filter((one) => strimziRelease(one.spec.strimzi.release) === undefined)
    .map((one) => ({
      id: 'authored-file' as const,
      message: `Strimzi ${one.spec.strimzi.release} is not known here; expected ${knownReleases.map((known) => `\`${known}\``).join(' or ')}.`,
      origin: originAt(one.node, ['strimzi', 'release']),
    }));
}
