import type { KafkaContext } from '../context.ts';
import { defineKafkaRule } from '../rule.ts';
import { nodesOf } from '../wording.ts';
import { forgetsBrokers } from './forgets-brokers.ts';
import { allVolumes, placeOfType } from './volumes.ts';

export default defineKafkaRule({
  id: 'storage-ephemeral',
  summary: 'Brokers and ZooKeeper nodes keep their data on disks that outlive them.',
  severity: { production: 'error', staging: 'warning', development: 'off' },
  dataLoss: true,
  why: `Ephemeral storage is a folder on the host that goes with the pod: with every restart, every change of the configuration and
every upgrade. A broker then copies all of its partitions again from the others, and when two go at once, records are lost; with a
single broker all of them are.`,
  fix: 'Take `ephemeral` away and give a `size`. The type of storage cannot be changed while a cluster runs: it must be made anew.',
  bad: `kafka:
  storage: { ephemeral: true }
`,
  good: `kafka:
  storage: { size: 100Gi }
`,
  check(context, report) {
    const { kafka } = context;
    if (kafka === undefined) return;
    for (const { part, type, route } of allVolumes(kafka)) {
      if (type !== 'ephemeral' || (part === 'zookeeper' && forgetsBrokers(kafka))) continue;
      const isOnly = kafka.replicas(part) === 1;
      const effect = isOnly ? 'everything is lost with the pod' : 'each restart loses the data of one';
      report(
        `The storage of the ${nodesOf[part]} is ephemeral, so ${effect}; ${adviceFor(context)}.`,
        placeOfType(context, part, kafka.place(...route, 'type')),
      );
    }
  },
});

function adviceFor({ cluster }: KafkaContext): string {
  return cluster.spec.tier === 'production' ? 'use disks in production' : 'use disks, or tier `development`';
}
