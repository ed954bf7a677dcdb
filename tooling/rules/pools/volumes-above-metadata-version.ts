import { poolFaultsOf, sentenceFor } from '../pool-faults.ts';
import { defineKafkaRule } from '../rule.ts';

export default defineKafkaRule({
  id: 'volumes-above-metadata-version',
  summary: 'A pool has several volumes only where the metadata version knows of them.',
  severity: 'error',
  why: `With KRaft, controllers learn with metadata version 3.7 which volume of a broker a partition is on; before, they would not
notice that one of several has failed. The operator refuses a pool with more than one volume below that.`,
  fix: 'Raise `metadataVersion` to `3.7-IV2` or later first. It needs no restart.',
  bad: `stack: kraft
tier: development
kafka: { version: 3.8.1, metadataVersion: 3.6-IV2 }
pools:
  controllers: { roles: [controller] }
  brokers: { roles: [broker], storage: { volumes: [{ id: 0, size: 100Gi }, { id: 1, size: 100Gi }] } }
`,
  good: `stack: kraft
kafka: { version: 3.8.1, metadataVersion: 3.8-IV0 }
pools:
  controllers: { roles: [controller] }
  brokers: { roles: [broker], storage: { volumes: [{ id: 0, size: 100Gi }, { id: 1, size: 100Gi }] } }
`,
  check(context, report) {
    for (const fault of poolFaultsOf(context, 'jbod-too-early')) report(sentenceFor(fault), fault.place);
  },
});
