import { describeRule } from '../../../test/support/examples.ts';

describeRule('unclean-leader-election', [
  { name: 'that of the base', example: '', finds: [] },
  {
    name: 'text, in staging',
    example: `tier: staging
kafka: { config: { unclean.leader.election.enable: "true" } }
`,
    finds: [
      'orders.yaml:2:52 warning: `unclean.leader.election.enable` is true, so a broker that has fallen behind may become leader and confirmed records are lost; set it to false.',
    ],
  },
  {
    name: 'taken away: Kafka turns it off, too',
    example: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: remove, path: /spec/kafka/config/unclean.leader.election.enable }
`,
    finds: [],
  },
  {
    name: 'development',
    example: `tier: development
kafka: { config: { unclean.leader.election.enable: true } }
`,
    finds: [],
  },
  {
    name: 'a patch',
    example: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: replace, path: /spec/kafka/config/unclean.leader.election.enable, value: true }
`,
    finds: [
      'orders.yaml:4:88 error: `unclean.leader.election.enable` is true, so a broker that has fallen behind may become leader and confirmed records are lost; set it to false.',
    ],
  },
]);
