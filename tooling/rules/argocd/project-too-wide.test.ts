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
  {
    name: 'policies of others, over others, and none at all',
    example: kafka(
      `
  namespaceResourceWhitelist:
    - { group: kafka.strimzi.io, kind: Kafka }
    - { group: "", kind: ConfigMap }
    - { group: "", kind: Service }
    - { group: "", kind: ServiceAccount }
  roles:
    - name: all
      policies:
        - p, role:readonly, applications, delete, hz-kafka/*, allow
        - p, proj:hz-kafka:all, applications, sync, fsn-kafka/*, allow
        - p, proj:hz-kafka:all, applications, sync, hz-kafka/*
        - g, staff, role:admin
        - p, proj:hz-kafka:all, applications, sync, hz-kafka/hz-orders, allow`,
    ),
    finds: [
      'base/argocd/kubernetes/project-kafka.yaml:13:11 error: This project gives a right to `role:readonly` in the name of role `all`; write `proj:hz-kafka:all` in its place.',
      'base/argocd/kubernetes/project-kafka.yaml:14:11 error: This project gives a role a right over `fsn-kafka/*`, which is not in it, so it does nothing; write `hz-kafka/` and an Application.',
      'base/argocd/kubernetes/project-kafka.yaml:15:11 error: This project has `p, proj:hz-kafka:all, applications, sync, hz-kafka/*` among the policies of a role, for which Argo CD drops those of all its roles; write `p, proj:hz-kafka:all, <resource>, <action>, hz-kafka/<application>, allow`.',
      'base/argocd/kubernetes/project-kafka.yaml:16:11 error: This project makes `staff` a member of `role:admin` in a policy; name groups in clusters/argocd.yaml.',
    ],
  },
]);
