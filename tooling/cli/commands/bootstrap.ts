/**
 * Owns `fleet bootstrap`: the two things that a merge cannot do. `hub` gives an Argo CD this repository, `cluster` gives it a Kubernetes
 * cluster. Both may be run again at any time; neither writes a credential to a file or prints one.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { clusterSecret, managerBase, managerToken } from '../../generate/argocd/cluster-secret.ts';
import { hubDirectory, kubernetesApplication, rootName } from '../../generate/argocd/names.ts';
import { compareOverlays, generateOverlays } from '../../generate/generate.ts';
import { collate, findingOf } from '../../lint/finding.ts';
import { argocdFile } from '../../model/fleet-files.ts';
import { loadFleet } from '../../model/load.ts';
import type { ArgoCd, Fleet } from '../../model/model.ts';
import { createRenderer } from '../../render/render.ts';
import { formatFindings } from '../../report/pretty.ts';
import { type Plain, toPlain } from '../../source/node.ts';
import type { Documents } from '../../source/tree.ts';
import { writePlain } from '../../source/write-yaml.ts';
import { exitCodes } from '../exit-codes.ts';
import { fieldManager, type Kubectl, kubectl } from '../kubectl.ts';
import { openRepository, parseScope } from '../repository.ts';
import { wantsColor } from '../terminal.ts';
import { UsageError } from '../usage.ts';

export interface HubOptions {
  /** Context of the kubeconfig for the Kubernetes cluster that Argo CD runs in. */
  readonly context?: string;
  readonly dryRun?: boolean;
}

export interface ClusterOptions {
  readonly kubernetes: string;
  /** Context for the Kubernetes cluster that is added. */
  readonly context?: string;
  readonly hubContext?: string;
  /** URL of its API server as Argo CD reaches it, where it is not that of the kubeconfig. */
  readonly server?: string;
  readonly dryRun?: boolean;
}

interface Prepared {
  readonly fleet: Fleet;
  readonly argocd: ArgoCd;
  readonly documents: Documents;
}

/** Pods that read their settings when they start. */
const restarted = [
  'statefulset/argocd-application-controller',
  'deployment/argocd-applicationset-controller',
  'deployment/argocd-repo-server',
] as const;

const say = (text: string): void => void process.stderr.write(`${text}\n`);

export async function bootstrapHub(directory: string, { context, dryRun }: HubOptions): Promise<number> {
  const prepared = prepare(directory);
  const objects = render(prepared.documents, hubDirectory);
  if (objects === undefined) return exitCodes.findings;
  const manifest = objects.map(writePlain).join('---\n');
  if (dryRun === true) {
    process.stdout.write(manifest);
    return exitCodes.clean;
  }
  const { namespace, repository } = prepared.argocd.spec;
  const hub = kubectl(context);
  if (!(await hub.has('customresourcedefinition', 'applicationsets.argoproj.io')))
    throw new UsageError(
      `There is no Argo CD here: install release 3.5 into namespace \`${namespace}\` first (docs/guides/bootstrap.md has the command), or name its Kubernetes cluster with \`--context\`.`,
    );
  if (!(await hub.has('namespace', namespace)))
    throw new UsageError(
      `There is no namespace \`${namespace}\` here; \`namespace\` in ${argocdFile} is to be the one that Argo CD runs in.`,
    );
  await hub.run(['apply', ...serverSide, '--filename', '-'], manifest);
  say(`Applied ${objects.length} objects of ${hubDirectory} to namespace ${namespace}.`);
  for (const one of restarted) {
    if (!(await hub.has('--namespace', namespace, one))) continue;
    await hub.run(['rollout', 'restart', one, '--namespace', namespace]);
    say(`Restarted ${one}, which reads its settings when it starts.`);
  }
  if (!(await hasRepository(hub, namespace, repository)))
    say(
      `Argo CD has no credential for ${repository}: if it is not public, give it one (\`argocd repo add\`, or a Secret made outside of git).`,
    );
  const missing = await missingClusters(hub, prepared);
  for (const id of missing) say(`Argo CD does not know ${id} yet: \`npx fleet bootstrap cluster ${id}\` adds it.`);
  say(`From here on Application ${rootName} keeps all this as git says.`);
  return exitCodes.clean;
}

export async function bootstrapCluster(directory: string, options: ClusterOptions): Promise<number> {
  const { context, hubContext, server, dryRun } = options;
  const prepared = prepare(directory);
  const { documents, fleet, argocd } = prepared;
  const { kubernetes: id } = parseScope(documents, options.kubernetes);
  const kubernetes = fleet.kubernetesClusters.find((one) => one.id === id);
  if (kubernetes === undefined)
    throw new UsageError(`\`${id}\` has a fault; \`npx fleet validate --cluster ${id}\` tells it.`);
  const objects = render(documents, managerBase);
  if (objects === undefined) return exitCodes.findings;
  const manifest = objects.map(writePlain).join('---\n');
  if (dryRun === true) {
    const secret = clusterSecret(argocd, kubernetes, { server: server ?? '<server>', bearerToken: '<token>' });
    process.stdout.write(`# On ${id}\n${manifest}---\n# Where Argo CD runs\n${writePlain(secret)}`);
    return exitCodes.clean;
  }
  if (context !== undefined && context === hubContext && server === undefined && fleet.kubernetesClusters.length > 1)
    say('Both contexts are the same: Argo CD will roll out to the Kubernetes cluster that it runs in.');
  const own = kubectl(context);
  const hub = kubectl(hubContext);
  if (!(await hub.has('namespace', argocd.spec.namespace)))
    throw new UsageError(
      `There is no namespace \`${argocd.spec.namespace}\` where Argo CD should be; name its Kubernetes cluster with \`--hub-context\`.`,
    );
  const reached = await addressOf(own, server);
  await own.run(['apply', ...serverSide, '--filename', '-'], manifest);
  say(`${id}: ServiceAccount argocd-manager is there.`);
  const bearerToken = await tokenOf(own);
  const secret = clusterSecret(argocd, kubernetes, { ...reached, bearerToken });
  await hub.run(['apply', ...serverSide, '--filename', '-'], writePlain(secret));
  say(`Argo CD knows ${reached.server} as \`${kubernetes.spec.destination}\`.`);
  say(
    (await hub.has('--namespace', argocd.spec.namespace, 'application', kubernetesApplication(kubernetes.id)))
      ? `Application ${kubernetesApplication(kubernetes.id)} rolls it out.`
      : `Nothing is rolled out yet: Application ${kubernetesApplication(kubernetes.id)} comes when clusters/${id} is merged.`,
  );
  return exitCodes.clean;
}

