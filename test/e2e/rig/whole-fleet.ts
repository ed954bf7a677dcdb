/**
 * Owns the fleet of this repository as a team runs it: `clusters/argocd.yaml` names the remote, the overlays are generated, and
 * overlays/argocd is applied once (as `fleet bootstrap hub` does). From then on everything is a commit. One Kubernetes cluster of the
 * fleet, hz-prod, is not registered with Argo CD: nobody else may suffer from that.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { compareOverlays, generateOverlays } from '../../../tooling/generate/generate.ts';
import { loadFleet } from '../../../tooling/model/load.ts';
import { createRenderer } from '../../../tooling/render/render.ts';
import { openCheckout } from '../../../tooling/source/disk.ts';
import { type Plain, toPlain } from '../../../tooling/source/node.ts';
import { formatOrigin } from '../../../tooling/source/problem.ts';
import { openDocuments } from '../../../tooling/source/tree.ts';
import { repositoryRoot } from '../../support/miniature.ts';
import { everyObject, type LiveObject, nameOf } from './objects.ts';
import { branch, type Changes } from './remote.ts';
import { type Rig, startRig } from './rig.ts';
import { until } from './until.ts';

export const planes = ['ams-prod', 'fra-staging'] as const;
export const unregistered = 'hz-prod';

export interface WholeFleet {
  readonly rig: Rig;
  /** Applies overlays/argocd to the hub, as somebody does who sets it up. */
  bootstrap(): Promise<void>;
  has(path: string): boolean;
  /** What a path of the repository holds. */
  text(path: string): string;
  /** Makes a commit of changes to authored files, with the overlays that follow from them. */
  merge(changes: Changes, message: string): Promise<void>;
  /** Makes a commit of exactly these changes, whatever follows from them. */
  push(changes: Changes, message: string): Promise<void>;
  /** Objects of an overlay as it is in the repository. */
  rendered(directory: string): readonly Plain[];
  /** Names of the Applications that roll something out to a Kubernetes cluster, as its files have them. */
  applicationsOf(plane: string): readonly string[];
  everythingOn(plane: string): Promise<readonly LiveObject[]>;
  /** Has Applications look at the repository at once, over and over, until something holds. */
  settle<T>(what: string, seconds: number, ask: () => Promise<T | undefined | false>): Promise<T>;
}

/**
 * @param options.root a checkout with clusters/argocd.yaml
 * @param options.names those of its Kubernetes clusters that get a control plane
 */
export async function startWholeFleet({
  root = repositoryRoot,
  names = planes,
  ...options
}: {
  readonly root?: string;
  readonly names?: readonly string[];
  readonly resync?: number;
  readonly areKnown?: boolean;
} = {}): Promise<WholeFleet> {
  const rig = await startRig({ planes: names, settings: {}, repositoryRoot: root, ...options });
  const { folder, url } = rig.remote;
  const open = () => openDocuments(openCheckout(folder));
  const text = (path: string): string => readFileSync(join(folder, path), 'utf8');
  /** Writes authored changes into the folder; the commit takes them with the overlays. */
  const write = (changes: Changes): void => {
    for (const [path, contents] of Object.entries(changes)) {
      const target = join(folder, path);
      if (contents === undefined) rmSync(target, { recursive: true });
      else {
        mkdirSync(dirname(target), { recursive: true });
        writeFileSync(target, contents);
      }
    }
  };
  const overlays = (): Changes => {
    const documents = open();
    const fleet = loadFleet(documents);
    const [problem] = fleet.problems;
    if (problem !== undefined) throw new Error(`${formatOrigin(problem.origin)}: ${problem.message}`);
    const { write: wanted, remove } = compareOverlays(documents, generateOverlays(fleet));
    return Object.fromEntries([
      ...wanted.map((file) => [file.path, file.text] as const),
      ...remove.filter((path) => existsSync(join(folder, path))).map((path) => [path, undefined] as const),
    ]);
  };
  const rendered = (directory: string): readonly Plain[] => {
    const { objects, problems } = createRenderer(open()).render(directory);
    const [problem] = problems;
    if (problem !== undefined) throw new Error(`${formatOrigin(problem.origin)}: ${problem.message}`);
    return objects.map(({ node }) => toPlain(node));
  };
  const merge: WholeFleet['merge'] = async (changes, message) => {
    write(changes);
    await rig.commit(overlays(), message);
  };
  await merge(
    {
      'clusters/argocd.yaml': text('clusters/argocd.yaml')
        .replace(/^repository: .*$/m, `repository: ${url}`)
        .replace(/^kind: ArgoCD$/m, `kind: ArgoCD\nrevision: refs/heads/${branch}\nrefreshEvery: 10s`),
    },
    'The repository is here',
  );
  return {
    rig,
    has: (path) => existsSync(join(folder, path)),
    text,
    merge,
    rendered,
    async bootstrap() {
      for (const object of rendered('overlays/argocd')) await rig.applyToHub(object);
    },
    async push(changes, message) {
      await rig.commit(changes, message);
    },
    applicationsOf(plane) {
      const documents = open();
      return ['crds', 'operator', 'kafka', 'services'].flatMap((set) =>
        [...documents.list(`overlays/${plane}/argocd/applications/${set}`).keys()].map(
          (file) => `${plane}-${file.slice(0, -'.yaml'.length)}`,
        ),
      );
    },
    everythingOn: async (plane) => everyObject(rig.plane(plane).client),
    settle: (what, seconds, ask) => {
      let last = 0;
      return until(
        what,
        seconds,
        async () => {
          // Otherwise it would look by itself, every few minutes.
          if (performance.now() - last > 3000) {
            last = performance.now();
            await rig.look();
          }
          return await ask();
        },
        async () => {
          const all = await rig.applications();
          return all
            .filter((one) => !one.metadata.name.includes(unregistered))
            .map(
              ({ metadata, status }) =>
                `${metadata.name}: ${status?.sync?.status}, ${status?.health?.status}, ${status?.operationState?.phase}: ${status?.operationState?.message?.slice(0, 300) ?? ''} ${(status?.conditions ?? []).map((one) => one.message.slice(0, 300)).join('; ')} ${(
                  status?.resources ?? []
                )
                  .filter((one) => one.status !== 'Synced')
                  .map((one) => `${one.kind} ${one.name} ${one.status}`)
                  .join(', ')}`,
            )
            .join('\n');
        },
      );
    },
  };
}

/** What nobody may ever lose, with its identity: an object that is made anew is another one. */
export function whatCounts(objects: readonly LiveObject[]): ReadonlyMap<string, string> {
  const kinds = [
    ...['Kafka', 'KafkaNodePool', 'KafkaTopic', 'KafkaUser'],
    ...['PersistentVolumeClaim', 'Namespace', 'CustomResourceDefinition'],
  ];
  const named = new Set(objects.flatMap((one) => (one.kind === 'Kafka' ? configMapsIn(one) : [])));
  return new Map(
    objects
      .filter((one) => kinds.includes(one.kind) || named.has(nameOf(one)))
      .filter((one) => one.metadata.deletionTimestamp === undefined)
      .map((one) => [nameOf(one), one.metadata.uid]),
  );
}

/** ConfigMaps that a Kafka resource names, wherever in it. */
function configMapsIn(kafka: LiveObject): readonly string[] {
  const found: string[] = [];
  JSON.stringify(kafka['spec'], (key, value: unknown) => {
    if (key === 'configMapKeyRef')
      found.push(`ConfigMap ${kafka.metadata.namespace}/${(value as { readonly name: string }).name}`);
    return value;
  });
  return found;
}
