import { describeRule } from '../../../test/support/examples.ts';
import { handMade } from './hand-made.ts';

describeRule('prometheus-data-lost', [
  {
    name: 'a volume of its own',
    example: handMade({ disk: '50Gi' }),
    finds: [],
  },
  {
    name: 'a volume that goes with the pod',
    example: handMade({}),
    finds: [
      'orders.yaml:51:15 error: Prometheus of StatefulSet `prometheus` keeps its metrics in the pod, which takes them with it when it goes; mount a volume of `volumeClaimTemplates` at `/prometheus`.',
    ],
  },
  {
    name: 'not at home in staging',
    example: `tier: staging\n${handMade({})}`,
    finds: [
      'orders.yaml:52:15 warning: Prometheus of StatefulSet `prometheus` keeps its metrics in the pod, which takes them with it when it goes; mount a volume of `volumeClaimTemplates` at `/prometheus`.',
    ],
  },
  {
    name: 'written elsewhere than the volume is mounted',
    example: handMade({ disk: '50Gi', args: ['--storage.tsdb.path=/data'] }),
    finds: [
      'orders.yaml:34:15 error: Prometheus of StatefulSet `prometheus` keeps its metrics in the pod, which takes them with it when it goes; mount a volume of `volumeClaimTemplates` at `/data`.',
    ],
  },
  {
    name: 'a folder of the volume',
    example: handMade({ disk: '50Gi', args: ['--storage.tsdb.path=/prometheus/metrics/'] }),
    finds: [],
  },
  {
    name: 'what is none',
    example: handMade({ image: 'prometheus-config-reloader:v0.80.0' }),
    finds: [],
  },
  {
    name: 'ours',
    example: { 'cluster.yaml': 'prometheus: { storage: { size: 50Gi } }\n' },
    finds: [],
  },
]);
