/**
 * Owns the configuration of a Prometheus: what it scrapes, how long it keeps that, which files of rules it reads, and where alerts and
 * metrics go.
 */
import type { KubernetesCluster } from '../model/model.ts';
import type { Reader } from '../model/reader.ts';
import type { Draft, YamlNode } from '../source/node.ts';
import { keptBytes, prometheusSize } from '../strimzi/notations/prometheus.ts';
import { type Scraped, scrapeJobs } from './prometheus-jobs.ts';

export const configFolder = '/etc/prometheus/config';
export const rulesFolder = '/etc/prometheus/rules';

/** Files of further rules that stand beside the configuration. */
export const furtherRules = 'rules-*.yml';

export function prometheusConfig(scraped: Scraped, reader: Reader): YamlNode {
  const { kubernetes } = scraped;
  const alertmanagers = reader.node('prometheus', 'alertmanagers');
  const own = reader.node('prometheus', 'scrapeConfigs');
  const labels = reader.node('prometheus', 'externalLabels');
  return reader.value(
    {
      global: {
        scrape_interval: '30s',
        scrape_timeout: '10s',
        evaluation_interval: '30s',
        external_labels: {
          kubernetes: kubernetes.id,
          ...(labels?.kind === 'map'
            ? Object.fromEntries([...labels.entries].map(([key, one]) => [key, one.value]))
            : {}),
        },
      },
      storage: { tsdb: { retention: retention(kubernetes, reader) } },
      rule_files: [`${rulesFolder}/*.yml`, `${configFolder}/${furtherRules}`],
      alerting:
        alertmanagers === undefined ? undefined : { alertmanagers: [{ static_configs: [{ targets: alertmanagers }] }] },
      remote_write: reader.node('prometheus', 'remoteWrite'),
      scrape_configs: [...scrapeJobs(scraped), ...(own?.kind === 'list' ? own.items : [])],
    },
    'prometheus',
  );
}

/** What is kept ends by time or by size, whichever comes first: with one of them alone, a busy month fills the disk. */
function retention({ spec }: KubernetesCluster, reader: Reader): Draft {
  const kept = keptBytes(spec.prometheus?.storage.size ?? '');
  return {
    time: reader.node('prometheus', 'retention'),
    size: kept === undefined ? undefined : reader.value(prometheusSize(kept), 'prometheus', 'storage', 'size'),
  };
}
