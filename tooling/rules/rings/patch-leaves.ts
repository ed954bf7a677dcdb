/** Owns what the patches of a component set: value by value, with the kind of object it is for and the way to it there. */
import { readKustomization } from '../../render/kustomization.ts';
import { readPatch } from '../../render/read-patch.ts';
import { attempt } from '../../render/refuse.ts';
import { nodeAt, type Route, toPlain, type YamlNode, type YamlScalar } from '../../source/node.ts';
import { textAt } from '../../source/plain.ts';
import type { Problem } from '../../source/problem.ts';
import type { Documents } from '../../source/tree.ts';

/** A step of the way into a list: the name of the item where it has one, else its number. */
export type Step = string | number | { readonly named: string; readonly index: number };

export interface PatchLeaf {
  /** Whether it is set in objects of a kind. */
  readonly isFor: (kind: string) => boolean;
  readonly way: readonly Step[];
  readonly value: YamlScalar;
}

/** None of a component that cannot be read, which is told where it is rendered. */
export function patchLeaves(documents: Documents, component: string): readonly PatchLeaf[] {
  const problems: Problem[] = [];
  const kustomization = readKustomization(documents, component, problems);
  return (kustomization?.patches ?? []).flatMap((entry) => {
    const patch = attempt(problems, () => readPatch(entry, documents, component, new Set(), problems));
    if (patch === undefined) return [];
    const target = entry.target?.kind;
    if (patch.kind === 'json')
      return patch.operations.flatMap(({ op, path, value }) =>
        // Where an item goes behind the last one, no route says which it is.
        value === undefined || op === 'test' || path.includes('-')
          ? []
          : leavesOf(value, path, (kind) => target?.test(kind) ?? true),
      );
    return patch.patches.flatMap(({ node }) => {
      const own = textAt(toPlain(node), 'kind');
      return leavesOf(node, [], (kind) => target?.test(kind) ?? kind === own);
    });
  });
}

/** What says which object is meant changes nothing of it. */
const naming: readonly string[] = ['apiVersion', 'kind', 'metadata.name', 'metadata.namespace'];

function leavesOf(node: YamlNode, way: readonly Step[], isFor: PatchLeaf['isFor']): readonly PatchLeaf[] {
  if (node.kind === 'scalar')
    return node.value === null || naming.includes(way.join('.')) ? [] : [{ isFor, way, value: node }];
  if (node.kind === 'map')
    return [...node.entries].flatMap(([key, { value }]) =>
      key.startsWith('$') ? [] : leavesOf(value, [...way, key], isFor),
    );
  return node.items.flatMap((item, index) => {
    const named = nodeAt(item, ['name']);
    const step: Step = named?.kind === 'scalar' ? { named: String(named.value), index } : index;
    // The name is how the item is found.
    return leavesOf(item, [...way, step], isFor).filter(
      ({ way: own }) => typeof step === 'number' || own.at(-1) !== 'name',
    );
  });
}

/** The way in an object, where there is something. */
export function routeIn(node: YamlNode, way: readonly Step[]): Route | undefined {
  const route: (string | number)[] = [];
  let at: YamlNode | undefined = node;
  for (const step of way) {
    if (typeof step === 'object') {
      const items: readonly YamlNode[] = at?.kind === 'list' ? at.items : [];
      const index = items.findIndex((item) => textAt(toPlain(item), 'name') === step.named);
      if (index === -1) return undefined;
      route.push(index);
    } else route.push(at?.kind === 'list' ? Number(step) : step);
    at = nodeAt(node, route);
  }
  return at === undefined ? undefined : route;
}

/** `spec.kafka.config.num.network.threads` */
export function wayText(way: readonly Step[]): string {
  return way
    .map((step, index) =>
      typeof step === 'object'
        ? `[${step.named}]`
        : typeof step === 'number'
          ? `[${step}]`
          : `${index === 0 ? '' : '.'}${step}`,
    )
    .join('');
}
