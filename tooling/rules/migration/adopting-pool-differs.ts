import type { StorageSpec } from '../../model/model.ts';
import type { Plain, Route } from '../../source/node.ts';
import { virtualPool } from '../../strimzi/pools/pod-labels.ts';
import { storageChange } from '../../strimzi/steps/storage-change.ts';
import { inCluster } from '../context.ts';
import { defineKafkaRule } from '../rule.ts';
import { isWritten, seeAlso } from '../written.ts';

export default defineKafkaRule({
  id: 'adopting-pool-differs',
  summary: 'The pool that takes brokers over has as many of them as there are, on disks like theirs.',
  severity: 'error',
  why: `Taking brokers into a pool restarts nothing as long as the pool describes what is there. Another number would add brokers or take
some away in the same step, and another class, type or smaller size of disks is left undone by the operator, with all else that changes
of the disks.`,
  fix: `Leave nodes and disks out of the pool: it takes them from \`kafka\`. What is to change, change in a step before or after.`,
  bad: `kafka: { brokers: 3 }
migration: { phase: prepare }
pools:
  kafka: { name: kafka, roles: [broker], nodes: 4 }
`,
  good: `kafka: { brokers: 3 }
migration: { phase: prepare }
pools:
  kafka: { name: kafka, roles: [broker] }
`,
  check({ cluster }, report) {
    const { migration, kafka, pools = {} } = cluster.spec;
    if (migration?.phase !== 'prepare') return;
    const [key, pool] = Object.entries(pools).find(([, one]) => one.name === virtualPool) ?? [];
    if (key === undefined || pool === undefined) return;
    const brokers = inCluster(cluster, 'kafka', 'brokers');
    const nodes = inCluster(cluster, 'pools', key, 'nodes');
    // Left out, the number is that of the pools.
    if (isWritten(brokers) && kafka.brokers !== pool.nodes)
      report(
        `There are ${kafka.brokers} brokers, and pool \`${key}\` that takes them over has ${pool.nodes} nodes; write \`nodes: ${kafka.brokers}\`.`,
        nodes,
        seeAlso(brokers, 'the brokers that are there'),
      );
    const disks = inCluster(cluster, 'kafka', 'storage');
    if (!isWritten(disks)) return;
    for (const { route, says, remedy } of storageChange(asResource(kafka.storage), asResource(pool.storage)))
      report(
        `${says} in pool \`${key}\`, which takes the brokers over; ${remedy}.`,
        inCluster(cluster, 'pools', key, 'storage', ...written(route)),
        seeAlso(disks, 'the disks that are there'),
      );
  },
});

/** As the resource has it, as far as changes are looked at. */
function asResource({ ephemeral, volumes, size, class: name }: StorageSpec): Plain {
  if (volumes !== undefined)
    return { type: 'jbod', volumes: volumes.map((one) => ({ id: one.id, ...claim(one.size, one.class) })) };
  return { type: ephemeral === true ? 'ephemeral' : 'persistent-claim', ...claim(size, name) };
}

function claim(size: string | undefined, name: string | undefined): { readonly [key: string]: Plain } {
  return { ...(size === undefined ? {} : { size }), ...(name === undefined ? {} : { class: name }) };
}

/** The file says by its fields which type it is. */
function written(route: Route): Route {
  return route[0] === 'type' ? [] : route;
}
