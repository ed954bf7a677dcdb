import { defineKafkaRule } from '../rule.ts';
import { nodesOf } from '../wording.ts';
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
  check({ kafka }, report) {
    for (const { part, route } of kafka === undefined ? [] : claimedVolumes(kafka)) {
      if (kafka?.flag(...route, 'deleteClaim') !== true) continue;
      report(
        `The disks of the ${nodesOf[part]} are deleted with the Kafka resource; set \`deleteClaim\` to false.`,
        kafka.place(...route, 'deleteClaim'),
      );
    }
  },
});
