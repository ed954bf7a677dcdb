/** Owns what `fleet resize` is asked for: from flags as they were written to a wish, or the first thing that is wrong with them. */
import { type Read, readCount, readCpu, readHeap, readSize } from './values.ts';

/** What is asked for, each in the words of the file. */
export interface Wish {
  readonly brokers?: number | undefined;
  /** Key of a pool in the file, or name of its KafkaNodePool. */
  readonly pool?: string | undefined;
  /** Of the pool, or of ZooKeeper. */
  readonly nodes?: number | undefined;
  /** The ZooKeeper nodes rather than brokers. */
  readonly zookeeper?: boolean | undefined;
  readonly storage?: string | undefined;
  /** Number of one of several volumes. */
  readonly volume?: number | 'all' | undefined;
  readonly memory?: string | undefined;
  readonly cpu?: string | number | undefined;
  readonly cpuLimit?: string | number | undefined;
  readonly heap?: string | undefined;
}

/** As the command line has them. */
export interface ResizeFlags {
  readonly brokers?: string;
  readonly pool?: string;
  readonly nodes?: string;
  readonly zookeeper?: boolean;
  readonly storage?: string;
  readonly volume?: string;
  readonly memory?: string;
  readonly cpu?: string;
  readonly cpuLimit?: string;
  readonly heap?: string;
}

/** The most nodes that the schema takes. */
const most = 1000;
const mostZookeeperNodes = 15;
const mostVolumes = 2147483647;

export function readWish(flags: ResizeFlags): Read<Wish> {
  const refusals: string[] = [];
  const take = <T>(text: string | undefined, read: (text: string) => Read<T>): T | undefined => {
    const result = text === undefined ? undefined : read(text);
    if (result !== undefined && 'refused' in result) refusals.push(result.refused);
    return result !== undefined && 'value' in result ? result.value : undefined;
  };
  const isZookeeper = flags.zookeeper === true;
  const wish: Wish = {
    brokers: take(flags.brokers, (text) => readCount('--brokers', text, 1, most)),
    pool: flags.pool,
    nodes: take(flags.nodes, (text) =>
      readCount('--nodes', text, isZookeeper ? 1 : 0, isZookeeper ? mostZookeeperNodes : most),
    ),
    zookeeper: flags.zookeeper,
    storage: take(flags.storage, (text) => readSize('--storage', text)),
    volume: take<number | 'all'>(flags.volume, (text) =>
      text === 'all' ? { value: text } : readCount('--volume', text, 0, mostVolumes),
    ),
    memory: take(flags.memory, (text) => readSize('--memory', text)),
    cpu: take(flags.cpu, (text) => readCpu('--cpu', text)),
    cpuLimit: take(flags.cpuLimit, (text) => readCpu('--cpu-limit', text)),
    heap: take(flags.heap, (text) => readHeap('--heap', text)),
  };
  const [first] = refusals;
  return first === undefined ? { value: wish } : { refused: first };
}
