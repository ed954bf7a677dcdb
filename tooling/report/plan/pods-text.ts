/** Owns naming pods that restart, in their order and in few words: `orders-controllers-3…5, then orders-brokers-0…2`. */
import { visible } from '../../source/show.ts';

interface Restarted {
  readonly pod: string;
  readonly times: number;
}

interface Run {
  readonly prefix: string;
  readonly pods: Restarted[];
}

/** Longer lists say nothing that their beginning does not. */
const mostRuns = 6;
const mostNumbers = 12;

export function podsText(rolls: readonly Restarted[]): string {
  const runs: Run[] = [];
  for (const roll of rolls) {
    const prefix = /^(.*-)\d+$/.exec(roll.pod)?.[1] ?? roll.pod;
    const last = runs.at(-1);
    if (last?.prefix === prefix) last.pods.push(roll);
    else runs.push({ prefix, pods: [roll] });
  }
  const shown = runs.slice(0, mostRuns).map(runText);
  const more = runs.slice(mostRuns).reduce((sum, one) => sum + one.pods.length, 0);
  return [...shown, ...(more > 0 ? [`${more} more`] : [])].join(', then ');
}

function runText({ prefix, pods }: Run): string {
  const [first] = pods;
  if (first === undefined) return '';
  const same = pods.every((one) => one.times === first.times);
  const names =
    pods.length === 1 ? first.pod : `${prefix}${numbersText(pods.map((one) => one.pod.slice(prefix.length)))}`;
  if (same)
    return visible(first.times > 1 ? `${names} (${pods.length === 1 ? '' : 'each '}${timesText(first.times)})` : names);
  const often = pods.filter((one) => one.times > 1).map((one) => `${one.pod} ${timesText(one.times)}`);
  return visible(`${names} (${often.slice(0, mostNumbers).join(', ')})`);
}

/** `3, 4, 5, 9` are `3…5, 9`. The order is kept, since it is that of the restarts. */
function numbersText(texts: readonly string[]): string {
  const ranges: [number, number][] = [];
  for (const number of texts.map(Number)) {
    const last = ranges.at(-1);
    if (last !== undefined && number === last[1] + 1) last[1] = number;
    else ranges.push([number, number]);
  }
  const shown = ranges
    .slice(0, mostNumbers)
    .map(([from, to]) => (from === to ? String(from) : to === from + 1 ? `${from}, ${to}` : `${from}…${to}`));
  return [...shown, ...(ranges.length > mostNumbers ? ['…'] : [])].join(', ');
}

export function timesText(times: number): string {
  return times === 2 ? 'twice' : `${times} times`;
}

/** `6 to 60 min`, `1 h 10 min to 5 h` */
export function minutesText({ from, to }: { readonly from: number; readonly to: number }): string {
  if (from === to) return minutes(from);
  return to < 120 ? `${from} to ${to} min` : `${minutes(from)} to ${minutes(to)}`;
}

function minutes(count: number): string {
  if (count < 120) return `${count} min`;
  const rest = count % 60;
  return rest === 0 ? `${Math.floor(count / 60)} h` : `${Math.floor(count / 60)} h ${rest} min`;
}
