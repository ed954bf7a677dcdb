import { describeRule } from '../../../test/support/examples.ts';
import { byHandFile, soundArgoCd } from './example-set.ts';

describeRule('project-refuses-object', [
  {
    name: 'a kind of the platform',
    example: {
      ...byHandFile(),
      'overlays/hz/by-hand/service.yaml':
        'apiVersion: v1\nkind: LimitRange\nmetadata: { name: small, namespace: kafka }\nspec: { limits: [] }\n',
    },
    finds: [
      'overlays/hz/by-hand/service.yaml:2:7 error: LimitRange `small` is of a kind that project `platform` does not allow, so Argo CD refuses the whole sync; add `{ group: "", kind: LimitRange }` to `namespaceResourceWhitelist` in base/argocd/kubernetes/project-platform.yaml.',
    ],
  },
  {
    name: 'another namespace',
    example: {
      ...byHandFile(),
      'overlays/hz/by-hand/service.yaml':
        'apiVersion: v1\nkind: Service\nmetadata: { name: outside, namespace: elsewhere }\nspec: { type: ExternalName, externalName: kafka.example.com }\n',
    },
    finds: [
      'overlays/hz/by-hand/service.yaml:3:39 error: Service `outside` goes to namespace `elsewhere`, which project `platform` does not allow, so Argo CD refuses the whole sync; put it where clusters of `hz` are.',
    ],
  },
  {
    name: 'a kind that nothing is known of, without a namespace',
    example: {
      ...byHandFile(),
      'overlays/hz/by-hand/service.yaml': 'apiVersion: example.com/v1\nkind: Thing\nmetadata: { name: a }\n',
    },
    finds: [],
  },
  {
    name: 'what is outside of namespaces',
    example: {
      ...soundArgoCd,
      'orders.yaml':
        'manifests:\n  - { apiVersion: scheduling.k8s.io/v1, kind: PriorityClass, metadata: { name: high }, value: 7 }\n',
    },
    finds: [
      'orders.yaml:2:47 error: PriorityClass `high` is of a kind that project `kafka` does not allow, so Argo CD refuses the whole sync; put it into an overlay of its own, with a file in `overlays/hz/argocd/applications/services/`.',
    ],
  },
  {
    name: 'without Argo CD',
    example: {
      'orders.yaml':
        'manifests:\n  - { apiVersion: scheduling.k8s.io/v1, kind: PriorityClass, metadata: { name: high }, value: 7 }\n',
    },
    finds: [],
  },
]);
