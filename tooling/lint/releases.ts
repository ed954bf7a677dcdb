/**
 * Owns what a Kubernetes cluster's file says of Strimzi that cannot be: a release that is not known, images for Kafka versions that
 * the release does not run, feature gates that it does not have, a base or a vendored copy that is not there. Names, labels and checks
 * all follow from the release, so nothing is generated before this holds.
 */
import { operatorSource, releasesWithBase } from '../generate/operator-bases.ts';
import type { Fleet, KubernetesCluster } from '../model/model.ts';
import { keyOriginAt, type Origin, originAt } from '../source/node.ts';
import type { Problem } from '../source/problem.ts';
import type { Documents } from '../source/tree.ts';
import { featureGatesFault } from '../strimzi/operator/feature-gates.ts';
import { unknownReleaseText } from '../strimzi/release-names.ts';
import { strimziRelease } from '../strimzi/releases.ts';

export function checkReleases(fleet: Fleet, documents: Documents): readonly Problem[] {
  return fleet.kubernetesClusters.flatMap((one) => checkRelease(one, documents));
}

function checkRelease(kubernetes: KubernetesCluster, documents: Documents): readonly Problem[] {
  const { strimzi } = kubernetes.spec;
  const at = (message: string, origin: Origin): Problem => ({ id: 'authored-file', message, origin });
  const release = strimziRelease(strimzi.release);
  if (release === undefined)
    return [at(unknownReleaseText(strimzi.release), originAt(kubernetes.node, ['strimzi', 'release']))];
  const unknownImages = Object.keys(strimzi.images ?? {})
    .filter((version) => !release.kafkaVersions.includes(version))
    .map((version) =>
      at(
        `Strimzi ${release.release} does not run Kafka ${version}, so no broker would ever use this image; it runs ${release.kafkaVersions.join(', ')}.`,
        keyOriginAt(kubernetes.node, ['strimzi', 'images', version]),
      ),
    );
  const gates = strimzi.operator.featureGates;
  const gatesFault = gates === undefined ? undefined : featureGatesFault(gates, release);
  const gatesAt = originAt(kubernetes.node, ['strimzi', 'operator', 'featureGates']);
  return [
    ...unknownImages,
    ...(gatesFault === undefined ? [] : [at(gatesFault, gatesAt)]),
    ...missingSource(kubernetes, documents),
  ];
}

/** Nothing to install the release from. */
function missingSource(kubernetes: KubernetesCluster, documents: Documents): readonly Problem[] {
  const { release, install } = kubernetes.spec.strimzi;
  const vendor = `npx fleet vendor ${release} --from <file or URL>`;
  const problem = (message: string, field: string): readonly Problem[] => [
    { id: 'authored-file', message, origin: originAt(kubernetes.node, ['strimzi', field]) },
  ];
  if (install === 'vendored') {
    return documents.kind(`${operatorSource(kubernetes).operator}/kustomization.yaml`) === undefined
      ? problem(`There is no copy of Strimzi ${release} in \`base/vendor/\`; take one with \`${vendor}\`.`, 'install')
      : [];
  }
  const bases = releasesWithBase(documents);
  // Where there is none at all, something else is wrong, and told.
  if (bases.length === 0 || bases.includes(release)) return [];
  const known = `expected ${bases.map((one) => `\`${one}\``).join(' or ')}, or `;
  return problem(
    `There is no base for Strimzi ${release} in \`base/operator/\`; ${known}\`install: vendored\` with a copy that \`${vendor}\` takes.`,
    'release',
  );
}
