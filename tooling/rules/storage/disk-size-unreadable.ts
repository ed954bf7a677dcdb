import { parseQuantity } from '../../source/quantity.ts';
import { defineKafkaRule } from '../rule.ts';
import { claimedVolumes } from './volumes.ts';

/** What the operator reads itself, from the second reconciliation on. Source: 0.45.2, `StorageUtils.convertToMillibytes`. */
const readByOperator = /^[0-9.]+(?:e[0-9]+|[KMGTPE]i|[KMGTPE]|m)?$/;

export default defineKafkaRule({
  id: 'disk-size-unreadable',
  summary: 'The size of a disk is one that both Kubernetes and the operator can read.',
  severity: 'error',
  why: `The schema of the Kafka resource takes any text for a size. \`100gb\` and \`100K\` become claims that the API server refuses. \`100k\`
and \`1E9\` are quantities to Kubernetes and pass at first; the operator cannot read them when it compares the storage the next time,
and from then on carries out no change of the cluster.`,
  fix: 'Write `100Gi`, with one of the units Mi, Gi and Ti.',
  bad: `kafka:
  storage: { size: 107374182k }
`,
  good: `kafka:
  storage: { size: 100Gi }
`,
  check({ kafka }, report) {
    for (const { nodes, route } of kafka === undefined ? [] : claimedVolumes(kafka)) {
      const size = nodes.map(...route)['size'];
      if (size === undefined || size === null || size === '') continue;
      const text = String(size);
      const who = whoRefuses(text);
      if (who !== undefined)
        report(`Size ${text} is nothing that ${who} can read; write it like \`100Gi\`.`, nodes.place(...route, 'size'));
    }
  },
});

function whoRefuses(size: string): string | undefined {
  if (parseQuantity(size) === undefined) return 'Kubernetes';
  return readByOperator.test(size) ? undefined : 'the operator';
}
