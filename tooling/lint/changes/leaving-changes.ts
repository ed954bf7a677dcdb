/**
 * Owns what is refused of objects that leave their overlay although they are protected. Argo CD reads the protection from the live
 * object, so such a one stays for ever in no file; its Application is OutOfSync for good, and mends everything else in it ever more
 * slowly. So whatever is protected loses the protection in a change of its own first.
 */
import { overlaysRoot } from '../../generate/generate.ts';
import { overlayOf } from '../../generate/kafka-overlay.ts';
import type { Fleet, KafkaCluster, KubernetesCluster } from '../../model/model.ts';
import { isDeleted } from '../../model/removal.ts';
import { optionsAt, optionValue, syncOptions } from '../../model/sync-options.ts';
import { type Origin, originAt, type Plain, toPlain, type YamlNode } from '../../source/node.ts';
import { textAt } from '../../source/plain.ts';
import type { Problem } from '../../source/problem.ts';
import { shorten } from '../../source/show.ts';
import { type Documents, fileProblem } from '../../source/tree.ts';
import { wayOf } from '../../strimzi/steps/way.ts';
import type { StandsOf } from './committed.ts';

interface Kept {
  readonly node: YamlNode;
  readonly plain: Plain;
  readonly kind: string;
  readonly name: string;
}

/** By group, kind, namespace and name. */
type Objects = ReadonlyMap<string, Kept>;

type Seen = Pick<StandsOf, 'before' | 'after' | 'committed' | 'made' | 'mayDiffer'>;

/**
 * By the directory of the overlay.
 * @param before the tree whose overlays are what runs.
 * @param after the tree whose authored files are what is asked for, and `fleet` what it says.
 * @param looksAt whether a directory is judged at all.
 */
export function leavingChanges(
  before: Documents,
  after: Documents,
  fleet: Fleet,
  looksAt: (directory: string) => boolean,
  stands: Seen,
): ReadonlyMap<string, readonly Problem[]> {
  const refused = new Map<string, readonly Problem[]>();
  for (const kubernetes of fleet.kubernetesClusters) {
    const folders = foldersOf(before, kubernetes);
    for (const directory of folders.filter(looksAt)) {
      const cluster = fleet.kafkaClusters.find((one) => overlayOf(one) === directory);
      // A whole cluster goes in steps of its own.
      if ((cluster !== undefined && isDeleted(cluster)) || !stands.mayDiffer(directory)) continue;
      const left = leftBehind(directory, stands);
      if (left.length === 0) continue;
      const where = { directory, kubernetes, cluster, stands };
      const elsewhere = elsewhereIn(where, fleet, [...folders, ...foldersOf(after, kubernetes)]);
      const moved = left.flatMap((one) => movedTo(one, elsewhere));
      // Whether the rest may be gone, with a file that is gone or has another name, is told of the whole cluster.
      const isCluster = cluster === undefined && left.some(([, { kind }]) => kind === 'Kafka');
      const problems = isCluster
        ? fleet.argocd === undefined
          ? []
          : moveProblem(moved, where)
        : [
            ...moveProblem(moved, where),
            ...left.flatMap((one) => (elsewhere(one[0]) === undefined ? leftProblem(one[1], where) : [])),
          ];
      if (problems.length > 0) refused.set(directory, problems);
    }
  }
  return refused;
}

/** Overlays that there were, but Argo CD's own, which has nothing of a cluster in it. */
function foldersOf(documents: Documents, { id }: KubernetesCluster): readonly string[] {
  const folder = `${overlaysRoot}/${id}`;
  return [...documents.list(folder)].flatMap(([name, kind]) =>
    kind === 'directory' && name !== 'argocd' ? [`${folder}/${name}`] : [],
  );
}

/** What Argo CD would not delete, and is in its overlay no more. */
function leftBehind(directory: string, stands: Seen): readonly (readonly [key: string, Kept])[] {
  const stood = stands.committed(directory);
  if (stood === undefined) return [];
  const kept = [...byKey(stood)].filter(([, { plain }]) => isKept(plain));
  if (kept.length === 0) return [];
  const now = stands.made(directory);
  if (now === undefined) return [];
  const there = byKey(now);
  return kept.filter(([key]) => !there.has(key));
}

/** Also with `confirm`, which holds up every sync. */
function isKept(plain: Plain): boolean {
  return ['false', 'confirm'].includes(optionValue(optionsAt(plain, syncOptions), 'Prune') ?? '');
}

function byKey(nodes: readonly YamlNode[]): Objects {
  return new Map(
    nodes.map((node) => {
      const plain = toPlain(node);
      const kind = textAt(plain, 'kind') ?? '';
      const name = textAt(plain, 'metadata', 'name') ?? '';
      const group = /^(.*)\//.exec(textAt(plain, 'apiVersion') ?? '')?.[1] ?? '';
      const key = [group, kind, textAt(plain, 'metadata', 'namespace') ?? '', name].join('/');
      return [key, { node, plain, kind, name }];
    }),
  );
}

