/** Owns which listeners differ, by name, and what each of their fields does; what brokers and what clients are told is made of it. */
import { samePlain } from '../../../source/edit-plain.ts';
import type { Plain, Route } from '../../../source/node.ts';
import { isPlainMap, listAt, mapAt, numberAt, plainAt, textAt } from '../../../source/plain.ts';
import { type Listener, readListeners } from '../../listeners/listeners.ts';
import type { ClusterChange, ClusterState, FieldChange } from '../effect.ts';
import { nodesOf } from '../nodes.ts';
import type { FieldResult } from './listener-field.ts';
import { listenerLines } from './listener-fields.ts';

export interface FieldOfListener {
  readonly result: FieldResult;
  readonly causes: readonly FieldChange[];
}

export interface ListenerChange {
  readonly name: string;
  /** Undefined where it is new, or gone. */
  readonly before: Listener | undefined;
  readonly after: Listener | undefined;
  readonly causes: readonly FieldChange[];
  /** Of a listener that is there on both sides. */
  readonly fields: readonly FieldOfListener[];
}

const place = ['spec', 'kafka', 'listeners'] as const;
const placeText = place.join('.');

const known = new WeakMap<ClusterChange, readonly ListenerChange[]>();

/** In the order after the change; those that are gone follow. Only those with a cause. */
export function listenerChanges(change: ClusterChange): readonly ListenerChange[] {
  const found = known.get(change) ?? findChanges(change);
  known.set(change, found);
  return found;
}

function findChanges(change: ClusterChange): readonly ListenerChange[] {
  const causes = change.fields.filter(
    ({ kind, route }) => kind === 'Kafka' && place.every((step, index) => (route[index] ?? step) === step),
  );
  if (causes.length === 0) return [];
  const [old, now] = [entriesOf(change.before), entriesOf(change.after)];
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((name): readonly ListenerChange[] => {
    const [was, is] = [old.get(name), now.get(name)];
    if (was !== undefined && is !== undefined && samePlain(was.plain, is.plain)) return [];
    const own = causes.filter(({ path }) => isNear(path, `${placeText}[${name}]`));
    const fields = was === undefined || is === undefined ? [] : fieldsOf(name, was, is, own, change);
    return own.length === 0 ? [] : [{ name, before: was?.listener, after: is?.listener, causes: own, fields }];
  });
}

/**
 * The listener that takes the place of one that is gone, at the same address: only its name differs. Outside addresses carry the name, so
 * there is none where others than pods of the Kubernetes cluster connect. Source: `ListenersUtils.backwardsCompatibleBootstrapServiceName`.
 */
export function successorOf(gone: ListenerChange, change: ClusterChange): ListenerChange | undefined {
  const { before, after } = gone;
  if (before?.type !== 'internal' || after !== undefined) return undefined;
  const [old, now] = [entriesOf(change.before), entriesOf(change.after)];
  const named = (entries: ReadonlyMap<string, Entry>, name: string): Plain => ({
    ...mapAt(entries.get(name)?.plain),
    name: '',
  });
  return listenerChanges(change).find(
    (one) => one.before === undefined && samePlain(named(now, one.name), named(old, gone.name)),
  );
}

/** The other way round. */
export function predecessorOf(come: ListenerChange, change: ClusterChange): ListenerChange | undefined {
  return listenerChanges(change).find((one) => successorOf(one, change) === come);
}

interface Entry {
  readonly plain: Plain;
  readonly listener: Listener;
}

function entriesOf({ kafka }: ClusterState): ReadonlyMap<string, Entry> {
  const list = listAt(kafka, ...place);
  return new Map(readListeners(list).map((one) => [one.name, { plain: list[one.index] ?? null, listener: one }]));
}

/** Whether one is below the other, or they are the same. */
function isNear(path: string, other: string): boolean {
  const [short, long] = path.length < other.length ? [path, other] : [other, path];
  return long === short || long.startsWith(`${short}.`) || long.startsWith(`${short}[`);
}

