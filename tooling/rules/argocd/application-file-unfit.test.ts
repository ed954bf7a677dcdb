import { describeRule } from '../../../test/support/examples.ts';
import { addedFile, byHand, byHandFile } from './example-set.ts';

const built = {
  'overlays/hz/by-hand/kustomization.yaml':
    'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [service.yaml, ../../../base/part]\n',
  'base/part/kustomization.yaml':
    'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [service.yaml]\n',
  'base/part/service.yaml':
    'apiVersion: v1\nkind: Service\nmetadata: { name: other, namespace: kafka }\nspec: { type: ExternalName, externalName: a.example.com }\n',
};

describeRule('application-file-unfit', [
  {
    name: 'an empty file',
    example: addedFile('# nothing yet\n'),
    finds: [
      'overlays/hz/argocd/applications/services/by-hand.yaml:1:1 error: This file is empty, so ApplicationSet `hz-services` makes no Application at all; write the fields of one as a map.',
    ],
  },
  {
    name: 'a list',
    example: addedFile('- name: a\n'),
    finds: [
      'overlays/hz/argocd/applications/services/by-hand.yaml:1:1 error: This file is no map, so ApplicationSet `hz-services` makes no Application at all; write the fields of one as a map.',
    ],
  },
  {
    name: 'words',
    example: addedFile('words\n'),
    finds: [
      'overlays/hz/argocd/applications/services/by-hand.yaml:1:1 error: This file is no map, so ApplicationSet `hz-services` makes no Application at all; write the fields of one as a map.',
    ],
  },
  {
    name: 'no YAML',
    example: addedFile('a: [\n'),
    finds: [
      'overlays/hz/argocd/applications/services/by-hand.yaml:1:4 error (yaml-syntax): `[` is never closed; add `]`.',
    ],
  },
  {
    name: 'a second document',
    example: byHandFile({ reads: '.\n---\nname: b' }),
    finds: [
      'overlays/hz/argocd/applications/services/by-hand.yaml:1:1 error: Of several documents Argo CD reads the first alone; give each Application a file of its own.',
    ],
  },
  {
    name: 'fields that are missing',
    example: byHandFile({ owner: undefined, team: undefined }),
    finds: [
      'overlays/hz/argocd/applications/services/by-hand.yaml:1:1 error: `team` and `owner` are missing, so ApplicationSet `hz-services` makes no Application at all; add them.',
    ],
  },
  {
    name: 'what is no text',
    example: byHandFile({ owner: '{ a: b }', team: '[x]', namespace: '' }),
    finds: [
      'overlays/hz/argocd/applications/services/by-hand.yaml:4:1 error: `namespace` is empty, where the template of ApplicationSet `hz-services` takes text; write text.',
      'overlays/hz/argocd/applications/services/by-hand.yaml:5:1 error: `owner` is a map, where the template of ApplicationSet `hz-services` takes text; write text.',
      'overlays/hz/argocd/applications/services/by-hand.yaml:6:1 error: `team` is a list, where the template of ApplicationSet `hz-services` takes text; write text.',
    ],
  },
  {
    name: 'a number and text that looks like one',
    example: byHandFile({ owner: '7', team: '"7"' }),
    finds: [],
  },
  {
    name: 'a field that the template does not take',
    example: byHandFile({ note: 'words' }),
    finds: [],
  },
  {
    name: 'files that no set reads',
    example: {
      ...byHandFile(),
      'overlays/hz/argocd/applications/servces/a.yaml': 'name: a\n',
      'overlays/hz/argocd/applications/kafka/deep/a.yaml': 'name: a\n',
    },
    finds: [
      'overlays/hz/argocd/applications/kafka/deep/a.yaml:1:1 error: No set reads `overlays/hz/argocd/applications/kafka/deep/a.yaml`, so it makes no Application; put it beside the generated files of a set, as `<name>.yaml`.',
      'overlays/hz/argocd/applications/servces/a.yaml:1:1 error: No set reads `overlays/hz/argocd/applications/servces/a.yaml`, so it makes no Application; put it beside the generated files of a set, as `<name>.yaml`.',
    ],
  },
  {
    name: 'a base whose changes would not arrive',
    example: { ...byHandFile(), ...built },
    finds: [
      'overlays/hz/argocd/applications/services/by-hand.yaml:7:1 error: `reads` leaves out what the overlay is made of, so a change there would not arrive; write `.;/base/part`.',
    ],
  },
  {
    name: 'a folder above the base',
    example: { ...byHandFile({ reads: '.;/base' }), ...built },
    finds: [],
  },
  {
    name: 'nothing to read',
    example: { ...byHand, ...byHandFile() },
    finds: [],
  },
]);
