/**
 * Owns the overlay of a cluster that is deleted: one harmless object. Argo CD refuses to sync an overlay with nothing in it, and prunes
 * nothing of one that is gone, so this is what stands while it takes the cluster away.
 */
import type { KafkaCluster } from '../model/model.ts';
import { readerOf } from '../model/reader.ts';
import type { GeneratedFile } from '../source/tree.ts';
import { generatedFile, kustomization } from './generated.ts';
import { ownerAnnotation } from './notes.ts';

/** Name of the ConfigMap that stands there. */
export function noteName(cluster: { readonly spec: { readonly name: string } }): string {
  return `${cluster.spec.name}-removed`;
}

export function removedOverlay(cluster: KafkaCluster, directory: string, sources: string): readonly GeneratedFile[] {
  const reader = readerOf(cluster.node);
  const note = reader.value(
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: noteName(cluster), annotations: { [ownerAnnotation]: reader.node('owner') } },
      data: {
        note: `Kafka cluster ${cluster.spec.name} was taken away. This note keeps the Application in sync until its files go, too; nothing reads it.`,
      },
    },
    'removal',
  );
  return [
    generatedFile(`${directory}/removed.yaml`, sources, [note]),
    kustomization(directory, sources, reader.origin('removal'), {
      namespace: reader.node('namespace'),
      resources: ['removed.yaml'],
    }),
  ];
}
