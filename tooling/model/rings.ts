/**
 * Owns in which order Kubernetes clusters get a change of a base: rings as data, which changes are on where, and refusing a
 * `clusters/rings.yaml` that cannot be meant. A ring has every change that has reached it or one behind it.
 */
import { isDay } from '../source/day.ts';
import { nearest } from '../source/nearest.ts';
import { keyOriginAt, nodeAt, originAt, type Route, toPlain, type YamlMap } from '../source/node.ts';
import { listAt, textAt } from '../source/plain.ts';
import type { Problem, Related } from '../source/problem.ts';
import { shorten } from '../source/show.ts';
import { type Documents, isProblem, joinPath, parentOf } from '../source/tree.ts';
import type { Fleet, KubernetesCluster, RingChange, Rings } from './model.ts';
import type { RingsFile } from './schema/rings.ts';

export const ringsFile = 'clusters/rings.yaml';

const kustomizationNames: readonly string[] = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];
/** As names of clusters: it is what `fleet rings promote` takes. */
const nameShape = /^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/;

type ChangeFile = NonNullable<RingsFile['changes']>[string];
type Refuse = (route: Route, message: string, related?: readonly Related[]) => void;

/** The number of the ring that a Kubernetes cluster is in; without rings all are in one. */
export function ringOf(rings: Rings | undefined, { spec }: Pick<KubernetesCluster, 'spec'>): number {
  const names = rings?.spec.rings ?? [];
  return spec.ring === undefined ? Math.max(names.length - 1, 0) : names.indexOf(spec.ring);
}

/** The changes that are on in a Kubernetes cluster, in the order of the file. */
export function changesOf({ rings }: Pick<Fleet, 'rings'>, kubernetes: KubernetesCluster): readonly RingChange[] {
  return rings === undefined ? [] : rings.changes.filter((one) => one.ring >= ringOf(rings, kubernetes));
}

/** Whether a change is on everywhere. */
export function isEverywhere({ spec }: Rings, { ring }: RingChange): boolean {
  return ring === spec.rings.length - 1;
}

/** The kustomization of a folder; undefined where there is none. */
export function kustomizationOf(documents: Documents, folder: string): string | undefined {
  return kustomizationNames.map((name) => joinPath(folder, name)).find((path) => documents.kind(path) === 'file');
}

/**
 * Names of the rings that Kubernetes clusters are in, also of those that are not among the clusters of the fleet; undefined where one
 * of those cannot be read.
 */
export function ringsInUse({
  rings,
  ids,
  kubernetesClusters,
  documents,
}: Pick<Fleet, 'rings' | 'ids' | 'kubernetesClusters' | 'documents'>): ReadonlySet<string> | undefined {
  const read = new Map(kubernetesClusters.map((one) => [one.id, one.spec.ring]));
  const used = new Set<string>();
  const last = rings?.spec.rings.at(-1) ?? '';
  for (const id of ids) {
    if (read.has(id)) used.add(read.get(id) ?? last);
    else {
      const path = `clusters/${id}/cluster.yaml`;
      const file = documents.text(path);
      if (isProblem(file)) return undefined;
      // Most have none, and then nothing is parsed.
      const [root] = file.text.includes('ring') ? documents.yaml(path, 'rewritten').documents : [];
      used.add((root === undefined ? undefined : textAt(toPlain(root), 'ring')) ?? last);
    }
  }
  return used;
}

/** A ring that cluster.yaml names and that there is not. */
export function checkRing({ node, spec }: KubernetesCluster, rings: Rings | undefined): readonly Problem[] {
  if (spec.ring === undefined || rings?.spec.rings.includes(spec.ring)) return [];
  const message =
    rings === undefined
      ? `\`ring\` is \`${shorten(spec.ring)}\`, but there is no \`${ringsFile}\`, which says what rings there are; write that, or take \`ring\` out.`
      : noRing(spec.ring, rings.spec.rings);
  return [{ id: 'authored-file', message, origin: originAt(node, ['ring']) }];
}

function noRing(ring: string, rings: readonly string[]): string {
  const meant = nearest(ring, rings);
  const known = `write ${choice(rings)}`;
  return `\`${shorten(ring)}\` is no ring of \`${ringsFile}\`; ${meant === undefined ? `${known}.` : `did you mean \`${meant}\`?`}`;
}

function choice(names: readonly string[]): string {
  const quoted = names.map((one) => `\`${shorten(one)}\``);
  return quoted.length < 2 ? (quoted[0] ?? '') : `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)}`;
}

