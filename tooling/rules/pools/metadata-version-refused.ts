import { poolFaultsOf, sentenceFor } from '../pool-faults.ts';
import { defineKafkaRule } from '../rule.ts';

export default defineKafkaRule({
  id: 'metadata-version-refused',
  summary: 'The metadata version is one that this version of Kafka has.',
  severity: 'error',
  why: `The operator refuses a cluster whose \`metadataVersion\` it cannot read, or which is older than Kafka supports. One that is newer
than Kafka it passes over, with a line in its log: the cluster stays at the version it has, and a new one takes that of Kafka.`,
  fix: 'Set the version that fits Kafka: `4.2-IV1` for 4.2, or an older one while an upgrade can still be taken back.',
  bad: `stack: kraft
kafka:
  version: 3.9.2
  metadataVersion: "4.1"
`,
  good: `stack: kraft
kafka:
  version: 3.9.2
  metadataVersion: 3.9-IV0
`,
  check(context, report) {
    for (const fault of poolFaultsOf(context, 'metadata-version-refused')) report(sentenceFor(fault), fault.place);
    for (const { says, remedy, place } of poolFaultsOf(context, 'metadata-version-newer'))
      report(`${says}, so it has no effect; ${remedy}.`, place);
  },
});
