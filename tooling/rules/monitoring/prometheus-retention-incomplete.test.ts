import { describeRule } from '../../../test/support/examples.ts';
import { handMade } from './hand-made.ts';

const disk = '100Gi';
const kept = (limits: string): string =>
  handMade({ disk, config: [`storage: { tsdb: { retention: { ${limits} } } }`, 'scrape_configs: []'] });

describeRule('prometheus-retention-incomplete', [
  {
    name: 'both',
    example: kept('time: 15d, size: 80GB'),
    finds: [],
  },
  {
    name: 'time alone',
    example: kept('time: 15d'),
    finds: [
      'orders.yaml:6:7 warning: Prometheus of StatefulSet `prometheus` has no limit of size, so that it stops when its volume is full; set `storage.tsdb.retention.size` to 80GB.',
    ],
  },
  {
    name: 'size alone',
    example: kept('size: 80GB'),
    finds: [
      'orders.yaml:6:7 warning: Prometheus of StatefulSet `prometheus` has no limit of time, so that nobody knows how far back it goes; set `storage.tsdb.retention.time`, such as `15d`.',
    ],
  },
  {
    name: 'neither',
    example: handMade({ disk, config: ['scrape_configs: []'] }),
    finds: [
      'orders.yaml:31:15 warning: Prometheus of StatefulSet `prometheus` has no limit of size, so that it stops when its volume is full; set `storage.tsdb.retention.size` to 80GB.',
    ],
  },
  {
    name: 'one in a flag, one in the configuration',
    example: handMade({
      disk,
      args: ['--storage.tsdb.retention.time=15d'],
      config: ['storage: { tsdb: { retention: { size: 80GB } } }', 'scrape_configs: []'],
    }),
    finds: [],
  },
  {
    name: 'the flag that was before',
    example: handMade({
      disk,
      args: ['--storage.tsdb.retention=15d', '--storage.tsdb.retention.size=80GB'],
      config: ['scrape_configs: []'],
    }),
    finds: [],
  },
  {
    name: 'a configuration that is not in sight',
    example: handMade({ disk, args: ['--config.file=/etc/elsewhere.yml'], config: ['scrape_configs: []'] }),
    finds: [],
  },
  {
    name: 'without a volume another rule speaks',
    example: handMade({ config: ['scrape_configs: []'] }),
    finds: [
      'orders.yaml:48:15 error (prometheus-data-lost): Prometheus of StatefulSet `prometheus` keeps its metrics in the pod, which takes them with it when it goes; mount a volume of `volumeClaimTemplates` at `/prometheus`.',
    ],
  },
]);
