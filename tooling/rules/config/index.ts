/** Owns the rules of this folder, by id. A rule that is not here does not run; a test compares the list with the files. */

import { group } from '../rule.ts';
import brokerSettingsConflict from './broker-settings-conflict.ts';
import configIgnored from './config-ignored.ts';
import configKeyMisspelt from './config-key-misspelt.ts';
import configOutranked from './config-outranked.ts';
import configOverridesOperator from './config-overrides-operator.ts';
import configProviderReserved from './config-provider-reserved.ts';
import configSecretInClear from './config-secret-in-clear.ts';
import configValueRefused from './config-value-refused.ts';
import configWithoutEffect from './config-without-effect.ts';
import maintenanceWindowMalformed from './maintenance-window-malformed.ts';
import messageSizeLimits from './message-size-limits.ts';
import operatorVariableRefused from './operator-variable-refused.ts';
import quotasRefused from './quotas-refused.ts';
import quotasStopProducers from './quotas-stop-producers.ts';
import rackVariableUnfit from './rack-variable-unfit.ts';
import templateVariableIgnored from './template-variable-ignored.ts';
import templateVolumeRefused from './template-volume-refused.ts';
import templateVolumeUnused from './template-volume-unused.ts';
import topicConfigRefused from './topic-config-refused.ts';
import topicCopiesImpossible from './topic-copies-impossible.ts';
import watchedNamespaceRefused from './watched-namespace-refused.ts';
import zookeeperConfigRefused from './zookeeper-config-refused.ts';
import zookeeperNeverPurges from './zookeeper-never-purges.ts';

export const config = group('config', 'Settings of brokers and ZooKeeper', [
  brokerSettingsConflict,
  configIgnored,
  configKeyMisspelt,
  configOutranked,
  configOverridesOperator,
  configProviderReserved,
  configSecretInClear,
  configValueRefused,
  configWithoutEffect,
  maintenanceWindowMalformed,
  messageSizeLimits,
  operatorVariableRefused,
  quotasRefused,
  quotasStopProducers,
  rackVariableUnfit,
  templateVariableIgnored,
  templateVolumeRefused,
  templateVolumeUnused,
  topicConfigRefused,
  topicCopiesImpossible,
  watchedNamespaceRefused,
  zookeeperConfigRefused,
  zookeeperNeverPurges,
]);
