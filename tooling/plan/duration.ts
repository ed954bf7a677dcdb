/** Owns how long the restarts of a plan take, as a range: what one node takes, by what files say, times the nodes. */
import type { KafkaCluster } from '../model/model.ts';
import { restartTime } from '../model/restart.ts';
import { formatDuration } from '../source/duration.ts';
import type { ClusterNode } from '../strimzi/effects/nodes.ts';
import type { RolledPod } from '../strimzi/effects/roll.ts';
import type { Duration } from './plan.ts';

const minute = 60_000;

/**
 * @param nodes of the cluster, by which it is known what restarts
 * @returns whole minutes, at least one; undefined where no node restarts.
 */
export function durationOf(
  rolls: readonly RolledPod[],
  { spec, kubernetes }: KafkaCluster,
  nodes: readonly ClusterNode[],
): Duration | undefined {
  const restarts = rolls.reduce((sum, one) => sum + one.times, 0);
  if (restarts === 0) return undefined;
  const { fastest, slowest } = restartTime(spec.restart, kubernetes.spec.restart);
  const rate = `${formatDuration(fastest)} to ${formatDuration(slowest)}`;
  const isSaid = spec.restart !== undefined || kubernetes.spec.restart !== undefined;
  return {
    from: Math.max(1, Math.round((restarts * fastest) / minute)),
    to: Math.max(1, Math.ceil((restarts * slowest) / minute)),
    assumptions: [
      `${restarts === 1 ? `1 restart of ${rate}` : `${restarts} restarts, one after the other, of ${rate} each`}${
        isSaid
          ? ' as `restart` says'
          : '; nobody measured that, so write what it takes here as `restart: { fastest, slowest }`'
      }.`,
      waiting(new Set(rolls.map(({ pod }) => pod)), nodes),
      'The operator begins with its next reconciliation, and pods find a host and their disks at once.',
    ],
  };
}

/** Of ZooKeeper the operator asks no partitions, of controllers alone a majority. Source: `KafkaQuorumCheck`, `KafkaAvailability`. */
function waiting(pods: ReadonlySet<string>, nodes: readonly ClusterNode[]): string {
  const rolled = nodes.filter(({ pod }) => pods.has(pod));
  if (rolled.length > 0 && rolled.every(({ part }) => part === 'zookeeper'))
    return 'The next ZooKeeper node waits until the one before it is ready; the leader is the last.';
  if (
    rolled.length > 0 &&
    !rolled.some(({ roles }) => roles.includes('broker')) &&
    rolled.some(({ roles }) => roles.includes('controller'))
  )
    return 'The next controller waits until a majority has caught up without it; the active one is the last.';
  return 'The next node waits until no partition would have too few replicas in sync; how much a node has to catch up with is not known here.';
}
