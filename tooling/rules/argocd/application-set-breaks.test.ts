import { describeRule } from '../../../test/support/examples.ts';
import { setExample, soundArgoCd } from './example-set.ts';

const labels = (text: string) => setExample(`spec: { template: { metadata: { labels: { ${text} } } } }`);

/** A set beside those that are there. */
const reading = (path: string) => ({
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
        revision: refs/heads/main
        files:
          - path: ${path}
  template:
    spec: { project: hz-platform, source: { repoURL: https://git.example.com/kafka/fleet.git, targetRevision: refs/heads/main } }
`,
});

describeRule('application-set-breaks', [
  {
    name: 'no Go template',
    example: setExample('spec: { goTemplate: false }'),
    finds: [
      'base/argocd/kubernetes/sets/change.yaml:4:21 error: This set has `goTemplate` off, so a field that is missing stays in the text as `{{…}}`; set `spec.goTemplate: true`.',
    ],
  },
  {
    name: 'fields that may be missing',
    example: setExample('spec: { goTemplateOptions: [] }'),
    finds: [
      'base/argocd/kubernetes/sets/change.yaml:4:9 error: This set lacks `missingkey=error`, so a field that is missing becomes `<no value>`; add it to `spec.goTemplateOptions`.',
    ],
  },
  {
    name: 'a brace that is not closed',
    example: labels('a: "{{.name"'),
    finds: [
      'base/argocd/kubernetes/sets/change.yaml:4:46 error: In the template of this set, `{{` is not closed by `}}`, so it makes no Application at all; correct `{{.name`.',
    ],
  },
  {
    name: 'a function that is not there',
    example: labels('a: "{{ .team | lowr }}"'),
    finds: [
      'base/argocd/kubernetes/sets/change.yaml:4:46 error: In the template of this set, there is no function `lowr`, so it makes no Application at all; correct `{{ .team | lowr }}`.',
    ],
  },
  {
    name: 'a key is a template too',
    example: labels('"{{.nme}}": x'),
    finds: [
      'base/argocd/kubernetes/sets/change.yaml:4:43 error: The template of this set takes `.nme`, which its files do not have, so it makes no Application at all; take one of `.name`, `.overlay`, `.destination`, `.namespace`, `.owner`, `.team` or `.reads`.',
    ],
  },
  {
    name: 'part of the path that is not there',
    example: labels('a: "{{ .path.basname }}"'),
    finds: [
      'base/argocd/kubernetes/sets/change.yaml:4:46 error: The template of this set takes `.path.basname`, which its files do not have, so it makes no Application at all; take one of `.name`, `.overlay`, `.destination`, `.namespace`, `.owner`, `.team` or `.reads`.',
    ],
  },
  {
    name: 'functions, conditions and what the generator adds',
    example: labels('a: "{{ .team | lower | trunc 60 }}-{{ .path.basename }}{{ if .owner }}{{ .x }}{{ end }}"'),
    finds: [],
  },
  {
    name: 'a path that matches nothing',
    example: reading('overlays/hz/argocd/applications/extra/*.yaml'),
    finds: [
      'base/argocd/kubernetes/sets/crds.yaml:14:19 error: `overlays/hz/argocd/applications/extra/*.yaml` of this set matches no file, so it makes nothing; name files below `overlays/hz/argocd/applications/`.',
    ],
  },
  {
    name: 'files of another set',
    example: reading('overlays/hz/argocd/applications/*/orders.yaml'),
    finds: [
      'base/argocd/kubernetes/sets/crds.yaml:14:19 error: This set reads `overlays/hz/argocd/applications/kafka/orders.yaml`, as does ApplicationSet `hz-kafka`; give each a folder of its own.',
    ],
  },
  {
    name: 'files that are none of Applications',
    example: reading('overlays/hz/orders/*.yaml'),
    finds: [
      'base/argocd/kubernetes/sets/crds.yaml:14:19 error: This set reads `overlays/hz/orders/kafka.yaml` by `overlays/hz/orders/*.yaml`, which is no file of Applications here; name files below `overlays/hz/argocd/applications/`.',
    ],
  },
]);
