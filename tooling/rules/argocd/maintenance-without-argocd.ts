import { argocdFile } from '../../model/fleet-files.ts';
import { inCluster } from '../context.ts';
import { defineKubernetesRule } from '../rule.ts';

const windows = `maintenance:
  timeZone: Europe/Amsterdam
  windows:
    - { days: [tuesday, thursday], from: "02:00", for: 3h }
`;

export default defineKubernetesRule({
  id: 'maintenance-without-argocd',
  summary: 'Windows are written where something keeps to them.',
  severity: 'warning',
  why: `\`maintenance\` becomes sync windows of the projects that are made from \`clusters/argocd.yaml\`. Without that file nothing is made of it, and
whatever applies the overlays does so at any time.`,
  fix: 'Describe Argo CD in `clusters/argocd.yaml`, or take `maintenance` out and set the windows where Argo CD is set up.',
  bad: { 'cluster.yaml': windows },
  good: { 'cluster.yaml': windows, 'argocd.yaml': '' },
  check({ fleet, kubernetes }, report) {
    // One with a fault is there.
    if (kubernetes.spec.maintenance === undefined || fleet.documents.kind(argocdFile) !== undefined) return;
    report(
      `\`maintenance\` has no effect, as there is no \`${argocdFile}\`; write that, or take this out.`,
      inCluster(kubernetes, 'maintenance'),
    );
  },
});
