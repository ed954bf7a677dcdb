/**
 * Owns the jobs of a Prometheus: which pods each looks for, and which of those in sight it takes, as relabelling decides. What depends on
 * what is not in sight takes everything, so that no rule says of a job that it finds nothing where it might.
 */
import type { Plain, Route } from '../../source/node.ts';
import { hasAt, isPlainMap, listAt, plainAt, textAt } from '../../source/plain.ts';
import { holds } from '../../strimzi/label-selector.ts';
import type { KubernetesContext } from '../context.ts';
import { type NamespaceSight, sightOf } from '../in-sight.ts';
import type { Place } from '../place.ts';
import type { SeenPod } from '../seen-pods.ts';
import { type PrometheusServer, prometheusServers } from './prometheus-servers.ts';
import { readSelector } from './selector-text.ts';

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

export function scrapeJobs(server: PrometheusServer): readonly ScrapeJob[] {
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

/** A port of a pod, as discovery hands it on; a pod without ports is handed on once. */
export interface Target {
  readonly pod: SeenPod;
  readonly namespace: string;
  readonly port: { readonly name: string | undefined; readonly port: number } | undefined;
}

/** What discovery finds, of what is in sight; undefined where there may be more. */
export function discovered(job: ScrapeJob, context: KubernetesContext): readonly Target[] | undefined {
  if (!job.looksForPods || job.namespaces === undefined) return undefined;
  const sight = sightOf(context);
  const places = job.namespaces.map((name) => sight.namespace(name));
  if (!places.every((one): one is NamespaceSight => one !== undefined && !one.mayHaveOtherPods)) return undefined;
  const selectors = listAt(job.plain, 'kubernetes_sd_configs').map((one) =>
    listAt(one, 'selectors').filter((each) => textAt(each, 'role') === 'pod'),
  );
  // Several discoveries, or selectors by field: what they have in common is not worth the trouble.
  if (selectors.length !== 1 || selectors[0]?.some((one) => hasAt(one, 'field'))) return undefined;
  const requirements = (selectors[0] ?? []).map((one) => readSelector(textAt(one, 'label') ?? ''));
  if (requirements.some((one) => one === undefined)) return undefined;
  return places.flatMap(({ name, pods }) =>
    pods
      .filter((pod) =>
        requirements.flatMap((one) => one ?? []).every((one) => pod.added.includes(one.key) || holds(one, pod.labels)),
      )
      .flatMap((pod): readonly Target[] =>
        pod.ports.length === 0
          ? [{ pod, namespace: name, port: undefined }]
          : pod.ports.map((port) => ({ pod, namespace: name, port })),
      ),
  );
}

/** A step of relabelling that takes some targets and leaves others. */
export interface Step {
  readonly index: number;
  readonly action: 'keep' | 'drop';
  readonly sources: readonly string[];
  readonly pattern: string;
}

export function stepsOf(job: ScrapeJob): readonly Step[] {
  return listAt(job.plain, 'relabel_configs').flatMap((one, index) => {
    const action = textAt(one, 'action');
    if (action !== 'keep' && action !== 'drop') return [];
    const sources = listAt(one, 'source_labels').map(String);
    return [{ index, action, sources, pattern: String(plainAt(one, 'regex') ?? '(.*)') }];
  });
}

/** Whether a step lets a target through; true also where that cannot be known. */
export function passes({ action, sources, pattern }: Step, target: Target): boolean {
  const [source] = sources;
  const value = sources.length === 1 && source !== undefined ? metaOf(source, target) : undefined;
  if (value === undefined) return true;
  try {
    return new RegExp(`^(?:${pattern})$`).test(value) === (action === 'keep');
  } catch {
    return true;
  }
}

const ofPod = '__meta_kubernetes_pod_';

/** What discovery says of a target, as far as it is known before there is a pod; undefined for the rest. */
export function metaOf(source: string, { pod, namespace, port }: Target): string | undefined {
  if (source === '__meta_kubernetes_namespace') return namespace;
  if (source === `${ofPod}container_port_name`) return port?.name ?? '';
  if (source === `${ofPod}container_port_number`) return port === undefined ? '' : String(port.port);
  if (source === `${ofPod}phase`) return 'Running';
  const label = source.startsWith(`${ofPod}label_`) ? source.slice(`${ofPod}label_`.length) : undefined;
  if (label === undefined) return undefined;
  const sanitized = (key: string): string => key.replace(/[^a-zA-Z0-9_]/g, '_');
  if (pod.added.some((key) => sanitized(key) === label)) return undefined;
  return Object.entries(pod.labels).find(([key]) => sanitized(key) === label)?.[1] ?? '';
}

/** Those that a job scrapes, of what is in sight; undefined where there may be more. */
export function scraped(job: ScrapeJob, context: KubernetesContext): readonly Target[] | undefined {
  const steps = stepsOf(job);
  return discovered(job, context)?.filter((target) => steps.every((step) => passes(step, target)));
}
