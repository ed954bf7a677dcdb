/** Owns another size of a disk: where the file says it, and that disks only grow. */
import type { FileEdit } from '../lint/mend/edits.ts';
import type { KafkaCluster } from '../model/model.ts';
import type { NodeGroup } from '../model/node-groups.ts';
import { mergeLayers } from '../model/profiles.ts';
import { nameOf } from '../model/wording.ts';
import { nodeAt, type Plain, type Route, toPlain } from '../source/node.ts';
import { isPlainMap, listAt } from '../source/plain.ts';
import { parseQuantity } from '../source/quantity.ts';
import { either } from '../source/show.ts';
import type { Planned } from './edited.ts';
import { isOnlyWithBrokers, placeOf, profileNotes } from './written-place.ts';

interface Disk {
  /** Below `storage`: nothing, or `volumes` and an index. */
  readonly below: Route;
  readonly size: string;
  readonly class: string | undefined;
}

type Volume = number | 'all' | undefined;

/** @param size a size that was read; @param id of one of several volumes. */
export function planStorage(cluster: KafkaCluster, group: NodeGroup, size: string, id: Volume): Planned {
  const disks = disksOf(cluster, group, id);
  if ('refused' in disks) return disks;
  const after = parseQuantity(size) ?? 0;
  const growing = disks.filter((one) => parseQuantity(one.size) !== after);
  for (const disk of growing) {
    const fault = whyNot(cluster, group, disk, after);
    if (fault !== undefined) return { refused: fault };
  }
  return growing.length === 0 ? { edits: [], notes: [] } : edit(cluster, group, growing, size);
}

function whyNot({ id, kubernetes }: KafkaCluster, group: NodeGroup, disk: Disk, after: number): string | undefined {
  const name = nameOf([...group.route, 'storage', ...disk.below, 'size']);
  if (after < (parseQuantity(disk.size) ?? 0))
    return `\`${name}\` of ${id} is ${disk.size}, and disks never shrink; expected more than that, or new nodes with smaller disks in a pool of their own.`;
  const found = kubernetes.spec.storageClasses.find((one) => one.name === disk.class);
  return found?.allowVolumeExpansion === false
    ? `Volumes of storage class \`${found.name}\` cannot grow (\`allowVolumeExpansion: false\` in ${kubernetes.path}), so the operator would leave \`${name}\` at ${disk.size}; let the class grow its volumes first, or move to a pool with another class.`
    : undefined;
}

function disksOf(cluster: KafkaCluster, group: NodeGroup, id: Volume): readonly Disk[] | { readonly refused: string } {
  const { storage } = group.spec;
  const what = `\`${nameOf(group.route)}\` of ${cluster.id}`;
  if (storage.ephemeral === true)
    return { refused: `${what} has no disks (\`ephemeral: true\`), so there is none to grow.` };
  const { volumes } = storage;
  if (volumes === undefined)
    return id === undefined
      ? [{ below: [], size: storage.size ?? '', class: storage.class }]
      : { refused: `${what} has one disk and no numbered volumes; leave \`--volume\` out.` };
  const usual = cluster.kubernetes.spec.storageClasses.find((one) => one.default === true)?.name;
  const disks = volumes.map(
    (one, index): Disk => ({ below: ['volumes', index], size: one.size, class: one.class ?? usual }),
  );
  const ids = volumes.map((one) => String(one.id));
  if (id === 'all' || (id === undefined && disks.length === 1)) return disks;
  if (id === undefined)
    return {
      refused: `${what} has several volumes; say which is meant with \`--volume\`: ${either([...ids, 'all'])}.`,
    };
  const found = disks[volumes.findIndex((one) => one.id === id)];
  return found === undefined ? { refused: `${what} has no volume \`${id}\`; expected ${either(ids)}.` } : [found];
}

/**
 * A size on its own is set where it stands. What stands in a place that others share (all brokers of several pools) or in a list of a
 * profile, which is replaced whole, is written out for these nodes.
 */
function edit(cluster: KafkaCluster, group: NodeGroup, disks: readonly Disk[], size: string): Planned {
  const own: Route = [...group.route, 'storage'];
  const shared: Route = ['kafka', 'storage'];
  const at = placeOf(cluster, group, own, shared);
  const set = (route: Route, value: Plain): FileEdit => ({ path: cluster.path, edit: { route, set: value } });
  const sizesAt = (place: Route): Planned => {
    const routes = disks.map(({ below }) => [...place, ...below, 'size']);
    return {
      edits: routes.map((route) => set(route, size)),
      notes: routes.flatMap((route) => profileNotes(cluster, route)),
    };
  };
  const [file] = cluster.layers;
  if (disks.every(({ below }) => nodeAt(file, [...at, ...below]) !== undefined)) return sizesAt(at);
  const merged = mergeLayers(cluster.layers);
  const fromShared = nodeAt(merged, own) === undefined && group.pool !== undefined;
  const source = nodeAt(merged, fromShared ? shared : own);
  const target = fromShared && isOnlyWithBrokers(cluster, group) ? shared : own;
  const isOne = disks.every(({ below }) => below.length === 0);
  // Maps of a profile merge with ours, as far as they stand in the same place.
  if (isOne && (!fromShared || target === shared || source === undefined)) return sizesAt(fromShared ? target : own);
  if (nodeAt(file, target) !== undefined)
    return {
      refused: `The volumes of \`${nameOf(group.route)}\` stand in a profile; write \`storage.volumes\` in \`${cluster.path}\` by hand.`,
    };
  const whole = disks.reduce(
    (storage, { below }) => withSize(storage, below, size),
    source === undefined ? {} : toPlain(source),
  );
  return { edits: [set(target, whole)], notes: profileNotes(cluster, target) };
}

function withSize(storage: Plain, below: Route, size: string): Plain {
  if (!isPlainMap(storage)) return { size };
  if (below.length === 0) return { ...storage, size };
  const volumes = listAt(storage, 'volumes').map((one, index) =>
    index === below[1] && isPlainMap(one) ? { ...one, size } : one,
  );
  return { ...storage, volumes };
}
