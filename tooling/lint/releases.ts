/**
 * Owns what a Kubernetes cluster's file says of Strimzi that cannot be: a release that is not known, images for Kafka versions that
 * the release does not run, a vendored copy that is not there. Names, labels and checks all follow from the release, so nothing is
 * generated before this holds.
 */
import { operatorSource } from '../generate/operator-overlay.ts';
import type { Fleet, KubernetesCluster } from '../model/model.ts';
import { keyOriginAt, type Origin, originAt } from '../source/node.ts';
import type { Problem } from '../source/problem.ts';
import type { Documents } from '../source/tree.ts';
import { knownReleases, strimziRelease } from '../strimzi/releases.ts';

export function checkReleases(fleet: Fleet, documents: Documents): readonly Problem[] {
  return fleet.kubernetesClusters.flatMap((one) => checkRelease(one, documents));
}

function checkRelease(kubernetes: KubernetesCluster, documents: Documents): readonly Problem[] {
  const { strimzi } = kubernetes.spec;
  const at = (message: string, origin: Origin): Problem => ({ id: 'authored-file', message, origin });
  const release = strimziRelease(strimzi.release);
  if (release === undefined) {
    const known = knownReleases.map((one) => `\`${one}\``).join(' or ');
    return [
      at(
        `Strimzi ${strimzi.release} is not known here; expected ${known}.`,
        originAt(kubernetes.node, ['strimzi', 'release']),
      ),
    ];
  }
  const unknownImages = Object.keys(strimzi.images ?? {})
    .filter((version) => !release.kafkaVersions.includes(version))
    .map((version) =>
      at(
        `Strimzi ${release.release} does not run Kafka ${version}, so no broker would ever use this image; it runs ${release.kafkaVersions.join(', ')}.`,
        keyOriginAt(kubernetes.node, ['strimzi', 'images', version]),
      ),
    );
  const source = operatorSource(kubernetes);
  const missing =
    strimzi.install === 'vendored' && documents.kind(`${source.operator}/kustomization.yaml`) === undefined
      ? [
          at(
            `There is no copy of Strimzi ${release.release} in \`base/vendor/\`; take one with \`npx fleet vendor ${release.release} --from <file or URL>\`.`,
            originAt(kubernetes.node, ['strimzi', 'install']),
          ),
        ]
      : [];
  return [...unknownImages, ...missing];
}
