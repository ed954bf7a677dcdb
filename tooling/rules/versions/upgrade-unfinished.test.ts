import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

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
  {
    name: 'metadata of an older version',
    example: kraftExample('kafka: { metadataVersion: 4.2-IV1 }\n'),
    finds: [
      'orders.yaml:1:27 warning: `metadataVersion` is 4.2-IV1 but Kafka is 4.3.1, so the upgrade is not finished; set 4.3-IV0 when it need not be taken back.',
    ],
  },
  {
    name: 'metadata written as two numbers',
    example: kraftExample('kafka: { version: 4.2.1, metadataVersion: "4.2" }\n'),
    finds: [],
  },
  {
    name: 'with pools on 0.45',
    example: `stack: kraft
kafka: { metadataVersion: 3.8-IV0 }
`,
    finds: [
      'orders.yaml:2:27 warning: `metadataVersion` is 3.8-IV0 but Kafka is 3.9.2, so the upgrade is not finished; set 3.9-IV0 when it need not be taken back.',
    ],
  },
]);
