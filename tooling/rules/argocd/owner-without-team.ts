import { nearest } from '../../source/nearest.ts';
import { shorten } from '../../source/show.ts';
import { inCluster } from '../context.ts';
import { defineKubernetesRule } from '../rule.ts';

const teams = `teams:
  team-orders: { groups: [orders] }
`;

export default defineKubernetesRule({
  id: 'owner-without-team',
  summary: 'The owner of a cluster is a team of `clusters/argocd.yaml`, where that has teams.',
  severity: 'warning',
  why: `Who may see a cluster in Argo CD, and who is told when it fails, follows from its \`owner\`: it is looked for among \`teams\`. An owner that is not there
sees nothing of its cluster, and a team whose name is written in two ways does not notice.`,
  fix: 'Write the owner as `teams` has it, or give `teams` an entry for it.',
  bad: { 'orders.yaml': 'owner: team-order\n', 'argocd.yaml': teams },
  good: { 'orders.yaml': 'owner: team-orders\n', 'argocd.yaml': teams },
  check({ fleet, kafka }, report) {
    const known = Object.keys(fleet.argocd?.spec.teams ?? {});
    if (known.length === 0) return;
    const admins = fleet.argocd?.spec.admins ?? [];
    for (const { cluster } of kafka) {
      const { owner } = cluster.spec;
      // Admins see everything.
      if (owner === undefined || known.includes(owner) || admins.includes(owner)) continue;
      const meant = nearest(owner, known);
      report(
        `\`owner\` is \`${shorten(owner)}\`, which is no team of \`clusters/argocd.yaml\`, so nobody of it sees this cluster in Argo CD; ${meant === undefined ? 'add it to `teams`.' : `did you mean \`${meant}\`?`}`,
        inCluster(cluster, 'owner'),
      );
    }
  },
});
