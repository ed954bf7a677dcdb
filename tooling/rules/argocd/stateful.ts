/** Owns which objects hold what does not come again, or what a Kafka cluster cannot live without, and what is lost with each. */
import { isDeletable } from '../../model/deletable.ts';
import type { RenderedObject } from '../../render/rendered.ts';
import { type Plain, toPlain } from '../../source/node.ts';
import { listAt, textAt } from '../../source/plain.ts';
import type { KafkaContext, KubernetesContext } from '../context.ts';
import { objectsOf } from '../context.ts';
import { sightOf } from '../in-sight.ts';
import { groupOf } from '../known-kinds.ts';
import { namedIn } from '../references/named-data.ts';

export interface Stateful {
  readonly object: RenderedObject;
  readonly plain: Plain;
  /** What goes with it, as the end of a sentence. */
  readonly lost: string;
}

const strimzi: Readonly<Record<string, string>> = {
  Kafka: 'and with it every broker',
  KafkaNodePool: 'and with it its nodes, whatever they hold',
  KafkaTopic: 'and with it all records of the topic',
  KafkaUser: 'and with it the Secret that its clients log in with',
};

/** What is lost with an object of such a kind, whoever names it; undefined where it comes again. */
export function lostWith(object: RenderedObject, plain: Plain): string | undefined {
  switch (`${groupOf(object)}/${object.kind}`) {
    case '/Namespace':
      return 'and with it everything in it, claims too';
    case '/PersistentVolumeClaim':
      return 'and with it what is on its disk';
    case 'apiextensions.k8s.io/CustomResourceDefinition':
      return `and the API server with it every ${textAt(plain, 'spec', 'names', 'kind') ?? 'object of its kind'}`;
    case 'apps/StatefulSet':
      // Else claims stay when the StatefulSet goes.
      return listAt(plain, 'spec', 'volumeClaimTemplates').length > 0 &&
        textAt(plain, 'spec', 'persistentVolumeClaimRetentionPolicy', 'whenDeleted') === 'Delete'
        ? 'and with it its claims, as `whenDeleted: Delete` says'
        : undefined;
    default:
      return groupOf(object) === 'kafka.strimzi.io' ? strimzi[object.kind] : undefined;
  }
}

/** All of them, in the order of the overlays; those that a Strimzi resource names last. */
export function statefulObjects(context: KubernetesContext): readonly Stateful[] {
  const ofKind = objectsOf(context).flatMap((object): readonly Stateful[] => {
    if (!mayHold.has(object.kind)) return [];
    const plain = toPlain(object.node);
    const lost = lostWith(object, plain);
    return lost === undefined ? [] : [{ object, plain, lost }];
  });
  return [...ofKind, ...namedObjects(context)];
}

const mayHold = new Set([
  ...['Namespace', 'PersistentVolumeClaim', 'CustomResourceDefinition', 'StatefulSet'],
  ...Object.keys(strimzi),
]);

/** ConfigMaps and Secrets that a resource of Strimzi names, and what makes such a Secret and takes it along. */
function namedObjects(context: KubernetesContext): readonly Stateful[] {
  const sight = sightOf(context);
  const found = new Map<RenderedObject, Stateful>();
  for (const name of sight.namespaces) {
    const there = sight.namespace(name);
    if (there === undefined) continue;
    for (const { kind, name: named, by } of namedIn(there)) {
      if (groupOf(by) !== 'kafka.strimzi.io') continue;
      for (const { object, plain } of there.objects) {
        if (found.has(object) || !makes(object, plain, kind, named)) continue;
        found.set(object, { object, plain, lost: `and ${by.kind} \`${by.name}\` names it and cannot be without it` });
      }
    }
  }
  return [...found.values()];
}

function makes(object: RenderedObject, plain: Plain, kind: string, name: string): boolean {
  switch (`${groupOf(object)}/${object.kind}`) {
    case `/${kind}`:
      return object.name === name;
    case 'external-secrets.io/ExternalSecret':
      return (
        kind === 'Secret' &&
        (textAt(plain, 'spec', 'target', 'name') ?? object.name) === name &&
        (textAt(plain, 'spec', 'target', 'creationPolicy') ?? 'Owner') === 'Owner'
      );
    case 'bitnami.com/SealedSecret':
      return kind === 'Secret' && (textAt(plain, 'spec', 'template', 'metadata', 'name') ?? object.name) === name;
    default:
      return false;
  }
}

/** Whether the files say that an object may go. */
export function mayGo(context: KubernetesContext): (object: RenderedObject) => boolean {
  const owners = new Map(context.kafka.flatMap((one) => one.objects.map((object) => [object, one] as const)));
  return (object) => {
    const owner = owners.get(object);
    if (owner !== undefined) return goesWith(owner, object);
    return isDeletable(context.kubernetes.spec.deletable, object.kind, object.name) && !isInUse(context, object);
  };
}

function goesWith({ cluster }: KafkaContext, { kind, name }: RenderedObject): boolean {
  const { spec, topics, users } = cluster;
  if (spec.removal !== undefined) return true;
  if (kind === 'Kafka') return false;
  if (kind === 'KafkaTopic' && topics.some((one) => one.spec.resource === name && one.spec.deletable === true))
    return true;
  if (kind === 'KafkaUser' && users.some((one) => one.name === name && one.spec.deletable === true)) return true;
  if (kind === 'KafkaNodePool' && isLeavingController(cluster, name)) return true;
  return isDeletable(spec.deletable, kind, name);
}

/** Controllers end with the next step of the way back to ZooKeeper. */
function isLeavingController({ spec }: KafkaContext['cluster'], name: string): boolean {
  const pool = Object.values(spec.pools ?? {}).find((one) => one.name === name);
  return spec.migration?.phase === 'rolling-back' && pool?.roles.includes('broker') === false;
}

/** A namespace with a Kafka cluster in it, or the definition of a kind that there are objects of, cannot go whatever a file says. */
function isInUse(context: KubernetesContext, object: RenderedObject): boolean {
  if (object.kind === 'Namespace')
    return objectsOf(context).some((one) => one.kind === 'Kafka' && one.namespace === object.name);
  if (object.kind !== 'CustomResourceDefinition') return false;
  const plain = toPlain(object.node);
  const kind = textAt(plain, 'spec', 'names', 'kind');
  const group = textAt(plain, 'spec', 'group');
  return objectsOf(context).some((one) => one.kind === kind && groupOf(one) === group);
}
