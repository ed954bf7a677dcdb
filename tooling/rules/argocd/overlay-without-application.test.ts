import { describeRule } from '../../../test/support/examples.ts';
import { addedFile, byHand, byHandFile } from './example-set.ts';

describeRule('overlay-without-application', [
  {
    name: 'a file with a fault is told by itself',
    example: addedFile('name: a\n'),
    finds: [
      'overlays/hz/argocd/applications/services/by-hand.yaml:1:1 error (application-file-unfit): `team`, `reads`, `owner`, `overlay`, `destination` and `namespace` are missing, so ApplicationSet `hz-services` makes no Application at all; add them.',
    ],
  },
  {
    name: 'rolled out by a file of another name',
    example: byHandFile({}, 'services/outside.yaml'),
    finds: [],
  },
  {
    name: 'what another overlay builds on',
    example: {
      ...byHandFile({ overlay: 'overlays/hz/other', name: 'hz-other', reads: '.;/overlays/hz/by-hand' }),
      'overlays/hz/other/kustomization.yaml':
        'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nnamePrefix: other-\nresources: [../by-hand]\n',
    },
    finds: [],
  },
  {
    name: 'without Argo CD',
    example: Object.fromEntries(Object.entries(byHand).filter(([name]) => name !== 'argocd.yaml')),
    finds: [],
  },
]);
