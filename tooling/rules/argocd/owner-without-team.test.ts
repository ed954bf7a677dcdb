import { describeRule } from '../../../test/support/examples.ts';

const teams = 'teams: { team-orders: { groups: [orders] } }\n';

describeRule('owner-without-team', [
  { name: 'a team', example: { 'orders.yaml': 'owner: team-orders\n', 'argocd.yaml': teams }, finds: [] },
  {
    name: 'nearly a team',
    example: { 'orders.yaml': 'owner: team-order\n', 'argocd.yaml': teams },
    finds: [
      'orders.yaml:1:8 warning: `owner` is `team-order`, which is no team of `clusters/argocd.yaml`, so nobody of it sees this cluster in Argo CD; did you mean `team-orders`?',
    ],
  },
  {
    name: 'another one',
    example: { 'orders.yaml': 'owner: fulfilment\n', 'argocd.yaml': teams },
    finds: [
      'orders.yaml:1:8 warning: `owner` is `fulfilment`, which is no team of `clusters/argocd.yaml`, so nobody of it sees this cluster in Argo CD; add it to `teams`.',
    ],
  },
  {
    name: 'admins see all',
    example: { 'orders.yaml': 'owner: platform\n', 'argocd.yaml': `${teams}admins: [platform]\n` },
    finds: [],
  },
  { name: 'no teams', example: { 'orders.yaml': 'owner: fulfilment\n', 'argocd.yaml': '' }, finds: [] },
  { name: 'no Argo CD', example: { 'orders.yaml': 'owner: fulfilment\n' }, finds: [] },
]);
