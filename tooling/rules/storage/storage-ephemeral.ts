import type { Role } from '../../model/model.ts';
import type { KafkaContext } from '../context.ts';
import type { KafkaResource } from '../kafka-resource.ts';
import type { Nodes } from '../nodes.ts';
import { defineKafkaRule } from '../rule.ts';
import { forgetsBrokers } from './forgets-brokers.ts';
import { allVolumes, placeOfType } from './volumes.ts';

export default defineKafkaRule({
  id: 'storage-ephemeral',
  summary: 'Brokers, controllers and ZooKeeper nodes keep their data on disks that outlive them.',
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
    for (const volume of allVolumes(kafka)) {
      const { nodes, type } = volume;
      if (type !== 'ephemeral' || (nodes.part === 'zookeeper' && forgetsBrokers(kafka))) continue;
      const effect = isAlone(nodes, kafka) ? 'everything is lost with the pod' : 'each restart loses the data of one';
      report(
        `The storage of the ${nodes.called} is ephemeral, so ${effect}; ${adviceFor(context)}.`,
        placeOfType(context, volume),
      );
    }
  },
});

/** Whether it is the only node of what it is: the one broker, the one controller, the one ZooKeeper node. */
function isAlone(nodes: Nodes, kafka: KafkaResource): boolean {
  const others = kafka.nodes.filter((one) => one !== nodes && one.part === nodes.part && one.replicas > 0);
  const isShared = (role: Role): boolean => others.some((one) => one.roles.includes(role));
  const isIn = nodes.part === 'zookeeper' || nodes.roles.some((role) => !isShared(role));
  return nodes.replicas === 1 && isIn;
}

function adviceFor({ cluster }: KafkaContext): string {
  return cluster.spec.tier === 'production' ? 'use disks in production' : 'use disks, or tier `development`';
}
