/**
 * Owns when the Applications of a project may be synced by Argo CD, from `maintenance` of cluster.yaml. Outside of these times neither a
 * commit nor a change by hand is acted on (v3.5.7, `ApplicationController.processAppRefreshQueueItem`); a person may still sync, and
 * a sync that has begun goes on to its end, since half of a change is worse than a late one.
 */
import { closedMonths, closedText, daysOf, lengthOf, startOf, windowText } from '../../model/maintenance.ts';
import type { KubernetesCluster } from '../../model/model.ts';
import { readerOf } from '../../model/reader.ts';
import type { ClosedDays, MaintenanceWindow } from '../../model/schema/maintenance.ts';
import { type Draft, fromPlain, type YamlNode } from '../../source/node.ts';

/** Bytes that Argo CD takes for a description. Source: v3.5.7, `SyncWindow.Validate`. */
const longestDescription = 255;

/**
 * As an AppProject has them.
 * @param applications names, or patterns of names, of what waits; whatever else is in the project does not.
 */
export function syncWindows({ spec, node }: KubernetesCluster, applications: readonly string[]): readonly YamlNode[] {
  const { maintenance } = spec;
  if (maintenance === undefined) return [];
  const { timeZone, windows = [], closed = [] } = maintenance;
  const { origin } = readerOf(node);
  const every = { applications, manualSync: true, syncOverrun: true, timeZone };
  return [
    ...windows.map((one, index) => fromPlain({ ...allow(one), ...every }, origin('maintenance', 'windows', index))),
    ...closed.flatMap((one, index) =>
      deny(one).map((draft) => fromPlain({ ...draft, ...every }, origin('maintenance', 'closed', index))),
    ),
  ];
}

function allow(window: MaintenanceWindow): Readonly<Record<string, Draft>> {
  const start = startOf(window);
  const days = daysOf(window);
  const ofWeek = days.length === 7 ? '*' : days.map((day) => day.slice(0, 3).toUpperCase()).join(',');
  const length = lengthOf(window);
  return {
    kind: 'allow',
    schedule: `${start % 60} ${Math.floor(start / 60)} * * ${ofWeek}`,
    duration: length % 60 === 0 ? `${length / 60}h` : `${length}m`,
    description: windowText(window),
  };
}

/** A day at a time, so that a year with a 29th of February and a night in which clocks change come out right. */
function deny(closed: ClosedDays): readonly Readonly<Record<string, Draft>>[] {
  const text = closedText(closed);
  const description = `closed ${text}${closed.reason === undefined ? '' : `: ${closed.reason}`}`;
  return closedMonths(closed).map(({ month, from, to }) => ({
    kind: 'deny',
    schedule: `0 0 ${from === to ? from : `${from}-${to}`} ${month} *`,
    duration: '24h',
    description: beginning(description),
  }));
}

function beginning(text: string): string {
  const characters = [...text];
  while (Buffer.byteLength(characters.join('')) > longestDescription) characters.pop();
  return characters.join('');
}
