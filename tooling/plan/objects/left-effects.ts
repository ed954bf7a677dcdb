/** Owns what is told of changes that no other part explains: that they are applied, and how much is known of what follows. */
import type { FieldChange } from '../../strimzi/effects/effect.ts';
import { isOfKafka } from './content-effects.ts';
import { listed, type ObjectCase, type ObjectEffect, type OverlayCase } from './object-case.ts';

/** Kinds of which all is told elsewhere that does anything: what is left of them is applied and nothing follows. */
const known: readonly string[] = [
  'apps/Deployment',
  'apps/StatefulSet',
  'apps/DaemonSet',
  'apps/ReplicaSet',
  'batch/Job',
  'batch/CronJob',
  '/ConfigMap',
  '/Secret',
  '/Namespace',
  '/PersistentVolumeClaim',
  'networking.k8s.io/NetworkPolicy',
  'rbac.authorization.k8s.io/Role',
  'rbac.authorization.k8s.io/ClusterRole',
  'rbac.authorization.k8s.io/RoleBinding',
  'rbac.authorization.k8s.io/ClusterRoleBinding',
  'storage.k8s.io/StorageClass',
  'scheduling.k8s.io/PriorityClass',
  'policy/PodDisruptionBudget',
];

/** @param told effects of all other parts. */
export function leftEffects(overlay: OverlayCase, told: readonly ObjectEffect[]): readonly ObjectEffect[] {
  const explained = new Set(told.flatMap(({ changes }) => changes));
  const versions: [ObjectCase, FieldChange][] = [];
  const labels: [ObjectCase, FieldChange][] = [];
  const rest: ObjectEffect[] = [];
  for (const one of overlay.cases) {
    if (one.change !== 'changed') continue;
    const fields = one.fields.filter((field) => !explained.has(field) && !isHash(one, field));
    const of = (step: string): readonly FieldChange[] => fields.filter(({ route }) => route[0] === step);
    for (const field of of('apiVersion')) versions.push([one, field]);
    if (isTold(one, overlay)) continue;
    for (const field of of('metadata')) labels.push([one, field]);
    const others = fields.filter(({ route }) => route[0] !== 'apiVersion' && route[0] !== 'metadata');
    if (others.length > 0) rest.push(changed(one, others));
  }
  return [
    ...together(
      versions,
      'api-version-changed',
      (names) => `${names} the same in another version of the API: nothing that runs changes.`,
      'is',
      'are',
    ),
    ...together(
      labels,
      'metadata-changed',
      (names) => `${names} new labels or annotations, and nothing that runs follows from them.`,
      'gets',
      'get',
    ),
    ...rest,
  ];
}

/** A name that ends in the hash of what changed. */
function isHash({ oldName, name }: ObjectCase, { route }: FieldChange): boolean {
  return oldName !== name && route[0] === 'metadata' && route[1] === 'name';
}

const ofCluster: readonly string[] = ['Kafka', 'KafkaNodePool', 'KafkaTopic', 'KafkaUser'];

/** Whether others tell what changes in it. */
function isTold(one: ObjectCase, overlay: OverlayCase): boolean {
  const { before, after } = overlay.cluster;
  if (before === undefined || after === undefined) return false;
  return (one.group === 'kafka.strimzi.io' && ofCluster.includes(one.kind)) || isOfKafka(one, overlay);
}

function together(
  found: readonly (readonly [ObjectCase, FieldChange])[],
  id: 'api-version-changed' | 'metadata-changed',
  says: (names: string) => string,
  one: string,
  many: string,
): readonly ObjectEffect[] {
  const names = [...new Set(found.map(([{ subject }]) => subject))];
  if (names.length === 0) return [];
  return [
    {
      id,
      outcome: 'none',
      risk: 'none',
      changes: found.map(([, field]) => field),
      says: says(`${listed(names)} ${names.length === 1 ? one : many}`),
    },
  ];
}

function changed(one: ObjectCase, changes: readonly FieldChange[]): ObjectEffect {
  const paths = listed(
    changes.map(({ path }) => path),
    3,
  );
  const base = { id: 'object-changed', subject: one.subject, changes } as const;
  if (known.includes(`${one.group}/${one.kind}`))
    return {
      ...base,
      outcome: 'dynamic',
      risk: 'none',
      says: `Argo CD applies ${paths} of ${one.title}; nothing restarts for it.`,
    };
  if (one.group === 'kafka.strimzi.io')
    return {
      ...base,
      outcome: 'restart',
      risk: 'restart',
      says: `Argo CD applies ${paths} of ${one.title}; what Strimzi does with it is not known here, so expect that its pods restart.`,
    };
  return {
    ...base,
    outcome: 'dynamic',
    risk: 'none',
    says: `Argo CD applies ${paths} of ${one.title}; what follows from it is not known here.`,
  };
}
