/**
 * Measures the command on a made-up fleet: start-up, generate, validate and plan with their stages, memory, the cost of each rule, growth
 * with the number of clusters, and, with kustomize on the PATH (or in $KUSTOMIZE), how long kustomize would take for the same overlays.
 *
 * npm run bench -- [--clusters 1000] [--kubernetes 50] [--runs 5] [--rules]
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { sha256 } from '../tooling/source/digest.ts';
import { describeCosts, fleetTexts, measureRules } from './rule-costs.ts';
import { syntheticFleet } from './synthetic-fleet.ts';

const repository = fileURLToPath(new URL('..', import.meta.url));
const launcher = join(repository, 'tooling/cli/fleet.mjs');
const { values } = parseArgs({
  options: {
    clusters: { type: 'string', default: '1000' },
    kubernetes: { type: 'string', default: '50' },
    runs: { type: 'string', default: '5' },
    /** The cost of every rule instead of the dearest ones. */
    rules: { type: 'boolean', default: false },
  },
});
const clusters = Number(values.clusters);
const kubernetes = Number(values.kubernetes);
const runs = Number(values.runs);

interface Measured {
  readonly seconds: number;
  readonly stderr: string;
}

function runOnce(command: string, args: readonly string[], allowed: readonly number[] = [0]): Measured {
  const start = performance.now();
  const result = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  const seconds = (performance.now() - start) / 1000;
  if (result.error !== undefined) throw result.error;
  if (!allowed.includes(result.status ?? -1)) {
    throw new Error(
      `${command} ${args.join(' ')} ended with ${result.status}:\n${result.stdout.slice(-2000)}${result.stderr.slice(-2000)}`,
    );
  }
  return { seconds, stderr: result.stderr };
}

/** The run in the middle; the first, which warms the disk's cache, is not counted. */
function median(measure: () => Measured): Measured {
  measure();
  const all = Array.from({ length: runs }, measure).sort((a, b) => a.seconds - b.seconds);
  return all[Math.floor(all.length / 2)] as Measured;
}

