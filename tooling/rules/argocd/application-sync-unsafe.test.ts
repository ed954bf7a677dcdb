import { describeRule } from '../../../test/support/examples.ts';
import { byHandFile, setExample, soundArgoCd } from './example-set.ts';

const sync = (policy: string) => setExample(`spec: { template: { spec: { syncPolicy: ${policy} } } }`);
const metadata = (text: string) => setExample(`spec: { template: { metadata: ${text} } }`);

describeRule('application-sync-unsafe', [
  {
    name: 'options that delete',
    example: sync(
      '{ syncOptions: [ServerSideApply=true, FailOnSharedResource=true, Replace=true, Force=true, "Validate = false"] }',
    ),
    finds: [
      'base/argocd/kubernetes/sets/change.yaml:4:106 error: The template of this set has `Replace=true`, which replaces objects whole, and deletes what cannot be replaced; take it out.',
      'base/argocd/kubernetes/sets/change.yaml:4:120 error: The template of this set has `Force=true`, which deletes an object that cannot be changed, and makes it anew; take it out.',
      'base/argocd/kubernetes/sets/change.yaml:4:132 error: The template of this set has `Validate=false`, which applies what the API server has not looked at; take it out.',
    ],
  },
  {
    name: 'namespaces that it makes itself, and a list that is not whole',
    example: sync('{ syncOptions: [CreateNamespace=true, ServerSideApply=true] }'),
    finds: [
      'base/argocd/kubernetes/sets/change.yaml:4:43 error: The template of this set lacks `FailOnSharedResource=true`, so an object that another Application has too is fought over; add it to `syncOptions`.',
      'base/argocd/kubernetes/sets/change.yaml:4:57 error: The template of this set has `CreateNamespace=true`, which makes namespaces beside those that this repository describes, without their protection; take it out.',
    ],
  },
  {
    name: 'Kafka that is not in the last wave when something is pruned',
    example: sync('{ syncOptions: [ServerSideApply=true, FailOnSharedResource=true, PruneLast = true] }'),
    finds: [
      'base/argocd/kubernetes/sets/change.yaml:4:106 error: The template of this set has `PruneLast=true`, so a sync after which something is left to prune waits until Kafka is healthy, and newer commits wait with it; take it out.',
    ],
  },
  {
    name: 'auto-sync that is off',
    example: sync('{ automated: { enabled: false } }'),
    finds: [
      'base/argocd/kubernetes/sets/change.yaml:4:65 error: The template of this set has auto-sync off, so no merge arrives; set `spec.syncPolicy.automated.enabled: true`.',
    ],
  },
  {
    name: 'no auto-sync',
    example: sync('{ automated: null }'),
    finds: [
      'base/argocd/kubernetes/sets/every-set.yaml:37:7 error: The template of this set has auto-sync off, so no merge arrives; set `spec.syncPolicy.automated.enabled: true`.',
    ],
  },
  {
    name: 'neither prune nor self-heal',
    example: sync('{ automated: { prune: false, selfHeal: false } }'),
    finds: [
      'base/argocd/kubernetes/sets/change.yaml:4:63 error: The template of this set does not prune, so what is removed here stays there; set `spec.syncPolicy.automated.prune: true`.',
      'base/argocd/kubernetes/sets/change.yaml:4:80 error: The template of this set does not heal itself, so changes by hand stay; set `spec.syncPolicy.automated.selfHeal: true`.',
    ],
  },
  {
    name: 'no retry',
    example: sync('{ retry: null }'),
    finds: [
      'base/argocd/kubernetes/sets/every-set.yaml:37:7 error: The template of this set has no `retry`, so it tries the same commit a few times and no other; set `spec.syncPolicy.retry` with `limit: 12` and `refresh: true`.',
    ],
  },
  {
    name: 'retries without end',
    example: sync('{ retry: { limit: -1 } }'),
    finds: [
      'base/argocd/kubernetes/sets/change.yaml:4:59 error: The template of this set retries for ever, so a sync that fails is never told; set `spec.syncPolicy.retry.limit` to 12.',
    ],
  },
  {
    name: 'retries of the old commit',
    example: sync('{ retry: { refresh: false } }'),
    finds: [
      'base/argocd/kubernetes/sets/change.yaml:4:61 error: The template of this set retries the old commit while its mend waits; set `spec.syncPolicy.retry.refresh: true`.',
    ],
  },
  {
    name: 'server-side diff off',
    example: metadata('{ annotations: { argocd.argoproj.io/compare-options: ServerSideDiff=false } }'),
    finds: [
      'base/argocd/kubernetes/sets/change.yaml:4:84 error: The template of this set has server-side diff off, so CRDs of Strimzi stay out of sync; give it the annotation `argocd.argoproj.io/compare-options: ServerSideDiff=true`.',
    ],
  },
  {
    name: 'server-side diff by the setting alone',
    example: metadata('{ annotations: { argocd.argoproj.io/compare-options: null } }'),
    finds: [],
  },
  {
    name: 'a cascade in the background',
    example: metadata('{ finalizers: [resources-finalizer.argocd.argoproj.io/background] }'),
    finds: [
      'base/argocd/kubernetes/sets/change.yaml:4:46 error: The template of this set has a cascade finalizer, so that deleting it deletes all that it rolled out; take the finalizer away.',
    ],
  },
  {
    name: 'a finalizer that is none of the cascade',
    example: metadata('{ finalizers: [example.com/wait] }'),
    finds: [],
  },
  {
    name: 'an Application that a person added to the hub',
    example: {
      ...soundArgoCd,
      'base/argocd/hub/kustomization.yaml':
        'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [project.yaml, settings.yaml, extra.yaml]\n',
      'base/argocd/hub/extra.yaml': `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: extra }
spec:
  project: kafka-fleet
  destination: { name: in-cluster, namespace: argocd }
  source: { repoURL: https://git.example.com/kafka/fleet.git, targetRevision: refs/heads/main, path: base/argocd/hub }
`,
    },
    finds: [
      'base/argocd/hub/extra.yaml:3:1 error: Application `extra` can be pruned; give it the annotation `argocd.argoproj.io/sync-options: Prune=false,Delete=false`.',
      'base/argocd/hub/extra.yaml:4:1 error: Application `extra` has auto-sync off, so no merge arrives; set `spec.syncPolicy.automated.enabled: true`.',
      'base/argocd/hub/extra.yaml:4:1 error: Application `extra` has no `retry`, so it tries the same commit a few times and no other; set `spec.syncPolicy.retry` with `limit: 12` and `refresh: true`.',
      'base/argocd/hub/extra.yaml:4:1 error: Application `extra` lacks `ServerSideApply=true`, `FailOnSharedResource=true` and `PruneLast=true`, so fields that the operator and people have set are taken for its own, and an object that another Application has too is fought over, and what is pruned goes before what takes its place is there; add them to `syncOptions`.',
    ],
  },
  {
    name: 'an annotation that hides it from Argo CD',
    example: metadata('{ annotations: { argocd.argoproj.io/skip-reconcile: "true" } }'),
    finds: [
      'base/argocd/kubernetes/sets/change.yaml:4:83 error: The template of this set is not looked at by Argo CD, so no merge arrives and nothing is told; take the annotation out.',
    ],
  },
  {
    name: 'pauses between retries that are no times',
    example: sync('{ retry: { backoff: { duration: soon, maxDuration: 3m } } }'),
    finds: [
      'base/argocd/kubernetes/sets/change.yaml:4:73 error: The template of this set waits `soon` between retries, which is no time, so a sync that fails is not tried again; write one such as `10s` or `3m`.',
    ],
  },
  {
    name: 'nothing that is removed goes',
    example: sync('{ syncOptions: [ServerSideApply=true, FailOnSharedResource=true, Prune=false] }'),
    finds: [
      'base/argocd/kubernetes/sets/change.yaml:4:106 error: The template of this set has `Prune=false`, which keeps everything that has left an overlay, so nothing that is removed here goes; take it out.',
    ],
  },
  {
    name: 'a Kafka cluster among what is pruned last, by a file of somebody',
    example: {
      ...byHandFile({}, 'operator/by-hand.yaml'),
      'overlays/hz/by-hand/kustomization.yaml': 'resources: [kafka.yaml]\n',
      'overlays/hz/by-hand/kafka.yaml': `apiVersion: kafka.strimzi.io/v1beta2
kind: Kafka
metadata: { name: mine, namespace: kafka, annotations: { argocd.argoproj.io/sync-options: "Prune=false,Delete=false" } }
spec: { kafka: { replicas: 1, listeners: [{ name: tls, port: 9093, type: internal, tls: true }], storage: { type: ephemeral } } }
`,
    },
    finds: [
      'overlays/hz/argocd/applications/operator/by-hand.yaml:2:10 error: Application `hz-by-hand` rolls out a Kafka cluster, and the set that reads this file has `PruneLast=true`, so a sync after which something is left to prune waits until Kafka is healthy; move the file to `overlays/hz/argocd/applications/kafka/`.',
      'overlays/hz/by-hand/kafka.yaml:2:7 error (project-refuses-object): Kafka `mine` is of a kind that project `platform` does not allow, so Argo CD refuses the whole sync; add `{ group: "kafka.strimzi.io", kind: Kafka }` to `namespaceResourceWhitelist` in base/argocd/kubernetes/project-platform.yaml.',
    ],
  },
]);
