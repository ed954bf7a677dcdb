/** Owns what becomes of the disks of a cluster, in a few words: how many claims come, go, grow, and of which size. */
import { parseQuantity } from '../source/quantity.ts';
import type { ClusterState } from '../strimzi/effects/effect.ts';
import { operatorMakes } from '../strimzi/made/operator-makes.ts';

interface Claim {
  readonly name: string;
  readonly size: string;
  readonly of: string;
}

/**
 * Such as `3 × 100Gi → 200Gi, 2 new × 100Gi`; undefined where no claim changes.
 * @param ignored pools whose disks stay as they are, `zookeeper` likewise.
 */
export function storageText(
  before: ClusterState | undefined,
  after: ClusterState | undefined,
  ignored: ReadonlySet<string>,
): string | undefined {
  const counts = ({ of }: Claim): boolean => !ignored.has(of);
  const [old, now] = [claimsOf(before).filter(counts), claimsOf(after).filter(counts)];
  const sizes = new Map(old.map((one) => [one.name, one.size]));
  const names = new Set(now.map((one) => one.name));
  const texts: string[] = [];
  const grown = now.flatMap(({ name, size }) => {
    const from = sizes.get(name);
    return from === undefined || !isLarger(size, from) ? [] : [`${from} → ${size}`];
  });
  texts.push(...counted(grown, ''));
  texts.push(
    ...counted(
      now.filter((one) => !sizes.has(one.name)).map((one) => one.size),
      ' new',
    ),
  );
  texts.push(
    ...counted(
      old.filter((one) => !names.has(one.name)).map((one) => one.size),
      ' unused',
    ),
  );
  return texts.length === 0 ? undefined : texts.join(', ');
}

/** In the order of their first appearance. */
function counted(items: readonly string[], what: string): readonly string[] {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return [...counts].map(([item, count]) => `${count}${what} × ${item}`);
}

function claimsOf(state: ClusterState | undefined): readonly Claim[] {
  if (state === undefined) return [];
  return operatorMakes(state.kafka, state.release, state.pools)
    .ofKind('PersistentVolumeClaim')
    .map(({ name, size = '?', component, pool }) => ({ name, size, of: pool ?? component }));
}

function isLarger(size: string, than: string): boolean {
  const [now, old] = [parseQuantity(size), parseQuantity(than)];
  return now !== undefined && old !== undefined && now > old;
}
