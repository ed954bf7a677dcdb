/** Owns which Services of ours lead to ZooKeeper: to its nodes, or to a proxy that talks to them in the name of its clients. */
import { listAt, mapAt } from '../../source/plain.ts';
import type { KafkaContext } from '../context.ts';
import type { Workload } from '../workloads.ts';
import { leadsToPort, type OwnService, selectsNodes, workloadsBehind } from './services.ts';

export const zookeeperPort = 2181;

export interface Door {
  readonly service: OwnService;
  /** Pods of ours behind it; none where it leads to the nodes themselves. */
  readonly proxies: readonly Workload[];
}

export function zookeeperDoor(service: OwnService, context: KafkaContext): Door | undefined {
  const behind = workloadsBehind(service, context);
  const proxies = behind.filter((one) => leadsToPort(service, zookeeperPort, [one]) || isProxy(one));
  if (proxies.length > 0) return { service, proxies };
  const direct = leadsToPort(service, zookeeperPort) && selectsNodes(service, context, 'zookeeper');
  return direct ? { service, proxies } : undefined;
}

/** What the usual proxy is told of ZooKeeper through. */
function isProxy({ containers }: Workload): boolean {
  return containers.some(({ spec }) =>
    listAt(spec, 'env').some((variable) => mapAt(variable)['name'] === 'STRIMZI_ZOOKEEPER_CONNECT'),
  );
}
