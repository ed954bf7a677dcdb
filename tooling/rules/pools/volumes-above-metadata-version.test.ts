import { describeRule } from '../../../test/support/examples.ts';

describeRule('volumes-above-metadata-version', [
  {
    name: 'one volume in a list',
    example: `stack: kraft
tier: development
kafka: { version: 3.8.1, metadataVersion: 3.6-IV2 }
pools:
  controllers: { roles: [controller] }
  brokers: { roles: [broker], storage: { volumes: [{ id: 0, size: 100Gi }] } }
`,
    finds: [],
  },
  {
    name: 'controllers, too',
    example: `stack: kraft
tier: development
kafka: { version: 3.8.1, metadataVersion: "3.6" }
pools:
  controllers: { roles: [controller], storage: { volumes: [{ id: 0, size: 20Gi }, { id: 1, size: 20Gi }] } }
  brokers: { roles: [broker] }
`,
    finds: [
      'orders.yaml:5:50 error: Node pool `orders-controllers` has 2 volumes, for which metadata version `3.6` is too old, so the operator refuses the cluster; set the metadata version to `3.7` or later, or leave one volume.',
    ],
  },
  {
    name: 'the first version that may',
    example: `stack: kraft
tier: development
kafka: { version: 3.8.1, metadataVersion: 3.7-IV2 }
pools:
  controllers: { roles: [controller] }
  brokers: { roles: [broker], storage: { volumes: [{ id: 0, size: 100Gi }, { id: 1, size: 100Gi }] } }
`,
    finds: [],
  },
  {
    name: 'with ZooKeeper there is no such version',
    example: 'kafka: { storage: { volumes: [{ id: 0, size: 100Gi }, { id: 1, size: 100Gi }] } }\n',
    finds: [],
  },
]);
