/** Owns the rules of this folder, by id. A rule that is not here does not run; a test compares the list with the files. */
import { group } from '../rule.ts';
import imageVersionMismatch from './image-version-mismatch.ts';
import kafkaVersionUnsupported from './kafka-version-unsupported.ts';
import kubernetesTooOld from './kubernetes-too-old.ts';

export const versions = group('versions', 'Versions and images', [
  imageVersionMismatch,
  kafkaVersionUnsupported,
  kubernetesTooOld,
]);
