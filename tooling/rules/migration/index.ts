/** Owns the rules of this folder, by id. A rule that is not here does not run; a test compares the list with the files. */
import { group } from '../rule.ts';
import adoptingPoolDiffers from './adopting-pool-differs.ts';
import adoptingPoolMisnamed from './adopting-pool-misnamed.ts';
import migrationControllersUnfit from './migration-controllers-unfit.ts';
import migrationNamespaceShared from './migration-namespace-shared.ts';
import migrationZookeeperParts from './migration-zookeeper-parts.ts';
import rollbackKeepsClaims from './rollback-keeps-claims.ts';

export const migration = group('migration', 'From ZooKeeper to KRaft', [
  adoptingPoolDiffers,
  adoptingPoolMisnamed,
  migrationControllersUnfit,
  migrationNamespaceShared,
  migrationZookeeperParts,
  rollbackKeepsClaims,
]);
