import { describeRule } from '../../../test/support/examples.ts';
import { soundArgoCd } from './example-set.ts';

const kafka = (spec: string) => ({
  ...soundArgoCd,
  'base/argocd/kubernetes/project-kafka.yaml': `apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata: { name: kafka }
spec: ${spec}
`,
});
const kinds = 'namespaceResourceWhitelist: [{ group: "*", kind: "*" }]';
const policy = (action: string, effect: string) =>
  `"p, proj:hz-kafka:all, applications, ${action}, hz-kafka/*, ${effect}"`;

describeRule('project-too-wide', [
  {
    name: 'kinds, also by a part of their name',
    example: kafka(
      '{ namespaceResourceWhitelist: [{ group: kafka.strimzi.io, kind: "Kafka*" }, { group: "", kind: ConfigMap }, { group: "", kind: Service }, { group: "", kind: ServiceAccount }], clusterResourceWhitelist: [{ group: "*", kind: Namespace }] }',
    ),
    finds: [
      'base/argocd/kubernetes/project-kafka.yaml:4:71 error: This project allows any `kind` of object that fits `Kafka*`; write those that are meant.',
      'base/argocd/kubernetes/project-kafka.yaml:4:219 error: This project allows any `group` of object; write those that are meant.',
    ],
  },
  {
    name: 'no list of kinds, and Applications of others',
    example: kafka('{ sourceNamespaces: [a] }'),
    finds: [
      'base/argocd/kubernetes/project-kafka.yaml:4:1 error: This project allows every namespaced kind, as it has no `namespaceResourceWhitelist`; write those that are meant.',
      'base/argocd/kubernetes/project-kafka.yaml:4:9 error: This project takes Applications from other namespaces, where others may make them; leave it out.',
    ],
  },
  {
    name: 'rights',
    example: kafka(
      `{ ${kinds}, roles: [{ name: all, policies: [${policy('*', 'allow')}, ${policy('*', 'deny')}, ${policy('action/*', 'allow')}] }] }`,
    ),
    finds: [
      'base/argocd/kubernetes/project-kafka.yaml:4:47 error: This project allows any `group` of object; write those that are meant.',
      'base/argocd/kubernetes/project-kafka.yaml:4:98 error: This project gives a role every right (`p, proj:hz-kafka:all, applications, *, hz-kafka/*, allow`); write those that it needs.',
    ],
  },
  {
    name: 'what the overlay says of sources and destinations goes before the base',
    example: kafka(`{ ${kinds}, sourceRepos: ["*"], destinations: [{ server: "*", namespace: "*" }] }`),
    finds: [
      'base/argocd/kubernetes/project-kafka.yaml:4:47 error: This project allows any `group` of object; write those that are meant.',
    ],
  },
  {
    name: 'a shell in pods',
    example: kafka(
      `{ ${kinds}, roles: [{ name: all, policies: ["p, proj:hz-kafka:all, exec, create, hz-kafka/*, allow"] }] }`,
    ),
    finds: [
      'base/argocd/kubernetes/project-kafka.yaml:4:47 error: This project allows any `group` of object; write those that are meant.',
      'base/argocd/kubernetes/project-kafka.yaml:4:98 error: This project gives a role a shell in pods (`p, proj:hz-kafka:all, exec, create, hz-kafka/*, allow`), past all that is judged here; take it out.',
    ],
  },
]);
