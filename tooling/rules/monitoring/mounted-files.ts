/**
 * Owns which files of ConfigMaps a container has, with the place of what stands in them: the line of the file in `base/`, the authored
 * field that a generated file follows from, or else the ConfigMap.
 */
import { nodeAt, type Route } from '../../source/node.ts';
import { listAt, mapAt, type PlainMap, textAt, textsAt } from '../../source/plain.ts';
import type { KubernetesContext } from '../context.ts';
import { inCluster } from '../context.ts';
import { type SeenObject, sightOf } from '../in-sight.ts';
import type { Place } from '../place.ts';
import type { Container, Workload } from '../workloads.ts';
import { readText } from './read-text.ts';

export interface MountedFile {
  readonly path: string;
  readonly text: string;
  /** `prometheus-rules`, the ConfigMap. */
  readonly configMap: string;
  readonly key: string;
  /** Written by generate, of which there is nothing to find: alerts that count nodes, by the hundred. */
  readonly isExpected: boolean;
  /** Where a route of what it says stands. */
  place(...route: Route): Place;
}

/** Files of one mount; undefined where it shows what is not in sight. */
interface Mount {
  readonly path: string;
  readonly files: readonly MountedFile[] | undefined;
}

/** All files of ConfigMaps that a container has. */
export function mountedFiles(
  workload: Workload,
  container: Container,
  context: KubernetesContext,
): readonly MountedFile[] {
  return mountsOf(workload, container, context).flatMap((one) => one.files ?? []);
}

export function readMounted(
  workload: Workload,
  container: Container,
  path: string,
  context: KubernetesContext,
): MountedFile | undefined {
  return mountedFiles(workload, container, context).find((one) => one.path === path);
}

/** Whether it can be said of a path what is there: it is below a mount whose every file is in sight. */
export function isInSight(workload: Workload, container: Container, path: string, context: KubernetesContext): boolean {
  const mounts = mountsOf(workload, container, context).filter(
    (one) => path === one.path || path.startsWith(`${one.path}/`),
  );
  const nearest = mounts.reduce<Mount | undefined>(
    (best, one) => (best === undefined || one.path.length > best.path.length ? one : best),
    undefined,
  );
  return nearest?.files !== undefined;
}

function mountsOf({ object, spec }: Workload, container: Container, context: KubernetesContext): readonly Mount[] {
  return listAt(container.spec['volumeMounts']).map((one) => {
    const mount = mapAt(one);
    const path = String(mount['mountPath']).replace(/\/+$/, '');
    const volume = listAt(spec['volumes'])
      .map((one) => mapAt(one))
      .find((each) => each['name'] === mount['name']);
    const sources = volume === undefined ? undefined : sourcesOf(volume);
    if (sources === undefined) return { path, files: undefined };
    const subPath = typeof mount['subPath'] === 'string' ? mount['subPath'] : undefined;
    const found = sources.map((source) => filesOf(source, object.namespace, context));
    const isComplete = found.every((files) => files !== undefined);
    const files = found
      .flatMap((each) => each ?? [])
      .flatMap((file): readonly MountedFile[] => {
        if (subPath === undefined) return [{ ...file, path: `${path}/${file.path}` }];
        return file.path === subPath ? [{ ...file, path }] : [];
      });
    return { path, files: isComplete ? files : undefined };
  });
}

/** ConfigMaps of a volume; undefined where it has anything else. */
function sourcesOf(volume: PlainMap): readonly PlainMap[] | undefined {
  if (volume['configMap'] !== undefined) return [mapAt(volume, 'configMap')];
  const projected = listAt(volume, 'projected', 'sources').map((one) => mapAt(one)['configMap']);
  return projected.length > 0 && projected.every((one) => one !== undefined)
    ? projected.map((one) => mapAt(one))
    : undefined;
}

/** Paths are relative to the volume. */
function filesOf(
  source: PlainMap,
  namespace: string | undefined,
  context: KubernetesContext,
): readonly MountedFile[] | undefined {
  const found = sightOf(context)
    .ofKind('ConfigMap')
    .find(({ object }) => object.name === source['name'] && object.namespace === namespace);
  if (found === undefined) return undefined;
  const texts = textsAt(found.plain, 'data');
  const items = listAt(source, 'items');
  const pairs =
    items.length === 0
      ? Object.keys(texts).map((key) => [key, key] as const)
      : items.map((one) => [textAt(one, 'key') ?? '', textAt(one, 'path') ?? ''] as const);
  return pairs.flatMap(([key, path]) => {
    const text = texts[key];
    return text === undefined
      ? []
      : [
          {
            path,
            text,
            key,
            configMap: found.object.name,
            isExpected: isExpected(found, key),
            place: placer(found, key, text, context),
          },
        ];
  });
}

function isExpected({ object }: SeenObject, key: string): boolean {
  const path = nodeAt(object.node, ['data', key])?.origin.file.path;
  return key === 'rules-expected.yml' && path?.startsWith('overlays/') === true;
}

function placer(seen: SeenObject, key: string, text: string, context: KubernetesContext): MountedFile['place'] {
  const { node } = seen.object;
  const file = nodeAt(node, ['data', key])?.origin.file;
  const data: Place = { node, route: ['data', key], key: true };
  return (...route) => {
    if (file === undefined) return data;
    if (file.path.startsWith('overlays/')) return authoredPlace(key, text, route, context) ?? data;
    const whole = file.text === text ? readText(text, file.path).node : undefined;
    return whole === undefined ? data : { node: whole, route };
  };
}

/** The authored field that something in a generated file of Prometheus follows from. */
function authoredPlace(key: string, text: string, route: Route, { kubernetes }: KubernetesContext): Place | undefined {
  const [first, index, ...rest] = route;
  const own = kubernetes.spec.prometheus;
  if (own === undefined) return undefined;
  if (key === 'rules-own.yml' && first === 'groups')
    return inCluster(kubernetes, 'prometheus', 'ruleGroups', ...(index === undefined ? [] : [index]), ...rest);
  if (key !== 'prometheus.yml') return undefined;
  const jobs = listAt(readText(text).plain, 'scrape_configs').length;
  const before = jobs - (own.scrapeConfigs?.length ?? 0);
  if (first === 'scrape_configs' && typeof index === 'number' && index >= before)
    return inCluster(kubernetes, 'prometheus', 'scrapeConfigs', index - before, ...rest);
  if (first === 'storage') return inCluster(kubernetes, 'prometheus', index === undefined ? 'storage' : 'retention');
  return inCluster(kubernetes, 'prometheus');
}
