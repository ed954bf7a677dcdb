import { describeRule } from '../../../test/support/examples.ts';
import { handMade } from './hand-made.ts';

describeRule('prometheus-query-exceeds-memory', [
  {
    name: 'the default fits',
    example: handMade({ disk: '50Gi', memory: '1Gi' }),
    finds: [],
  },
  {
    name: 'the default does not',
    example: handMade({ disk: '50Gi', memory: '700Mi' }),
    finds: [
      'orders.yaml:41:86 error: One query may load 50,000,000 samples, 762.9 MiB, and Prometheus of StatefulSet `prometheus` has 700 MiB of memory; give it 2Gi or more, or lower `--query.max-samples`.',
    ],
  },
  {
    name: 'exactly',
    example: handMade({ disk: '50Gi', memory: '800M' }),
    finds: [],
  },
  {
    name: 'raised beyond the memory, as two words',
    example: handMade({ disk: '50Gi', args: ['--query.max-samples', '"800000000"'] }),
    finds: [
      'orders.yaml:43:84 error: One query may load 800,000,000 samples, 11.9 GiB, and Prometheus of StatefulSet `prometheus` has 4 GiB of memory; give it 24Gi or more, or lower `--query.max-samples`. [orders.yaml:39:19 the samples of one query]',
    ],
  },
  {
    name: 'lowered',
    example: handMade({ disk: '50Gi', memory: '512Mi', args: ['--query.max-samples=10000000'] }),
    finds: [],
  },
  {
    name: 'a number that is not in sight',
    example: handMade({ disk: '50Gi', memory: '512Mi', args: ['--query.max-samples=$(SAMPLES)'] }),
    finds: [],
  },
]);
