import { describeRule } from '../../../test/support/examples.ts';
import { handMade } from './hand-made.ts';

const disk = '100Gi';
const kept = (size: string): string =>
  handMade({ disk, args: ['--storage.tsdb.retention.time=15d', `--storage.tsdb.retention.size=${size}`] });

describeRule('prometheus-retention-above-volume', [
  {
    name: 'four fifths',
    example: kept('80GB'),
    finds: [],
  },
  {
    name: 'within what its documentation allows',
    example: kept('86GB'),
    finds: [],
  },
  {
    name: 'more',
    example: kept('87GB'),
    finds: [
      'orders.yaml:40:19 error: Prometheus of StatefulSet `prometheus` keeps up to 87GB, 87 % of its volume of 100 GiB, which fills up before old metrics go; set `storage.tsdb.retention.size` to 80GB at most. [orders.yaml:58:47 its volume]',
    ],
  },
  {
    name: 'twice as much',
    example: kept('0.2TB'),
    finds: [
      'orders.yaml:40:19 error: Prometheus of StatefulSet `prometheus` keeps up to 0.2TB, 205 % of its volume of 100 GiB, which fills up before old metrics go; set `storage.tsdb.retention.size` to 80GB at most. [orders.yaml:58:47 its volume]',
    ],
  },
  {
    name: 'no size at all',
    example: kept('0'),
    finds: [],
  },
  {
    name: 'in the configuration',
    example: handMade({
      disk,
      config: ['storage: { tsdb: { retention: { time: 15d, size: 100GB } } }', 'scrape_configs: []'],
    }),
    finds: [
      'orders.yaml:6:7 error: Prometheus of StatefulSet `prometheus` keeps up to 100GB, 100 % of its volume of 100 GiB, which fills up before old metrics go; set `storage.tsdb.retention.size` to 80GB at most. [orders.yaml:54:47 its volume]',
    ],
  },
  {
    name: 'a volume of unknown size',
    example: handMade({ args: ['--storage.tsdb.retention.size=80GB', '--storage.tsdb.path=data'] }),
    finds: [],
  },
  {
    name: 'ours, as it is computed',
    example: { 'cluster.yaml': 'prometheus: { storage: { size: 33Gi } }\n' },
    finds: [],
  },
]);
