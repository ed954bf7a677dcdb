import { keptBytes, prometheusSize } from '../../strimzi/notations/prometheus.ts';
import { defineKubernetesRule } from '../rule.ts';
import { handMade } from './hand-made.ts';
import { prometheusServers } from './prometheus-servers.ts';
import { diskOf, retentionOf } from './prometheus-storage.ts';

export default defineKubernetesRule({
  id: 'prometheus-retention-incomplete',
  summary: 'What Prometheus keeps is limited by size as well as by time.',
  severity: { production: 'warning', staging: 'warning', development: 'off' },
  why: `By time alone, more topics or a shorter interval fill the volume before anything is deleted, and Prometheus stops. By size alone it
keeps what fits, for nobody knows how long, and each addition shortens it without a word.`,
  fix: 'Set `storage.tsdb.retention` with `time` and `size` in the configuration, or, for a Prometheus that does not know that, both flags `--storage.tsdb.retention.time` and `--storage.tsdb.retention.size`.',
  bad: handMade({ disk: '50Gi', args: ['--storage.tsdb.retention.time=15d'], config: ['scrape_configs: []'] }),
  good: { 'cluster.yaml': 'prometheus: { storage: { size: 50Gi }, retention: 30d }\n' },
  check(context, report) {
    for (const server of prometheusServers(context)) {
      const disk = diskOf(server, context);
      // What goes with the pod is another rule's.
      if (disk?.kind === 'pod') continue;
      const time = retentionOf(server, 'time');
      const size = retentionOf(server, 'size');
      if (size === undefined) {
        const kept = disk === undefined ? undefined : keptBytes(disk.size.text);
        const advice = kept === undefined ? 'four fifths of its volume' : prometheusSize(kept);
        report(
          `Prometheus of ${server.what} has no limit of size, so that it stops when its volume is full; set \`storage.tsdb.retention.size\` to ${advice}.`,
          time === undefined || time === 'unknown' ? server.place : time.place,
        );
      } else if (time === undefined && size !== 'unknown') {
        report(
          `Prometheus of ${server.what} has no limit of time, so that nobody knows how far back it goes; set \`storage.tsdb.retention.time\`, such as \`15d\`.`,
          size.place,
        );
      }
    }
  },
});
