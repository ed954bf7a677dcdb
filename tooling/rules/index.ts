/** Owns the list of rules, by id. A rule that is not here does not run; a test compares it with the files of this folder. */
import clustersCollide from './clusters-collide.ts';
import heapSqueezesPageCache from './heap-squeezes-page-cache.ts';
import heapTooLarge from './heap-too-large.ts';
import hostAntiAffinity from './host-anti-affinity.ts';
import imageVersionMismatch from './image-version-mismatch.ts';
import initialHeapAboveHeap from './initial-heap-above-heap.ts';
import kafkaVersionUnsupported from './kafka-version-unsupported.ts';
import kubernetesTooOld from './kubernetes-too-old.ts';
import minIsrBelowTwo from './min-isr-below-two.ts';
import nodePoolUnknown from './node-pool-unknown.ts';
import nodePortOutOfRange from './node-port-out-of-range.ts';
import nodePortUsedTwice from './node-port-used-twice.ts';
import objectWrittenTwice from './object-written-twice.ts';
import placementSelector from './placement-selector.ts';
import replicationAboveBrokers from './replication-above-brokers.ts';
import replicationBelowThree from './replication-below-three.ts';
import replicationNotAboveMinIsr from './replication-not-above-min-isr.ts';
import type { Rule } from './rule.ts';
import storageClassUnknown from './storage-class-unknown.ts';
import storageSizeLimits from './storage-size-limits.ts';
import zoneUnknown from './zone-unknown.ts';

export const rules: readonly Rule[] = [
  clustersCollide,
  heapSqueezesPageCache,
  heapTooLarge,
  hostAntiAffinity,
  imageVersionMismatch,
  initialHeapAboveHeap,
  kafkaVersionUnsupported,
  kubernetesTooOld,
  minIsrBelowTwo,
  nodePoolUnknown,
  nodePortOutOfRange,
  nodePortUsedTwice,
  objectWrittenTwice,
  placementSelector,
  replicationAboveBrokers,
  replicationBelowThree,
  replicationNotAboveMinIsr,
  storageClassUnknown,
  storageSizeLimits,
  zoneUnknown,
];
