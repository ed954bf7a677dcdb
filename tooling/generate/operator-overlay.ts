/**
 * Owns the overlays of the CRDs and of the operator, which brings the namespaces and the Secrets from outside. What a watched
 * namespace needs is written down in base/operator/README.md.
 */

import { deletableEntries } from '../model/deletable.ts';
import type { KafkaCluster, KubernetesCluster } from '../model/model.ts';
import { type Reader, readerOf } from '../model/reader.ts';
import { syncOptions } from '../model/sync-options.ts';
import { type Draft, fromPlain, type Origin, type YamlNode } from '../source/node.ts';
import type { GeneratedFile } from '../source/tree.ts';
import { strimziRelease } from '../strimzi/releases.ts';
import { externalSecrets } from './external-secrets.ts';
import { generatedFile, kustomization } from './generated.ts';
import { namespaceObjects } from './namespaces.ts';
import { operatorSource } from './operator-bases.ts';
import { operatorPatch, serviceAccount } from './operator-patch.ts';
import { unprotectedPatch, unprotectedTarget } from './unprotected.ts';

const rbac = 'rbac.authorization.k8s.io';

/** Roles that the operator needs in each namespace it watches: name of the binding, ClusterRole. */
const watchedRoles: readonly (readonly [binding: string, role: string])[] = [
  ['strimzi-cluster-operator', 'strimzi-cluster-operator-namespaced'],
  ['strimzi-cluster-operator-watched', 'strimzi-cluster-operator-watched'],
  ['strimzi-cluster-operator-entity-operator-delegation', 'strimzi-entity-operator'],
];

/** Directories of these overlays; each is one Application. */
export function operatorDirectories({ id }: KubernetesCluster): readonly [crds: string, operator: string] {
  return [`overlays/${id}/crds`, `overlays/${id}/operator`];
}

/** Nothing for a release that is not known: names and images follow from it. */
export function operatorOverlays(
  kubernetes: KubernetesCluster,
  kafka: readonly KafkaCluster[],
): ReadonlyMap<string, readonly GeneratedFile[]> {
  const release = strimziRelease(kubernetes.spec.strimzi.release);
  if (release === undefined) return new Map();
  const reader = readerOf(kubernetes.node);
  const place = reader.origin('strimzi', 'release');
  const [crds, operator] = operatorDirectories(kubernetes);
  const source = operatorSource(kubernetes);
  const watched = watchedNamespaces(kubernetes, kafka);
  const sources = `clusters/${kubernetes.id}/*.yaml`;
  const secrets = externalSecrets(kubernetes);
  return new Map([
    [crds, definitions(kubernetes, reader, crds, source.crds)],
    [
      operator,
      [
        kustomization(operator, sources, place, {
          resources: ['namespaces.yaml', 'operator', ...(secrets.length > 0 ? ['secrets.yaml'] : []), 'watched.yaml'],
        }),
        generatedFile(`${operator}/namespaces.yaml`, sources, namespaceObjects(kubernetes, watched)),
        ...(secrets.length > 0 ? [generatedFile(`${operator}/secrets.yaml`, sources, secrets)] : []),
        generatedFile(`${operator}/watched.yaml`, sources, watchedBindings(kubernetes, reader, watched)),
        ...deployment(kubernetes, reader, `${operator}/operator`, source.operator, [...watched.keys()]),
      ],
    ],
  ]);
}

const definition = 'CustomResourceDefinition';

/** With a definition, the API server deletes every object of its kind. A cascade spares them whatever they say. */
function definitions(
  kubernetes: KubernetesCluster,
  reader: Reader,
  directory: string,
  source: string,
): readonly GeneratedFile[] {
  const place = reader.origin('strimzi', 'release');
  // Too large for the annotation that a client's own apply leaves.
  const serverSide = 'ServerSideApply=true';
  const options = (value: string, origin: Origin): YamlNode =>
    fromPlain([{ op: 'add', path: `/metadata/annotations/${syncOptions.replaceAll('/', '~1')}`, value }], origin);
  const going = deletableEntries(kubernetes.spec.deletable).filter(({ kind }) => kind === definition);
  const file = (name: string, origin: Origin, value: string): GeneratedFile =>
    generatedFile(`${directory}/${name}`, kubernetes.path, [options(value, origin)]);
  return [
    file('protected.yaml', place, `Prune=false,${serverSide}`),
    ...(going.length === 0 ? [] : [file(unprotectedPatch, reader.origin('deletable'), serverSide)]),
    kustomization(directory, kubernetes.path, place, {
      resources: [`../../../${source}`],
      patches: [
        { path: 'protected.yaml', target: { kind: definition } },
        ...going.map(({ name, index }) =>
          reader.value(
            { path: unprotectedPatch, target: unprotectedTarget({ kind: definition, name }) },
            'deletable',
            index,
          ),
        ),
      ],
    }),
  ];
}

