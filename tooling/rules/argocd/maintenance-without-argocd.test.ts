import { describeRule } from '../../../test/support/examples.ts';

const maintenance = 'maintenance: { timeZone: UTC, windows: [{ from: "02:00", for: 3h }] }\n';

describeRule('maintenance-without-argocd', [
  { name: 'no windows', example: { 'cluster.yaml': '' }, finds: [] },
  { name: 'windows and Argo CD', example: { 'cluster.yaml': maintenance, 'argocd.yaml': '' }, finds: [] },
  {
    name: 'windows alone',
    example: { 'cluster.yaml': maintenance },
    finds: [
      'cluster.yaml:1:1 warning: `maintenance` has no effect, as there is no `clusters/argocd.yaml`; write that, or take this out.',
    ],
  },
]);
