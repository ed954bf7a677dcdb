/**
 * Owns what is refused of the way that changes of bases go from ring to ring: by `clusters/rings.yaml` before and after. Each step waits
 * for somebody to look at the ring before; what goes around the rings takes that away.
 */
import { generateOverlays, type Overlays } from '../../generate/generate.ts';
import { overlaysWith } from '../../generate/rings/ring-changes.ts';
import { loadRings } from '../../model/fleet-files.ts';
import { loadFleet } from '../../model/load.ts';
import type { Fleet, RingChange, Rings } from '../../model/model.ts';
import { isEverywhere } from '../../model/rings.ts';
import { createRenderer, type Renderer } from '../../render/render.ts';
import { keyOriginAt, type Origin, originAt, toPlain } from '../../source/node.ts';
import type { Problem } from '../../source/problem.ts';
import { type Documents, fileProblem, isProblem, withGenerated } from '../../source/tree.ts';
import { filesBelow } from '../../source/with-texts.ts';

/**
 * @param before the tree that the change began from.
 * @param fleet what `after` says, with `overlays` made of it.
 */
export function ringChanges(before: Documents, after: Documents, fleet: Fleet, overlays: Overlays): readonly Problem[] {
  const old = loadRings(before, () => undefined);
  const { rings } = fleet;
  // What has a fault is told of itself; what is gone as a whole took all its changes with it.
  if (fleet.problems.length > 0 || (rings === undefined && old === undefined)) return [];
  const problems: Problem[] = [];
  for (const change of rings?.changes ?? []) {
    const stood = old?.changes.find((one) => isSame(one, change));
    if (rings !== undefined) problems.push(...stepProblems(rings, change, old, stood, before, after));
  }
  if (rings !== undefined && old !== undefined) problems.push(...orderProblems(old, rings));
  const gone = (old?.changes ?? []).filter((one) => !rings?.changes.some((other) => isSame(one, other)));
  if (old !== undefined && gone.length > 0) problems.push(...goneProblems(old, gone, before, after, overlays, rings));
  return problems;
}

/** What it brings makes it the same change, whatever it is called. */
function isSame(one: RingChange, other: RingChange): boolean {
  return one.base === other.base && one.component === other.component && one.replacement === other.replacement;
}

function problem(message: string, origin: Origin): Problem {
  return { id: 'ring-change-refused', message, origin };
}

function stepProblems(
  { spec: { rings: names }, node }: Rings,
  change: RingChange,
  old: Rings | undefined,
  stood: RingChange | undefined,
  before: Documents,
  after: Documents,
): readonly Problem[] {
  const at = originAt(node, ['changes', change.name, 'ring']);
  const name = (ring: number): string => `\`${names[ring] ?? ''}\``;
  if (stood === undefined)
    return change.ring === 0
      ? []
      : [
          problem(
            `Change \`${change.name}\` is new and begins in ring ${name(change.ring)}, so nobody has seen it in ${name(0)}; begin there.`,
            at,
          ),
        ];
  // A ring that was taken away is as far as the one that is in its place.
  const reached = names.indexOf(old?.spec.rings[stood.ring] ?? '');
  const from = reached === -1 ? Math.min(stood.ring, names.length - 1) : reached;
  if (change.ring > from + 1)
    return [
      problem(
        `Change \`${change.name}\` would go from ring ${name(from)} to ${name(change.ring)} and leave ${name(from + 1)} out; go to ${name(from + 1)} first.`,
        at,
      ),
    ];
  const edited =
    change.ring === 0 ? undefined : editedBelow(change.component ?? change.replacement ?? '', before, after);
  return edited === undefined
    ? []
    : [
        problem(
          `\`${edited.file.path}\` is edited while change \`${change.name}\` is on beyond ring ${name(0)}, so several rings would get that at once; set its \`ring\` back to ${name(0)}, or put it into a change of its own.`,
          edited,
        ),
      ];
}

