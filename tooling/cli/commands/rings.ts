/** Owns `fleet rings`: which changes of bases are on where, and the next step of one, written with the overlays that follow from it. */

import type { Planned } from '../../edit/edited.ts';
import { changedOverlays, findChange, planFold, planPromotion } from '../../edit/rings.ts';
import { generateOverlays } from '../../generate/generate.ts';
import { overlaysWith } from '../../generate/rings/ring-changes.ts';
import { loadFleet } from '../../model/load.ts';
import type { Fleet, Rings } from '../../model/model.ts';
import { isEverywhere, ringOf } from '../../model/rings.ts';
import { paintFor } from '../../report/paint.ts';
import { formatRings, type RingList } from '../../report/ring-list.ts';
import type { Documents } from '../../source/tree.ts';
import { openTerminal, type Terminal } from '../ask.ts';
import { dayOf } from '../day.ts';
import { exitCodes } from '../exit-codes.ts';
import { type EditOptions, offer, refuse } from '../offer.ts';
import { openRepository, type Repository } from '../repository.ts';
import { wantsColor } from '../terminal.ts';

export function listRings(directory: string, { json = false }: { readonly json?: boolean }): number {
  const { documents } = openRepository(directory);
  const fleet = loadFleet(documents);
  const { rings } = fleet;
  if (fleet.problems.length > 0)
    return told('Files of the fleet have faults; mend what `npx fleet validate` tells first.');
  if (rings === undefined)
    return told('There is no `clusters/rings.yaml`, so all clusters get a change of a base at once.');
  const list = ringList(fleet, rings, dayOf(undefined));
  const text = json ? `${JSON.stringify(list, null, 2)}\n` : formatRings(list, paintFor(wantsColor(process.stdout)));
  process.stdout.write(text);
  return exitCodes.clean;
}

function told(sentence: string): number {
  process.stderr.write(`${sentence}\n`);
  return exitCodes.findings;
}

/** @param date today. */
export function ringList(fleet: Fleet, rings: Rings, date: string): RingList {
  const overlays = generateOverlays(fleet);
  const names = rings.spec.rings;
  return {
    rings: names.map((ring, index) => ({
      ring,
      kubernetes: fleet.kubernetesClusters.filter((one) => ringOf(rings, one) === index).map((one) => one.id),
    })),
    changes: rings.changes.map((change) => {
      const isOn = fleet.kubernetesClusters.map((one) => [one.id, change.ring >= ringOf(rings, one)] as const);
      const { ring, ...rest } = change;
      return {
        ...rest,
        late: change.until < date,
        ring: names[ring] ?? '',
        on: isOn.flatMap(([id, on]) => (on ? [id] : [])),
        off: isOn.flatMap(([id, on]) => (on ? [] : [id])),
        overlays: overlaysWith(change, overlays),
        next: `npx fleet rings ${isEverywhere(rings, change) ? 'fold' : 'promote'} ${change.name}`,
      };
    }),
  };
}

export interface StepOptions extends EditOptions {
  readonly change: string;
}

export function promote(directory: string, options: StepOptions, terminal: Terminal = openTerminal()): Promise<number> {
  return step(directory, options, terminal, (_documents, found) => planPromotion(found.rings, found.change));
}

export function fold(directory: string, options: StepOptions, terminal: Terminal = openTerminal()): Promise<number> {
  return step(
    directory,
    options,
    terminal,
    (documents, found) => planFold(documents, found.rings, found.change),
    (documents, after) => {
      const [first, ...others] = changedOverlays(documents, after);
      const rest = others.length === 0 ? '' : ` and ${others.length} more`;
      return first === undefined
        ? undefined
        : `As a component of its base \`${options.change}\` would give other objects in \`${first}\`${rest}, as it would run before patches that it runs after now; write into the base by hand what it does.`;
    },
  );
}

type Found = Exclude<ReturnType<typeof findChange>, { readonly refused: string }>;

async function step(
  directory: string,
  options: StepOptions,
  terminal: Terminal,
  plan: (documents: Documents, found: Found) => Planned,
  refuses: (before: Documents, after: Documents) => string | undefined = () => undefined,
): Promise<number> {
  try {
    const repository: Repository = openRepository(directory);
    const { documents } = repository;
    const found = findChange(loadFleet(documents), options.change);
    if ('refused' in found) return refuse(found.refused);
    const planned = plan(documents, found);
    if ('refused' in planned) return refuse(planned.refused);
    return await offer(
      repository,
      {
        change: { edits: planned.edits },
        notes: () => planned.notes,
        refuses: ({ after }) => refuses(documents, after),
        next: `${planned.edits.map((one) => one.path).join(' and ')} and the overlays are written. Look at the change, and open a pull request.\n`,
      },
      options,
      terminal,
    );
  } finally {
    terminal.close();
  }
}
