/** Owns the rules of this folder, by id. A rule that is not here does not run; a test compares the list with the files. */
import { group } from '../rule.ts';
import alertMetricUnknown from './alert-metric-unknown.ts';
import kafkaNotScraped from './kafka-not-scraped.ts';
import metricsMissing from './metrics-missing.ts';
import metricsReporterRefused from './metrics-reporter-refused.ts';
import prometheusDataLost from './prometheus-data-lost.ts';
import prometheusExposed from './prometheus-exposed.ts';
import prometheusLockedOut from './prometheus-locked-out.ts';
import prometheusQueryExceedsMemory from './prometheus-query-exceeds-memory.ts';
import prometheusRetentionAboveVolume from './prometheus-retention-above-volume.ts';
import prometheusRetentionIncomplete from './prometheus-retention-incomplete.ts';
import ruleFileNotLoaded from './rule-file-not-loaded.ts';
import ruleFileUnreadable from './rule-file-unreadable.ts';
import scrapeForbidden from './scrape-forbidden.ts';
import scrapeJobRepeated from './scrape-job-repeated.ts';
import scrapeJobSelectsNothing from './scrape-job-selects-nothing.ts';
import zookeeperSeenThroughService from './zookeeper-seen-through-service.ts';

export const monitoring = group('monitoring', 'Monitoring', [
  alertMetricUnknown,
  kafkaNotScraped,
  metricsMissing,
  metricsReporterRefused,
  prometheusDataLost,
  prometheusExposed,
  prometheusLockedOut,
  prometheusQueryExceedsMemory,
  prometheusRetentionAboveVolume,
  prometheusRetentionIncomplete,
  ruleFileNotLoaded,
  ruleFileUnreadable,
  scrapeForbidden,
  scrapeJobRepeated,
  scrapeJobSelectsNothing,
  zookeeperSeenThroughService,
]);
