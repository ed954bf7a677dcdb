/** Owns the rules of this folder, by id. A rule that is not here does not run; a test compares the list with the files. */
import { group } from '../rule.ts';
import heapSqueezesPageCache from './heap-squeezes-page-cache.ts';
import heapTooLarge from './heap-too-large.ts';
import initialHeapAboveHeap from './initial-heap-above-heap.ts';

export const resources = group('resources', 'Resources and the JVM', [
  heapSqueezesPageCache,
  heapTooLarge,
  initialHeapAboveHeap,
]);
