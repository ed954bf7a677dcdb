/** Owns `fleet rename`, which renames nothing: it says why, and what leads there. */
import { nameFault } from '../../edit/new-questions.ts';
import { whyNoRename } from '../../edit/rename.ts';
import { loadFleet } from '../../model/load.ts';
import { findKafkaCluster } from '../kafka-cluster.ts';
import { refuse } from '../offer.ts';
import { openRepository, parseScope } from '../repository.ts';

export interface RenameOptions {
  readonly cluster: string;
  readonly to: string;
}

export function rename(directory: string, { cluster: text, to }: RenameOptions): number {
  const { documents } = openRepository(directory);
  const found = findKafkaCluster(documents, text);
  if ('refused' in found) return refuse(found.refused);
  const { cluster } = found;
  const whole = to.includes('/') ? to : `${cluster.kubernetes.id}/${to}`;
  if (whole === cluster.id) return refuse(`${cluster.id} has that name already.`);
  const [kubernetes = '', name = ''] = [whole.slice(0, whole.indexOf('/')), whole.slice(whole.indexOf('/') + 1)];
  // Throws for a Kubernetes cluster that is not there, with those that are.
  parseScope(documents, kubernetes);
  const fault = nameFault(name, documents, loadFleet(documents), kubernetes);
  if (fault !== undefined) return refuse(fault);
  const lines = whyNoRename(cluster, whole);
  for (const line of lines.slice(0, -1)) process.stderr.write(`${line}\n`);
  return refuse(lines.at(-1) ?? '');
}
