/**
 * Owns what makes the Applications of one Kubernetes cluster: its two projects, and its sets. It follows from the files of that cluster
 * and from clusters/argocd.yaml alone, so a change elsewhere does not touch it, and a fault in it stops nobody else.
 */
import type { ArgoCd, KafkaCluster, KubernetesCluster } from '../../model/model.ts';
import { readerOf } from '../../model/reader.ts';
import { type Draft, fromPlain, type YamlNode } from '../../source/node.ts';
import type { GeneratedFile } from '../../source/tree.ts';
import { generatedFile, kustomization } from '../generated.ts';
import { namespaceNames } from '../namespaces.ts';
import { operatorDirectories, watchedNamespaces } from '../operator-overlay.ts';
import { applicationFiles } from './applications.ts';
import { applicationName, argocdDirectory, kubernetesLabel, secondsOf, sets } from './names.ts';
import { projectRoles } from './roles.ts';
import { syncWindows } from './sync-windows.ts';

const group = 'argoproj.io';
/** Makes a set Progressing until its Applications are there (base/argocd/health/ApplicationSet). */
const waitAnnotation = 'kafka-fleet/wait-for-applications';
/** How often a set is looked at that the next one waits for; its health is that of its Applications then. */
const secondsWhileWaiting = 30;

export function kubernetesArgoCd(
  argocd: ArgoCd,
  kubernetes: KubernetesCluster,
  kafka: readonly KafkaCluster[],
  reads: (overlay: string) => string,
): readonly GeneratedFile[] {
  const directory = argocdDirectory(kubernetes.id);
  const sources = `${argocd.path} and clusters/${kubernetes.id}/*.yaml`;
  const { origin, node } = readerOf(argocd.node);
  const projects = (['platform', 'kafka'] as const).map((name) => projectPatch(name, argocd, kubernetes, kafka));
  const target = (kind: string, name: string): Draft => ({ group, kind, name });
  return [
    kustomization(directory, sources, origin('kind'), {
      namespace: node('namespace'),
      namePrefix: `${kubernetes.id}-`,
      // By which all of it is found when the Kubernetes cluster is gone.
      labels: [{ pairs: { [kubernetesLabel]: kubernetes.id } }],
      resources: ['../../../base/argocd/kubernetes'],
      patches: [
        ...projects.map((one) => ({ path: one.file, target: target('AppProject', one.name) })),
        ...(argocd.spec.allow.length > 0 ? [{ path: 'allow.yaml', target: target('AppProject', 'kafka') }] : []),
        ...sets.map(({ name }) => ({ path: `set-${name}.yaml`, target: target('ApplicationSet', name) })),
      ],
    }),
    ...projects.map((one) => generatedFile(`${directory}/${one.file}`, sources, [one.patch])),
    ...(argocd.spec.allow.length > 0 ? [generatedFile(`${directory}/allow.yaml`, sources, [allowPatch(argocd)])] : []),
    ...sets.map(({ name, project }) =>
      generatedFile(`${directory}/set-${name}.yaml`, sources, [setPatch(name, project, argocd, kubernetes)]),
    ),
    ...applicationFiles(kubernetes, kafka, reads),
  ];
}

interface ProjectPatch {
  readonly name: string;
  readonly file: string;
  readonly patch: YamlNode;
}

/** Where its Applications may go: this Kubernetes cluster, and of it the namespaces that are theirs. */
function projectPatch(
  name: 'platform' | 'kafka',
  argocd: ArgoCd,
  kubernetes: KubernetesCluster,
  kafka: readonly KafkaCluster[],
): ProjectPatch {
  const reader = readerOf(argocd.node);
  const own = readerOf(kubernetes.node);
  const namespaces =
    name === 'platform'
      ? namespaceNames(kubernetes, watchedNamespaces(kubernetes, kafka))
      : [...new Set(kafka.map((one) => one.spec.namespace))].sort();
  const destinations = namespaces.map((namespace) =>
    own.value({ name: kubernetes.spec.destination, namespace }, 'destination'),
  );
  const roles = projectRoles(name, argocd, kubernetes, kafka);
  const windows = syncWindows(
    kubernetes,
    name === 'kafka' ? ['*'] : operatorDirectories(kubernetes).map(applicationName),
  );
  const patch = fromPlain(
    {
      apiVersion: `${group}/v1alpha1`,
      kind: 'AppProject',
      metadata: { name },
      spec: {
        sourceRepos: [reader.node('repository')],
        destinations,
        ...(roles.length > 0 ? { roles } : {}),
        ...(windows.length > 0 ? { syncWindows: own.value(windows, 'maintenance') } : {}),
      },
    },
    reader.origin('kind'),
  );
  return { name, file: `project-${name}.yaml`, patch };
}

function allowPatch(argocd: ArgoCd): YamlNode {
  const { node, origin } = readerOf(argocd.node);
  return fromPlain(
    argocd.spec.allow.map((_, index) => ({
      op: 'add',
      path: '/spec/namespaceResourceWhitelist/-',
      value: node('allow', index),
    })),
    origin('allow'),
  );
}

function setPatch(
  name: string,
  project: string,
  { node: root, spec }: ArgoCd,
  kubernetes: KubernetesCluster,
): YamlNode {
  const { node, origin, value } = readerOf(root);
  const isWaitedFor = name === 'crds' || name === 'operator';
  const mayWait = kubernetes.spec.maintenance !== undefined;
  const seconds = isWaitedFor
    ? Math.min(secondsWhileWaiting, secondsOf(spec.refreshEvery))
    : secondsOf(spec.refreshEvery);
  return fromPlain(
    {
      apiVersion: `${group}/v1alpha1`,
      kind: 'ApplicationSet',
      // With windows a change of an operator that runs may wait for days, and must not hold up everything else.
      metadata: { name, ...(isWaitedFor && mayWait ? { annotations: { [waitAnnotation]: 'false' } } : {}) },
      spec: {
        generators: [
          {
            git: {
              repoURL: node('repository'),
              revision: node('revision'),
              requeueAfterSeconds: value(seconds, 'refreshEvery'),
              files: [{ path: `${argocdDirectory(kubernetes.id)}/applications/${name}/*.yaml` }],
            },
          },
        ],
        template: {
          metadata: { labels: { [kubernetesLabel]: kubernetes.id } },
          spec: {
            project: `${kubernetes.id}-${project}`,
            source: { repoURL: node('repository'), targetRevision: node('revision') },
          },
        },
      },
    },
    origin('kind'),
  );
}
