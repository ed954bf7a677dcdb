import { brokerCounts } from '../brokers.ts';
import type { KafkaContext } from '../context.ts';
import type { Place } from '../place.ts';
import { defineKafkaRule } from '../rule.ts';
import { firstWritten } from '../written.ts';

const factorKey = 'cruise.control.metrics.topic.replication.factor';
const minimumKey = 'cruise.control.metrics.topic.min.insync.replicas';

export default defineKafkaRule({
  id: 'cruise-control-refused',
  summary: 'Cruise Control has brokers to move partitions between, and its metrics topic fits on them.',
  severity: 'error',
  why: `The operator refuses a cluster with Cruise Control and a single broker, or whose metrics topic has more copies than there are
brokers, or must have more in sync than it has copies. It then carries out no change of the cluster at all.`,
  fix: `Run two brokers or more, and leave both settings out: the metrics topic then has \`default.replication.factor\` copies.`,
  bad: `kafka:
  config: { cruise.control.metrics.topic.replication.factor: 4 }
cruiseControl: {}
`,
  good: `kafka:
  config: { cruise.control.metrics.topic.replication.factor: 3 }
cruiseControl: {}
`,
  check(context, report) {
    const refusal = refusalOf(context);
    if (refusal !== undefined) report(...refusal);
  },
});

/** In the order in which the operator looks. Source: 0.45.2, `CruiseControlMetricsReporter.validateCruiseControl`. */
function refusalOf({ kafka }: KafkaContext): [message: string, place: Place] | undefined {
  if (kafka === undefined || !kafka.has('spec', 'cruiseControl')) return undefined;
  const brokers = kafka.replicas('kafka');
  const refused = 'so the operator refuses the cluster';
  if (brokers === 1) {
    const message = `Cruise Control needs two brokers and there is 1, ${refused}; run two or turn it off.`;
    const own = kafka.place('spec', 'cruiseControl');
    const [count = own] = brokerCounts(kafka);
    return [message, firstWritten(count, own)];
  }
  const own = kafka.configNumber(factorKey);
  const factor = own ?? kafka.configNumber('default.replication.factor') ?? 1;
  const at = (key: string): Place => kafka.place('spec', 'kafka', 'config', key);
  // The default factor above the brokers: replication-above-brokers.
  if (own !== undefined && own > brokers)
    return [
      `\`${factorKey}\` is ${own} but there are ${brokers} brokers, ${refused}; set ${brokers} at most.`,
      at(factorKey),
    ];
  const minimum = kafka.configNumber(minimumKey);
  if (minimum === undefined || minimum <= factor) return undefined;
  return [
    `\`${minimumKey}\` is ${minimum} but there ${factor === 1 ? 'is 1 copy' : `are ${factor} copies`}, ${refused}; set ${factor} at most.`,
    at(minimumKey),
  ];
}
