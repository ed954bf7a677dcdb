/**
 * Owns writing down nodes in the short form: sizes, Java options, disks. What it cannot say is left out here and becomes a patch; values
 * keep the way they are written, as another text for the same size restarts pods.
 */
import { fromPlain, type Plain, toPlain } from '../source/node.ts';
import { flagAt, hasAt, listAt, mapAt, numberAt, type PlainMap, plainAt, textAt } from '../source/plain.ts';
import { parseQuantity } from '../source/quantity.ts';

export type Fields = { readonly [key: string]: Plain | undefined };

/** Without what is undefined; undefined where nothing is left. */
export function section(fields: Fields): PlainMap | undefined {
  const entries = Object.entries(fields).filter((entry): entry is [string, Plain] => entry[1] !== undefined);
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** @param part what has `resources`: brokers, ZooKeeper nodes, a pool, an operand. */
export function resources(part: PlainMap): Fields {
  const limit = plainAt(part, 'resources', 'limits', 'memory');
  return {
    cpu: plainAt(part, 'resources', 'requests', 'cpu'),
    cpuLimit: plainAt(part, 'resources', 'limits', 'cpu'),
    memory: plainAt(part, 'resources', 'requests', 'memory') ?? limit,
  };
}

export function java(part: PlainMap): Fields {
  const options = mapAt(part, 'jvmOptions');
  const heap = options['-Xmx'] ?? options['-Xms'];
  const initial = options['-Xms'];
  const properties = listAt(options, 'javaSystemProperties').flatMap((one): readonly (readonly [string, Plain])[] => {
    const name = textAt(one, 'name');
    const value = plainAt(one, 'value');
    return name === undefined || value === undefined ? [] : [[name, value]];
  });
  return {
    heap,
    jvm: section({
      initialHeap: initial === heap ? undefined : initial,
      gcLogging: flagAt(options, 'gcLoggingEnabled'),
      xx: hasAt(options, '-XX') ? mapAt(options, '-XX') : undefined,
      systemProperties: properties.length === 0 ? undefined : Object.fromEntries(properties),
    }),
  };
}

/**
 * @param fallbackClass for a claim that names no class; the cluster file demands one where the Kubernetes cluster has no default.
 */
export function storage(part: PlainMap): PlainMap {
  const given = mapAt(part, 'storage');
  const type = textAt(given, 'type');
  if (type === 'persistent-claim') return claim(given);
  const volumes = listAt(given, 'volumes').map((one) => mapAt(one));
  const isJbod = type === 'jbod' && volumes.length > 0;
  if (isJbod && volumes.every((one) => textAt(one, 'type') === 'persistent-claim' && numberAt(one, 'id') !== undefined))
    return { volumes: withMetadata(volumes) };
  const size = plainAt(given, 'sizeLimit');
  return section({ size: type === 'ephemeral' ? size : undefined, ephemeral: true }) ?? {};
}

function claim(volume: PlainMap): PlainMap {
  return (
    section({ size: sizeText(volume['size']), class: volume['class'], deleteClaim: flagAt(volume, 'deleteClaim') }) ??
    {}
  );
}

/** The schema demands a unit; what ran without one, or in one of its own, is written back by a patch. */
function sizeText(size: Plain | undefined): Plain | undefined {
  const bytes = typeof size === 'string' || typeof size === 'number' ? parseQuantity(size) : undefined;
  if (bytes === undefined || (typeof size === 'string' && /[0-9](?:[KMGTP]i|[kMGTP])$/.test(size))) return size;
  const exact = ['Ti', 'Gi', 'Mi', 'Ki'].find((unit) => bytes % (parseQuantity(`1${unit}`) ?? 1) === 0) ?? 'Ki';
  return `${Math.ceil(bytes / (parseQuantity(`1${exact}`) ?? 1))}${exact}`;
}

/** Said where it is not the first one anyway: the one that says so, else the one of the lowest number. */
function withMetadata(volumes: readonly PlainMap[]): readonly PlainMap[] {
  const chosen = volumes.findIndex((one) => textAt(one, 'kraftMetadata') === 'shared');
  const ids = volumes.map((one) => numberAt(one, 'id') ?? 0);
  const keeper = chosen === -1 ? ids.indexOf(Math.min(...ids)) : chosen;
  return volumes.map((one, index) => ({
    id: ids[index] ?? 0,
    ...claim(one),
    ...(index === keeper && index > 0 ? { metadata: true } : {}),
  }));
}

/** Data that is no tree with places. */
export function plainOf(draft: Parameters<typeof fromPlain>[0]): Plain {
  return toPlain(fromPlain(draft, { file: { path: '', text: '' }, start: 0, end: 0 }));
}
