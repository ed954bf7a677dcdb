/**
 * Measures a real Argo CD with a large fleet: from nothing to all Applications Synced, from a commit that changes all Kafka clusters to all
 * Synced with it, and what memory that takes. Needs what `npm run test:e2e` needs.
 *
 * npm run bench:argocd -- [--applications 300]
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Kubelet, startKubelet } from '../test/e2e/rig/kubelet.ts';
import { reasonToSkip } from '../test/e2e/rig/programs.ts';
import { until } from '../test/e2e/rig/until.ts';
import { startWholeFleet } from '../test/e2e/rig/whole-fleet.ts';
import { syntheticFleet } from './synthetic-fleet.ts';

const repository = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({ options: { applications: { type: 'string', default: '300' } } });
const reason = reasonToSkip();
if (reason !== '') {
  process.stdout.write(`NOT RUN:${reason}\n`);
  process.exit(0);
}

const root = mkdtempSync(join(tmpdir(), 'kafka-fleet-bench-argocd-'));
/** Two Kubernetes clusters have CRDs, operator and Prometheus each. */
const clusters = Number(values.applications) - 6;
cpSync(join(repository, 'base'), join(root, 'base'), { recursive: true });
const texts = new Map([
  ...syntheticFleet(clusters, 2),
  ['clusters/argocd.yaml', 'kind: ArgoCD\nrepository: https://git.example.com/kafka/fleet.git\n'] as const,
]);
for (const [path, text] of texts) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
execFileSync('git', ['init', '--quiet'], { cwd: root });

const names = [
  ...new Set([...texts.keys()].flatMap((path) => /^clusters\/([^/]+)\/cluster\.yaml$/.exec(path)?.[1] ?? [])),
];
// As often as an installation does by itself; asking all the time would measure the asking.
const fleet = await startWholeFleet({ root, names, resync: 120 });
const kubelets: Kubelet[] = names.map((name) => startKubelet(fleet.rig.plane(name)));
const since = (start: number): string => `${((performance.now() - start) / 1000).toFixed(0)} s`;
const memory = (): string =>
  Object.entries(fleet.rig.argocd.memory())
    .map(([name, size]) => `${name} ${size} MiB`)
    .join(', ');
try {
  const all = names.flatMap((name) => fleet.applicationsOf(name)).filter((name) => !name.endsWith('-drain-cleaner'));
  process.stdout.write(`${all.length} Applications on ${names.length} Kubernetes clusters, ${cpus().length} CPUs\n`);
  const wanted = new Set(all);
  const isDone = async (revision?: string): Promise<boolean> => {
    const found = (await fleet.rig.applications()).filter((one) => wanted.has(one.metadata.name));
    const synced = found.filter(
      ({ status }) =>
        status?.sync?.status === 'Synced' &&
        status.operationState?.phase === 'Succeeded' &&
        (revision === undefined || status.sync.revision === revision),
    );
    return synced.length === all.length;
  };
  let start = performance.now();
  await fleet.bootstrap();
  await until('all are Synced', 1800, () => isDone());
  process.stdout.write(`from nothing to all Synced: ${since(start)}; ${memory()}\n`);
  start = performance.now();
  const changed = ['base/kafka/zookeeper/kafka.yaml', 'base/kafka/kraft/kafka.yaml'].map((path) => {
    const text = fleet.text(path);
    return [path, text.replace('metadata:\n', 'metadata:\n  labels: { kafka-fleet/bench: "1" }\n')] as const;
  });
  await fleet.push(Object.fromEntries(changed), 'Change every Kafka cluster');
  const head = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: fleet.rig.remote.folder, encoding: 'utf8' }).trim();
  await until('all are Synced with it', 1800, () => isDone(head));
  process.stdout.write(`from a commit that changes all Kafka clusters to all Synced: ${since(start)}; ${memory()}\n`);
} finally {
  for (const one of kubelets) one.stop();
  fleet.rig.stop();
  rmSync(root, { recursive: true, force: true });
}
