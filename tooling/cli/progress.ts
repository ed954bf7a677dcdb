/**
 * Owns the line on a terminal that says how far a run is. It appears when the work takes longer than anybody likes to wait without a
 * word, and is gone at the end. No timers: whoever works tells now and then, and the clock is asked whether there is anything to say.
 */
import { grouped, plural } from '../report/summary.ts';

export interface Progress {
  /** @param done Kafka clusters of this stage, where they are counted. */
  readonly tell: (stage: string, done?: number, total?: number) => void;
  /** Takes the line away. */
  readonly end: () => void;
}

export interface ProgressTerminal {
  readonly columns?: number;
  write(text: string): unknown;
}

/** Milliseconds before the first word, and between two. */
const patience = 1000;
const pause = 100;
const erase = '\r\u001b[2K';

/** Stages that come once. Those that follow come again for each Kubernetes cluster: how far they are is told in one number. */
const words: Readonly<Record<string, string>> = {
  reach: 'Comparing with Git',
  read: 'Reading',
  generate: 'Generating overlays',
  compare: 'Comparing overlays',
  collate: 'Sorting findings',
};
/** Stages in which Kafka clusters are counted, one after the other. */
const countedStages = 2;

/** @param now milliseconds of any clock that does not go back. */
export function progressOn(terminal: ProgressTerminal, now: () => number): Progress {
  let next = now() + patience;
  let shown = false;
  const counts = new Map<string, number>();
  let total = 0;
  const line = (stage: string): string => {
    const once = words[stage];
    if (once !== undefined) return `${once}…`;
    if (total === 0) return 'Rendering and checking…';
    const done = [...counts.values()].reduce((sum, count) => sum + count, 0) / countedStages;
    return `Rendering and checking… ${grouped(Math.floor(done))} of ${plural(total, 'Kafka cluster')}`;
  };
  return {
    tell(stage, done, of) {
      if (done !== undefined) counts.set(stage, done);
      total = of ?? total;
      const time = now();
      if (time < next) return;
      next = time + pause;
      shown = true;
      terminal.write(erase + line(stage).slice(0, (terminal.columns ?? 80) - 1));
    },
    end() {
      if (shown) terminal.write(erase);
      shown = false;
    },
  };
}

export const noProgress: Progress = { tell: () => undefined, end: () => undefined };