/** The overlay that has an object now, of the same Kubernetes cluster. */
type Elsewhere = (key: string) => string | undefined;

function elsewhereIn(
  { directory, kubernetes, stands }: Where,
  { kafkaClusters }: Fleet,
  folders: readonly string[],
): Elsewhere {
  const own = kafkaClusters.filter((one) => one.kubernetes === kubernetes).map(overlayOf);
  const others = [...new Set([...folders, ...own])].filter((one) => one !== directory);
  const seen = new Map<string, Objects>();
  return (key) =>
    others.find((one) => {
      const objects = seen.get(one) ?? byKey(stands.made(one) ?? []);
      seen.set(one, objects);
      return objects.has(key);
    });
}

interface Where {
  readonly directory: string;
  readonly kubernetes: KubernetesCluster;
  readonly cluster: KafkaCluster | undefined;
  readonly stands: Seen;
}

interface Moved {
  readonly kept: Kept;
  readonly to: string;
}

function movedTo([key, kept]: readonly [string, Kept], elsewhere: Elsewhere): readonly Moved[] {
  const to = elsewhere(key);
  return to === undefined ? [] : [{ kept, to }];
}

/** The live object says which Application it is in, whatever becomes of that. Source: Argo CD 3.5.7, `controller/state.go`. */
function moveProblem(moved: readonly Moved[], where: Where): readonly Problem[] {
  const [first] = moved;
  if (first === undefined) return [];
  const { kept, to } = first;
  const rest = moved.length > 1 ? ` and ${moved.length - 1} more` : '';
  const message = `${titleOf(kept)}${rest} would move from \`${where.directory}/\` to \`${to}/\`, and Argo CD lets no object be in two Applications: as it is protected, it stays with the first one, and every sync of the second one fails; leave it where it is.`;
  return [problem(message, kept, where)];
}

function leftProblem(kept: Kept, where: Where): readonly Problem[] {
  const { directory, cluster, stands } = where;
  const { kind, plain } = kept;
  const isManaged = textAt(plain, 'metadata', 'annotations', 'strimzi.io/managed') !== 'false';
  // These have a message of their own, with the topic's name in Kafka.
  if (kind === 'KafkaTopic' && cluster !== undefined && isManaged) return [];
  if (kind === 'KafkaNodePool' && cluster !== undefined && isBackFromPools(cluster, stands)) return [];
  const message = `${titleOf(kept)} is in \`${directory}/\` no more, but it is protected (\`${syncOptions}\`), so Argo CD would leave it there, in no file, and be out of sync for ever; ${wayOut(kept, where)}.`;
  return [problem(message, kept, where)];
}

function titleOf({ kind, name }: Kept): string {
  return `${kind} \`${shorten(name)}\``;
}

function problem(message: string, { node }: Kept, where: Where): Problem {
  const related = [{ origin: originAt(node, ['metadata']), message: 'what is there' }];
  return { id: 'protected-object-left', message, origin: placeOf(where), related };
}

/** Who gives up pools before the migration deletes the KafkaNodePool by hand, once the operator has taken the pods over. */
function isBackFromPools(cluster: KafkaCluster, stands: Seen): boolean {
  const [stood, stand] = [stands.before(cluster), stands.after(cluster)];
  return stood !== undefined && stand !== undefined && wayOf(stood) === 'pools' && wayOf(stand) === 'zookeeper';
}

/** What to do first, as the end of a sentence. */
function wayOut({ kind, name }: Kept, { cluster, kubernetes, directory, stands }: Where): string {
  const later = 'and take it out in a change after that';
  const entry = `\`deletable: [${kind}/${name}]\``;
  if (cluster !== undefined) {
    if (kind === 'Kafka')
      return `put it back; \`npx fleet remove ${cluster.id}\` writes the steps by which a cluster goes`;
    const isListed = kind === 'KafkaUser' || kind === 'KafkaTopic';
    if (isListed)
      return `put it back with \`deletable: true\` (in \`manifests\`: with ${entry} in \`${cluster.path}\`), ${later}`;
    return `put it back with ${entry} in \`${cluster.path}\`, ${later}`;
  }
  const inKubernetes = `put it back with ${entry} in \`${kubernetes.path}\`, ${later}`;
  if (kind === 'Namespace')
    return `name it in \`strimzi.operator.watch\` of \`${kubernetes.path}\` where it is to stay, or ${inKubernetes}, with which everything in it is deleted`;
  if (kind === 'CustomResourceDefinition') return `${inKubernetes}, with which every object of its kind is deleted`;
  return stands.made(directory)?.length === 0 ? `put the folder back, take the annotation off, ${later}` : inKubernetes;
}

function placeOf({ cluster, kubernetes, directory, stands }: Where): Origin {
  const root = cluster ?? (stands.made(directory)?.length === 0 ? undefined : kubernetes);
  return root === undefined ? fileProblem(directory, '', 'protected-object-left').origin : root.node.origin;
}
