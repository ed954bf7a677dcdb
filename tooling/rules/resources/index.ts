/** Owns the rules of this folder, by id. A rule that is not here does not run; a test compares the list with the files. */
import { group } from '../rule.ts';
import heapAbovePointers from './heap-above-pointers.ts';
import heapGivenTwice from './heap-given-twice.ts';
import heapSqueezesPageCache from './heap-squeezes-page-cache.ts';
import heapTooLarge from './heap-too-large.ts';
import heapUnbounded from './heap-unbounded.ts';
import initialHeapAboveHeap from './initial-heap-above-heap.ts';
import jvmOptionRefused from './jvm-option-refused.ts';
import memoryBeyondLimit from './memory-beyond-limit.ts';
import memoryLimitDiffers from './memory-limit-differs.ts';
import requestMissing from './request-missing.ts';
import resourcesRefused from './resources-refused.ts';

export const resources = group('resources', 'Resources and the JVM', [
  heapAbovePointers,
  heapGivenTwice,
  heapSqueezesPageCache,
  heapTooLarge,
  heapUnbounded,
  initialHeapAboveHeap,
  jvmOptionRefused,
  memoryBeyondLimit,
  memoryLimitDiffers,
  requestMissing,
  resourcesRefused,
]);
