import { describeRule } from '../../../test/support/examples.ts';
import { byHandFile, setExample } from './example-set.ts';

describeRule('application-target-unknown', [
  {
    name: 'no such overlay',
    example: byHandFile({ overlay: 'overlays/hz/by-hnd' }),
    finds: [
      'overlays/hz/argocd/applications/services/by-hand.yaml:2:10 error: Application `hz-by-hand` is made of `overlays/hz/by-hnd`, which is no folder here; did you mean `overlays/hz/by-hand`?',
    ],
  },
  {
    name: 'the overlay of another Application',
    example: byHandFile({ overlay: 'overlays/hz/orders', reads: '.;/base' }),
    finds: [
      'overlays/hz/argocd/applications/services/by-hand.yaml:2:10 error: Application `hz-by-hand` is made of `overlays/hz/orders`, as is Application `hz-orders`; delete one of the two. [orders.yaml:1:7 the other one]',
    ],
  },
  {
    name: 'a base',
    example: byHandFile({ overlay: 'base/kafka/kraft' }),
    finds: [
      'overlays/hz/argocd/applications/services/by-hand.yaml:2:10 error: Application `hz-by-hand` is made of `base/kafka/kraft`, which is not for `hz`; name an overlay below `overlays/hz/`.',
    ],
  },
  {
    name: 'a folder without a kustomization',
    example: byHandFile({ overlay: 'overlays/hz' }),
    finds: [
      'overlays/hz/argocd/applications/services/by-hand.yaml:2:10 error: Application `hz-by-hand` is made of `overlays/hz`, which has no kustomization.yaml, so its files would be applied as they are; add one.',
    ],
  },
  {
    name: 'a namespace of nobody',
    example: byHandFile({ namespace: 'elsewhere' }),
    finds: [
      'overlays/hz/argocd/applications/services/by-hand.yaml:4:12 error: Application `hz-by-hand` goes to namespace `elsewhere`, which project `hz-platform` does not allow; name a namespace of its objects.',
    ],
  },
  {
    name: 'a destination for all of a set',
    example: setExample('spec: { template: { spec: { destination: { name: other } } } }'),
    finds: [
      'base/argocd/kubernetes/sets/change.yaml:4:50 error: Every Application of this set goes to `other`, but what is in this folder is for `hz`; write `hz`.',
    ],
  },
  {
    name: 'a destination by its address',
    example: setExample('spec: { template: { spec: { destination: { server: "https://10.0.0.1" } } } }'),
    finds: [
      'base/argocd/kubernetes/sets/change.yaml:4:52 error: Every Application of this set names its destination by `server`, which projects here do not; write `name: hz`.',
    ],
  },
  {
    name: 'a destination of its own for the Kubernetes cluster',
    example: { ...byHandFile({ destination: 'east' }), 'cluster.yaml': 'destination: east\n' },
    finds: [],
  },
]);