const serverSide = ['--server-side', '--force-conflicts', `--field-manager=${fieldManager}`] as const;

/** The repository as git has it: what is bootstrapped must be what Argo CD then finds. */
function prepare(directory: string): Prepared {
  const { documents } = openRepository(directory);
  const fleet = loadFleet(documents);
  const { argocd } = fleet;
  if (argocd === undefined) {
    const fault = fleet.problems.find(({ origin }) => origin.file.path === argocdFile);
    throw new UsageError(
      fault === undefined
        ? `There is no \`${argocdFile}\`; describe in it the Argo CD that watches this repository (docs/guides/bootstrap.md).`
        : `\`${argocdFile}\` has a fault; \`npx fleet validate\` tells it.`,
    );
  }
  if (fleet.problems.length > 0)
    throw new UsageError('Authored files have faults; `npx fleet validate` tells them. Nothing was done.');
  const { write, remove } = compareOverlays(documents, generateOverlays(fleet));
  if (write.length + remove.length > 0)
    throw new UsageError(
      'The overlays are not what the files say; run `npm run generate` and commit. Nothing was done.',
    );
  return { fleet, argocd, documents };
}

function render(documents: Documents, path: string): readonly Plain[] | undefined {
  const { objects, problems } = createRenderer(documents).render(path);
  if (problems.length === 0) return objects.map((one) => toPlain(one.node));
  const findings = collate(problems.map((problem) => findingOf(problem)));
  process.stderr.write(formatFindings(findings, { color: wantsColor(process.stderr) }));
  return undefined;
}

async function hasRepository(hub: Kubectl, namespace: string, repository: string): Promise<boolean> {
  const urls = await Promise.all(
    ['repository', 'repo-creds'].map((type) =>
      hub.run([
        ...['get', 'secrets', '--namespace', namespace, '--selector', `argocd.argoproj.io/secret-type=${type}`],
        ...['--output', 'jsonpath={range .items[*]}{.data.url}{"\\n"}{end}'],
      ]),
    ),
  );
  return urls
    .flatMap((text) => text.split('\n'))
    .map((one) => Buffer.from(one, 'base64').toString('utf8'))
    .some((one) => one !== '' && repository.startsWith(one.replace(/\.git$/, '')));
}

/** Ids of Kubernetes clusters that Argo CD has no Secret of. */
async function missingClusters(hub: Kubectl, { fleet, argocd }: Prepared): Promise<readonly string[]> {
  const names = await hub.run([
    ...['get', 'secrets', '--namespace', argocd.spec.namespace, '--selector', 'argocd.argoproj.io/secret-type=cluster'],
    ...['--output', 'jsonpath={range .items[*]}{.data.name}{"\\n"}{end}'],
  ]);
  const known = new Set(names.split('\n').map((one) => Buffer.from(one, 'base64').toString('utf8')));
  known.add(argocd.spec.hub);
  return fleet.kubernetesClusters.filter((one) => !known.has(one.spec.destination)).map((one) => one.id);
}

async function addressOf(own: Kubectl, server: string | undefined): Promise<{ server: string; caData?: string }> {
  const text = await own.run(['config', 'view', '--raw', '--minify', '--flatten', '--output', 'json']);
  const cluster = (JSON.parse(text) as { clusters?: { cluster?: Record<string, string | undefined> }[] }).clusters?.[0]
    ?.cluster;
  const url = server ?? cluster?.['server'];
  if (url === undefined) throw new UsageError('The kubeconfig names no API server; choose one with `--context`.');
  if (server === undefined && /^https?:\/\/(?:127\.|localhost|\[::1\])/.test(url))
    say(`${url} is an address of this machine; where Argo CD cannot reach it, give another one with \`--server\`.`);
  const caData = cluster?.['certificate-authority-data'];
  return { server: url, ...(caData === undefined ? {} : { caData }) };
}

/** Kubernetes fills in the token a moment after the Secret is there. */
async function tokenOf(own: Kubectl): Promise<string> {
  const { name, namespace } = managerToken;
  for (let tries = 0; tries < 30; tries++) {
    const data = await own.run(['get', 'secret', name, '--namespace', namespace, '--output', 'jsonpath={.data.token}']);
    if (data !== '') return Buffer.from(data, 'base64').toString('utf8');
    await pause(1000);
  }
  throw new UsageError(
    `Kubernetes gave Secret ${namespace}/${name} no token within 30 s; look whether its controller manager runs, and run this again.`,
  );
}
