/** Owns what is told of a cluster that was imported: what is ours in its overlay, what stayed different, what restarts brokers. */
import type { KubernetesCluster } from '../model/model.ts';
import type { Plain, Route } from '../source/node.ts';
import { listAt, textAt } from '../source/plain.ts';
import { either, shorten } from '../source/show.ts';
import type { Difference } from './difference.ts';
import type { Fitted, ObjectDifferences } from './fit.ts';
import type { Note } from './note.ts';
import type { RunningCluster } from './running.ts';

export function notesOf(fitted: Fitted, { kafka }: RunningCluster, { spec }: KubernetesCluster): readonly Note[] {
  const notes: Note[] = [];
  const seen = textAt(kafka.plain, 'status', 'operatorLastSuccessfulVersion');
  const { release } = spec.strimzi;
  if (seen !== undefined && seen !== release)
    notes.push({
      kind: 'restart',
      message: `Strimzi ${seen} runs it, and cluster.yaml says ${release}: with the other operator, all brokers restart.`,
    });
  for (const one of fitted.left) {
    for (const difference of one.differences) {
      notes.push({ kind: 'difference', about: about(one), message: `${describe(difference)}.` });
      if (reachesPods(one.kind, difference.route))
        notes.push({
          kind: 'restart',
          about: about(one),
          message: `${pathText(difference.route)} differs, which restarts its pods.`,
        });
    }
  }
  for (const one of fitted.additions)
    for (const message of additions(one)) notes.push({ kind: 'addition', about: about(one), message: `${message}.` });
  for (const id of fitted.extra) notes.push({ kind: 'addition', message: `${id}, an object of ours.` });
  const bare = withoutSizes(fitted);
  if (bare.length > 0)
    notes.push({
      kind: 'check',
      message: `It runs without ${either(bare)}; patches take our defaults away again: to set one in the file, delete its operation.`,
    });
  return notes;
}

/** Each kind of them in one sentence: what it is for counts, not how it is written. */
function additions({ differences }: ObjectDifferences): readonly string[] {
  const keys = (wanted: (route: Route) => boolean): readonly string[] =>
    differences.filter(({ route }) => wanted(route)).map(({ route }) => String(route.at(-1)));
  const isAnnotation = (route: Route): boolean => route.at(-2) === 'annotations';
  const isOfClaims = (route: Route): boolean => isAnnotation(route) && route.includes('persistentVolumeClaim');
  const own = keys((route) => isAnnotation(route) && !isOfClaims(route));
  const ofClaims = [...new Set(keys(isOfClaims))];
  const written = differences.filter(({ route }) => !isAnnotation(route));
  return [
    ...(own.length > 0 ? [`annotations ${own.join(', ')}`] : []),
    ...(ofClaims.length > 0 ? [`annotations of the claims of its disks ${ofClaims.join(', ')}`] : []),
    ...(written.length > 0
      ? [
          `what is so anyway is written down: ${written.map(({ route, given }) => `${pathText(route)} ${valueText(given)}`).join(', ')}`,
        ]
      : []),
  ];
}

const sizes: readonly string[] = ['resources', 'jvmOptions', 'class'];

/** Fields that a default of ours gives and a patch takes away, so that writing them does nothing. */
function withoutSizes({ candidate }: Fitted): readonly string[] {
  return listAt(candidate.cluster, 'patches').flatMap((patch) => {
    const isPool = textAt(patch, 'target', 'kind') === 'KafkaNodePool';
    const of = isPool ? `${textAt(patch, 'target', 'name')}: ` : '';
    return listAt(patch, 'operations').flatMap((one) => {
      const steps = textAt(one, 'path')?.split('/').slice(2) ?? [];
      const isSize = textAt(one, 'op') === 'remove' && sizes.includes(steps.at(-1) ?? '');
      return isSize ? [`${of}${steps.join('.')}`] : [];
    });
  });
}

function about({ kind, name }: ObjectDifferences): NonNullable<Note['about']> {
  return { kind, name };
}

function describe({ route, given, runs }: Difference): string {
  if (route.length === 0) return 'it is missing in the overlay';
  if (runs === undefined) return `${pathText(route)} is ${valueText(given)} in the overlay, and runs without it`;
  if (given === undefined) return `${pathText(route)} runs as ${valueText(runs)}, and is not in the overlay`;
  return `${pathText(route)} runs as ${valueText(runs)}, and is ${valueText(given)} in the overlay`;
}

/** All of brokers but their budget and what is around them. */
function reachesPods(kind: string, route: Route): boolean {
  if (kind === 'KafkaNodePool') return true;
  if (kind !== 'Kafka' || route[0] !== 'spec') return kind === 'Kafka' && route[1] === 'labels';
  return ['kafka', 'zookeeper'].includes(String(route[1])) && !route.includes('podDisruptionBudget');
}

/** `spec.kafka.config.log.dirs`, as people write it. */
function pathText(route: Route): string {
  return `\`${route.map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index > 0 ? '.' : ''}${step}`)).join('')}\``;
}

function valueText(value: Plain | undefined): string {
  const text =
    JSON.stringify(value, (_key, one: unknown) => (typeof one === 'bigint' ? String(one) : one)) ?? 'nothing';
  return `\`${shorten(text, 80)}\``;
}