function writeFleet(count: number, on: number): string {
  const root = mkdtempSync(join(tmpdir(), 'kafka-fleet-bench-'));
  cpSync(join(repository, 'base'), join(root, 'base'), { recursive: true });
  for (const [path, text] of syntheticFleet(count, on)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

function fleet(root: string, ...args: readonly string[]): Measured {
  return runOnce(process.execPath, [launcher, '--directory', root, ...args]);
}

/** What `--timing` told, indented. */
function stagesOf({ stderr }: Measured): string {
  if (stderr.includes('running from source'))
    throw new Error(
      'The bundle is older than the sources, so this would measure something else: `npm run build` first.',
    );
  return `${stderr.trimEnd().replace(/^/gm, '    ')}\n`;
}

function line(name: string, value: string): void {
  process.stdout.write(`${name.padEnd(44)} ${value}\n`);
}

const ms = (seconds: number): string => `${(seconds * 1000).toFixed(0)} ms`;

process.stdout.write(`${clusters} Kafka clusters on ${kubernetes} Kubernetes clusters; median of ${runs} runs\n\n`);
const node = median(() => runOnce(process.execPath, ['-e', '0']));
line('node -e 0', ms(node.seconds));
line('fleet --version', ms(median(() => runOnce(process.execPath, [launcher, '--version'])).seconds));

const root = writeFleet(clusters, kubernetes);
try {
  const fresh = fleet(root, 'generate');
  line('generate, nothing there yet', `${fresh.seconds.toFixed(2)} s`);
  const generate = median(() => fleet(root, 'generate', '--timing'));
  line('generate, nothing to do', `${generate.seconds.toFixed(2)} s`);
  process.stdout.write(stagesOf(generate));
  const validate = median(() => fleet(root, 'validate', '--timing'));
  line('validate', `${validate.seconds.toFixed(2)} s`);
  process.stdout.write(stagesOf(validate));
  const one = median(() => fleet(root, 'validate', '--cluster', 'k0007/kafka-0007'));
  line(
    'validate --cluster k0007/kafka-0007',
    `${ms(one.seconds)}, ${(one.seconds / node.seconds).toFixed(1)} × node -e 0`,
  );
  compareWithKustomize(root, validate.seconds);
  measureChanges(root, validate.seconds, node.seconds);
} finally {
  rmSync(root, { recursive: true, force: true });
}

const costs = await measureRules(fleetTexts(clusters, kubernetes), Math.min(runs, 3));
process.stdout.write(`\n${describeCosts(costs, clusters, values.rules)}`);

process.stdout.write('\nGrowth of validate\n');
for (const count of [100, 300, 1000]) {
  const grown = writeFleet(count, Math.max(1, Math.round((count * kubernetes) / clusters)));
  try {
    fleet(grown, 'generate');
    const { seconds, stderr } = median(() => fleet(grown, 'validate', '--timing'));
    const memory = /peak memory +(.*)/.exec(stderr)?.[1] ?? '';
    line(
      `  ${count} Kafka clusters`,
      `${seconds.toFixed(2)} s, ${(((seconds - node.seconds) / count) * 1000).toFixed(2)} ms a cluster, ${memory}`,
    );
  } finally {
    rmSync(grown, { recursive: true, force: true });
  }
}

/** A pull request: what validate and plan take for one cluster file, and for a base that all clusters of a stack are made from. */
function measureChanges(fleetRoot: string, validated: number, node: number): void {
  const git = (...args: readonly string[]): Measured =>
    runOnce('git', ['-C', fleetRoot, '-c', 'user.name=bench', '-c', 'user.email=bench@localhost', ...args]);
  if (spawnSync('git', ['--version']).status !== 0) {
    line('plan', 'not measured: no git on the PATH');
    return;
  }
  git('init', '--quiet');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'base');
  const plan = (): Measured =>
    runOnce(process.execPath, [launcher, '--directory', fleetRoot, 'plan', '--base', 'HEAD', '--timing'], [0, 1]);
  const edit = (path: string, from: RegExp, to: string): void => {
    const file = join(fleetRoot, path);
    writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
  };
  edit('clusters/k0007/kafka-0007.yaml', /num\.partitions: \d+/, 'num.partitions: 24');
  fleet(fleetRoot, 'generate');
  const one = median(plan);
  line('plan of one cluster file', `${ms(one.seconds)}, ${(one.seconds / node).toFixed(1)} × node -e 0`);
  process.stdout.write(stagesOf(one));
  const changed = median(() => fleet(fleetRoot, 'validate', '--changed-since', 'HEAD'));
  line('validate --changed-since, one cluster file', ms(changed.seconds));
  git('checkout', '--quiet', '.');
  edit('base/kafka/kraft/kafka.yaml', /unclean.leader.election.enable: false/, 'unclean.leader.election.enable: true');
  const base = median(plan);
  line('plan of a base', `${base.seconds.toFixed(2)} s, ${(base.seconds / validated).toFixed(1)} × validate`);
  process.stdout.write(stagesOf(base));
}

function compareWithKustomize(fleetRoot: string, ours: number): void {
  const kustomize = process.env['KUSTOMIZE'] ?? 'kustomize';
  if (spawnSync(kustomize, ['version']).status !== 0) {
    line('kustomize build', 'not measured: no kustomize on the PATH');
    return;
  }
  const overlays = readdirSync(join(fleetRoot, 'overlays')).flatMap((folder) =>
    readdirSync(join(fleetRoot, 'overlays', folder)).map((name) => join(fleetRoot, 'overlays', folder, name)),
  );
  // By digest of the path: the same each time, and a fair mix of CRDs, operators and Kafka clusters.
  const byDigest = overlays.map((path) => [sha256(path.slice(fleetRoot.length)), path] as const).sort();
  const sample = byDigest.slice(0, 50).map(([, path]) => path);
  const start = performance.now();
  for (const overlay of sample) runOnce(kustomize, ['build', overlay]);
  const each = (performance.now() - start) / 1000 / sample.length;
  const all = each * overlays.length;
  line(
    `kustomize build, ${sample.length} of ${overlays.length} overlays`,
    `${ms(each)} each, so ${all.toFixed(0)} s for all`,
  );
  line('validate against one kustomize per overlay', `${(all / ours).toFixed(0)} × faster`);
}
