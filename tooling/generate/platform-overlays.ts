/**
 * Owns which overlays a Kubernetes cluster has for what its Kafka clusters share, besides the CRDs and the operator: one list, from
 * which the generator, the names that no Kafka cluster may take, and the checks all follow.
 */
import type { KafkaCluster, KubernetesCluster } from '../model/model.ts';
import type { GeneratedFile } from '../source/tree.ts';
import { drainCleanerOverlay } from './drain-cleaner.ts';
import { prometheusOverlay } from './prometheus-overlay.ts';

/** A part that a Kubernetes cluster has once; its overlay is one Application. */
export interface PlatformPart {
  /** The last folder of the overlay: `overlays/<kubernetes>/<folder>`. model/load.ts keeps it from Kafka clusters. */
  readonly folder: string;
  /** Folder in `base/`. */
  readonly base: string;
  readonly isOn: (kubernetes: KubernetesCluster) => boolean;
  readonly files: (
    kubernetes: KubernetesCluster,
    kafka: readonly KafkaCluster[],
    directory: string,
  ) => readonly GeneratedFile[];
}

export const platformParts: readonly PlatformPart[] = [
  {
    folder: 'drain-cleaner',
    base: 'drain-cleaner',
    isOn: ({ spec }) => spec.drainCleaner?.enabled === true,
    files: drainCleanerOverlay,
  },
  {
    folder: 'prometheus',
    base: 'prometheus',
    isOn: ({ spec }) => spec.prometheus?.enabled === true,
    files: prometheusOverlay,
  },
];

/** Last folders of the overlays that follow from all Kafka clusters of a Kubernetes cluster: they change when one of those is left out. */
export const sharedFolders: readonly string[] = ['argocd', 'operator', ...platformParts.map((part) => part.folder)];

/** Directories of these overlays, of those parts that are there. */
export function platformDirectories(kubernetes: KubernetesCluster): readonly string[] {
  return platformParts.filter((part) => part.isOn(kubernetes)).map((part) => directoryOf(kubernetes, part));
}

export function platformOverlays(
  kubernetes: KubernetesCluster,
  kafka: readonly KafkaCluster[],
): ReadonlyMap<string, readonly GeneratedFile[]> {
  return new Map(
    platformParts
      .filter((part) => part.isOn(kubernetes))
      .map((part) => {
        const directory = directoryOf(kubernetes, part);
        return [directory, part.files(kubernetes, kafka, directory)];
      }),
  );
}

function directoryOf({ id }: KubernetesCluster, { folder }: PlatformPart): string {
  return `overlays/${id}/${folder}`;
}
