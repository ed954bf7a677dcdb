/**
 * Owns what follows from the small files that sets make Applications from: they are no objects, and decide which Applications there are.
 * An Application whose file goes stays, by design, until a person deletes it.
 */
import { argocdDirectory, deleteApplication } from '../generate/argocd/names.ts';
import type { Fleet } from '../model/model.ts';
import { keyOriginAt, toPlain, type YamlNode } from '../source/node.ts';
import { textAt } from '../source/plain.ts';
import { type Documents, joinPath } from '../source/tree.ts';
import type { FieldChange } from '../strimzi/effects/effect.ts';
import { listed } from './objects/object-case.ts';
import type { ObjectEffectId } from './objects/object-facts.ts';
import type { PlannedEffect } from './plan.ts';

/** Keys of a file that say where its Application goes. */
const targets = ['overlay', 'destination', 'namespace'] as const;

interface Found {
  readonly name: string;
  readonly before: YamlNode | undefined;
  readonly after: YamlNode | undefined;
}

/** @param directory of an overlay; there is something to tell of those that make the Applications of a Kubernetes cluster. */
export function applicationFileEffects(
  before: Documents,
  after: Documents,
  fleet: Fleet,
  directory: string,
): readonly PlannedEffect[] {
  const [, id = ''] = directory.split('/');
  if (directory !== argocdDirectory(id)) return [];
  const [old, now] = [filesOf(before, directory), filesOf(after, directory)];
  const all = [...new Set([...old.keys(), ...now.keys()])]
    .sort()
    .map((name): Found => ({ name, before: old.get(name), after: now.get(name) }));
  const namespace = fleet.argocd?.spec.namespace ?? 'argocd';
  const fresh = all.filter((one) => one.before === undefined);
  const left = all.filter((one) => one.after === undefined);
  const both = all.filter((one) => one.before !== undefined && one.after !== undefined);
  const moved = both.filter((one) => differs(one, targets));
  const owned = both.filter((one) => differs(one, ['owner']));
  return [
    ...effect('application-left', 'ignored', left, {
      says: `The ${left.length === 1 ? 'file' : 'files'} of Application ${names(left)} ${left.length === 1 ? 'goes, and the Application stays' : 'go, and the Applications stay'}: Argo CD deletes none because of that, and nothing of what it has applied.`,
      afterwards: left.map((one) => `\`${deleteApplication(one.name, namespace)}\``),
    }),
    ...effect('application-new', 'made', fresh, {
      says: `Application ${names(fresh)} ${fresh.length === 1 ? 'is made, and applies its overlay' : 'are made, and apply their overlays'}.`,
    }),
    ...moved.map((one) => ({
      ...effectOf('application-moved', 'ignored', [one], {
        says: `Application ${names([one])} ${targets.flatMap((key) => moveText(one, key)).join(', ')}. What it has applied so far stays where it is, and nobody looks after it any more.`,
        first: ['See that nothing runs twice: what stays behind has to be deleted by hand, if it is to go.'],
      }),
      risk: 'degraded' as const,
    })),
    ...effect('application-owner-changed', 'dynamic', owned, {
      says: `Application ${names(owned)} ${owned.length === 1 ? 'gets another owner, who is' : 'get another owner, who is'} told of ${owned.length === 1 ? 'it' : 'them'} from then on.`,
    }),
  ];
}

function filesOf(documents: Documents, directory: string): ReadonlyMap<string, YamlNode> {
  const found = new Map<string, YamlNode>();
  const root = joinPath(directory, 'applications');
  for (const [set, kind] of documents.list(root)) {
    if (kind !== 'directory') continue;
    const folder = joinPath(root, set);
    for (const [file] of documents.list(folder)) {
      const path = joinPath(folder, file);
      if (!file.endsWith('.yaml') || documents.kind(path) !== 'file') continue;
      const read = documents.yaml(path);
      const [node] = read.documents;
      const name = node === undefined ? undefined : textAt(toPlain(node), 'name');
      if (node !== undefined && name !== undefined) found.set(name, node);
    }
  }
  return found;
}

function textOf(node: YamlNode | undefined, key: string): string | undefined {
  return node === undefined ? undefined : textAt(toPlain(node), key);
}

function differs({ before, after }: Found, keys: readonly string[]): boolean {
  return keys.some((key) => textOf(before, key) !== textOf(after, key));
}

function moveText({ before, after }: Found, key: string): readonly string[] {
  const [was, is] = [textOf(before, key), textOf(after, key)];
  return was === is ? [] : [`has \`${key}\` ${listed([is ?? ''])} instead of ${listed([was ?? ''])}`];
}

function names(found: readonly Found[]): string {
  return listed(found.map(({ name }) => name));
}

type Told = Pick<PlannedEffect, 'says' | 'first' | 'afterwards'>;

function effect(
  id: ObjectEffectId,
  outcome: PlannedEffect['outcome'],
  found: readonly Found[],
  told: Told,
): readonly PlannedEffect[] {
  return found.length === 0 ? [] : [effectOf(id, outcome, found, told)];
}

function effectOf(
  id: ObjectEffectId,
  outcome: PlannedEffect['outcome'],
  found: readonly Found[],
  told: Told,
): PlannedEffect {
  return {
    id,
    outcome,
    risk: 'none',
    ...told,
    changes: found.map(
      ({ name, before, after }): FieldChange => ({
        kind: 'Application',
        name,
        route: [],
        path: '',
        before: before === undefined ? undefined : toPlain(before),
        after: after === undefined ? undefined : toPlain(after),
      }),
    ),
    origins: found.flatMap(({ before, after }) => {
      const node = after ?? before;
      return node === undefined ? [] : [keyOriginAt(node, ['name'])];
    }),
  };
}
