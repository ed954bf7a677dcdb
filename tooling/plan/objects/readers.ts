/** Owns which objects of an overlay name a ConfigMap, Secret or ServiceAccount, and how they read it. */
import type { Plain } from '../../source/node.ts';
import { hasAt, isPlainMap, listAt, plainAt, textAt } from '../../source/plain.ts';
import { shorten } from '../../source/show.ts';
import { usesIn } from '../../strimzi/made/pod-uses.ts';
import { groupOfPlain } from './object-case.ts';

export interface Reader {
  readonly kind: string;
  readonly name: string;
  readonly group: string;
  /** `Deployment kafka/orders-exporter`. */
  readonly title: string;
  readonly object: Plain;
  /** Where its pods come from; undefined for what has none of its own, such as a Kafka resource. */
  readonly template: Plain | undefined;
}

/** Objects that name one of a kind, in its namespace. */
export function readersOf(
  kind: string,
  name: string,
  namespace: string | undefined,
  objects: readonly Plain[],
): readonly Reader[] {
  return objects.flatMap((object): readonly Reader[] => {
    const own = textAt(object, 'metadata', 'namespace');
    if (own !== undefined && namespace !== undefined && own !== namespace) return [];
    const ownKind = textAt(object, 'kind') ?? '';
    // What makes one of its name is no reader of it.
    if (ownKind === kind || makers.has(ownKind)) return [];
    const template = templateOf(object);
    const pod = plainAt(template, 'spec');
    const reads =
      kind === 'ServiceAccount'
        ? textAt(pod, 'serviceAccountName') === name
        : usesIn(pod ?? plainAt(object, 'spec')).some((use) => use.kind === kind && use.name === name);
    if (!reads) return [];
    const ownName = textAt(object, 'metadata', 'name') ?? '';
    return [
      {
        kind: ownKind,
        name: ownName,
        group: groupOfPlain(object),
        title: `${ownKind} ${shorten(own === undefined ? ownName : `${own}/${ownName}`)}`,
        object,
        template,
      },
    ];
  });
}

const makers = new Set(['ExternalSecret', 'Certificate', 'ConfigMap', 'Secret']);

export function templateOf(object: Plain | undefined): Plain | undefined {
  switch (textAt(object, 'kind')) {
    case 'Deployment':
    case 'StatefulSet':
    case 'DaemonSet':
    case 'ReplicaSet':
    case 'Job':
      return plainAt(object, 'spec', 'template');
    case 'CronJob':
      return plainAt(object, 'spec', 'jobTemplate', 'spec', 'template');
    case 'Pod':
      return object;
    default:
      return undefined;
  }
}

/** Whether running pods see a change by themselves: not in variables, and not where a single file is mounted by `subPath`. */
export function followsChanges(template: Plain, kind: 'ConfigMap' | 'Secret', name: string): boolean {
  const pod = plainAt(template, 'spec');
  const containers = [...listAt(pod, 'initContainers'), ...listAt(pod, 'containers')];
  const isVariable = containers.some((one) =>
    usesIn([plainAt(one, 'env') ?? null, plainAt(one, 'envFrom') ?? null]).some(
      (use) => use.kind === kind && use.name === name,
    ),
  );
  if (isVariable) return false;
  const volumes = new Set(
    listAt(pod, 'volumes')
      .filter((volume) => usesIn(volume).some((use) => use.kind === kind && use.name === name))
      .flatMap((volume) => textAt(volume, 'name') ?? []),
  );
  return !containers.some((one) =>
    listAt(one, 'volumeMounts').some(
      (mount) =>
        isPlainMap(mount) &&
        volumes.has(textAt(mount, 'name') ?? '') &&
        (hasAt(mount, 'subPath') || hasAt(mount, 'subPathExpr')),
    ),
  );
}
