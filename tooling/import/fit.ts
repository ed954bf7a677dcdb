/**
 * Owns making a candidate give exactly what runs. Whatever it says is tried: what the schema refuses and what changes nothing is taken
 * out, what is then different becomes a patch, and the result is rendered once more. So no field has to be known here.
 */
import type { Plain, Route } from '../source/node.ts';
import { hasAt, mapAt, type PlainMap } from '../source/plain.ts';
import type { Problem } from '../source/problem.ts';
import { compare, type Difference } from './difference.ts';
import { routeAt, without, withValue } from './edit.ts';
import { withPatches } from './patches.ts';
import { type Candidate, objectId, type Realise, type Realised } from './realise.ts';
import { withoutDefaults } from './short.ts';
import { differencesOf, sameObjects, type Wanted } from './wanted.ts';

export interface ObjectDifferences {
  readonly kind: string;
  readonly name: string;
  readonly differences: readonly Difference[];
}

export interface Fitted {
  readonly candidate: Candidate;
  /** What stayed different. */
  readonly left: readonly ObjectDifferences[];
  /** What the overlay says beside what runs. */
  readonly additions: readonly ObjectDifferences[];
  /** Objects of ours that do not run. */
  readonly extra: readonly string[];
  /** Why the files cannot be read or rendered at all. */
  readonly problems: readonly Problem[];
}

/** A file has some hundred fields; whoever needs more tries than that goes round in circles. */
const mostRefusals = 100;

/**
 * @param draft says as much as the short form can.
 * @param lists topics and users, which have no defaults to leave out.
 */
export function fitFiles(
  draft: PlainMap,
  lists: Omit<Candidate, 'cluster'>,
  wanted: readonly Wanted[],
  realise: Realise,
): Fitted {
  const readable = withoutRefused({ cluster: draft }, realise);
  const { problems } = realise(readable);
  if (problems.length > 0) return { candidate: readable, left: [], additions: [], extra: [], problems };
  const complete = withFurtherFields(readable, wanted, realise);
  const short = withoutDefaults(complete, realise);
  const listed = withoutRefused({ ...short, ...lists }, realise);
  const whole = withManifests(listed, wanted, realise);
  const candidate = withPatches(whole, wanted, realise);
  return { candidate, ...outcome(wanted, realise(candidate)) };
}

/** Values that are none for the short form (a size without a unit, a listener of a new kind) are left to patches. */
function withoutRefused(draft: Candidate, realise: Realise): Candidate {
  let candidate = draft;
  for (let tries = 0; tries < mostRefusals; tries++) {
    const { problems, files } = realise(candidate);
    let next = candidate;
    for (const problem of problems) {
      for (const [name, file] of files) {
        const isHere = file.origin.file === problem.origin.file;
        const route = isHere ? routeAt(file, problem.origin) : undefined;
        if (route !== undefined && !isVital(name, route)) next = { ...next, [name]: without(next[name] ?? {}, route) };
      }
    }
    if (next === candidate) return candidate;
    candidate = next;
  }
  return candidate;
}

/** Without these there is no cluster; a fault of theirs is told. */
const vital: readonly string[] = [
  ...['kind', 'name', 'namespace', 'owner', 'stack', 'pools', 'migration', 'kafka'],
  ...['kafka.version', 'kafka.metadataVersion'],
];

function isVital(file: keyof Candidate, route: Route): boolean {
  return file === 'cluster' && vital.includes(route.join('.'));
}

/**
 * Fields that both sides call the same and that nobody copied, such as one that the short form has learnt since: taken where that makes
 * the difference smaller.
 */
function withFurtherFields(candidate: Candidate, wanted: readonly Wanted[], realise: Realise): Candidate {
  let best = candidate;
  let current = realise(best);
  for (const one of wanted) {
    for (const { from, to } of one.fields) {
      for (const { route, given, runs } of differencesOf(one, current)) {
        const [field, ...deeper] = route.slice(from.length);
        const isBelow = from.every((step, index) => route[index] === step) && deeper.length === 0;
        if (!isBelow || typeof field !== 'string' || given !== undefined || runs === undefined) continue;
        if (Object.hasOwn(mapAt(best.cluster, ...to), field)) continue;
        const tried = { ...best, cluster: withValue(best.cluster, [...to, field], runs) };
        const after = realise(tried);
        if (after.problems.length > 0 || count(wanted, after) >= count(wanted, current)) continue;
        best = tried;
        current = after;
      }
    }
  }
  return best;
}

function count(wanted: readonly Wanted[], realised: Realised): number {
  return wanted.reduce((sum, one) => sum + differencesOf(one, realised).length, 0);
}

/** Objects that the short form gives in no way stand in the file as they are. */
function withManifests(candidate: Candidate, wanted: readonly Wanted[], realise: Realise): Candidate {
  const { objects } = realise(candidate);
  const missing = wanted.filter((one) => !objects.has(objectId(one.kind, one.name)));
  if (missing.length === 0) return candidate;
  const manifests = missing.map(({ plain }) => readyForBases(withoutNamespace(plain)));
  const { cluster } = withoutIdlePools(candidate, realise);
  return { ...candidate, cluster: { ...cluster, manifests } };
}

/** A pool that gives nothing at this step would give a second object at the next one. */
function withoutIdlePools(candidate: Candidate, realise: Realise): Candidate {
  const goal = realise(candidate);
  let best = candidate;
  for (const key of Object.keys(mapAt(candidate.cluster, 'pools'))) {
    const tried = { ...best, cluster: without(best.cluster, ['pools', key]) };
    if (sameObjects(realise(tried), goal)) best = tried;
  }
  return best;
}

/** What all pools share is written into these, too, and needs a place; patches take it away again. */
function readyForBases(plain: PlainMap): PlainMap {
  if (plain['kind'] !== 'KafkaNodePool' || hasAt(plain, 'spec', 'template', 'pod')) return plain;
  return withValue(plain, ['spec', 'template', 'pod'], {});
}

/** All objects beside a cluster are in its namespace. */
function withoutNamespace(plain: PlainMap): PlainMap {
  const { namespace: _, ...metadata } = mapAt(plain, 'metadata');
  const entries = Object.entries(plain);
  return Object.fromEntries(
    entries.map(([key, value]): [string, Plain] => [key, key === 'metadata' ? metadata : value]),
  );
}

function outcome(wanted: readonly Wanted[], realised: Realised): Omit<Fitted, 'candidate'> {
  const left: ObjectDifferences[] = [];
  const additions: ObjectDifferences[] = [];
  const ids = new Set<string>();
  for (const { kind, name, plain, mayStay } of wanted) {
    const id = objectId(kind, name);
    ids.add(id);
    const given = realised.objects.get(id);
    if (given === undefined) {
      left.push({ kind, name, differences: [{ route: [], given: undefined, runs: plain }] });
      continue;
    }
    const { differences, additions: more } = compare(given, plain, mayStay);
    if (differences.length > 0) left.push({ kind, name, differences });
    if (more.length > 0) additions.push({ kind, name, differences: more });
  }
  const extra = [...realised.objects.keys()].filter((id) => !ids.has(id));
  return { left, additions, extra, problems: realised.problems };
}
