/** Owns why a cluster keeps its name, and what to do instead. */
import type { KafkaCluster } from '../model/model.ts';
import { nodeGroupsOf } from '../model/node-groups.ts';

/** Lines to print. @param to the name that was asked for: `hz/sales`. */
export function whyNoRename(cluster: KafkaCluster, to: string): readonly string[] {
  const { id, spec } = cluster;
  const [first] = nodeGroupsOf(cluster);
  const pod = `${first?.podsName ?? spec.name}-0`;
  return [
    `${id} keeps its name: pods (\`${pod}\`), their disks, certificates and other Secrets, and the addresses that clients know (\`${spec.name}-kafka-bootstrap\`) carry it, so \`${to}\` would be a new cluster with empty disks.`,
    'To get there, let both run for a while:',
    `  1. \`npx fleet new ${to}\` makes the new cluster; give it the topics and users of ${id}.`,
    `  2. Mirror the records to it with MirrorMaker 2 (KafkaMirrorMaker2), consumer offsets included.`,
    '  3. Move consumers, then producers, and wait until the mirror has nothing left to copy.',
    `  4. \`npx fleet remove ${id}\` takes the old one away, step by step.`,
  ];
}
