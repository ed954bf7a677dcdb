/** Owns `fleet resize`: more nodes, larger disks, other sizes of a Kafka cluster, written into its file with its overlay. */
import { heapNotes, planResize } from '../../edit/resize.ts';
import { type ResizeFlags, readWish } from '../../edit/wish.ts';
import { openTerminal, type Terminal } from '../ask.ts';
import { findKafkaCluster } from '../kafka-cluster.ts';
import { type EditOptions, offer, refuse } from '../offer.ts';
import { openRepository } from '../repository.ts';
import { UsageError } from '../usage.ts';

export interface ResizeOptions extends ResizeFlags, EditOptions {
  readonly cluster: string;
}

export async function resize(
  directory: string,
  options: ResizeOptions,
  terminal: Terminal = openTerminal(),
): Promise<number> {
  const repository = openRepository(directory);
  const read = readWish(options);
  if ('refused' in read) throw new UsageError(read.refused);
  const found = findKafkaCluster(repository.documents, options.cluster);
  if ('refused' in found) return refuse(found.refused);
  const { cluster } = found;
  const planned = planResize(cluster, read.value);
  if ('refused' in planned) return refuse(planned.refused);
  try {
    return await offer(
      repository,
      {
        change: { id: cluster.id, edits: planned.edits },
        notes: ({ fleet }) => {
          const after = fleet.kafkaClusters.find((one) => one.id === cluster.id);
          return [...planned.notes, ...(after === undefined ? [] : heapNotes(cluster, after, read.value))];
        },
        next: `${cluster.path} and its overlay are written. Look at the change, and open a pull request.\n`,
      },
      options,
      terminal,
    );
  } finally {
    terminal.close();
  }
}
