/**
 * Owns the fields that kustomize's transformers touch by default, as data: the tables of api/internal/konfig/builtinpluginconsts.
 * Custom resources are in none of them but the two that name no kind (`metadata/labels`, `metadata/annotations`).
 */
import { type FieldSpec, parsePath } from './field-path.ts';

type Row = readonly [
  kind: string,
  path: string,
  create?: 'create' | undefined,
  group?: string | undefined,
  version?: string,
];

function specs(rows: readonly Row[]): readonly FieldSpec[] {
  return rows.map(([kind, path, create, group, version]) => ({
    ...(kind === '' ? {} : { kind }),
    ...(group === undefined ? {} : { group }),
    ...(version === undefined ? {} : { version }),
    path: parsePath(path),
    create: create !== undefined,
  }));
}

const podTemplates: readonly Row[] = [
  ['ReplicationController', 'spec/template/metadata/labels', 'create', undefined, 'v1'],
  ['Deployment', 'spec/template/metadata/labels', 'create'],
  ['ReplicaSet', 'spec/template/metadata/labels', 'create'],
  ['DaemonSet', 'spec/template/metadata/labels', 'create'],
  ['StatefulSet', 'spec/template/metadata/labels', 'create', 'apps'],
  ['StatefulSet', 'spec/volumeClaimTemplates[]/metadata/labels', 'create', 'apps'],
  ['Job', 'spec/template/metadata/labels', 'create', 'batch'],
  ['CronJob', 'spec/jobTemplate/metadata/labels', 'create', 'batch'],
  ['CronJob', 'spec/jobTemplate/spec/template/metadata/labels', 'create', 'batch'],
];

const placement = (kind: string): readonly Row[] => {
  const spec = 'spec/template/spec';
  const preferred = 'preferredDuringSchedulingIgnoredDuringExecution/podAffinityTerm/labelSelector/matchLabels';
  const required = 'requiredDuringSchedulingIgnoredDuringExecution/labelSelector/matchLabels';
  return [
    [kind, `${spec}/affinity/podAffinity/${preferred}`, undefined, 'apps'],
    [kind, `${spec}/affinity/podAffinity/${required}`, undefined, 'apps'],
    [kind, `${spec}/affinity/podAntiAffinity/${preferred}`, undefined, 'apps'],
    [kind, `${spec}/affinity/podAntiAffinity/${required}`, undefined, 'apps'],
    [kind, `${spec}/topologySpreadConstraints/labelSelector/matchLabels`, undefined, 'apps'],
  ];
};

const selectors: readonly Row[] = [
  ['Service', 'spec/selector', 'create', undefined, 'v1'],
  ['ReplicationController', 'spec/selector', 'create', undefined, 'v1'],
  ['Deployment', 'spec/selector/matchLabels', 'create'],
  ...placement('Deployment'),
  ['ReplicaSet', 'spec/selector/matchLabels', 'create'],
  ['DaemonSet', 'spec/selector/matchLabels', 'create'],
  ['StatefulSet', 'spec/selector/matchLabels', 'create', 'apps'],
  ...placement('StatefulSet'),
  ['Job', 'spec/selector/matchLabels', undefined, 'batch'],
  ['CronJob', 'spec/jobTemplate/spec/selector/matchLabels', undefined, 'batch'],
  ['PodDisruptionBudget', 'spec/selector/matchLabels', undefined, 'policy'],
  ['NetworkPolicy', 'spec/podSelector/matchLabels', undefined, 'networking.k8s.io'],
  ['NetworkPolicy', 'spec/ingress/from/podSelector/matchLabels', undefined, 'networking.k8s.io'],
  ['NetworkPolicy', 'spec/egress/to/podSelector/matchLabels', undefined, 'networking.k8s.io'],
];

/** `labels` without options. */
export const labelFields: readonly FieldSpec[] = specs([['', 'metadata/labels', 'create']]);
/** `labels` with `includeTemplates`. */
export const templateLabelFields: readonly FieldSpec[] = [...labelFields, ...specs(podTemplates)];
/** `labels` with `includeSelectors`. */
export const selectorLabelFields: readonly FieldSpec[] = [...templateLabelFields, ...specs(selectors)];

export const annotationFields: readonly FieldSpec[] = specs([
  ['', 'metadata/annotations', 'create'],
  ['ReplicationController', 'spec/template/metadata/annotations', 'create', undefined, 'v1'],
  ['Deployment', 'spec/template/metadata/annotations', 'create'],
  ['ReplicaSet', 'spec/template/metadata/annotations', 'create'],
  ['DaemonSet', 'spec/template/metadata/annotations', 'create'],
  ['StatefulSet', 'spec/template/metadata/annotations', 'create'],
  ['Job', 'spec/template/metadata/annotations', 'create', 'batch'],
  ['CronJob', 'spec/jobTemplate/metadata/annotations', 'create', 'batch'],
  ['CronJob', 'spec/jobTemplate/spec/template/metadata/annotations', 'create', 'batch'],
]);

/** Beyond `metadata.namespace`; the name of a Namespace only in version v1, see api/filters/namespace. */
export const namespaceFields: readonly FieldSpec[] = specs([
  ['Namespace', 'metadata/name', 'create'],
  ['APIService', 'spec/service/namespace', 'create', 'apiregistration.k8s.io'],
  [
    'CustomResourceDefinition',
    'spec/conversion/webhook/clientConfig/service/namespace',
    undefined,
    'apiextensions.k8s.io',
  ],
]);

export const metadataNamespace: FieldSpec = { path: ['metadata', 'namespace'], create: true };

export const imageFields: readonly FieldSpec[] = specs([
  ['', 'spec/containers[]/image'],
  ['', 'spec/initContainers[]/image'],
  ['', 'spec/volumes[]/image/reference'],
  ['', 'spec/template/spec/containers[]/image'],
  ['', 'spec/template/spec/initContainers[]/image'],
  ['', 'spec/template/spec/volumes[]/image/reference'],
]);

export const replicaFields: readonly FieldSpec[] = specs([
  ['Deployment', 'spec/replicas', 'create'],
  ['ReplicationController', 'spec/replicas', 'create'],
  ['ReplicaSet', 'spec/replicas', 'create'],
  ['StatefulSet', 'spec/replicas', 'create'],
]);