/** The namespaces of the Kafka clusters and those a person lists, sorted, each with the place that asks for it. */
export function watchedNamespaces(
  kubernetes: KubernetesCluster,
  kafka: readonly KafkaCluster[],
): ReadonlyMap<string, Origin> {
  const reader = readerOf(kubernetes.node);
  const watched = new Map<string, Origin>();
  kubernetes.spec.strimzi.operator.watch.forEach((name, index) => {
    watched.set(name, reader.origin('strimzi', 'operator', 'watch', index));
  });
  for (const cluster of kafka) {
    if (!watched.has(cluster.spec.namespace))
      watched.set(cluster.spec.namespace, readerOf(cluster.node).origin('namespace'));
  }
  // An empty list would mean every namespace, for which it has no rights.
  if (watched.size === 0)
    watched.set(kubernetes.spec.strimzi.operator.namespace, reader.origin('strimzi', 'operator', 'namespace'));
  return new Map([...watched].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function watchedBindings(
  kubernetes: KubernetesCluster,
  reader: Reader,
  watched: ReadonlyMap<string, Origin>,
): readonly YamlNode[] {
  const { operator, install } = kubernetes.spec.strimzi;
  const subjects = [{ kind: 'ServiceAccount', name: serviceAccount, namespace: operator.namespace }];
  const roleRef = (name: string): Draft => ({ apiGroup: rbac, kind: 'ClusterRole', name });
  if (operator.watchAll) {
    return watchedRoles.map(([, role]) =>
      reader.value(
        {
          apiVersion: `${rbac}/v1`,
          kind: 'ClusterRoleBinding',
          metadata: { name: `${role}-everywhere` },
          subjects,
          roleRef: roleRef(role),
        },
        'strimzi',
        'operator',
        'watchAll',
      ),
    );
  }
  // The upstream installation brings these bindings for the operator's own namespace.
  const namespaces = [...watched].filter(([name]) => install === 'base' || name !== operator.namespace);
  return namespaces.flatMap(([namespace, origin]) =>
    watchedRoles.map(([name, role]) =>
      fromPlain(
        {
          apiVersion: `${rbac}/v1`,
          kind: 'RoleBinding',
          metadata: { name, namespace },
          subjects,
          roleRef: roleRef(role),
        },
        origin,
      ),
    ),
  );
}

/** The operator itself, in a folder of its own: `namespace:` moves all it reaches, and the watched namespaces must not move. */
function deployment(
  kubernetes: KubernetesCluster,
  reader: Reader,
  directory: string,
  source: string,
  watched: readonly string[],
): readonly GeneratedFile[] {
  const namespace = reader.node('strimzi', 'operator', 'namespace');
  const bindings = [
    reader.value({ op: 'add', path: '/subjects/0/namespace', value: namespace }, 'strimzi', 'operator', 'namespace'),
  ];
  return [
    generatedFile(`${directory}/bindings.yaml`, kubernetes.path, [
      fromPlain(bindings, reader.origin('strimzi', 'operator', 'namespace')),
    ]),
    generatedFile(`${directory}/deployment.yaml`, `clusters/${kubernetes.id}/*.yaml`, [
      operatorPatch(kubernetes, reader, watched),
    ]),
    kustomization(directory, kubernetes.path, reader.origin('strimzi'), {
      namespace,
      resources: [`../../../../${source}`],
      patches: [
        { path: 'bindings.yaml', target: { group: rbac, kind: 'ClusterRoleBinding' } },
        { path: 'bindings.yaml', target: { group: rbac, kind: 'RoleBinding' } },
        { path: 'deployment.yaml', target: { kind: 'Deployment', name: 'strimzi-cluster-operator' } },
      ],
    }),
  ];
}
