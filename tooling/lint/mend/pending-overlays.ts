/** Owns telling that the last change of a cluster file is not generated yet. */
import { compareOverlays, generateOverlays } from '../../generate/generate.ts';
import type { Fleet } from '../../model/model.ts';
import type { Documents } from '../../source/tree.ts';

/** Overlay files of a Kafka or Kubernetes cluster that are not what the files ask for. Paths, sorted. */
export function pendingOverlays(documents: Documents, fleet: Fleet, id: string): readonly string[] {
  const overlays = [...generateOverlays(fleet)].filter(
    ([directory]) => directory === `overlays/${id}` || directory.startsWith(`overlays/${id}/`),
  );
  const { write, remove } = compareOverlays(documents, new Map(overlays), `overlays/${id}`);
  return [...write.map((one) => one.path), ...remove].sort();
}
