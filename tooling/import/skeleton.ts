/**
 * Owns the file of a Kubernetes cluster that nobody has described yet: as much as can be seen from what runs on it, so that the first
 * import works in an empty fleet. What cannot be seen is a careful guess, and told.
 */
import type { Plain } from '../source/node.ts';
import { flagAt, mapAt, type PlainMap, textAt } from '../source/plain.ts';
import { knownReleases, strimziRelease } from '../strimzi/releases.ts';
import { section } from './author-nodes.ts';
import type { InputObject } from './input.ts';
import type { Note } from './note.ts';
import { type RunningCluster, storageClassesOf } from './running.ts';

export interface Skeleton {
  readonly content: PlainMap;
  readonly notes: readonly Note[];
}

const defaultClass = 'storageclass.kubernetes.io/is-default-class';

/** The release whose operator last had success with one of these; the newest of several. */
export function seenRelease(clusters: readonly RunningCluster[]): string | undefined {
  const seen = clusters.flatMap(({ kafka }) => textAt(kafka.plain, 'status', 'operatorLastSuccessfulVersion') ?? []);
  return (
    seen
      .filter((one) => knownReleases.includes(one))
      .sort(byRelease)
      .at(-1) ?? seen[0]
  );
}

function byRelease(one: string, other: string): number {
  return knownReleases.indexOf(one) - knownReleases.indexOf(other);
}

/**
 * @param hasBase whether our own base can install the release; a copy of the team's is taken otherwise.
 */
export function skeleton(
  clusters: readonly RunningCluster[],
  objects: readonly InputObject[],
  release: string,
  hasBase: boolean,
): Skeleton {
  const known = strimziRelease(release);
  const notes: Note[] = [];
  const check = (message: string): void => void notes.push({ kind: 'check', message });
  const apiVersions = new Set(clusters.map(({ kafka }) => kafka.apiVersion.replace('kafka.strimzi.io/', '')));
  const isNewer = apiVersions.has('v1') && (known?.apiVersions.length ?? 0) > 1;
  const classes = storageClasses(clusters, objects);
  check(
    'cluster.yaml was written from what can be seen: set `provider` and `kubernetes` (its version), and describe `nodePools` and `zones` for the checks of sizes and placement.',
  );
  if (classes.isGuessed)
    check(
      'Some disks name no storage class, and the input has no StorageClass: the default class is called `default` in cluster.yaml; correct its name, or add `storageclass` to `kubectl get`.',
    );
  if (hasBase)
    notes.push({
      kind: 'restart',
      message:
        'The overlay of the operator installs it anew with settings of ours, contexts of `restricted` pods among them, and then brokers restart; sync it when that suits, or write `install: vendored` with a copy of your own installation.',
    });
  else
    check(
      `There is no base for Strimzi ${release} here, so cluster.yaml says \`install: vendored\`: take a copy of your installation with \`npx fleet vendor ${release} --from <file or URL>\`.`,
    );
  return {
    content: {
      kind: 'KubernetesCluster',
      provider: 'other',
      kubernetes: known?.minimumKubernetes ?? '1.25',
      storageClasses: classes.list,
      // What a namespace without a label is: no running pod is refused when it starts anew.
      podSecurity: 'privileged',
      strimzi:
        section({
          release,
          apiVersion: isNewer ? 'v1' : undefined,
          install: hasBase ? undefined : 'vendored',
        }) ?? {},
    },
    notes,
  };
}

function storageClasses(
  clusters: readonly RunningCluster[],
  objects: readonly InputObject[],
): { readonly list: readonly Plain[]; readonly isGuessed: boolean } {
  const named = clusters.flatMap(storageClassesOf);
  const given = objects.filter((one) => one.kind === 'StorageClass');
  const isDefault = ({ plain }: InputObject): boolean =>
    textAt(plain, 'metadata', 'annotations', defaultClass) === 'true';
  const byDefault = given.find(isDefault);
  const isGuessed = named.includes(undefined) && byDefault === undefined;
  const names = [
    ...new Set([...named.filter((one) => one !== undefined), ...(byDefault === undefined ? [] : [byDefault.name])]),
  ].sort();
  const list = names.map((name): Plain => {
    const plain = mapAt(given.find((one) => one.name === name)?.plain);
    return (
      section({
        name,
        provisioner: textAt(plain, 'provisioner'),
        volumeBindingMode: textAt(plain, 'volumeBindingMode'),
        allowVolumeExpansion:
          Object.keys(plain).length === 0 ? undefined : (flagAt(plain, 'allowVolumeExpansion') ?? false),
        reclaimPolicy: textAt(plain, 'reclaimPolicy'),
        default: name === byDefault?.name ? true : undefined,
      }) ?? {}
    );
  });
  return { list: isGuessed ? [...list, { name: 'default', default: true }] : list, isGuessed };
}
