/**
 * Owns what becomes of node pools in a change: brokers that get a pool for the first time, pools that go or get another name. The
 * operator looks at none of it: a pool that is new has new pods and empty disks, and one that is gone takes its pods with it. Source:
 * Strimzi 0.45.2, `KafkaPool`, `PersistentVolumeClaimUtils`, its guide on adopting pools; 1.2.0, `PreventBrokerScaleDownCheck`, which knows
 * the pools that are there, and the guide on KRaft: the number of controllers is fixed.
 */
import type { Plain, Route } from '../../source/node.ts';
import { hasAt, numberAt, plainAt, textAt } from '../../source/plain.ts';
import { rolesOf } from '../pools/node-pools.ts';
import { virtualPool } from '../pools/pod-labels.ts';
import type { ClusterStand, StepFault } from './step.ts';
import { storageChange } from './storage-change.ts';
import { isKraft, wayOf } from './way.ts';

interface Pool {
  readonly name: string;
  readonly index: number;
  readonly nodes: number;
  readonly isBroker: boolean;
  readonly isController: boolean;
  readonly pool: Plain;
}

export function poolStepFaults(before: ClusterStand, after: ClusterStand): readonly StepFault[] {
  const [from, to] = [wayOf(before), wayOf(after)];
  const [old, now] = [poolsIn(before), poolsIn(after)];
  if (from === 'zookeeper') return to === 'zookeeper' ? [] : adoption(before, now);
  if (to === 'zookeeper') return returned(old, after);
  const isBack = from === 'rollback' && to === 'pools';
  const faults = old.flatMap((one) => goneFaults(one, old, now, isBack));
  return [...faults, ...controllerFaults(old, now, isKraft(from) || from === 'migration', faults)];
}

function poolsIn({ pools }: ClusterStand): readonly Pool[] {
  return pools.flatMap((pool, index) => {
    const name = textAt(pool, 'metadata', 'name');
    const roles = rolesOf(plainAt(pool, 'spec', 'roles'));
    const nodes = numberAt(pool, 'spec', 'replicas') ?? 0;
    const [isBroker, isController] = [roles.includes('broker'), roles.includes('controller')];
    return name === undefined ? [] : [{ name, index, nodes, isBroker, isController, pool }];
  });
}

/** Brokers keep pods and disks only in a pool that is called as the operator calls theirs. */
function adoption({ kafka }: ClusterStand, now: readonly Pool[]): readonly StepFault[] {
  const adopting = now.find((one) => one.name === virtualPool && one.isBroker);
  if (adopting === undefined) {
    const nearest = now.find((one) => one.isBroker) ?? now[0];
    const route = nearest === undefined ? [] : ['metadata', 'name'];
    return [{ what: 'not-adopted', pool: nearest?.name, at: nearest?.index, route }];
  }
  const brokers = numberAt(kafka, 'spec', 'kafka', 'replicas');
  const at = adopting.index;
  const faults: StepFault[] = [];
  if (brokers !== undefined && brokers !== adopting.nodes)
    faults.push({
      what: 'adopted-differently',
      at,
      route: ['spec', 'replicas'],
      says: `There are ${brokers} brokers, and pool \`${virtualPool}\` would have ${adopting.nodes}`,
      remedy: `keep ${brokers} until the pool has taken them over`,
    });
  return [...faults, ...storageFaults(plainAt(kafka, 'spec', 'kafka', 'storage'), adopting.pool, at)];
}

function storageFaults(before: Plain | undefined, pool: Plain, at: number): readonly StepFault[] {
  if (before === undefined || !hasAt(pool, 'spec', 'storage')) return [];
  return storageChange(before, plainAt(pool, 'spec', 'storage')).map(({ route, says, remedy }) => ({
    what: 'adopted-differently',
    at,
    route: ['spec', 'storage', ...route],
    says: `${says} in pool \`${virtualPool}\``,
    remedy,
  }));
}

/** Without pools again: the brokers of pool `kafka` stay, and no others. */
function returned(old: readonly Pool[], after: ClusterStand): readonly StepFault[] {
  const at = undefined;
  const others = old.filter((one) => one.name !== virtualPool && one.nodes > 0);
  const route: Route = ['spec', 'kafka', 'replicas'];
  const brokers = numberAt(after.kafka, ...route);
  const own = old.find((one) => one.name === virtualPool);
  const faults: StepFault[] = others.map(({ name: pool, nodes, isController }) => {
    return { what: 'pool-gone', pool, nodes, isController, at, route: [] };
  });
  if (own !== undefined && brokers !== undefined && brokers !== own.nodes)
    faults.push({
      what: 'adopted-differently',
      at,
      route,
      says: `Pool \`${virtualPool}\` has ${own.nodes} brokers, and without it there would be ${brokers}`,
      remedy: `keep ${own.nodes} in this step`,
    });
  return faults;
}

/** @param isBack whether the change takes a migration back, and with it the controllers. */
function goneFaults(one: Pool, old: readonly Pool[], now: readonly Pool[], isBack: boolean): readonly StepFault[] {
  const { name, nodes, isBroker, isController } = one;
  if (now.some((other) => other.name === name) || nodes === 0 || (isBack && isController && !isBroker)) return [];
  const fresh = now.filter((other) => !old.some((known) => known.name === other.name));
  const renamed = fresh.find((other) => other.isBroker === isBroker && other.isController === isController);
  if (renamed === undefined) return [{ what: 'pool-gone', pool: name, nodes, isController, at: undefined, route: [] }];
  const at = renamed.index;
  return [{ what: 'pool-renamed', pool: name, to: renamed.name, nodes, at, route: ['metadata', 'name'] }];
}

/** Told once: where a pool goes, its controllers do. */
function controllerFaults(
  old: readonly Pool[],
  now: readonly Pool[],
  hasQuorum: boolean,
  told: readonly StepFault[],
): readonly StepFault[] {
  const count = (pools: readonly Pool[]): number =>
    pools.reduce((sum, one) => sum + (one.isController ? one.nodes : 0), 0);
  const [before, after] = [count(old), count(now)];
  if (!hasQuorum || before === after || before === 0 || after === 0 || told.length > 0) return [];
  const nodesOf = (name: string): number => old.find((one) => one.isController && one.name === name)?.nodes ?? 0;
  const changed = now.find((one) => one.isController && one.nodes !== nodesOf(one.name));
  return [{ what: 'controllers-changed', before, after, at: changed?.index, route: ['spec', 'replicas'] }];
}
