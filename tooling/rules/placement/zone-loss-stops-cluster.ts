import type { Role } from '../../model/model.ts';
import { copies } from '../../strimzi/config/replication.ts';
import { inCluster, type KafkaContext } from '../context.ts';
import type { Nodes } from '../nodes.ts';
import type { Place } from '../place.ts';
import { settingOf } from '../replication/replication-settings.ts';
import { defineKafkaRule, type Report } from '../rule.ts';
import { isWritten } from '../written.ts';
import { sumOfReplicas } from './crowds.ts';
import { placeOfHosts } from './place-of.ts';
import { zonesOf } from './zones.ts';

/** Three nodes in three zones outlive the loss of each of them; in two, the larger zone holds a majority. */
const usual = 3;

export default defineKafkaRule({
  id: 'zone-loss-stops-cluster',
  summary: 'Where there are three zones, a production cluster outlives the loss of one.',
  severity: { production: 'warning', staging: 'off', development: 'off' },
  why: `In two zones, one of them holds a majority of the controllers, or of the ZooKeeper nodes, and two of the three copies of many
partitions. When that zone is lost, no broker becomes a leader any more, and writes stop. In three zones the loss of any one is
outlived, unless a pool that holds a majority is bound to one of them. How many zones brokers need follows from the numbers of copies
and from \`min.insync.replicas\`.`,
  fix: 'Leave `placement.zones` out, name three zones, or take a node pool that has hosts in three.',
  bad: `zookeeper:
  placement:
    zones: [cn-hangzhou-h, cn-hangzhou-i]
`,
  good: `zookeeper:
  placement:
    zones: [cn-hangzhou-h, cn-hangzhou-i, cn-hangzhou-j]
`,
  check(context, report) {
    const { kafka, kubernetes } = context;
    const available = kubernetes.spec.zones.length;
    if (kafka === undefined || available < usual) return;
    for (const kind of kindsOf(context)) {
      const { called, effect, nodes, needed } = kind;
      const used = zonesOf(context, nodes).length;
      if (used === 0 || sumOfReplicas(nodes) < usual || isMistyped(context, nodes)) continue;
      if (used >= needed || needed > available) {
        reportMajority(context, kind, report);
        continue;
      }
      const loss = ['its loss', 'the loss of the larger one'][used - 1] ?? 'the loss of one that has most';
      report(
        `The ${called} run in ${used} of the ${available} zones, and ${loss} stops ${effect}; place them in ${needed}.`,
        placeOf(context, nodes),
      );
    }
  },
});

/** Nodes that stop something together. */
interface Kind {
  readonly called: string;
  readonly effect: string;
  readonly nodes: readonly Nodes[];
  /** In so many zones they outlive the loss of one. */
  readonly needed: number;
  /** Whether they go on as long as most of them are there. */
  readonly isQuorum: boolean;
}

function kindsOf(context: KafkaContext): readonly Kind[] {
  const all = (context.kafka?.nodes ?? []).filter((one) => one.replicas > 0);
  const withRole = (role: Role): readonly Nodes[] => all.filter((one) => one.roles.includes(role));
  const controllers = withRole('controller');
  const brokers = withRole('broker');
  const quorum = { needed: usual, isQuorum: true };
  // Nodes that are both are told of once.
  const areSame = controllers.length === brokers.length && controllers.every((one) => brokers.includes(one));
  return [
    ...(areSame
      ? []
      : [{ called: 'brokers', effect: 'writes', nodes: brokers, needed: zonesForWrites(context), isQuorum: false }]),
    { called: 'controllers', effect: 'the controllers', nodes: controllers, ...quorum },
    {
      called: 'ZooKeeper nodes',
      effect: 'ZooKeeper',
      nodes: all.filter((one) => one.part === 'zookeeper'),
      ...quorum,
    },
  ];
}

/** Copies are spread evenly over the zones: that of the loss takes a share with it, rounded up, and enough must be left. */
function zonesForWrites(context: KafkaContext): number {
  const needed = copies.flatMap(({ factor: key, minInSync }) => {
    const factor = settingOf(context, key)?.value;
    const minimum = settingOf(context, minInSync)?.value;
    const spare = factor === undefined || minimum === undefined ? 0 : factor - minimum;
    // None to spare at all: replication-not-above-min-isr.
    return factor === undefined || spare < 1 ? [] : [Math.ceil(factor / spare)];
  });
  return needed.length === 0 ? usual : Math.max(...needed);
}

function isMistyped({ kubernetes }: KafkaContext, nodes: readonly Nodes[]): boolean {
  const zones = nodes.flatMap(({ spec }) => spec?.placement.zones ?? []);
  return zones.some((zone) => !kubernetes.spec.zones.includes(zone));
}

/** Pools that are bound to one zone, in which they are most of all. */
function reportMajority(context: KafkaContext, { called, effect, nodes, isQuorum }: Kind, report: Report): void {
  const count = sumOfReplicas(nodes);
  for (const zone of isQuorum ? zonesOf(context, nodes) : []) {
    const bound = nodes.filter((one) => zonesOf(context, [one]).join() === zone);
    if (sumOfReplicas(bound) * 2 <= count) continue;
    report(
      `${sumOfReplicas(bound)} of the ${count} ${called} run in zone \`${zone}\`, and its loss stops ${effect}; place a majority in other zones.`,
      placeOf(context, bound),
    );
  }
}

function placeOf(context: KafkaContext, nodes: readonly Nodes[]): Place {
  const places = nodes.map((one) => placeOfHosts(context, one));
  return places.find(isWritten) ?? places[0] ?? inCluster(context.kubernetes, 'nodePools');
}
