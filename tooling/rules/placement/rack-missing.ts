import { brokersOf } from '../brokers.ts';
import { inCluster, inPatches } from '../context.ts';
import { defineKafkaRule } from '../rule.ts';
import { counted } from '../wording.ts';
import { zonesOf } from './zones.ts';

export default defineKafkaRule({
  id: 'rack-missing',
  summary: 'Where brokers run in several zones, each knows its own.',
  severity: { production: 'warning', staging: 'off', development: 'off' },
  why: `Kafka puts the copies of a partition on brokers of different racks, if brokers know theirs. Otherwise it does not look at
zones, and some partitions have all of their copies in one: when that zone is lost, they are gone. Consumers cannot read from the
copy that is near to them either.`,
  fix: `Leave \`kafka.rack\` out: where there are several zones, it is the zone. Turning it on restarts the brokers and moves nothing:
partitions that exist keep their brokers until they are reassigned.`,
  bad: `kafka:
  rack: false
`,
  good: `kafka:
  rack: true
`,
  check(context, report) {
    const { kafka, cluster } = context;
    if (kafka === undefined || kafka.replicas('kafka') < 2 || kafka.has('spec', 'kafka', 'rack')) return;
    const zones = zonesOf(context, brokersOf(kafka));
    if (zones.length < 2) return;
    const isAsked = cluster.spec.kafka.rack !== false;
    report(
      `The brokers run in ${counted(zones.length, 'zone')} but do not know theirs, so all copies of a partition may be in one; ${isAsked ? 'a patch takes `rack` away: leave it in' : 'set `kafka.rack` to true'}.`,
      isAsked ? inPatches(cluster) : inCluster(cluster, 'kafka', 'rack'),
    );
  },
});
