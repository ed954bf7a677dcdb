import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

const withClass = (limits: string, size: string) => ({
  'cluster.yaml': `storageClasses:\n  - { name: ssd, default: true${limits} }\n`,
  'orders.yaml': `kafka:\n  storage: { size: ${size} }\nzookeeper:\n  storage: { size: ${size} }\n`,
});

describeRule('storage-size-limits', [
  {
    name: 'exactly the smallest',
    example: withClass(', minSize: 100Gi', '100Gi'),
    finds: [],
  },
  {
    name: 'the same size in another unit',
    example: withClass(', minSize: 100Gi', '102400Mi'),
    finds: [],
  },
  {
    name: 'a unit that is smaller than it looks',
    example: withClass(', minSize: 20Gi', '20G'),
    finds: [
      'orders.yaml:2:20 error: Size 20G is below the smallest volume of class `ssd`; expected at least 20Gi. [cluster.yaml:2:42 the limit of the class]',
      'orders.yaml:4:20 error: Size 20G is below the smallest volume of class `ssd`; expected at least 20Gi. [cluster.yaml:2:42 the limit of the class]',
    ],
  },
  {
    name: 'larger than the largest',
    example: withClass(', maxSize: 32Ti', '33Ti'),
    finds: [
      'orders.yaml:2:20 error: Size 33Ti is above the largest volume of class `ssd`; expected at most 32Ti. [cluster.yaml:2:42 the limit of the class]',
      'orders.yaml:4:20 error: Size 33Ti is above the largest volume of class `ssd`; expected at most 32Ti. [cluster.yaml:2:42 the limit of the class]',
    ],
  },
  { name: 'no limits', example: withClass('', '1Mi'), finds: [] },
  {
    name: 'ZooKeeper and one volume of several',
    example: `tier: development
kafka:
  storage:
    volumes:
      - { id: 0, size: 19Gi }
      - { id: 1, size: 20Gi }
zookeeper:
  storage: { size: 10Gi }
`,
    finds: [
      'orders.yaml:5:24 error: Size 19Gi is below the smallest volume of class `cloud-essd`; expected at least 20Gi. [cluster.yaml:7:34 the limit of the class]',
      'orders.yaml:8:20 error: Size 10Gi is below the smallest volume of class `cloud-essd`; expected at least 20Gi. [cluster.yaml:7:34 the limit of the class]',
    ],
  },
  {
    name: 'an unknown class has no limits',
    example: 'kafka:\n  storage: { class: ssd, size: 1Gi }\n',
    finds: [
      'orders.yaml:2:21 error (storage-class-unknown): hz has no storage class `ssd`; expected `cloud-essd` or `cloud-ssd`. [cluster.yaml:6:1 the storage classes of hz]',
    ],
  },
  {
    name: 'of the disk of controllers',
    example: kraftExample(`pools:
  controllers: { roles: [controller], storage: { size: 10Gi } }
  brokers: { roles: [broker] }
`),
    finds: [
      'orders.yaml:2:56 error: Size 10Gi is below the smallest volume of class `cloud-essd`; expected at least 20Gi. [cluster.yaml:8:34 the limit of the class]',
    ],
  },
]);
