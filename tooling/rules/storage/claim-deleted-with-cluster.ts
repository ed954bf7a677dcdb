import { defineKafkaRule } from '../rule.ts';
import { claimedVolumes } from './volumes.ts';

export default defineKafkaRule({
  id: 'claim-deleted-with-cluster',
  summary: 'Deleting the Kafka resource leaves the data.',
  severity: { production: 'error', staging: 'warning', development: 'off' },
  dataLoss: true,
  why: `With \`deleteClaim: true\` the operator makes the Kafka resource the owner of the claims, and Kubernetes deletes them with it. A
resource that was deleted by mistake can be made anew from Git within minutes, on its old disks; with this it is empty.`,
  fix: 'Take `deleteClaim` away. The operator carries this change out without a restart.',
  bad: `kafka:
  storage: { deleteClaim: true }
`,
  good: `kafka:
  storage: { deleteClaim: false }
`,
  check({ kafka, cluster }, report) {
    const isRollingBack = cluster.spec.migration?.phase === 'rolling-back';
    for (const { nodes, route } of kafka === undefined ? [] : claimedVolumes(kafka)) {
      if (nodes.flag(...route, 'deleteClaim') !== true) continue;
      // Their disks are to go: rollback-keeps-claims.
      if (isRollingBack && nodes.roles.includes('controller') && !nodes.roles.includes('broker')) continue;
      report(
        `The disks of the ${nodes.called} are deleted with ${nodes.pool === undefined ? 'the Kafka resource' : 'their KafkaNodePool'}; set \`deleteClaim\` to false.`,
        nodes.place(...route, 'deleteClaim'),
      );
    }
  },
});
