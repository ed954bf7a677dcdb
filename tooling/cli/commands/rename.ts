/** Owns `fleet rename`, which renames nothing: it says why, and what leads there. */
import { whyNoRename } from '../../edit/rename.ts';
import { findKafkaCluster } from '../kafka-cluster.ts';
import { refuse } from '../offer.ts';
import { openRepository } from '../repository.ts';

export interface RenameOptions {
  readonly cluster: string;
  readonly to: string;
}

export function rename(directory: string, { cluster: text, to }: RenameOptions): number {
  const { documents } = openRepository(directory);
  const found = findKafkaCluster(documents, text);
  if ('refused' in found) return refuse(found.refused);
  const { cluster } = found;
  const lines = whyNoRename(cluster, to.includes('/') ? to : `${cluster.kubernetes.id}/${to}`);
  for (const line of lines.slice(0, -1)) process.stderr.write(`${line}\n`);
  return refuse(lines.at(-1) ?? '');
}
