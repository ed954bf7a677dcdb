/** Owns what a fault of a Kafka resource and its node pools is, as the operator sees it. */
import type { Route } from '../../source/node.ts';
import type { StorageFaultKind } from '../kafka-resource/storage-faults.ts';

export type PoolFaultKind =
  | StorageFaultKind
  | 'pools-missing'
  | 'pools-not-enabled'
  | 'kraft-not-enabled'
  | 'roles-missing'
  | 'broker-missing'
  | 'controller-missing'
  | 'controller-with-zookeeper'
  | 'id-twice'
  | 'ids-unreadable'
  | 'ids-too-few'
  | 'label-reserved'
  | 'resources-refused'
  | 'jbod-too-early'
  | 'controllers-even'
  | 'broker-ephemeral'
  | 'controller-ephemeral'
  | 'metadata-without-kraft'
  | 'metadata-version-refused'
  | 'metadata-version-newer'
  | 'metadata-version-behind'
  | 'migration-versions-differ'
  | 'setting-without-zookeeper'
  | 'zookeeper-missing'
  | 'field-unused';

export interface PoolFault {
  readonly what: PoolFaultKind;
  /** Place of the pool in the list that was given; undefined where the fault is in the Kafka resource, or in no pool more than in another. */
  readonly pool: number | undefined;
  /** In the pool, or in the Kafka resource. */
  readonly route: Route;
  /** A clause with a name and the value found; with the remedy after a semicolon it is a sentence. */
  readonly says: string;
  /** What to do, in an imperative, with legal values. */
  readonly remedy: string;
  /** Nothing of the cluster is carried out; or there is a warning in its status; or nothing is said of it, but in the operator's log. */
  readonly effect: 'refused' | 'warned' | 'ignored';
  /** The operator's class that does so. */
  readonly source: string;
}
