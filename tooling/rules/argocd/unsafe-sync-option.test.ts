import { describeRule } from '../../../test/support/examples.ts';

const object = (annotations: string, kind = 'ConfigMap'): string => `manifests:
  - apiVersion: v1
    kind: ${kind}
    metadata:
      name: notes
      annotations: { ${annotations} }
`;
const claim = (annotations: string): string =>
  `${object(`argocd.argoproj.io/sync-options: "Prune=false,Delete=false", ${annotations}`, 'PersistentVolumeClaim')}    spec: { accessModes: [ReadWriteOnce], storageClassName: cloud-essd, resources: { requests: { storage: 10Gi } } }
`;

describeRule('unsafe-sync-option', [
  {
    name: 'of any object',
    example: object('argocd.argoproj.io/sync-options: "Validate=false, Replace=true,Force=true"'),
    finds: [
      'orders.yaml:6:55 error: This ConfigMap has `Force=true`, which deletes the object and makes it anew where a change cannot be applied; take it out.',
      'orders.yaml:6:55 error: This ConfigMap has `Replace=true`, which puts the object anew in place of the one that runs, with all that operators wrote into it, or deletes it first; take it out.',
    ],
  },
  {
    name: 'what waits for a hand is told once',
    example: 'annotations: { argocd.argoproj.io/sync-options: "Prune=confirm,Delete=false" }\n',
    finds: [
      'orders.yaml:1:49 error: This Kafka has `Prune=confirm`, which holds up the sync, and with it every urgent change, until somebody confirms; `Prune=false` keeps the object; take it out.',
    ],
  },
  { name: 'turned off by name', example: object('argocd.argoproj.io/sync-options: Replace=false'), finds: [] },
  { name: 'a hook that loses nothing', example: object('argocd.argoproj.io/hook: PreSync'), finds: [] },
  {
    name: 'a hook of Argo CD',
    example: claim('argocd.argoproj.io/hook: PreSync'),
    finds: [
      'orders.yaml:6:108 error: This PersistentVolumeClaim is a hook (`PreSync`), which Argo CD deletes before it makes it anew, whatever protects it; take `argocd.argoproj.io/hook` out.',
    ],
  },
  {
    name: 'a hook of Helm',
    example: claim('helm.sh/hook: pre-install'),
    finds: [
      'orders.yaml:6:97 error: This PersistentVolumeClaim is a hook (`PreSync`), which Argo CD deletes before it makes it anew, whatever protects it; take `helm.sh/hook` out.',
    ],
  },
  { name: 'a word that is no hook', example: claim('argocd.argoproj.io/hook: BeforeSync'), finds: [] },
  {
    name: 'left out of every sync',
    example: claim('argocd.argoproj.io/hook: Skip'),
    finds: [
      'orders.yaml:6:108 error: This PersistentVolumeClaim has the hook `Skip`, so Argo CD never applies it; take it out.',
    ],
  },
  {
    name: 'a Kafka resource that nobody would miss',
    example: 'annotations: { argocd.argoproj.io/compare-options: IgnoreExtraneous }\n',
    finds: [
      'orders.yaml:1:52 error: This Kafka has `IgnoreExtraneous`, so nothing tells of it once it has left its overlay and runs on; take it out.',
    ],
  },
  { name: 'the same of a claim', example: claim('argocd.argoproj.io/compare-options: IgnoreExtraneous'), finds: [] },
]);
