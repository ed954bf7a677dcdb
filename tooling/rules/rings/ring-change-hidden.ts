import type { RenderedObject } from '../../render/rendered.ts';
import { nodeAt, type YamlNode } from '../../source/node.ts';
import { shorten } from '../../source/show.ts';
import { defineKubernetesRule } from '../rule.ts';
import { componentFiles, otherKubernetes, ringsWithChange } from './example-rings.ts';
import { type PatchLeaf, patchLeaves, routeIn, wayText } from './patch-leaves.ts';

export default defineKubernetesRule({
  id: 'ring-change-hidden',
  summary: 'What a change of a base sets is what clusters get.',
  severity: 'warning',
  why: `A component of a ring comes behind its base and before what the overlay says, so the cluster file wins where both set a field. That is
as it should be for this cluster; but the change does nothing there, and a ring in which it does nothing shows nothing of it.`,
  fix: `Take the value out of the cluster file, profile or \`patches\` that wins, so that the change is tried there. Where the cluster is to keep
it, accept the finding, and look at another cluster of the ring.`,
  bad: {
    'rings.yaml': ringsWithChange('canary'),
    'cluster.yaml': 'ring: canary\n',
    'orders.yaml': 'kafka:\n  config: { num.network.threads: 4 }\n',
    ...componentFiles,
    ...otherKubernetes,
  },
  good: {
    'rings.yaml': ringsWithChange('canary'),
    'cluster.yaml': 'ring: canary\n',
    ...componentFiles,
    ...otherKubernetes,
  },
  check({ fleet: { rings, documents }, overlays, ringed }, report) {
    for (const { name, component } of rings?.changes ?? []) {
      const directories = ringed.get(name) ?? [];
      if (rings === undefined || component === undefined || directories.length === 0) continue;
      const leaves = patchLeaves(documents, component);
      for (const directory of directories) {
        const objects = overlays.get(directory) ?? [];
        const seen = placesIn(objects, component);
        for (const leaf of leaves) {
          if (seen.has(placeOf(leaf.value))) continue;
          const winner = winnerOf(leaf, objects);
          if (winner === undefined) continue;
          const field = wayText(leaf.way);
          const what = `Change \`${name}\` sets \`${field}\` of ${winner.object.kind} to \`${shorten(String(leaf.value.value))}\``;
          const message =
            winner.value === undefined
              ? `${what}, and a later patch of \`${directory}\` takes it out, so it does nothing here.`
              : `${what}, and this line wins with \`${shorten(String(winner.value))}\`, so it does nothing here; take this out, or accept it.`;
          report(message, { node: winner.object.node, route: winner.route }, [
            { place: { node: rings.node, route: ['changes', name] }, message: 'the change' },
          ]);
        }
      }
    }
  },
});

function placeOf({ origin: { file, start } }: YamlNode): string {
  return `${file.path}:${start}`;
}

/** Where values stand that came from the files of a component. */
function placesIn(objects: readonly RenderedObject[], component: string): ReadonlySet<string> {
  const places = new Set<string>();
  const walk = (node: YamlNode): void => {
    if (node.kind === 'map') for (const { value } of node.entries.values()) walk(value);
    else if (node.kind === 'list') for (const item of node.items) walk(item);
    else if (node.origin.file.path.startsWith(`${component}/`)) places.add(placeOf(node));
  };
  for (const { node } of objects) walk(node);
  return places;
}

interface Winner {
  readonly object: RenderedObject;
  readonly route: readonly (string | number)[];
  /** Undefined where nothing is left. */
  readonly value: unknown;
}

/** What stands there instead; undefined where it says the same, or the object is not there, which is told elsewhere. */
function winnerOf({ isFor, way, value }: PatchLeaf, objects: readonly RenderedObject[]): Winner | undefined {
  const own = objects.filter((one) => isFor(one.kind));
  for (const object of own) {
    const route = routeIn(object.node, way);
    const found = route && nodeAt(object.node, route);
    if (route === undefined || found === undefined) continue;
    if (found.kind !== 'scalar') return { object, route, value: `a ${found.kind}` };
    return found.value === value.value ? undefined : { object, route, value: found.value };
  }
  const [object] = own;
  return object === undefined ? undefined : { object, route: [], value: undefined };
}
