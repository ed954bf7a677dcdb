/**
 * Owns what a change of a Kafka cluster is to the operator: how its resources stand before and after, and what is wrong with going from
 * one to the other. What only the status of a resource tells is not known here: the way of metadata is where its annotation leads.
 */
import type { Plain, Route } from '../../source/node.ts';
import type { StrimziRelease } from '../releases.ts';

/** The resources of one cluster, and the release that looks after them. */
export interface ClusterStand {
  readonly kafka: Plain;
  /** KafkaNodePools of the cluster. */
  readonly pools: readonly Plain[];
  readonly release: StrimziRelease;
}

/** Where a cluster is between ZooKeeper and KRaft, by what its resources ask for. */
export const ways = ['zookeeper', 'pools', 'migration', 'rollback', 'enabled', 'kraft'] as const;
export type Way = (typeof ways)[number];

export type StepFault = StepFaultAt &
  (
    | { readonly what: 'way'; readonly from: Way; readonly to: Way; readonly next: readonly Way[] }
    /** Brokers would be in another pool than the one that takes their pods and disks over. `pool`: the one that comes nearest. */
    | { readonly what: 'not-adopted'; readonly pool: string | undefined }
    /** The pool that takes brokers over is not like them. */
    | { readonly what: 'adopted-differently'; readonly says: string; readonly remedy: string }
    | { readonly what: 'pool-gone'; readonly pool: string; readonly nodes: number; readonly isController: boolean }
    | { readonly what: 'pool-renamed'; readonly pool: string; readonly to: string; readonly nodes: number }
    | { readonly what: 'controllers-changed'; readonly before: number; readonly after: number }
    /** `oldest`: the metadata version that the cluster could go back to. */
    | {
        readonly what: 'version-below-metadata';
        readonly version: string;
        readonly metadata: string;
        readonly oldest: string;
      }
    | {
        readonly what: 'version-below-protocol';
        readonly version: string;
        readonly key: string;
        readonly value: string;
      }
    | {
        readonly what: 'metadata-back';
        readonly from: string;
        readonly to: string;
        readonly oldest: string;
      }
    | {
        readonly what: 'metadata-too-old';
        readonly version: string;
        readonly metadata: string;
        readonly oldest: string;
      }
  );

/** Where it stands in the resources of after. */
interface StepFaultAt {
  /** Index of the pool; undefined for the Kafka resource. */
  readonly at: number | undefined;
  readonly route: Route;
}
