import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

describeRule('metadata-log-above-disk', [
  {
    name: 'a disk for trying out',
    example: kraftExample(
      `tier: development
pools:
  nodes: { roles: [controller, broker], storage: { size: 1Gi } }
`,
      'storageClasses: [{ name: hostpath, default: true }]\n',
    ),
    finds: [
      'orders.yaml:3:58 warning: The log of the metadata may grow to 1124Mi and the disk of the nodes of pool `orders-nodes` has 1Gi; make it larger.',
    ],
  },
  {
    name: 'just enough',
    example: kraftExample(
      `tier: development
pools:
  nodes: { roles: [controller, broker], storage: { size: 1124Mi } }
`,
      'storageClasses: [{ name: hostpath, default: true }]\n',
    ),
    finds: [],
  },
  {
    name: 'the volume with the metadata counts',
    example: kraftExample(`tier: development
kafka: { config: { metadata.max.retention.bytes: 53687091200 } }
pools:
  controllers: { roles: [controller], storage: { size: 100Gi } }
  brokers: { roles: [broker], storage: { volumes: [{ id: 0, size: 20Gi, metadata: true }, { id: 1, size: 100Gi }] } }
`),
    finds: [
      'orders.yaml:5:67 warning: The log of the metadata may grow to 51Gi and the disk of the nodes of pool `orders-brokers` has 20Gi; make it larger.',
    ],
  },
  {
    name: 'no limit, and no disk',
    example: {
      'orders.yaml': `stack: kraft
kafka: { config: { metadata.max.retention.bytes: -1 } }
`,
      'events.yaml': `stack: kraft
tier: development
pools: { nodes: { roles: [controller, broker], storage: { ephemeral: true } } }
`,
    },
    finds: [],
  },
]);
