import { defineKubernetesRule } from '../rule.ts';
import { handMade } from './hand-made.ts';
import { prometheusServers } from './prometheus-servers.ts';
import { diskOf } from './prometheus-storage.ts';

export default defineKubernetesRule({
  id: 'prometheus-data-lost',
  summary: 'The metrics of Prometheus outlive its pod.',
  severity: { production: 'error', staging: 'warning', development: 'off' },
  why: `Without a volume of its own, Prometheus writes into its container or into an \`emptyDir\`: the next drain of its node takes every metric
with it, together with what alerts look back at. An \`emptyDir\` also fills the disk of the node, for which the kubelet ends pods.`,
  fix: 'Give it a volume by `volumeClaimTemplates`, mounted at its `--storage.tsdb.path`.',
  bad: handMade({}),
  good: handMade({ disk: '50Gi' }),
  check(context, report) {
    for (const server of prometheusServers(context)) {
      const disk = diskOf(server, context);
      if (disk?.kind !== 'pod') continue;
      report(
        `Prometheus of ${server.what} keeps its metrics in the pod, which takes them with it when it goes; mount a volume of \`volumeClaimTemplates\` at \`${server.flag('storage.tsdb.path')?.value ?? '/prometheus'}\`.`,
        disk.place,
      );
    }
  },
});
