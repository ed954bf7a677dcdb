import { ringsInUse } from '../../model/rings.ts';
import { defineKubernetesRule } from '../rule.ts';
import { otherKubernetes } from './example-rings.ts';

export default defineKubernetesRule({
  id: 'ring-empty',
  summary: 'Every ring of `clusters/rings.yaml` has a Kubernetes cluster.',
  severity: 'warning',
  why: `A change waits in each ring until it has shown there what it does. In a ring that no Kubernetes cluster is in it shows nothing, and
whoever promotes it from there believes that it did. Those without a \`ring\` are in the last one.`,
  fix: 'Name the ring in the cluster.yaml of a Kubernetes cluster that may have a change first, or take the ring out.',
  bad: { 'rings.yaml': 'rings: [canary, rest]\n' },
  good: { 'rings.yaml': 'rings: [canary, rest]\n', 'cluster.yaml': 'ring: canary\n', ...otherKubernetes },
  check({ fleet: { rings, ...fleet } }, report) {
    // A file with a fault may be the one that names it.
    if (rings === undefined || fleet.problems.length > 0) return;
    const used = ringsInUse({ rings, ...fleet });
    for (const [index, ring] of rings.spec.rings.entries()) {
      if (used === undefined || used.has(ring)) continue;
      const last = index === rings.spec.rings.length - 1;
      const way = last
        ? 'leave `ring` out of a cluster.yaml'
        : `write \`ring: ${ring}\` in the cluster.yaml of one that may have changes first`;
      report(`No Kubernetes cluster is in ring \`${ring}\`; ${way}, or take the ring out.`, {
        node: rings.node,
        route: ['rings', index],
      });
    }
  },
});
