/**
 * Owns which fields name another object, as data: kustomize's default table (api/internal/konfig/builtinpluginconsts/namereference.go)
 * in the order in which it is applied. Fields of custom resources are not in it: a renamed ConfigMap is not followed into a Kafka.
 */
import { parsePath } from './field-path.ts';

/** What a reference may lead to. */
export interface ReferenceTarget {
  readonly kind: string;
  readonly group?: string;
  readonly version?: string;
}

export interface Reference {
  readonly target: ReferenceTarget;
  /** The kind that refers, in the group and version named, or in any. */
  readonly kind: string;
  readonly group?: string;
  readonly version?: string;
  readonly path: readonly string[];
}

type Referrers = readonly (readonly [
  kind: string,
  paths: readonly string[],
  group?: string | undefined,
  version?: string,
])[];

const workloads = ['Deployment', 'ReplicaSet', 'DaemonSet', 'StatefulSet', 'Job'];

/** The same fields in every place that a pod is described. */
function inPods(fields: readonly string[]): Referrers {
  const at = (prefix: string): readonly string[] => fields.map((field) => `${prefix}${field}`);
  return [
    ['Pod', at('spec/'), undefined, 'v1'],
    ['PodTemplate', at('template/spec/')],
    ...workloads.map((kind) => [kind, at('spec/template/spec/')] as const),
    ['CronJob', at('spec/jobTemplate/spec/template/spec/')],
  ];
}

/** Fewer places: those that kustomize lists for fields of the pod that name an account, a claim or a priority. */
function inWorkloads(field: string): Referrers {
  return [
    ['Pod', [`spec/${field}`]],
    ...['StatefulSet', 'Deployment', 'ReplicationController', 'Job', 'DaemonSet'].map(
      (kind) => [kind, [`spec/template/spec/${field}`]] as const,
    ),
    ['CronJob', [`spec/jobTemplate/spec/template/spec/${field}`]],
  ];
}

const scaled: Referrers = [['HorizontalPodAutoscaler', ['spec/scaleTargetRef/name']]];
const rbac = 'rbac.authorization.k8s.io';
const admission = 'admissionregistration.k8s.io';

const table: readonly (readonly [target: ReferenceTarget, referrers: Referrers])[] = [
  [
    { kind: 'StorageClass', version: 'v1', group: 'storage.k8s.io' },
    [
      ['PersistentVolume', ['spec/storageClassName']],
      ['PersistentVolumeClaim', ['spec/storageClassName']],
      ['StatefulSet', ['spec/volumeClaimTemplates/spec/storageClassName']],
    ],
  ],
  [
    { kind: 'ServiceAccount', version: 'v1' },
    [
      ['RoleBinding', ['subjects'], rbac],
      ['ClusterRoleBinding', ['subjects'], rbac],
      ...inWorkloads('serviceAccountName'),
    ],
  ],
  [{ kind: 'Role', group: rbac }, [['RoleBinding', ['roleRef/name'], rbac]]],
  [
    { kind: 'ClusterRole', group: rbac },
    [
      ['RoleBinding', ['roleRef/name'], rbac],
      ['ClusterRoleBinding', ['roleRef/name'], rbac],
    ],
  ],
  [
    { kind: 'ConfigMap', version: 'v1' },
    [
      ...inPods([
        'volumes/configMap/name',
        'containers/env/valueFrom/configMapKeyRef/name',
        'initContainers/env/valueFrom/configMapKeyRef/name',
        'containers/envFrom/configMapRef/name',
        'initContainers/envFrom/configMapRef/name',
        'volumes/projected/sources/configMap/name',
      ]),
      ['Node', ['spec/configSource/configMap']],
      ['Role', ['rules/resourceNames']],
      ['ClusterRole', ['rules/resourceNames']],
      ['Ingress', ['metadata/annotations/nginx.ingress.kubernetes.io~1fastcgi-params-configmap']],
    ],
  ],
  [
    { kind: 'Secret', version: 'v1' },
    [
      ...inPods([
        'volumes/secret/secretName',
        'containers/env/valueFrom/secretKeyRef/name',
        'initContainers/env/valueFrom/secretKeyRef/name',
        'containers/envFrom/secretRef/name',
        'initContainers/envFrom/secretRef/name',
        'imagePullSecrets/name',
        'volumes/projected/sources/secret/name',
      ]),
      [
        'Ingress',
        [
          'spec/tls/secretName',
          'metadata/annotations/ingress.kubernetes.io~1auth-secret',
          'metadata/annotations/nginx.ingress.kubernetes.io~1auth-secret',
          'metadata/annotations/nginx.ingress.kubernetes.io~1auth-tls-secret',
          'spec/tls/secretName',
        ],
      ],
      ['ServiceAccount', ['imagePullSecrets/name']],
      [
        'StorageClass',
        ['parameters/secretName', 'parameters/adminSecretName', 'parameters/userSecretName', 'parameters/secretRef'],
      ],
      ['Role', ['rules/resourceNames']],
      ['ClusterRole', ['rules/resourceNames']],
      ['Service', ['spec/template/spec/containers/env/valueFrom/secretKeyRef/name'], 'serving.knative.dev', 'v1'],
      ['PersistentVolume', ['spec/azureFile/secretName']],
    ],
  ],
  [
    { kind: 'Service', version: 'v1' },
    [
      ['StatefulSet', ['spec/serviceName'], 'apps'],
      [
        'Ingress',
        [
          'spec/rules/http/paths/backend/serviceName',
          'spec/backend/serviceName',
          'spec/rules/http/paths/backend/service/name',
          'spec/defaultBackend/service/name',
        ],
      ],
      ['APIService', ['spec/service/name'], 'apiregistration.k8s.io'],
      ['ValidatingWebhookConfiguration', ['webhooks/clientConfig/service'], admission],
      ['MutatingWebhookConfiguration', ['webhooks/clientConfig/service'], admission],
    ],
  ],
  [{ kind: 'PriorityClass', version: 'v1', group: 'scheduling.k8s.io' }, inWorkloads('priorityClassName')],
  [
    { kind: 'PersistentVolume', version: 'v1' },
    [
      ['PersistentVolumeClaim', ['spec/volumeName']],
      ['ClusterRole', ['rules/resourceNames']],
    ],
  ],
  [{ kind: 'PersistentVolumeClaim', version: 'v1' }, inWorkloads('volumes/persistentVolumeClaim/claimName')],
  [{ kind: 'Deployment' }, scaled],
  [{ kind: 'StatefulSet' }, scaled],
  [
    { kind: 'ValidatingAdmissionPolicy', group: admission },
    [['ValidatingAdmissionPolicyBinding', ['spec/policyName'], admission]],
  ],
  // The entry for IngressClass names the group `networking.k8s.io/v1`, which none has: kustomize never follows it.
  [{ kind: 'ReplicaSet' }, scaled],
  [{ kind: 'ReplicationController' }, scaled],
];

const byKind = new Map<string, Reference[]>();
for (const [target, referrers] of table) {
  for (const [kind, paths, group, version] of referrers) {
    const references = byKind.get(kind) ?? [];
    byKind.set(kind, references);
    for (const path of paths) {
      references.push({
        target,
        kind,
        ...(group === undefined ? {} : { group }),
        ...(version === undefined ? {} : { version }),
        path: parsePath(path),
      });
    }
  }
}

/** The fields of a kind that may name another object, in kustomize's order. */
export function referencesOf(kind: string): readonly Reference[] {
  return byKind.get(kind) ?? [];
}
