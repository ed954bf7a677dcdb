/** Owns the Applications of a Kubernetes cluster: one small file each, which the sets of base/argocd/kubernetes make them from. */
import type { KafkaCluster, KubernetesCluster } from '../../model/model.ts';
import { readerOf } from '../../model/reader.ts';
import { fromPlain, type Origin } from '../../source/node.ts';
import type { GeneratedFile } from '../../source/tree.ts';
import { generatedFile } from '../generated.ts';
import { overlayOf } from '../kafka-overlay.ts';
import { operatorDirectories } from '../operator-overlay.ts';
import { platformDirectories } from '../platform-overlays.ts';
import { applicationName, argocdDirectory, type SetName } from './names.ts';

/** Owner of what no file names one of. */
export const platformOwner = 'platform';

/** What each of these files has, and the template of every set takes. */
export const applicationFields = ['name', 'overlay', 'destination', 'namespace', 'owner', 'team', 'reads'] as const;

interface Wanted {
  readonly set: SetName;
  readonly overlay: string;
  readonly namespace: string;
  readonly owner: string;
  readonly sources: string;
  readonly origin: Origin;
}

/** @param reads what an overlay reads, for `manifest-generate-paths`. */
export function applicationFiles(
  kubernetes: KubernetesCluster,
  kafka: readonly KafkaCluster[],
  reads: (overlay: string) => string,
): readonly GeneratedFile[] {
  return wantedOf(kubernetes, kafka).map(({ set, overlay, namespace, owner, sources, origin }) => {
    const name = overlay.split('/').slice(2).join('/');
    const content = fromPlain(
      {
        name: applicationName(overlay),
        overlay,
        destination: kubernetes.spec.destination,
        namespace,
        owner,
        team: asLabel(owner),
        reads: reads(overlay),
      },
      origin,
    );
    return generatedFile(`${argocdDirectory(kubernetes.id)}/applications/${set}/${name}.yaml`, sources, [content]);
  });
}

function wantedOf(kubernetes: KubernetesCluster, kafka: readonly KafkaCluster[]): readonly Wanted[] {
  const { spec, id, path } = kubernetes;
  const shared = {
    namespace: spec.strimzi.operator.namespace,
    owner: spec.owner ?? platformOwner,
    sources: path,
    origin: readerOf(kubernetes.node).origin('kind'),
  };
  const [crds, operator] = operatorDirectories(kubernetes);
  return [
    ...(crds === undefined ? [] : [{ ...shared, set: 'crds' as const, overlay: crds }]),
    ...(operator === undefined ? [] : [{ ...shared, set: 'operator' as const, overlay: operator }]),
    ...kafka
      .filter((one) => one.kubernetes.id === id)
      .map((one) => ({
        set: 'kafka' as const,
        overlay: overlayOf(one),
        namespace: one.spec.namespace,
        owner: one.spec.owner ?? shared.owner,
        sources: one.path,
        origin: readerOf(one.node).origin('kind'),
      })),
    ...platformDirectories(kubernetes).map((overlay) => ({ ...shared, set: 'services' as const, overlay })),
  ];
}

/** A label holds less than people may write: `Team Orders` becomes `Team-Orders`. */
export function asLabel(text: string): string {
  return text
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .slice(0, 63)
    .replace(/^[^A-Za-z0-9]+|[^A-Za-z0-9]+$/g, '');
}
