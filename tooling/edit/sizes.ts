/**
 * Owns the sizes that a new cluster can be asked for by name. What a size leaves open is what the tier gives (model/defaults.ts); the heap is
 * always left out, since it follows the memory.
 */
import type { KubernetesCluster, Tier } from '../model/model.ts';
import { parseCpu, parseQuantity } from '../source/quantity.ts';
import { either } from '../source/show.ts';

export interface Size {
  readonly cpu?: number;
  readonly memory?: string;
  readonly brokers?: number;
  /** Disk of each broker. */
  readonly storage: Readonly<Record<Tier, string>>;
  /** For whom, after the numbers. */
  readonly for: string;
}

export const sizeNames = ['small', 'medium', 'large'] as const;
export type SizeName = (typeof sizeNames)[number];

const sameFor = (size: string): Size['storage'] => ({ production: size, staging: size, development: size });

export const sizes: Readonly<Record<SizeName, Size>> = {
  small: { storage: { production: '100Gi', staging: '50Gi', development: '10Gi' }, for: 'most beginnings' },
  medium: { cpu: 4, memory: '16Gi', storage: sameFor('500Gi'), for: 'several busy applications' },
  large: { cpu: 8, memory: '32Gi', brokers: 6, storage: sameFor('1Ti'), for: 'a shared cluster with much to keep' },
};

/** Sizes whose brokers some node of the Kubernetes cluster can take; all of them where no nodes are named. */
export function fittingSizes({ spec: { nodePools } }: KubernetesCluster, pool?: string): readonly SizeName[] {
  const wanted = pool ?? nodePools.find((one) => one.default === true)?.name;
  const hosts = wanted === undefined ? nodePools : nodePools.filter((one) => one.name === wanted);
  return sizeNames.filter((name) => {
    const { cpu = 0, memory = '0' } = sizes[name];
    return (
      hosts.length === 0 ||
      hosts.some(
        (host) =>
          (parseCpu(host.cpu) ?? 0) >= cpu * 1000 && (parseQuantity(host.memory) ?? 0) >= (parseQuantity(memory) ?? 0),
      )
    );
  });
}

/** Why a size that exists cannot be had here. */
export function unfitSize(name: SizeName, kubernetes: KubernetesCluster, fitting: readonly SizeName[]): string {
  const { cpu, memory } = sizes[name];
  return `Brokers of size \`${name}\` (${cpu} CPU, ${memory}) fit on no node of ${kubernetes.id}; expected ${either(fitting)}.`;
}

/** `4 CPU, 16Gi, 500Gi disk` */
export function describeSize(name: SizeName, tier: Tier): string {
  const { cpu, memory, brokers, storage } = sizes[name];
  return [
    ...(brokers === undefined ? [] : [`${brokers} brokers`]),
    ...(cpu === undefined || memory === undefined ? ['what the tier gives'] : [`${cpu} CPU`, memory]),
    `${storage[tier]} disk`,
  ].join(', ');
}
