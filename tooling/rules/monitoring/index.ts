/** Owns the rules of this folder, by id. A rule that is not here does not run; a test compares the list with the files. */
import { group } from '../rule.ts';
import prometheusDataLost from './prometheus-data-lost.ts';
import prometheusQueryExceedsMemory from './prometheus-query-exceeds-memory.ts';
import prometheusRetentionAboveVolume from './prometheus-retention-above-volume.ts';
import prometheusRetentionIncomplete from './prometheus-retention-incomplete.ts';
import scrapeJobRepeated from './scrape-job-repeated.ts';
import scrapeJobSelectsNothing from './scrape-job-selects-nothing.ts';
import zookeeperSeenThroughService from './zookeeper-seen-through-service.ts';

export const monitoring = group('monitoring', 'Monitoring', [
  prometheusDataLost,
  prometheusQueryExceedsMemory,
  prometheusRetentionAboveVolume,
  prometheusRetentionIncomplete,
  scrapeJobRepeated,
  scrapeJobSelectsNothing,
  zookeeperSeenThroughService,
]);
