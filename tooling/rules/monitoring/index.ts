/** Owns the rules of this folder, by id. A rule that is not here does not run; a test compares the list with the files. */
import { group } from '../rule.ts';
import zookeeperSeenThroughService from './zookeeper-seen-through-service.ts';

export const monitoring = group('monitoring', 'Monitoring', [zookeeperSeenThroughService]);
