/** Owns cluster files of `orders` that differ in one part, for tables of transitions of nodes and disks. */
import { strimziRelease } from '../../tooling/strimzi/releases.ts';
import type { OrdersFiles } from './transition.ts';

/** What stands in the braces of a pool, unless a test says otherwise. */
export const brokers = 'roles: [broker], storage: { size: 100Gi }';
export const controllers = 'roles: [controller], storage: { size: 10Gi }';

export interface OrdersParts {
  /** Of Strimzi. */
  readonly release?: string;
  /** What stands in the braces of `kafka` and of `zookeeper`. */
  readonly kafka?: string;
  readonly zookeeper?: string;
  /** By key; undefined takes one away that is there otherwise. */
  readonly pools?: Readonly<Record<string, string | undefined>>;
  /** Further lines of the file. */
  readonly rest?: string;
  /** What follows the head of topics.yaml. */
  readonly topics?: string;
}

/** Three controllers and three brokers. */
export function kraftOrders({ release = '1.2.0', kafka, pools, rest = '', topics }: OrdersParts = {}): OrdersFiles {
  const version = versionOf(release);
  const lines = Object.entries({ brokers, controllers, ...pools }).flatMap(([key, text]) =>
    text === undefined ? [] : [`  ${key}: { ${text} }\n`],
  );
  const orders = `stack: kraft
kafka: { version: ${version}, metadataVersion: "${minorOf(version)}"${kafka === undefined ? '' : `, ${kafka}`} }
pools:
${lines.join('')}${rest}
`;
  return { strimzi: release, orders, ...(topics === undefined ? {} : { topics }) };
}

/** Three brokers and three ZooKeeper nodes. */
export function zookeeperOrders({
  release = '0.45.2',
  kafka = 'storage: { size: 100Gi }',
  zookeeper = 'storage: { size: 10Gi }',
  rest = '',
  topics,
}: OrdersParts = {}): OrdersFiles {
  const orders = `stack: zookeeper
kafka: { version: ${versionOf(release)}, ${kafka} }
zookeeper: { ${zookeeper} }
${rest}
`;
  return { strimzi: release, orders, ...(topics === undefined ? {} : { topics }) };
}

function versionOf(release: string): string {
  return strimziRelease(release)?.defaultKafkaVersion ?? '';
}

function minorOf(version: string): string {
  return version.split('.').slice(0, 2).join('.');
}
