import { describeRule } from '../../../test/support/examples.ts';
import { byHandFile } from './example-set.ts';

describeRule('application-name-unfit', [
  {
    name: 'what Kubernetes does not take',
    example: byHandFile({ name: 'Hz_By' }),
    finds: [
      'overlays/hz/argocd/applications/services/by-hand.yaml:1:7 error: `Hz_By` cannot name an Application; write lower-case letters, digits, `-` and `.`, 253 characters at most.',
    ],
  },
  {
    name: 'the name of the root',
    example: byHandFile({ name: 'kafka-fleet' }),
    finds: [
      'overlays/hz/argocd/applications/services/by-hand.yaml:1:7 error: `kafka-fleet` is the name of another Application too, so one of them is not made; choose another. [argocd.yaml:2:7 the other one]',
    ],
  },
  {
    name: 'a number is text in the end',
    example: byHandFile({ name: '7' }),
    finds: [],
  },
  {
    name: 'a name of 254 characters',
    example: byHandFile({ name: 'a'.repeat(254) }),
    finds: [
      'overlays/hz/argocd/applications/services/by-hand.yaml:1:7 error: `aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa` cannot name an Application; write lower-case letters, digits, `-` and `.`, 253 characters at most.',
    ],
  },
  {
    name: 'a label that Kubernetes does not take',
    example: byHandFile({ team: '"a team"' }),
    finds: [
      'overlays/hz/argocd/applications/services/by-hand.yaml:6:7 error: `a team` cannot be the label `kafka-fleet/owner` of an Application, so it is not made; write letters, digits, `-`, `_` and `.`, 63 characters at most.',
    ],
  },
]);
