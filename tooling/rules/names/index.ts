/** Owns the rules of this folder, by id. A rule that is not here does not run; a test compares the list with the files. */
import { group } from '../rule.ts';
import clusterNameUnfit from './cluster-name-unfit.ts';
import clustersCollide from './clusters-collide.ts';
import derivedNameTooLong from './derived-name-too-long.ts';
import kafkaUnattended from './kafka-unattended.ts';
import labelRestartsPods from './label-restarts-pods.ts';
import objectOfOperator from './object-of-operator.ts';
import objectWrittenTwice from './object-written-twice.ts';
import operatorDeletesObject from './operator-deletes-object.ts';
import patchOverridden from './patch-overridden.ts';
import podNameLabelLeaving from './pod-name-label-leaving.ts';
import resourceUnattended from './resource-unattended.ts';
import selectorMissesTemplate from './selector-misses-template.ts';
import strimziLabelReserved from './strimzi-label-reserved.ts';
import userOverwritesSecret from './user-overwrites-secret.ts';

export const names = group('names', 'Names and labels', [
  clusterNameUnfit,
  clustersCollide,
  derivedNameTooLong,
  kafkaUnattended,
  labelRestartsPods,
  objectOfOperator,
  objectWrittenTwice,
  operatorDeletesObject,
  patchOverridden,
  podNameLabelLeaving,
  resourceUnattended,
  selectorMissesTemplate,
  strimziLabelReserved,
  userOverwritesSecret,
]);
