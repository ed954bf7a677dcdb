/**
 * Owns what is in sight of a Kubernetes cluster, namespace by namespace: objects of ours from every overlay, and what the operator makes
 * of each Kafka resource among them. Rules ask it whether something that is named is there, and whether that can be known at all.
 */
import type { RenderedObject } from '../render/rendered.ts';
import { type Plain, toPlain } from '../source/node.ts';
import { type OperatorObjects, operatorMakes } from '../strimzi/made/operator-makes.ts';
import { strimziRelease } from '../strimzi/releases.ts';
import type { KubernetesContext } from './context.ts';
import { objectsOf } from './context.ts';
import { isClusterScoped, isWorkload, makesNothing } from './known-kinds.ts';
import { madePods, type SeenPod, workloadPods } from './seen-pods.ts';

export interface SeenObject {
  readonly object: RenderedObject;
  readonly plain: Plain;
}

export interface Sight {
  /** Objects of ours of these kinds, in the order of overlays. */
  ofKind(...kinds: readonly string[]): readonly SeenObject[];
  /** What is known of a namespace; undefined where nothing of ours describes it, so that nothing can be said to be missing. */
  namespace(name: string | undefined): NamespaceSight | undefined;
  /** Objects of kinds nobody here knows: what they make is out of sight. */
  readonly unknown: readonly SeenObject[];
  readonly namespaces: readonly string[];
}

export interface NamespaceSight {
  readonly name: string;
  /** Objects of ours in it, and those whose namespace only Argo CD knows. */
  readonly objects: readonly SeenObject[];
  readonly made: readonly OperatorObjects[];
  /** Pods of our workloads and of the operator's. */
  readonly pods: readonly SeenPod[];
  /** Whether other pods than these may be there: of a kind of object that is not known, or of a cluster whose node pools are not in sight. */
  readonly mayHaveOtherPods: boolean;
}

const known = new WeakMap<KubernetesContext, Sight>();

export function sightOf(context: KubernetesContext): Sight {
  const sight = known.get(context) ?? look(context);
  known.set(context, sight);
  return sight;
}

function look(context: KubernetesContext): Sight {
  const seen = objectsOf(context).map((object) => new Seen(object));
  const byKind = groupBy(seen, ({ object }) => object.kind);
  const byNamespace = groupBy(seen, ({ object }) => (isClusterScoped(object) ? '/' : (object.namespace ?? '')));
  const unknown = seen.filter(({ object }) => !makesNothing(object));
  const described = new Set([
    ...context.kafka.flatMap(({ kafka }) => kafka?.object.namespace ?? []),
    ...(byKind.get('Namespace') ?? []).map(({ object }) => object.name),
  ]);
  const made = new Map(context.kafka.flatMap((one) => (one.kafka ? [[one.kafka.object, one] as const] : [])));
  const release = strimziRelease(context.kubernetes.spec.strimzi.release);
  const makes = ({ object, plain }: SeenObject): readonly OperatorObjects[] => {
    const pools = (): readonly Plain[] => (byKind.get('KafkaNodePool') ?? []).map((one) => one.plain);
    const makes = made.get(object)?.made ?? (release && operatorMakes(plain, release, pools()));
    return makes === undefined ? [] : [makes];
  };
  const namespaces = new Map<string, NamespaceSight>();
  return {
    unknown,
    namespaces: [...described],
    ofKind: (...kinds) => kinds.flatMap((kind) => byKind.get(kind) ?? []),
    namespace(name) {
      if (!context.complete || name === undefined || !described.has(name)) return undefined;
      const there = namespaces.get(name) ?? lookInto(name, byNamespace, makes);
      namespaces.set(name, there);
      return there;
    },
  };
}

function lookInto(
  name: string,
  byNamespace: ReadonlyMap<string, readonly SeenObject[]>,
  makes: (kafka: SeenObject) => readonly OperatorObjects[],
): NamespaceSight {
  const objects = [...(byNamespace.get(name) ?? []), ...(byNamespace.get('') ?? [])];
  const made = objects.filter(({ object }) => object.kind === 'Kafka').flatMap(makes);
  const foreign = objects.some(({ object }) => !makesNothing(object) && !isWorkload(object));
  let pods: readonly SeenPod[] | undefined;
  return {
    name,
    objects,
    made,
    mayHaveOtherPods: foreign || made.some((one) => !one.complete),
    get pods() {
      pods ??= [...objects.filter(({ object }) => isWorkload(object)).flatMap(workloadPods), ...made.flatMap(madePods)];
      return pods;
    },
  };
}

/** Most objects are counted only; what they hold is read when somebody looks. */
class Seen implements SeenObject {
  readonly object: RenderedObject;
  constructor(object: RenderedObject) {
    this.object = object;
  }
  get plain(): Plain {
    return toPlain(this.object.node);
  }
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