interface Leaf {
  readonly route: Route;
  /** As a change names it: entries of `brokers` by number. */
  readonly path: string;
  readonly broker: number | undefined;
  readonly before: Plain | undefined;
  readonly after: Plain | undefined;
  readonly line: (typeof listenerLines)[number];
}

function fieldsOf(
  name: string,
  was: Entry,
  is: Entry,
  causes: readonly FieldChange[],
  change: ClusterChange,
): readonly FieldOfListener[] {
  const top = `${placeText}[${name}]`;
  const brokers = new Set(nodesOf(change.after).flatMap(({ id, roles }) => (roles.includes('broker') ? [id] : [])));
  return leaves({ route: [], at: '', path: top, broker: undefined, before: was.plain, after: is.plain }).map((leaf) => {
    const result = leaf.line.does({ ...leaf, was: was.listener, is: is.listener, change });
    const isOfNobody = leaf.broker !== undefined && !brokers.has(leaf.broker);
    return {
      result: isOfNobody ? ofNobody(result, leaf.broker) : result,
      causes: causes.filter(({ path }) => isNear(path, leaf.path)),
    };
  });
}

/** An override waits for a broker with its number. */
function ofNobody({ about }: FieldResult, broker: number | undefined): FieldResult {
  const says = `Nothing happens for ${about}: there is no broker ${broker}.`;
  return { about, restarts: 'none', risk: 'none', instead: { id: 'field-without-effect', outcome: 'none', says } };
}

interface Place extends Omit<Leaf, 'line'> {
  /** Steps as lines have them. */
  readonly at: string;
}

function leaves(here: Place): readonly Leaf[] {
  const { before, after, at } = here;
  if (samePlain(before ?? null, after ?? null)) return [];
  const line = listenerLines.find((one) => one.at === at);
  if (line !== undefined) return [{ ...here, line }];
  return childrenOf(here).flatMap(leaves);
}

function childrenOf(here: Place): readonly Place[] {
  const { before, after, route, path, at } = here;
  if (at === 'configuration.brokers') return overrides(here);
  // The number tells which broker it is for.
  const keys = [...keysOf(after), ...keysOf(before)].filter(
    (key) => key !== 'broker' || at !== 'configuration.brokers.*',
  );
  return [...new Set(keys)].map((key) => ({
    ...here,
    route: [...route, key],
    path: `${path}.${key}`,
    at: at === '' ? key : `${at}.${key}`,
    before: plainAt(before, key) ?? undefined,
    after: plainAt(after, key) ?? undefined,
  }));
}

function overrides(here: Place): readonly Place[] {
  const byBroker = (list: Plain | undefined): ReadonlyMap<number, Plain> => {
    const map = new Map<number, Plain>();
    for (const one of listAt(list)) {
      const broker = numberAt(one, 'broker');
      if (broker !== undefined && !map.has(broker)) map.set(broker, one);
    }
    return map;
  };
  const [old, now] = [byBroker(here.before), byBroker(here.after)];
  return [...new Set([...now.keys(), ...old.keys()])].map((broker) => ({
    ...here,
    at: `${here.at}.*`,
    path: `${here.path}[${broker}]`,
    broker,
    before: old.get(broker),
    after: now.get(broker),
  }));
}

function keysOf(value: Plain | undefined): readonly string[] {
  return isPlainMap(value) ? Object.keys(value) : [];
}

/** Whether any listener takes tokens: then brokers and controllers name users by a class of its library. */
export function usesOauth({ kafka }: ClusterState): boolean {
  return listAt(kafka, ...place).some((one) => textAt(one, 'authentication', 'type') === 'oauth');
}

/** Whether a line knows a field below a listener, for tests. @param at steps with dots, `*` for an entry. */
export function knowsListenerField(at: string): boolean {
  return listenerLines.some((one) => at === one.at || at.startsWith(`${one.at}.`));
}
