/** Owns the rules of this folder, by id. A rule that is not here does not run; a test compares the list with the files. */
import { group } from '../rule.ts';
import fieldDeprecated from './field-deprecated.ts';
import imageDigestMissing from './image-digest-missing.ts';
import imageRegistryForeign from './image-registry-foreign.ts';
import imageReleaseMismatch from './image-release-mismatch.ts';
import imageTagMutable from './image-tag-mutable.ts';
import imageVersionMismatch from './image-version-mismatch.ts';
import kafkaVersionMissing from './kafka-version-missing.ts';
import kafkaVersionUnsupported from './kafka-version-unsupported.ts';
import kubernetesTooOld from './kubernetes-too-old.ts';
import protocolVersionRefused from './protocol-version-refused.ts';
import upgradeUnfinished from './upgrade-unfinished.ts';

export const versions = group('versions', 'Versions and images', [
  fieldDeprecated,
  imageDigestMissing,
  imageRegistryForeign,
  imageReleaseMismatch,
  imageTagMutable,
  imageVersionMismatch,
  kafkaVersionMissing,
  kafkaVersionUnsupported,
  kubernetesTooOld,
  protocolVersionRefused,
  upgradeUnfinished,
]);
