import { originAt, type Route } from '../../source/node.ts';
import { listAt } from '../../source/plain.ts';
import { defineKubernetesRule } from '../rule.ts';
import { soundArgoCd } from './example-set.ts';
import { projectsIn } from './projects.ts';

export default defineKubernetesRule({
  id: 'sync-window-by-hand',
  summary: 'When Argo CD may apply changes is said by `maintenance`, and nowhere else.',
  severity: 'error',
  why: `A window in a project holds back merges and self-heal of all its Applications, which go on to say Synced or OutOfSync with no word of it. One
that denies wins over all that allow, and one that is always open to deny closes a Kubernetes cluster for good. What \`maintenance\` in cluster.yaml says is
checked, shown in each plan, and lets a person sync by hand in an emergency.`,
  fix: 'Take the window out, and write `maintenance` in the cluster.yaml of the Kubernetes clusters that it is for.',
  bad: {
    ...soundArgoCd,
    'base/argocd/kubernetes/kustomization.yaml': `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources: [project-platform.yaml, project-kafka.yaml, sets]
patches:
  - target: { kind: AppProject, name: kafka }
    patch: |
      - op: add
        path: /spec/syncWindows
        value: [{ kind: deny, schedule: "* * * * *", duration: 24h, applications: ["*"] }]
`,
  },
  good: soundArgoCd,
  check({ argocd }, report) {
    if (argocd === undefined) return;
    for (const { object, plain } of projectsIn(argocd))
      for (const index of listAt(plain, 'spec', 'syncWindows').keys()) {
        const route: Route = ['spec', 'syncWindows', index];
        if (originAt(object.node, route).file.path.startsWith('clusters/')) continue;
        report(
          'This window holds back merges and self-heal, and no plan tells of it; take it out, and write `maintenance` in cluster.yaml.',
          { node: object.node, route },
        );
      }
  },
});
