import { formatBytes } from '../../source/quantity.ts';
import { keptBytes, prometheusSize } from '../../strimzi/notations/prometheus.ts';
import { defineKubernetesRule } from '../rule.ts';
import { handMade } from './hand-made.ts';
import { prometheusServers } from './prometheus-servers.ts';
import { diskOf, keptSize } from './prometheus-storage.ts';

/** Its documentation says 80 to 85 % at the most; a little above is not yet a fault. */
const most = 0.86;

export default defineKubernetesRule({
  id: 'prometheus-retention-above-volume',
  summary: 'Prometheus deletes old metrics before its volume is full.',
  severity: { production: 'error', staging: 'warning', development: 'warning' },
  why: `The size that is kept counts finished blocks only. What Prometheus is still writing, and what it writes anew when it merges blocks,
comes on top; if the volume is full before old blocks go, it can write nothing more, and alerts stop with the metrics. Its sizes are
powers of two, as those of Kubernetes with an \`i\`: \`80GB\` is \`80Gi\`.`,
  fix: 'Keep four fifths of the volume, or make the volume larger. The `prometheus` section of cluster.yaml computes it.',
  bad: handMade({ disk: '50Gi', args: ['--storage.tsdb.retention.time=15d', '--storage.tsdb.retention.size=50GB'] }),
  good: { 'cluster.yaml': 'prometheus: { storage: { size: 50Gi } }\n' },
  check(context, report) {
    for (const server of prometheusServers(context)) {
      const kept = keptSize(server);
      const disk = diskOf(server, context);
      if (kept === undefined || disk?.kind !== 'claim' || kept.bytes <= disk.size.bytes * most) continue;
      const share = Math.round((100 * kept.bytes) / disk.size.bytes);
      report(
        `Prometheus of ${server.what} keeps up to ${kept.text}, ${share} % of its volume of ${formatBytes(disk.size.bytes)}, which fills up before old metrics go; set \`storage.tsdb.retention.size\` to ${prometheusSize(keptBytes(disk.size.text) ?? 0)} at most.`,
        kept.place,
        [{ place: disk.size.place, message: 'its volume' }],
      );
    }
  },
});