/** What the file says, or the problems for which it cannot be meant. */
export function readRings(node: YamlMap, spec: RingsFile, documents: Documents): Rings | readonly Problem[] {
  const problems: Problem[] = [];
  const refuse: Refuse = (route, message, related = []) => {
    const origin = originAt(node, route);
    problems.push({ id: 'authored-file', message, origin, ...(related.length === 0 ? {} : { related }) });
  };
  checkNames(node, spec.rings, refuse);
  const changes = Object.entries(spec.changes ?? {}).flatMap(([name, change]) => {
    const read = readChange(name, change, { node, spec, documents, refuse, problems });
    return read === undefined ? [] : [read];
  });
  checkTogether(node, changes, refuse);
  for (const [index, { base, until }] of (spec.accept ?? []).entries()) {
    checkDay(['accept', index, 'until'], until, refuse);
    checkFolder(['accept', index, 'base'], base, documents, refuse);
  }
  return problems.length > 0 ? problems : { path: ringsFile, node, spec, changes };
}

function checkNames(node: YamlMap, rings: readonly string[], refuse: Refuse): void {
  if (rings.length === 0) refuse(['rings'], '`rings` is empty; name the rings, the first one first.');
  for (const [index, ring] of rings.entries()) {
    const first = rings.indexOf(ring);
    if (first === index) continue;
    const related = [{ origin: originAt(node, ['rings', first]), message: 'the first one' }];
    refuse(['rings', index], `Ring \`${shorten(ring)}\` is listed twice; keep one.`, related);
  }
}

interface Reading {
  readonly node: YamlMap;
  readonly spec: RingsFile;
  readonly documents: Documents;
  readonly refuse: Refuse;
  readonly problems: Problem[];
}

function readChange(name: string, change: ChangeFile, reading: Reading): RingChange | undefined {
  const { node, spec, documents, refuse, problems } = reading;
  const before = problems.length;
  const route = ['changes', name];
  const key = (message: string): void =>
    void problems.push({ id: 'authored-file', message, origin: keyOriginAt(node, route) });
  if (!nameShape.test(name))
    key(
      `\`${shorten(name)}\` cannot name a change; use lower-case letters, digits and \`-\`, beginning with a letter, 63 characters at most.`,
    );
  if (!spec.rings.includes(change.ring)) refuse([...route, 'ring'], noRing(change.ring, spec.rings));
  checkDay([...route, 'until'], change.until, refuse);
  const { component, base, replacement } = change;
  const common = {
    name,
    ring: spec.rings.indexOf(change.ring),
    until: change.until.slice(0, '2027-03-31'.length),
    reason: change.reason,
  };
  if (component !== undefined && base === undefined && replacement === undefined) {
    const of = componentBase([...route, 'component'], component, documents, refuse, problems);
    return problems.length > before || of === undefined ? undefined : { ...common, base: of, component };
  }
  if (component === undefined && base !== undefined && replacement !== undefined) {
    checkReplacement(route, base, replacement, documents, refuse);
    return problems.length > before ? undefined : { ...common, base, replacement };
  }
  const found = Object.entries({ component, base, replacement }).flatMap(([field, value]) =>
    value === undefined ? [] : [`\`${field}\``],
  );
  const has =
    found.length === 0 ? 'neither `component` nor `base` and `replacement`' : `${found.join(' and ')} and nothing else`;
  key(
    component === undefined
      ? `Change \`${shorten(name)}\` has ${has}; write \`component\`, or \`base\` together with \`replacement\`.`
      : `Change \`${shorten(name)}\` has ${found.join(' and ')}; write \`component\` alone, or \`base\` together with \`replacement\`.`,
  );
  return undefined;
}

function checkDay(route: Route, until: string, refuse: Refuse): void {
  const day = until.slice(0, '2027-03-31'.length);
  if (!isDay(day))
    refuse(route, `\`until\` is \`${day}\`, a day that no calendar has; expected one such as \`2027-03-31\`.`);
}

/** Whether a path is that of a folder in `base/` which may go from ring to ring. */
function checkFolder(route: Route, path: string, documents: Documents, refuse: Refuse): boolean {
  const field = `\`${String(route.at(-1))}\``;
  const parts = path.split('/');
  if (parts[0] !== 'base' || parts.length < 2 || parts.some((one) => ['', '.', '..'].includes(one))) {
    refuse(
      route,
      `${field} is \`${shorten(path)}\`; write a folder in \`base/\` from the root, such as \`base/kafka/kraft\`.`,
    );
    return false;
  }
  if (documents.kind(path) !== 'directory') {
    const siblings = [...documents.list(parentOf(path))].flatMap(([name, kind]) =>
      kind === 'directory' ? [name] : [],
    );
    const meant = nearest(parts.at(-1) ?? '', siblings);
    const advice =
      meant === undefined
        ? 'write that of a folder that is there.'
        : `did you mean \`${joinPath(parentOf(path), meant)}\`?`;
    refuse(route, `${field} is \`${shorten(path)}\`, and there is no such folder; ${advice}`);
    return false;
  }
  if (kustomizationOf(documents, path) === undefined) {
    refuse(route, `${field} is \`${shorten(path)}\`, which has no \`kustomization.yaml\`; name a folder that has one.`);
    return false;
  }
  if (parts[1] === 'argocd') {
    refuse(route, `\`${shorten(path)}\` is of what Argo CD itself gets, which is in no ring; edit that base itself.`);
    return false;
  }
  return true;
}

