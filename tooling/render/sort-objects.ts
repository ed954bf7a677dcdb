/**
 * Owns the order of the objects in the output: kustomize's `legacy` order unless `sortOptions` says otherwise
 * (api/internal/builtins/SortOrderTransformer.go).
 */
import type { YamlMap } from '../source/node.ts';
import { checkFields, readMap, readNonEmpty, readTexts } from './fields.ts';
import { compareText } from './go-json.ts';
import { refuse } from './refuse.ts';
import { namespaceOf, type Resource } from './resource.ts';

export interface SortOrder {
  readonly order: 'legacy' | 'fifo';
  readonly first?: readonly string[];
  readonly last?: readonly string[];
}

export function readSortOrder(node: YamlMap): SortOrder {
  const options = readMap(node, 'sortOptions');
  if (options === undefined) return { order: 'legacy' };
  checkFields(options, '`sortOptions`', { order: true, legacySortOptions: true });
  const order = readNonEmpty(options, 'order');
  if (order?.value !== 'legacy' && order?.value !== 'fifo')
    return refuse('`sortOptions.order` must be `legacy` or `fifo`.', order?.origin ?? options.origin);
  const legacy = readMap(options, 'legacySortOptions');
  if (legacy === undefined) return { order: order.value };
  if (order.value === 'fifo')
    return refuse('`legacySortOptions` needs `order: legacy`; leave one of them out.', legacy.origin);
  checkFields(legacy, '`legacySortOptions`', { orderFirst: true, orderLast: true });
  return {
    order: 'legacy',
    first: readTexts(legacy, 'orderFirst').map((text) => text.value),
    last: readTexts(legacy, 'orderLast').map((text) => text.value),
  };
}

const defaultFirst = [
  'Namespace',
  'ResourceQuota',
  'StorageClass',
  'CustomResourceDefinition',
  'ServiceAccount',
  'PodSecurityPolicy',
  'Role',
  'ClusterRole',
  'RoleBinding',
  'ClusterRoleBinding',
  'ConfigMap',
  'Secret',
  'Endpoints',
  'Service',
  'LimitRange',
  'PriorityClass',
  'PersistentVolume',
  'PersistentVolumeClaim',
  'Deployment',
  'StatefulSet',
  'CronJob',
  'PodDisruptionBudget',
];
const defaultLast = ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'];

export function sortResources(
  resources: readonly Resource[],
  { order, first = defaultFirst, last = defaultLast }: SortOrder,
): readonly Resource[] {
  if (order === 'fifo') return resources;
  const rank = (kind: string): number =>
    last.includes(kind)
      ? 1 + last.lastIndexOf(kind)
      : first.includes(kind)
        ? first.lastIndexOf(kind) - first.length
        : 0;
  const keyed = resources.map((resource) => ({
    resource,
    rank: rank(resource.id.kind),
    kind: kindKey(resource),
    name: nameKey(resource),
  }));
  keyed.sort((a, b) => a.rank - b.rank || compareKinds(a.kind, b.kind, a.resource) || compareText(a.name, b.name));
  return keyed.map(({ resource }) => resource);
}

function kindKey({ id }: Resource): string {
  return `${id.group === '' ? '~G' : id.group}_${id.version === '' ? '~V' : id.version}_${id.kind}`;
}

/** A core Namespace comes before those of other groups. */
function compareKinds(a: string, b: string, { id }: Resource): number {
  const isCore = (key: string): boolean => key.startsWith('~G_');
  return id.kind === 'Namespace' && (isCore(a) || isCore(b)) ? compareText(b, a) : compareText(a, b);
}

function nameKey({ id, node }: Resource): string {
  return `${namespaceOf(node) ?? '~X'}|${id.name}`;
}
