import { defineKafkaRule } from '../rule.ts';

const quotas = ['spec', 'kafka', 'quotas'] as const;

export default defineKafkaRule({
  id: 'quotas-refused',
  summary: 'Quotas give the free space of a disk in bytes or as a share, and not both.',
  severity: 'error',
  why: 'The operator refuses a Kafka resource whose quotas have both `minAvailableBytesPerVolume` and `minAvailableRatioPerVolume`.',
  fix: 'Leave one of them out.',
  bad: `patches:
  - target: { kind: Kafka }
    operations:
      - op: add
        path: /spec/kafka/quotas
        value: { type: strimzi, minAvailableBytesPerVolume: 1073741824, minAvailableRatioPerVolume: 0.1 }
`,
  good: `patches:
  - target: { kind: Kafka }
    operations:
      - op: add
        path: /spec/kafka/quotas
        value: { type: strimzi, minAvailableRatioPerVolume: 0.1 }
`,
  check({ kafka }, report) {
    if (kafka?.text(...quotas, 'type') !== 'strimzi') return;
    const [bytes, ratio] = ['minAvailableBytesPerVolume', 'minAvailableRatioPerVolume'] as const;
    if (kafka.number(...quotas, bytes) === undefined || kafka.number(...quotas, ratio) === undefined) return;
    report(
      `Quotas have both \`${bytes}\` and \`${ratio}\`, so the operator refuses the cluster; leave one of them out.`,
      kafka.place(...quotas, ratio),
    );
  },
});
