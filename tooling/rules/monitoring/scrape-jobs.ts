/** Owns the jobs of a Prometheus: what each looks for, and in which namespaces. */
import type { Plain, Route } from '../../source/node.ts';
import { hasAt, isPlainMap, listAt, plainAt, textAt } from '../../source/plain.ts';
import type { KubernetesContext } from '../context.ts';
import type { Place } from '../place.ts';
import { type PrometheusServer, prometheusServers } from './prometheus-servers.ts';

export interface ScrapeJob {
  readonly name: string;
  readonly server: PrometheusServer;
  readonly plain: Plain;
  /** Where a route of the job stands. */
  place(...route: Route): Place;
  /** Whether it looks for pods, and for nothing else. */
  readonly looksForPods: boolean;
  /** Namespaces it looks in; undefined for all of them. */
  readonly namespaces: readonly string[] | undefined;
}

const known = new WeakMap<PrometheusServer, readonly ScrapeJob[]>();

export function scrapeJobs(server: PrometheusServer): readonly ScrapeJob[] {
  const jobs = known.get(server) ?? readJobs(server);
  known.set(server, jobs);
  return jobs;
}

function readJobs(server: PrometheusServer): readonly ScrapeJob[] {
  const file = server.configFile;
  if (file === undefined) return [];
  return listAt(server.config, 'scrape_configs').map((plain, index) => {
    const discoveries = listAt(plain, 'kubernetes_sd_configs');
    const own = server.workload.object.namespace ?? '';
    const spaces = discoveries.map((one) => namespacesOf(one, own));
    return {
      name: textAt(plain, 'job_name') ?? '',
      server,
      plain,
      place: (...route) => file.place('scrape_configs', index, ...route),
      looksForPods:
        discoveries.length > 0 && discoveries.every((one) => textAt(one, 'role') === 'pod') && !hasOthers(plain),
      namespaces: spaces.some((one) => one === undefined)
        ? undefined
        : [...new Set(spaces.flatMap((one) => one ?? []))],
    };
  });
}

export function allJobs(context: KubernetesContext): readonly ScrapeJob[] {
  return prometheusServers(context).flatMap(scrapeJobs);
}

function hasOthers(plain: Plain): boolean {
  return (
    isPlainMap(plain) &&
    Object.keys(plain).some(
      (key) => key.endsWith('_configs') && /_sd_|^static_/.test(key) && key !== 'kubernetes_sd_configs',
    )
  );
}

function namespacesOf(discovery: Plain, own: string): readonly string[] | undefined {
  // Of another Kubernetes cluster, perhaps.
  if (hasAt(discovery, 'api_server') || hasAt(discovery, 'kubeconfig_file')) return undefined;
  const names = listAt(discovery, 'namespaces', 'names').map(String);
  const all = plainAt(discovery, 'namespaces', 'own_namespace') === true ? [...names, own] : names;
  return all.length === 0 ? undefined : all;
}
