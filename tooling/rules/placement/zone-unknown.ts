import type { KubernetesCluster } from '../../model/model.ts';
import { nodeGroupsOf } from '../../model/node-groups.ts';
import { inCluster } from '../context.ts';
import { correctName } from '../mend.ts';
import { defineKafkaRule, type ReportedRelated } from '../rule.ts';
import { otherwise } from '../wording.ts';
import { seeAlso } from '../written.ts';

export default defineKafkaRule({
  id: 'zone-unknown',
  summary: 'A zone that pods are placed in is one of cluster.yaml.',
  severity: 'error',
  why: `Pods with \`placement.zones\` run on hosts of these zones only. Where no host has such a zone they stay pending, and where one
of several is mistyped, all of them crowd into the others.`,
  fix: 'Take a zone of cluster.yaml, written as the label `topology.kubernetes.io/zone` of its hosts has it, or list it in `zones` there.',
  mends: 'Corrects a name that is one slip away from just one that there is.',
  bad: `kafka:
  placement:
    zones: [cn-hangzhou-h, cn-hangzhou-k]
`,
  good: `kafka:
  placement:
    zones: [cn-hangzhou-h, cn-hangzhou-i, cn-hangzhou-j]
`,
  check({ cluster, kubernetes }, report) {
    const { zones } = kubernetes.spec;
    for (const { route, spec } of nodeGroupsOf(cluster)) {
      const named = spec.placement.zones ?? [];
      for (const [index, zone] of named.entries()) {
        if (zones.includes(zone)) continue;
        const place = inCluster(cluster, ...route, 'placement', 'zones', index);
        // A zone that is listed already would stand there twice.
        const left = zones.filter((one) => !named.includes(one));
        report(
          `${kubernetes.id} has no zone \`${zone}\`${otherwise(zone, zones)}`,
          place,
          zonesOf(kubernetes),
          correctName(zone, zones, place) && correctName(zone, left, place),
        );
      }
    }
  },
});

/** Left out, the zones are those of the node pools. */
function zonesOf(kubernetes: KubernetesCluster): readonly ReportedRelated[] {
  const places = (['zones', 'nodePools'] as const).map((key) => inCluster(kubernetes, key));
  return places.flatMap((place) => seeAlso(place, `the zones of ${kubernetes.id}`)).slice(0, 1);
}
