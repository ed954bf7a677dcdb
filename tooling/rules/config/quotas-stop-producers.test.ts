import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

describeRule('quotas-stop-producers', [
  {
    name: 'the whole as a share',
    example: kraftExample('kafka: { quotas: { type: strimzi, minAvailableRatioPerVolume: 1 } }\n'),
    finds: [
      'orders.yaml:1:63 error: Quotas keep the whole of each disk free, so no producer can write; keep a small part free, such as 0.05.',
    ],
  },
  {
    name: 'more than the smallest volume',
    example: kraftExample(`tier: development
kafka: { quotas: { type: strimzi, minAvailableBytesPerVolume: 64424509440 } }
pools:
  nodes: { roles: [controller, broker], storage: { volumes: [{ id: 0, size: 100Gi }, { id: 1, size: 50Gi }] } }
`),
    finds: [
      'orders.yaml:2:63 error: Quotas keep 60Gi of each disk free and one has 50Gi, so no producer can write; keep a small part free. [orders.yaml:4:101 the disk]',
    ],
  },
  {
    name: 'one byte less, and none',
    example: {
      'orders.yaml':
        'kafka: { storage: { size: 100Gi }, quotas: { type: strimzi, minAvailableBytesPerVolume: 107374182399 } }\n',
      'events.yaml': 'kafka: { quotas: { type: strimzi, minAvailableRatioPerVolume: 0.99 } }\n',
      'clicks.yaml': 'kafka: { quotas: { type: kafka, producerByteRate: 1048576 } }\n',
    },
    finds: [],
  },
]);
