/**
 * Owns the labels that the operator puts on what it makes, and selects it by. Source: Strimzi 0.45.2, `Labels`, `Util`,
 * `WorkloadUtils.createStatefulPod` and `createPodTemplateSpec`.
 */
import type { Labels } from './notations/label-selector.ts';

/** The default of `STRIMZI_LABELS_EXCLUSION_PATTERN`: labels of the Kafka resource that are not handed on. */
const notCopied = /^(?:app\.kubernetes\.io\/(?!part-of)|kustomize\.toolkit\.fluxcd\.io)/;

/** Whether a label of the Kafka resource reaches its pods; changing one that does restarts them. */
export function reachesPods(label: string): boolean {
  return !notCopied.test(label);
}

export function resourceLabels(labels: Labels): Labels {
  const keys = Object.keys(labels);
  if (keys.every(reachesPods)) return labels;
  return Object.fromEntries(keys.filter(reachesPods).map((key) => [key, labels[key] ?? '']));
}

export interface Labelled {
  readonly cluster: string;
  /** What `strimzi.io/name` says. */
  readonly name: string;
  /** What `strimzi.io/component-type` says. */
  readonly type: string;
  /** Labels of the Kafka resource, as {@link resourceLabels} leaves them. */
  readonly copied: Labels;
}

/** What everything made for a component carries. */
export function componentLabels({ cluster, name, type, copied }: Labelled): Labels {
  return {
    ...copied,
    'strimzi.io/kind': 'Kafka',
    'strimzi.io/cluster': cluster,
    'strimzi.io/name': name,
    'strimzi.io/component-type': type,
    'app.kubernetes.io/name': type,
    'app.kubernetes.io/instance': labelValue(cluster),
    'app.kubernetes.io/part-of': labelValue(`strimzi-${cluster}`),
    'app.kubernetes.io/managed-by': 'strimzi-cluster-operator',
  };
}

/** What Services, budgets and policies of a component select its pods by. */
export function selectorLabels(cluster: string, name: string): Labels {
  return { 'strimzi.io/cluster': cluster, 'strimzi.io/name': name, 'strimzi.io/kind': 'Kafka' };
}

/** Labels of a pod template that the operator takes: it drops those of `app.kubernetes.io`, which are its own. */
export function templateLabels(labels: Labels): Labels {
  return Object.fromEntries(Object.entries(labels).filter(([key]) => !key.startsWith('app.kubernetes.io/')));
}

/** A label holds 63 characters; the operator cuts longer values and what punctuation is then last. */
function labelValue(text: string): string {
  return text.slice(0, 63).replace(/[-._]+$/, '');
}
