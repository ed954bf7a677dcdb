/** Owns the table of defaults: what a cluster that says next to nothing becomes in each tier. Computed, so that it cannot be wrong. */
import { loadFleet } from '../tooling/model/load.ts';
import type { Tier } from '../tooling/model/model.ts';
import { type Plain, toPlain } from '../tooling/source/node.ts';
import { openDocuments, treeOf } from '../tooling/source/tree.ts';

const tiers: readonly Tier[] = ['production', 'staging', 'development'];

const kubernetes = `kind: KubernetesCluster
provider: other
kubernetes: "1.33"
zones: [a, b, c]
storageClasses: [{ name: ssd, default: true }]
strimzi: { release: 0.45.2 }
`;
const kafka = (tier: Tier): string => `kind: KafkaCluster
owner: team
tier: ${tier}
kafka: { version: 3.9.2, storage: { size: 100Gi } }
zookeeper: { storage: { size: 20Gi } }
`;
/** Written above, or following from what is. */
const given = new Set(['kind', 'owner', 'name', 'tier', 'kafka.version', 'kafka.storage', 'zookeeper.storage']);

export interface Default {
  /** `kafka.placement.hosts` */
  readonly path: string;
  /** Production, staging, development. */
  readonly values: readonly string[];
}

export function defaultsByTier(): readonly Default[] {
  const files = Object.fromEntries(tiers.map((tier) => [`clusters/k/${tier}.yaml`, kafka(tier)]));
  const fleet = loadFleet(openDocuments(treeOf({ 'clusters/k/cluster.yaml': kubernetes, ...files })));
  if (fleet.problems.length > 0) throw new Error(fleet.problems.map((one) => one.message).join('\n'));
  const byTier = tiers.map((tier) => {
    const cluster = fleet.kafkaClusters.find((one) => one.spec.tier === tier);
    return new Map(cluster === undefined ? [] : leaves(toPlain(cluster.node)));
  });
  const paths = new Set(byTier.flatMap((values) => [...values.keys()]));
  return [...paths].map((path) => ({ path, values: byTier.map((values) => values.get(path) ?? '') }));
}

/** A setting's key has dots of its own, so `config` stays one path with the key in brackets. */
function leaves(data: Plain, path = ''): readonly (readonly [path: string, value: string])[] {
  if (given.has(path)) return [];
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return [[path, text(data)]];
  return Object.entries(data).flatMap(([key, value]) => {
    if (key.includes('.')) return leaves(value, `${path}[${key}]`);
    return leaves(value, path === '' ? key : `${path}.${key}`);
  });
}

function text(data: Plain): string {
  if (!Array.isArray(data)) return String(data);
  return data
    .map((one) =>
      Object.entries(one as object)
        .map(([key, value]) => `${key}: ${value}`)
        .join(', '),
    )
    .join('; ');
}