/** The first file that means something else now. */
function editedBelow(folder: string, before: Documents, after: Documents): Origin | undefined {
  const paths = [...new Set([before, after].flatMap((one) => filesBelow(one, folder)))].sort();
  const path = paths.find((one) => !one.endsWith('.md') && meaningOf(before, one) !== meaningOf(after, one));
  if (path === undefined) return undefined;
  const file = after.kind(path) === 'file' ? after.text(path) : undefined;
  return file === undefined || isProblem(file) ? fileProblem(path, '').origin : { file, start: 0, end: 0 };
}

/** What a file says, as text to compare: comments and layout of YAML are none of it. */
export function meaningOf(documents: Documents, path: string): string | undefined {
  if (documents.kind(path) !== 'file') return undefined;
  const file = documents.text(path);
  if (isProblem(file)) return file.message;
  if (!/\.ya?ml$/.test(path)) return file.text;
  const yaml = documents.yaml(path);
  return yaml.problems.length > 0 ? file.text : plainText(yaml.documents.map(toPlain));
}

function plainText(plain: unknown): string {
  return JSON.stringify(plain, (_key, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value));
}

/** Rings that stand in another order than they stood, while a change is under way. */
function orderProblems(old: Rings, { spec, node, changes }: Rings): readonly Problem[] {
  const [first] = changes;
  const kept = spec.rings.filter((one) => old.spec.rings.includes(one));
  const stood = old.spec.rings.filter((one) => spec.rings.includes(one));
  const at = kept.findIndex((one, index) => one !== stood[index]);
  if (first === undefined || at === -1) return [];
  const message = `Rings are in another order than before (${stood.join(', ')}) while change \`${first.name}\` is under way, so it would be on elsewhere; put them back until it is in its base.`;
  return [problem(message, originAt(node, ['rings', spec.rings.indexOf(kept[at] ?? '')]))];
}

function goneProblems(
  old: Rings,
  gone: readonly RingChange[],
  before: Documents,
  after: Documents,
  overlays: Overlays,
  rings: Rings | undefined,
): readonly Problem[] {
  const made = generateOverlays(loadFleet(before));
  const [stood, stand] = [rendererOver(before, made), rendererOver(after, overlays)];
  return gone.flatMap((change) => {
    const isFolded = overlaysWith(change, made).every((one) => objectsText(stood, one) === objectsText(stand, one));
    const reached = old.spec.rings[change.ring] ?? '';
    const at = rings?.node.entries.get('changes')?.key ?? rings?.node.entries.get('rings')?.key;
    const origin = at ?? keyOriginAt(old.node, ['changes', change.name]);
    const [first = ''] = old.spec.rings;
    if (isFolded) {
      if (isEverywhere(old, change) || overlaysWith(change, made).length === 0) return [];
      return [
        problem(
          `Change \`${change.name}\` was on up to ring \`${reached}\` and is in its base now, so all rings behind get it at once; promote it to \`${old.spec.rings.at(-1) ?? ''}\` first.`,
          origin,
        ),
      ];
    }
    if (change.ring === 0 && !isEverywhere(old, change)) return [];
    const way = isEverywhere(old, change)
      ? `\`npx fleet rings fold ${change.name}\` says how it becomes a part of \`${change.base}\``
      : 'promote it until it is on everywhere';
    return [
      problem(
        `Change \`${change.name}\` was taken out while it is on up to ring \`${reached}\`, and the clusters would lose it all at once; put it back, and ${way}, or set its \`ring\` back to \`${first}\` before it goes.`,
        origin,
      ),
    ];
  });
}

function rendererOver(documents: Documents, overlays: Overlays): Renderer {
  return createRenderer(
    withGenerated(documents, [...overlays.values()].flat()),
    (directory) => !directory.startsWith('overlays/'),
  );
}

/** The objects of an overlay as text to compare, whatever their order. */
export function objectsText(renderer: Renderer, directory: string): string {
  const { objects, problems } = renderer.render(directory);
  if (problems.length > 0) return `${directory}\n${problems.map((one) => one.message).join('\n')}`;
  return objects
    .map(({ node }) => sortedText(toPlain(node)))
    .sort()
    .join('\n');
}

function sortedText(plain: unknown): string {
  return JSON.stringify(plain, (_key, value: unknown) => {
    if (typeof value === 'bigint') return `${value}n`;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
