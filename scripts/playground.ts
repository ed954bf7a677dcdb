/**
 * A place to try Argo CD's side where there is no Kubernetes cluster: a hub with a real Argo CD, control planes that it does not know yet,
 * and a repository that it reads. All of it goes with this process. Needs what `npm run test:e2e` needs.
 *
 * npm run playground -- [ams-prod fra-staging]
 */
import { appendFileSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { startKubelet } from '../test/e2e/rig/kubelet.ts';
import type { Plane } from '../test/e2e/rig/plane.ts';
import { reasonToSkip } from '../test/e2e/rig/programs.ts';
import { planes, startWholeFleet } from '../test/e2e/rig/whole-fleet.ts';
import type { Plain } from '../tooling/source/node.ts';
import { isPlainMap, listAt } from '../tooling/source/plain.ts';
import { writePlain } from '../tooling/source/write-yaml.ts';

const { positionals } = parseArgs({ allowPositionals: true });
const names = positionals.length > 0 ? positionals : planes;
const reason = reasonToSkip();
if (reason !== '') {
  process.stderr.write(`The playground cannot be started:${reason}\n`);
  process.exit(1);
}

const fleet = await startWholeFleet({ names, areKnown: false });
const all = [fleet.rig.hub, ...names.map((name) => fleet.rig.plane(name))];
const kubelets = names.map((name) => startKubelet(fleet.rig.plane(name)));
const kubeconfig = join(fleet.rig.hub.state, 'all');
writeFileSync(kubeconfig, writePlain(together(all)), { mode: 0o600 });
const { folder } = fleet.rig.remote;
const modules = fileURLToPath(new URL('../node_modules', import.meta.url));
symlinkSync(modules, join(folder, 'node_modules'));
appendFileSync(join(folder, '.git/info/exclude'), 'node_modules\n');
process.stdout.write(`A hub with Argo CD, and ${names.join(', ')}: control planes without nodes, whose pods are said to run.
In another terminal:

  export KUBECONFIG=${kubeconfig}
  cd ${folder}

This is what Argo CD reads: change files there, run \`npm run generate\`, commit. Next, docs/guides/bootstrap.md:

  npx fleet bootstrap hub --context hub
${names.map((name) => `  npx fleet bootstrap cluster ${name} --context ${name} --hub-context hub\n`).join('')}  kubectl --context hub get applications --watch

Ctrl-C ends it, and takes all of it away.
`);
await new Promise((resolve) => {
  // What keeps the process alive, as everything that it started runs by itself.
  const timer = setInterval(() => undefined, 60_000);
  const end = (): void => {
    clearInterval(timer);
    resolve(undefined);
  };
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
});
for (const one of kubelets) one.stop();
fleet.rig.stop();

/** One file with a context for each, the hub's first. */
function together(from: readonly Plane[]): Plain {
  const read = from.map((one) => parse(readFileSync(one.kubeconfig, 'utf8')) as Plain);
  const [first] = read;
  const lists = ['clusters', 'users', 'contexts'].map((field) => [field, read.flatMap((one) => listAt(one, field))]);
  return { ...(isPlainMap(first) ? first : {}), ...(Object.fromEntries(lists) as Plain & object) };
}