/** The base that a component is for: the nearest folder above it that has a kustomization. */
function componentBase(
  route: Route,
  component: string,
  documents: Documents,
  refuse: Refuse,
  problems: Problem[],
): string | undefined {
  if (!checkFolder(route, component, documents, refuse)) return undefined;
  const before = problems.length;
  if (kindOf(documents, component, problems) !== 'Component' && problems.length === before)
    refuse(route, `\`${shorten(component)}\` is no component; begin its kustomization with \`kind: Component\`.`);
  for (let base = parentOf(component); base !== '' && problems.length === before; base = parentOf(base)) {
    const path = kustomizationOf(documents, base);
    if (path === undefined) continue;
    const [root] = documents.yaml(path).documents;
    const own = root === undefined ? [] : listAt(toPlain(root), 'components').map((one) => joinPath(base, String(one)));
    if (own.some((one) => one.replace(/\/+$/, '') === component))
      refuse(
        route,
        `\`${shorten(component)}\` is a part of \`${base}\` already, so all clusters have it, and with this change twice; take the change out, or the component out of \`${path}\`.`,
      );
    return base;
  }
  if (problems.length === before)
    refuse(
      route,
      `\`${shorten(component)}\` is in the folder of no base; put it into one, as \`base/kafka/kraft/rings/<name>\` is in that of \`base/kafka/kraft\`.`,
    );
  return undefined;
}

function checkReplacement(route: Route, base: string, replacement: string, documents: Documents, refuse: Refuse): void {
  const fields = { base, replacement };
  const isThere = Object.entries(fields).map(([field, path]) =>
    checkFolder([...route, field], path, documents, refuse),
  );
  if (isThere.includes(false)) return;
  if (base === replacement) {
    refuse([...route, 'replacement'], '`replacement` is `base` itself; name another folder.');
    return;
  }
  if (/^base\/(?:operator|vendor)\//.test(base)) {
    refuse(
      [...route, 'base'],
      `\`${shorten(base)}\` is taken by the \`strimzi.release\` of a cluster.yaml, which goes from cluster to cluster by itself; change it with a \`component\`.`,
    );
    return;
  }
  const [one, other] = [base, replacement].map((path) => kindOf(documents, path, []));
  if (one !== other)
    refuse(
      [...route, 'replacement'],
      `\`${shorten(replacement)}\` is a ${other}, and \`${shorten(base)}\` a ${one}; a base is replaced by one of its kind.`,
    );
}

/** A fault of the file is reported as it is. */
function kindOf(documents: Documents, folder: string, problems: Problem[]): string {
  const path = kustomizationOf(documents, folder);
  if (path === undefined) return 'Kustomization';
  const yaml = documents.yaml(path);
  problems.push(...yaml.problems);
  const [root] = yaml.documents;
  return (root === undefined ? undefined : textAt(toPlain(root), 'kind')) ?? 'Kustomization';
}

/** Changes that cannot be on at the same time. */
function checkTogether(node: YamlMap, changes: readonly RingChange[], refuse: Refuse): void {
  for (const [index, one] of changes.entries()) {
    for (const other of changes.slice(0, index)) {
      const conflict = conflictOf(one, other);
      if (conflict === undefined) continue;
      const field = nodeAt(node, ['changes', one.name, 'component']) === undefined ? 'base' : 'component';
      refuse(['changes', one.name, field], `${conflict}; finish \`${other.name}\` first.`, [
        { origin: keyOriginAt(node, ['changes', other.name]), message: 'the other change' },
      ]);
      break;
    }
  }
}

function conflictOf(one: RingChange, other: RingChange): string | undefined {
  const both = `\`${one.name}\` and \`${other.name}\``;
  if (one.component !== undefined && one.component === other.component) return `${both} bring the same component`;
  if (one.component !== undefined && other.component !== undefined) return undefined;
  if (one.replacement !== undefined && other.replacement !== undefined) {
    if (one.base === other.base) return `${both} both replace \`${one.base}\``;
    const isChain = one.base === other.replacement || other.base === one.replacement;
    return isChain ? `${both} would replace \`${one.base}\` one after the other` : undefined;
  }
  return one.base === other.base ? `${both} change \`${one.base}\`, and one replaces it` : undefined;
}
