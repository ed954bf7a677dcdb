import { describeRule } from '../../../test/support/examples.ts';
import { setExample, soundArgoCd } from './example-set.ts';

const extra = (source: string) => ({
  ...soundArgoCd,
  'base/argocd/hub/kustomization.yaml':
    'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [project.yaml, settings.yaml, extra.yaml]\n',
  'base/argocd/hub/extra.yaml': `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: extra, annotations: { argocd.argoproj.io/sync-options: "Prune=false,Delete=false" } }
spec:
  project: kafka-fleet
  destination: { name: in-cluster, namespace: argocd }
  source: { path: base/argocd/hub, ${source} }
  syncPolicy:
    automated: { prune: true, selfHeal: true }
    syncOptions: [ServerSideApply=true, FailOnSharedResource=true, PruneLast=true]
    retry: { limit: 3, refresh: true }
`,
});

describeRule('application-source-unfit', [
  {
    name: 'another repository, a short revision',
    example: extra('repoURL: https://git.example.com/kafka/fleet, targetRevision: main'),
    finds: [
      'base/argocd/hub/extra.yaml:7:45 error: In Application `extra`, `repoURL` is `https://git.example.com/kafka/fleet`, but this repository is `https://git.example.com/kafka/fleet.git`; take it from there.',
      'base/argocd/hub/extra.yaml:7:98 error: In Application `extra`, `targetRevision` is `main`, but Argo CD follows `refs/heads/main`; set that.',
    ],
  },
  {
    name: 'no revision, and a chart',
    example: extra('repoURL: https://git.example.com/kafka/fleet.git, helm: {}'),
    finds: [
      'base/argocd/hub/extra.yaml:7:3 error: In Application `extra`, `targetRevision` is not there, but Argo CD follows `refs/heads/main`; set that.',
      'base/argocd/hub/extra.yaml:7:86 error: In Application `extra`, `helm` changes what was judged here, and slows rendering down; say it in the overlay.',
    ],
  },
  {
    name: 'this repository at its revision',
    example: extra('repoURL: https://git.example.com/kafka/fleet.git, targetRevision: refs/heads/main'),
    finds: [],
  },
  {
    name: 'several sources',
    example: setExample('spec: { template: { spec: { sources: [] } } }'),
    finds: [
      'base/argocd/kubernetes/sets/change.yaml:4:29 error: In the template of this set, `sources` renders from more than one place, which nobody can judge here; use `source` with one overlay.',
    ],
  },
  {
    name: 'plain files, a plugin',
    example: setExample('spec: { template: { spec: { source: { directory: {}, plugin: {} } } } }'),
    finds: [
      'base/argocd/kubernetes/sets/change.yaml:4:39 error: In the template of this set, `directory` changes what was judged here, and slows rendering down; say it in the overlay.',
      'base/argocd/kubernetes/sets/change.yaml:4:54 error: In the template of this set, `plugin` changes what was judged here, and slows rendering down; say it in the overlay.',
    ],
  },
  {
    name: 'a set that reads another revision',
    example: {
      ...soundArgoCd,
      'base/argocd/kubernetes/sets/crds.yaml': `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: { name: crds }
---
apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: { name: extra }
spec:
  generators:
    - git:
        repoURL: https://git.example.com/kafka/fleet.git
        revision: HEAD
        files: [{ path: overlays/hz/argocd/applications/services/*.yml }]
  template: { spec: { project: hz-platform, source: { repoURL: https://git.example.com/kafka/fleet.git, targetRevision: refs/heads/main } } }
`,
    },
    finds: [
      'base/argocd/kubernetes/sets/crds.yaml:12:19 error: In this set, `revision` is `HEAD`, but its files are judged at `refs/heads/main`; set that.',
    ],
  },
  {
    name: 'paths that leave a base out',
    example: setExample(
      'spec: { template: { metadata: { annotations: { argocd.argoproj.io/manifest-generate-paths: . } } } }',
    ),
    finds: [
      'base/argocd/kubernetes/sets/change.yaml:4:92 error: In the template of this set, `manifest-generate-paths` leaves out what overlays are made of, so a change there would not arrive; write `{{.reads}}`.',
    ],
  },
]);
