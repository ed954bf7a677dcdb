import { longestOpening } from '../../model/maintenance.ts';
import type { KafkaCluster } from '../../model/model.ts';
import { nodeGroupsOf } from '../../model/node-groups.ts';
import { restartTime } from '../../model/restart.ts';
import { formatDuration, parseDuration } from '../../source/duration.ts';
import { inCluster } from '../context.ts';
import { defineKubernetesRule } from '../rule.ts';

const minute = 60_000;
/** Argo CD looks that much later than it is told to, at most: `timeout.reconciliation.jitter` in `base/argocd/hub`. */
const jitter = minute;

const example = (time: string, length: string): string => `restart: { fastest: 2m, slowest: ${time} }
maintenance:
  timeZone: Europe/Amsterdam
  windows:
    - { days: [tuesday, thursday], from: "02:00", for: ${length} }
`;

export default defineKubernetesRule({
  id: 'maintenance-window-too-short',
  summary: 'The longest window is long enough for Argo CD to look, and to restart all nodes of any cluster.',
  severity: 'warning',
  why: `A window decides when Argo CD applies a change, and the operator restarts the nodes after that, one by one, however long it takes: it knows nothing of
windows. Where that takes longer than the window, brokers restart outside of it. And Argo CD looks only every \`refreshEvery\`, so a shorter window may
open and close between two looks.`,
  fix: 'Make one window longer, or write in `restart` how long a node takes here.',
  bad: { 'cluster.yaml': example('20m', '90m'), 'argocd.yaml': '' },
  good: { 'cluster.yaml': example('20m', '3h'), 'argocd.yaml': '' },
  check({ kubernetes, kafka, argocd }, report) {
    const { maintenance } = kubernetes.spec;
    const minutes = maintenance === undefined ? undefined : longestOpening(maintenance);
    if (minutes === undefined) return;
    const refreshEvery = argocd?.authored.spec.refreshEvery ?? '';
    const look = (parseDuration(refreshEvery) ?? 0) + jitter;
    if (minutes * minute < look)
      report(
        `The longest window is open for ${formatDuration(minutes * minute)}, and Argo CD looks every ${refreshEvery} and up to a minute later, so a change may never be applied; make a window longer than ${formatDuration(look)}, or shorten \`refreshEvery\`.`,
        inCluster(kubernetes, 'maintenance', 'windows'),
      );
    const [worst] = kafka
      .map(({ cluster }) => ({ cluster, nodes: nodesIn(cluster), time: timeOf(cluster) }))
      .sort((a, b) => b.nodes * b.time - a.nodes * a.time || (a.cluster.id < b.cluster.id ? -1 : 1));
    if (worst === undefined || worst.nodes * worst.time <= minutes * minute) return;
    const { cluster, nodes, time } = worst;
    report(
      `The longest window is open for ${formatDuration(minutes * minute)}, and restarting the ${nodes} nodes of ${cluster.id} takes ${formatDuration(nodes * time)} at ${formatDuration(time)} each, so it would go on outside of it; make a window that long, or correct \`restart\`.`,
      inCluster(kubernetes, 'maintenance', 'windows'),
    );
  },
});

function nodesIn(cluster: KafkaCluster): number {
  return nodeGroupsOf(cluster).reduce((sum, { nodes }) => sum + nodes, 0);
}

/** The slowest that somebody wrote; where nobody did, only what cannot be any faster counts. */
function timeOf({ spec, kubernetes }: KafkaCluster): number {
  const { fastest, slowest } = restartTime(spec.restart, kubernetes.spec.restart);
  const isSaid = spec.restart?.slowest !== undefined || kubernetes.spec.restart?.slowest !== undefined;
  return isSaid ? slowest : fastest;
}
