/** Owns the time each stage of a run takes, for `--timing` and the bench. */

export interface Stopwatch {
  readonly measure: <T>(stage: string, work: () => T) => T;
  /** Milliseconds by stage, in the order in which they first ran. */
  readonly stages: ReadonlyMap<string, number>;
  report(): string;
}

export function stopwatch(): Stopwatch {
  const stages = new Map<string, number>();
  return {
    stages,
    measure(stage, work) {
      const start = performance.now();
      try {
        return work();
      } finally {
        stages.set(stage, (stages.get(stage) ?? 0) + performance.now() - start);
      }
    },
    report: () =>
      [...stages]
        .map(([stage, milliseconds]) => `${stage.padEnd(10)} ${milliseconds.toFixed(1).padStart(8)} ms\n`)
        .join(''),
  };
}
