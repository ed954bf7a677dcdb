/** Owns what a Prometheus keeps, for how long, and on which disk; what is not known is left out. */
import { toPlain } from '../../source/node.ts';
import { listAt, mapAt, textAt } from '../../source/plain.ts';
import { parseQuantity } from '../../source/quantity.ts';
import { parsePrometheusSize } from '../../strimzi/notations/prometheus.ts';
import type { KubernetesContext } from '../context.ts';
import { sightOf } from '../in-sight.ts';
import type { Place } from '../place.ts';
import type { PrometheusServer } from './prometheus-servers.ts';

export interface Said {
  readonly text: string;
  readonly place: Place;
}

/** A limit of what is kept, in the configuration or, as before 3.x, in a flag. `unknown` where it depends on what is not in sight. */
export function retentionOf(server: PrometheusServer, limit: 'time' | 'size'): Said | 'unknown' | undefined {
  const flag =
    server.flag(`storage.tsdb.retention.${limit}`) ??
    (limit === 'time' ? server.flag('storage.tsdb.retention') : undefined);
  if (flag !== undefined) return flag.value === undefined ? 'unknown' : { text: flag.value, place: flag.place };
  // Without the configuration at hand nothing is known of it.
  if (server.config === undefined || server.configFile === undefined) return 'unknown';
  const text = textAt(server.config, 'storage', 'tsdb', 'retention', limit);
  return text === undefined
    ? undefined
    : { text, place: server.configFile.place('storage', 'tsdb', 'retention', limit) };
}

export function keptSize(server: PrometheusServer): (Said & { readonly bytes: number }) | undefined {
  const size = retentionOf(server, 'size');
  if (size === undefined || size === 'unknown') return undefined;
  const bytes = parsePrometheusSize(size.text);
  return bytes === undefined || bytes === 0 ? undefined : { ...size, bytes };
}

export type Disk =
  | { readonly kind: 'claim'; readonly size: Said & { readonly bytes: number } }
  | { readonly kind: 'pod'; readonly place: Place };

/** Where it writes: a claim of known size, or what goes with the pod; undefined for anything else. */
export function diskOf(server: PrometheusServer, context: KubernetesContext): Disk | undefined {
  const { workload, container } = server;
  const { node } = workload.object;
  const path = server.flag('storage.tsdb.path') ?? { value: '/prometheus' };
  if (path.value === undefined || !path.value.startsWith('/')) return undefined;
  const data = path.value.replace(/\/+$/, '');
  const mounts = listAt(container.spec['volumeMounts']).map((one, index) => ({ mount: mapAt(one), index }));
  const holder = mounts
    .filter(({ mount }) => {
      const at = String(mount['mountPath']).replace(/\/+$/, '');
      return data === at || data.startsWith(`${at}/`);
    })
    .sort((a, b) => String(b.mount['mountPath']).length - String(a.mount['mountPath']).length)[0]?.mount;
  if (holder === undefined) return { kind: 'pod', place: { node, route: container.route } };
  const name = holder['name'];
  const volumes = listAt(workload.spec['volumes']).map((one) => mapAt(one));
  const index = volumes.findIndex((one) => one['name'] === name);
  const volume = volumes[index];
  if (volume?.['emptyDir'] !== undefined)
    return { kind: 'pod', place: { node, route: [...workload.route, 'volumes', index] } };
  const claim = textAt(volume, 'persistentVolumeClaim', 'claimName');
  if (claim !== undefined) return claimed(claim, server, context);
  const templates = listAt(
    mapAt(workload.object.kind === 'StatefulSet' ? specOf(server) : undefined)['volumeClaimTemplates'],
  );
  const at = templates.findIndex((one) => textAt(one, 'metadata', 'name') === name);
  const size = textAt(templates[at], 'spec', 'resources', 'requests', 'storage');
  return sized(size, { node, route: ['spec', 'volumeClaimTemplates', at, 'spec', 'resources', 'requests', 'storage'] });
}

function specOf({ workload }: PrometheusServer) {
  const spec = workload.object.node.entries.get('spec')?.value;
  return spec && toPlain(spec);
}

function claimed(name: string, { workload }: PrometheusServer, context: KubernetesContext): Disk | undefined {
  const claim = sightOf(context)
    .ofKind('PersistentVolumeClaim')
    .find(({ object }) => object.name === name && object.namespace === workload.object.namespace);
  if (claim === undefined) return undefined;
  const route = ['spec', 'resources', 'requests', 'storage'];
  return sized(textAt(claim.plain, ...route), { node: claim.object.node, route });
}

function sized(text: string | undefined, place: Place): Disk | undefined {
  const bytes = text === undefined ? undefined : parseQuantity(text);
  return text === undefined || bytes === undefined ? undefined : { kind: 'claim', size: { text, bytes, place } };
}
