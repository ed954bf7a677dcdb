import { describeRule } from '../../../test/support/examples.ts';

const extra = (annotations: string) => `manifests:
  - apiVersion: v1
    kind: ConfigMap
    metadata: { name: extra, annotations: { ${annotations} } }
`;

describeRule('sync-option-unknown', [
  {
    name: 'case, spaces, another separator, and a slip',
    example: extra('argocd.argoproj.io/sync-options: "prune=false, Delete = false, Prume=false"'),
    finds: [
      'orders.yaml:4:78 warning: `Delete = false` of ConfigMap `extra` is no option of Argo CD, and does nothing; did you mean `Delete=false`, or take it out.',
      'orders.yaml:4:78 warning: `Prume=false` of ConfigMap `extra` is no option of Argo CD, and does nothing; did you mean `Prune=false`, or take it out.',
      'orders.yaml:4:78 warning: `prune=false` of ConfigMap `extra` is no option of Argo CD, and does nothing; did you mean `Prune=false`, or take it out.',
    ],
  },
  {
    name: 'two options as one',
    example: extra('argocd.argoproj.io/sync-options: "Prune=false;Delete=false"'),
    finds: [
      'orders.yaml:4:78 warning: `Prune=false;Delete=false` of ConfigMap `extra` is no option of Argo CD, and does nothing; write `Prune=false,Delete=false`.',
    ],
  },
  {
    name: 'annotations of others, and those that Argo CD reads',
    example: extra('link.argocd.argoproj.io/a: "https://example.com", argocd.argoproj.io/ignore-healthcheck: "true"'),
    finds: [],
  },
]);
