import { kafkaHosts } from '../kafka-hosts.ts';
import type { Nodes } from '../nodes.ts';
import { defineKafkaRule } from '../rule.ts';
import { counted } from '../wording.ts';
import { usedClasses } from './volumes.ts';

export default defineKafkaRule({
  id: 'class-binds-immediately',
  summary: 'Where hosts are in several zones, disks are made in the zone in which their pod runs.',
  severity: { production: 'warning', staging: 'warning', development: 'off' },
  why: `A class with \`volumeBindingMode: Immediate\` makes the disk as soon as the claim is there, in some zone, before anybody knows
where the pod will run. The pod must then go to that zone, whatever spread or anti-affinity say, and stays pending if there is no
host for it; a disk does not move to another zone.`,
  fix: `Use a class with \`WaitForFirstConsumer\`. On Alibaba Cloud \`alicloud-disk-topology-alltype\` is the only built-in one.`,
  bad: {
    'cluster.yaml': `storageClasses:
  - { name: alicloud-disk-essd, volumeBindingMode: Immediate, default: true }
`,
  },
  good: {
    'cluster.yaml': `storageClasses:
  - { name: alicloud-disk-topology-alltype, volumeBindingMode: WaitForFirstConsumer, default: true }
`,
  },
  check(context, report) {
    const zonesOf = (nodes: Nodes): number => {
      const hosts = kafkaHosts(context, nodes);
      return hosts?.sure === true ? (hosts.zones?.length ?? 0) : 0;
    };
    for (const { spec, volumes, place } of usedClasses(context)) {
      const zones = Math.max(...volumes.map((volume) => zonesOf(volume.nodes)));
      if (spec.volumeBindingMode !== 'Immediate' || zones < 2) continue;
      report(
        `Class \`${spec.name}\` makes disks before their pod has a host, in any of ${counted(zones, 'zone')}; use a class with \`WaitForFirstConsumer\`.`,
        place('volumeBindingMode'),
      );
    }
  },
});
