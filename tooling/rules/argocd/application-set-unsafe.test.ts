import { describeRule } from '../../../test/support/examples.ts';
import { setExample, soundArgoCd } from './example-set.ts';

/** A set beside those that are there. */
const added = (spec: string) => ({
  ...soundArgoCd,
  'base/argocd/kubernetes/sets/crds.yaml': `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: { name: crds }
---
apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: { name: extra }
spec:
${spec}`,
});

/** The sets without what all of them have. */
const bare = {
  ...soundArgoCd,
  'base/argocd/kubernetes/sets/kustomization.yaml': `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources: [crds.yaml, operator.yaml, kafka.yaml, services.yaml]
patches:
  - { path: every-set.yaml, target: { kind: ApplicationSet } }
  - target: { kind: ApplicationSet, name: kafka }
    patch: |-
      - { op: remove, path: /metadata/finalizers }
      - { op: remove, path: /metadata/annotations/argocd.argoproj.io~1sync-options }
  - target: { kind: ApplicationSet, name: crds|operator|services }
    patch: '[{ "op": "add", "path": "/spec/template/spec/syncPolicy/syncOptions/-", "value": "PruneLast=true" }]'
`,
};

describeRule('application-set-unsafe', [
  {
    name: 'a set that never changes an Application',
    example: setExample('spec: { syncPolicy: { applicationsSync: create-only } }'),
    finds: [],
  },
  {
    name: 'no policy',
    example: setExample('spec: { syncPolicy: null }'),
    finds: [
      'base/argocd/kubernetes/sets/every-set.yaml:11:1 error: This set deletes an Application whose file is gone; set `spec.syncPolicy.applicationsSync: create-update`.',
      'base/argocd/kubernetes/sets/every-set.yaml:11:1 error: This set takes all that its Applications rolled out with it when it is deleted; set `spec.syncPolicy.preserveResourcesOnDeletion: true`.',
    ],
  },
  {
    name: 'what was rolled out is not kept',
    example: setExample('spec: { syncPolicy: { preserveResourcesOnDeletion: false } }'),
    finds: [
      'base/argocd/kubernetes/sets/change.yaml:4:52 error: This set takes all that its Applications rolled out with it when it is deleted; set `spec.syncPolicy.preserveResourcesOnDeletion: true`.',
    ],
  },
  {
    name: 'neither finalizer nor protection',
    example: bare,
    finds: [
      'base/argocd/kubernetes/sets/kafka.yaml:3:1 error: This set has no finalizer `resources-finalizer.argocd.argoproj.io`, so its Applications are deleted with it; add it to `metadata.finalizers`.',
      'base/argocd/kubernetes/sets/kafka.yaml:5:3 error: This set can be pruned; give it the annotation `argocd.argoproj.io/sync-options: Prune=false,Delete=false`.',
    ],
  },
  {
    name: 'stages that switch auto-sync off',
    example: setExample('spec: { strategy: { type: RollingSync } }'),
    finds: [
      'base/argocd/kubernetes/sets/change.yaml:4:27 error: This set has the strategy `RollingSync`, which switches auto-sync and self-heal off; leave `strategy` out, and give changes to rings of clusters.',
    ],
  },
  {
    name: 'all at once, as without a strategy',
    example: setExample('spec: { strategy: { type: AllAtOnce } }'),
    finds: [],
  },
  {
    name: 'a patch of the template',
    example: setExample('spec: { templatePatch: "spec: {}" }'),
    finds: [
      'base/argocd/kubernetes/sets/change.yaml:4:24 error: This set has a `templatePatch`, which may change anything of its Applications; say it in `template`, or in the file of the Application.',
    ],
  },
  {
    name: 'changes of Applications that never arrive',
    example: setExample(
      'spec: { ignoreApplicationDifferences: [{ jsonPointers: [/spec/source, /spec/syncPolicy/automated], jqPathExpressions: [.spec] }] }',
    ),
    finds: [
      'base/argocd/kubernetes/sets/change.yaml:4:57 error: This set ignores `/spec/source` of its Applications, so a merge that changes it never arrives; ignore `/spec/syncPolicy/automated` alone.',
      'base/argocd/kubernetes/sets/change.yaml:4:120 error: This set ignores `.spec` of its Applications, so a merge that changes it never arrives; ignore `/spec/syncPolicy/automated` alone.',
    ],
  },
  {
    name: 'generators that forget, and a project from a file',
    example:
      added(`  generators: [{ clusters: {} }, { matrix: { generators: [] } }, { git: { directories: [{ path: overlays/hz/* }], repoURL: https://git.example.com/kafka/fleet.git, revision: refs/heads/main } }]
  template: { spec: { project: "{{.team}}", source: { repoURL: https://git.example.com/kafka/fleet.git, targetRevision: refs/heads/main } } }
`),
    finds: [
      'base/argocd/kubernetes/sets/crds.yaml:9:16 error: This set has a generator `clusters`, which may forget Applications; make them of files alone, with `git.files`.',
      'base/argocd/kubernetes/sets/crds.yaml:9:34 error: This set has a generator `matrix`, which may forget Applications; make them of files alone, with `git.files`.',
      'base/argocd/kubernetes/sets/crds.yaml:9:66 error: This set has a generator `git.directories`, which may forget Applications; make them of files alone, with `git.files`.',
      'base/argocd/kubernetes/sets/crds.yaml:10:32 error: This set takes the project from a file, so any file could choose its rights; write the project out.',
    ],
  },
]);
