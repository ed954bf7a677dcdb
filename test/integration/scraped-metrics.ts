/** Owns reading what a scrape gives: series, names, what promtool says of them, and the catalogue of names by who gives them. */
import { execFileSync } from 'node:child_process';
import type { Judge } from './judges.ts';

export function seriesOf(text: string): readonly string[] {
  return text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
}

/** Names of series, sorted. */
export function namesIn(texts: readonly string[]): readonly string[] {
  const names = texts.flatMap((text) => seriesOf(text).map((line) => /^[^{ ]+/.exec(line)?.[0] ?? ''));
  return [...new Set(names)].sort();
}

/** What promtool takes exception to, but for what dashboards know. */
export function lint(text: string, promtool: Judge): readonly string[] {
  if ('missing' in promtool) return [];
  try {
    execFileSync(promtool.path, ['check', 'metrics'], {
      input: text,
      encoding: 'utf8',
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    return [];
  } catch (error) {
    const complaints = String((error as { stderr?: string }).stderr)
      .trim()
      .split('\n');
    return complaints.filter((one) => !isKnownName(one));
  }
}

/** Names that end in `_count`, times in `_ms` and percentiles by a label `quantile` are what dashboards of the Kafka community ask for. */
function isKnownName(complaint: string): boolean {
  return (
    /^kafka_\w+_count non-histogram/.test(complaint) ||
    /^kafka_\w+_ms(?:_p99)? metric names should not contain abbreviated units/.test(complaint) ||
    /^kafka_\w+ms non-summary metrics should not have "quantile" label/.test(complaint)
  );
}

/** Names that the same nodes give, together: what all nodes have in common stands once. */
export function grouped(
  nodes: ReadonlyMap<string, readonly string[]>,
): readonly { readonly by: readonly string[]; readonly metrics: readonly string[] }[] {
  const all = [...new Set([...nodes.values()].flat())].sort();
  const groups = new Map<string, string[]>();
  for (const metric of all) {
    const by = [...nodes].filter(([, names]) => names.includes(metric)).map(([node]) => node);
    const key = by.join();
    groups.set(key, [...(groups.get(key) ?? []), metric]);
  }
  return [...groups].map(([by, metrics]) => ({ by: by.split(','), metrics }));
}
