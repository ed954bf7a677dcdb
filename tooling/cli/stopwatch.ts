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
      const stop = (): void => void stages.set(stage, (stages.get(stage) ?? 0) + performance.now() - start);
      const result = work();
      if (result instanceof Promise) return result.finally(stop) as typeof result;
      stop();
      return result;
    },
    report() {
      const lines = [...stages].map(
        ([stage, milliseconds]) => `${stage.padEnd(12)}${milliseconds.toFixed(1).padStart(8)} ms`,
      );
      const peak = process.resourceUsage().maxRSS / 1024;
      return `${[...lines, `${'peak memory'.padEnd(12)}${peak.toFixed(0).padStart(8)} MiB`].join('\n')}\n`;
    },
  };
}
