/**
 * Owns what Argo CD itself gets: its settings, the root Application, which rolls these out, and one Application for each Kubernetes
 * cluster, which makes what that cluster has. It hangs on which Kubernetes clusters there are, and on nothing in them.
 */
import type { ArgoCd } from '../../model/model.ts';
import { readerOf } from '../../model/reader.ts';
import { type Draft, fromPlain, type YamlNode } from '../../source/node.ts';
import { type Documents, type GeneratedFile, isProblem, joinPath } from '../../source/tree.ts';
import { generatedFile, kustomization } from '../generated.ts';
import { platformOwner } from './applications.ts';
import { luaFolder, luaSettings } from './lua-settings.ts';
import {
  argocdDirectory,
  hubDirectory,
  kubernetesApplication,
  kubernetesLabel,
  ownerLabel,
  rootName,
} from './names.ts';
import { notificationsPatch } from './notifications.ts';

const group = 'argoproj.io';

export function hubOverlay(
  argocd: ArgoCd,
  ids: readonly string[],
  documents: Documents,
  reads: (overlay: string) => string,
): readonly GeneratedFile[] {
  const { node, origin } = readerOf(argocd.node);
  const sources = `${argocd.path} and the folders of clusters/`;
  const file = (name: string, ...contents: readonly YamlNode[]): GeneratedFile =>
    generatedFile(`${hubDirectory}/${name}`, sources, contents);
  const config = { version: 'v1', kind: 'ConfigMap' };
  const messages = notificationsPatch(argocd);
  return [
    kustomization(hubDirectory, sources, origin('kind'), {
      namespace: node('namespace'),
      resources: [
        '../../base/argocd/hub',
        ...(messages === undefined ? [] : ['../../base/argocd/hub/notifications']),
        'applications.yaml',
      ],
      patches: [
        { path: 'project.yaml', target: { group, kind: 'AppProject', name: rootName } },
        { path: 'settings.yaml', target: { ...config, name: 'argocd-cm' } },
        ...(messages === undefined
          ? []
          : [{ path: 'notifications.yaml', target: { ...config, name: 'argocd-notifications-cm' } }]),
      ],
    }),
    file('project.yaml', projectPatch(argocd)),
    file('settings.yaml', settingsPatch(argocd, documents)),
    ...(messages === undefined ? [] : [file('notifications.yaml', messages)]),
    file(
      'applications.yaml',
      application(argocd, rootName, hubDirectory, reads),
      ...ids.map((id) =>
        application(argocd, kubernetesApplication(id), argocdDirectory(id), reads, { [kubernetesLabel]: id }),
      ),
    ),
  ];
}

function projectPatch({ node: root }: ArgoCd): YamlNode {
  const { node, origin } = readerOf(root);
  return fromPlain(
    {
      apiVersion: `${group}/v1alpha1`,
      kind: 'AppProject',
      metadata: { name: rootName },
      spec: {
        sourceRepos: [node('repository')],
        destinations: [{ name: node('hub'), namespace: node('namespace') }],
      },
    },
    origin('kind'),
  );
}

function settingsPatch({ node: root, spec }: ArgoCd, documents: Documents): YamlNode {
  const { node, origin } = readerOf(root);
  const settings: Record<string, Draft> = {
    ...(spec.url === undefined ? {} : { url: node('url') }),
    'timeout.reconciliation': node('refreshEvery'),
    ...Object.fromEntries(luaSettings(textsBelow(documents, luaFolder))),
  };
  return fromPlain(
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'argocd-cm' }, data: settings },
    origin('kind'),
  );
}

/** Texts of Lua by their paths below a folder. */
function textsBelow(documents: Documents, folder: string, prefix = ''): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const [name, kind] of documents.list(folder)) {
    const path = joinPath(folder, name);
    if (kind === 'directory')
      for (const [below, text] of textsBelow(documents, path, `${prefix}${name}/`)) texts.set(below, text);
    else if (name.endsWith('.lua')) {
      const file = documents.text(path);
      if (!isProblem(file)) texts.set(`${prefix}${name}`, file.text);
    }
  }
  return texts;
}

/** No finalizer: whoever deletes one of these deletes nothing else. */
function application(
  argocd: ArgoCd,
  name: string,
  path: string,
  reads: (overlay: string) => string,
  labels: Readonly<Record<string, Draft>> = {},
): YamlNode {
  const { node, origin } = readerOf(argocd.node);
  return fromPlain(
    {
      apiVersion: `${group}/v1alpha1`,
      kind: 'Application',
      metadata: {
        name,
        labels: { [ownerLabel]: platformOwner, ...labels },
        annotations: {
          [ownerLabel]: platformOwner,
          'argocd.argoproj.io/compare-options': 'ServerSideDiff=true',
          'argocd.argoproj.io/manifest-generate-paths': reads(path),
          'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
        },
      },
      spec: {
        project: rootName,
        source: { repoURL: node('repository'), targetRevision: node('revision'), path },
        destination: { name: node('hub'), namespace: node('namespace') },
        syncPolicy: {
          automated: { enabled: true, prune: true, selfHeal: true, allowEmpty: false },
          syncOptions: ['ServerSideApply=true', 'FailOnSharedResource=true', 'PruneLast=true'],
          retry: { limit: 12, refresh: true, backoff: { duration: '10s', factor: 2, maxDuration: '3m' } },
        },
        revisionHistoryLimit: 3,
      },
    },
    origin('kind'),
  );
}
