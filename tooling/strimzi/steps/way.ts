/**
 * Owns the order of the way from ZooKeeper to KRaft. Source: Strimzi 0.45.2, `KafkaMetadataStateManager`, and its guides on pools, on
 * migration and on rolling it back.
 */
import type { Plain } from '../../source/node.ts';
import { hasAt, textAt } from '../../source/plain.ts';
import { kraftAnnotation, nodePoolsAnnotation } from '../pools/metadata-stage.ts';
import { isSince } from '../releases.ts';
import type { ClusterStand, StepFault, Way } from './step.ts';

/**
 * What may follow, besides staying. The operator itself would go from `zookeeper` to `migration` at once, and from `migration` to `pools`
 * as long as brokers keep their metadata in ZooKeeper alone; whether they still do, the files do not tell, and later it loses them.
 */
const nextWays: Readonly<Record<Way, readonly Way[]>> = {
  zookeeper: ['pools'],
  pools: ['migration', 'zookeeper'],
  migration: ['enabled', 'rollback'],
  rollback: ['pools', 'migration'],
  enabled: ['kraft'],
  kraft: [],
};

export function wayOf({ kafka, release }: Pick<ClusterStand, 'kafka' | 'release'>): Way {
  if (isSince(release, '0.46')) return 'kraft';
  switch (annotation(kafka, kraftAnnotation)) {
    case 'enabled':
      return hasAt(kafka, 'spec', 'zookeeper') ? 'enabled' : 'kraft';
    case 'migration':
      return 'migration';
    case 'rollback':
      return 'rollback';
    default:
      return annotation(kafka, nodePoolsAnnotation) === 'enabled' ? 'pools' : 'zookeeper';
  }
}

/** Whether the cluster can go back to ZooKeeper no more. */
export function isKraft(way: Way): boolean {
  return way === 'enabled' || way === 'kraft';
}

export function waysFrom(way: Way): readonly Way[] {
  return nextWays[way];
}

export function wayFaults(before: ClusterStand, after: ClusterStand): readonly StepFault[] {
  const [from, to] = [wayOf(before), wayOf(after)];
  const next = nextWays[from];
  if (from === to || next.includes(to)) return [];
  return [{ what: 'way', from, to, next, at: undefined, route: ['metadata', 'annotations', kraftAnnotation] }];
}

function annotation(kafka: Plain, name: string): string {
  return textAt(kafka, 'metadata', 'annotations', name)?.toLowerCase() ?? '';
}
