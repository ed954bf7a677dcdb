import { describeRule } from '../../../test/support/examples.ts';

describeRule('upgrade-unfinished', [
  {
    name: 'finished',
    example: 'kafka: { config: { inter.broker.protocol.version: "3.9", log.message.format.version: "3.9" } }\n',
    finds: [],
  },
  {
    name: 'both',
    example: 'kafka: { config: { inter.broker.protocol.version: "3.8", log.message.format.version: "3.8-IV0" } }\n',
    finds: [
      'orders.yaml:1:51 warning: `inter.broker.protocol.version` is 3.8 but Kafka is 3.9.2, so the upgrade is not finished; set 3.9 when it need not be taken back.',
      'orders.yaml:1:86 warning: `log.message.format.version` is 3.8-IV0 but Kafka is 3.9.2, so the upgrade is not finished; set 3.9 when it need not be taken back.',
    ],
  },
  {
    name: 'development',
    example: `tier: development
kafka: { config: { inter.broker.protocol.version: "3.8" } }
`,
    finds: [],
  },
  { name: 'nothing is said', example: '', finds: [] },
]);
