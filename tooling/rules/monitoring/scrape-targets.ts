/**
 * Owns which of the pods in sight a scrape job takes, as discovery and relabelling decide. Where that depends on what is not in sight, it
 * takes everything, so that no rule says of a job that it finds nothing where it might. Pods that differ in their number alone count
 * as one: a fleet has tens of thousands.
 */
import { hasAt, listAt, plainAt, textAt } from '../../source/plain.ts';
import { holds, type Requirement } from '../../strimzi/notations/label-selector.ts';
import type { KubernetesContext } from '../context.ts';
import { type NamespaceSight, sightOf } from '../in-sight.ts';
import type { SeenPod } from '../seen-pods.ts';
import type { ScrapeJob } from './scrape-jobs.ts';
import { readSelector } from './selector-text.ts';

/** A port of a pod, as discovery hands it on; a pod without ports is handed on once. */
export interface Target {
  readonly pod: SeenPod;
  readonly namespace: string;
  readonly port: { readonly name: string | undefined; readonly port: number } | undefined;
}

const found = new WeakMap<KubernetesContext, Map<string, readonly Target[] | undefined>>();

/** What discovery finds, of what is in sight; undefined where there may be more. Jobs that look for the same share the answer. */
export function discovered(job: ScrapeJob, context: KubernetesContext): readonly Target[] | undefined {
  if (!job.looksForPods || job.namespaces === undefined) return undefined;
  const answers = found.get(context) ?? new Map<string, readonly Target[] | undefined>();
  found.set(context, answers);
  const key = JSON.stringify([job.namespaces, selectorsOf(job)]);
  if (!answers.has(key)) answers.set(key, discover(job, job.namespaces, context));
  return answers.get(key);
}

/** Label selectors, one text each; undefined where they cannot be read, or there is more than one discovery. */
function selectorsOf({ plain }: ScrapeJob): readonly string[] | undefined {
  const discoveries = listAt(plain, 'kubernetes_sd_configs');
  const selectors = discoveries
    .flatMap((one) => listAt(one, 'selectors'))
    .filter((one) => textAt(one, 'role') === 'pod');
  if (discoveries.length !== 1 || selectors.some((one) => hasAt(one, 'field'))) return undefined;
  return selectors.map((one) => textAt(one, 'label') ?? '');
}

function discover(
  job: ScrapeJob,
  namespaces: readonly string[],
  context: KubernetesContext,
): readonly Target[] | undefined {
  const sight = sightOf(context);
  const places = namespaces.map((name) => sight.namespace(name));
  if (!places.every((one): one is NamespaceSight => one !== undefined && !one.mayHaveOtherPods)) return undefined;
  const requirements = selectorsOf(job)?.map(readSelector);
  if (requirements === undefined || requirements.some((one) => one === undefined)) return undefined;
  const all = requirements.flatMap((one) => one ?? []);
  return places.flatMap((place) => targetsIn(place, all));
}

function targetsIn({ name: namespace, pods }: NamespaceSight, requirements: readonly Requirement[]): readonly Target[] {
  const kinds = new Map(pods.map((pod) => [pod.what, pod]));
  return [...kinds.values()]
    .filter((pod) => requirements.every((one) => pod.added.includes(one.key) || holds(one, pod.labels)))
    .flatMap((pod): readonly Target[] =>
      pod.ports.length === 0
        ? [{ pod, namespace, port: undefined }]
        : pod.ports.map((port) => ({ pod, namespace, port })),
    );
}

/** A step of relabelling that takes some targets and leaves others. */
export interface Step {
  readonly index: number;
  readonly action: 'keep' | 'drop';
  readonly source: string | undefined;
  readonly pattern: string;
  /** Undefined where it is none for JavaScript. */
  readonly expression: RegExp | undefined;
}

export function stepsOf(job: ScrapeJob): readonly Step[] {
  return listAt(job.plain, 'relabel_configs').flatMap((one, index) => {
    const action = textAt(one, 'action');
    if (action !== 'keep' && action !== 'drop') return [];
    const sources = listAt(one, 'source_labels').map(String);
    const pattern = String(plainAt(one, 'regex') ?? '(.*)');
    const source = sources.length === 1 ? sources[0] : undefined;
    return [{ index, action, source, pattern, expression: expressionOf(pattern) }];
  });
}

function expressionOf(pattern: string): RegExp | undefined {
  try {
    return new RegExp(`^(?:${pattern})$`);
  } catch {
    return undefined;
  }
}

/** Whether a step lets a target through; true also where that cannot be known. */
export function passes({ action, source, expression }: Step, target: Target): boolean {
  const value = source === undefined ? undefined : metaOf(source, target);
  return value === undefined || expression === undefined || expression.test(value) === (action === 'keep');
}

const ofPod = '__meta_kubernetes_pod_';
const ofLabel = `${ofPod}label_`;

/** What discovery says of a target, as far as it is known before there is a pod; undefined for the rest. */
export function metaOf(source: string, { pod, namespace, port }: Target): string | undefined {
  if (source === '__meta_kubernetes_namespace') return namespace;
  if (source === `${ofPod}container_port_name`) return port?.name ?? '';
  if (source === `${ofPod}container_port_number`) return port === undefined ? '' : String(port.port);
  if (source === `${ofPod}phase`) return 'Running';
  // Each pod has another name, and one stands for all of its kind here.
  if (!source.startsWith(ofLabel) || source.endsWith('_pod_name')) return undefined;
  const label = source.slice(ofLabel.length);
  if (pod.added.some((key) => sanitized(key) === label)) return undefined;
  return Object.entries(pod.labels).find(([key]) => sanitized(key) === label)?.[1] ?? '';
}

/** As discovery writes the key of a label. */
function sanitized(key: string): string {
  return key.replace(/[^a-zA-Z0-9_]/g, '_');
}

const taken = new WeakMap<
  ScrapeJob,
  { readonly context: KubernetesContext; readonly targets: readonly Target[] | undefined }
>();

/** Those that a job scrapes, of what is in sight; undefined where there may be more. */
export function scraped(job: ScrapeJob, context: KubernetesContext): readonly Target[] | undefined {
  const known = taken.get(job);
  if (known?.context === context) return known.targets;
  const steps = stepsOf(job);
  const targets = discovered(job, context)?.filter((target) => steps.every((step) => passes(step, target)));
  taken.set(job, { context, targets });
  return targets;
}
