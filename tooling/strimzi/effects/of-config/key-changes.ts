/** Owns which settings of a part differ between two states, key by key, with the fields that say so. */
import { samePlain } from '../../../source/edit-plain.ts';
import type { Plain } from '../../../source/node.ts';
import { listAt, mapAt, numberAt, textAt } from '../../../source/plain.ts';
import { configText } from '../../config/config-value.ts';
import { brokerConfig, type ForbiddenConfig, isIgnored, zookeeperConfig } from '../../config/forbidden-config.ts';
import type { ClusterChange, ClusterState, FieldChange } from '../effect.ts';

export type ConfigPart = 'kafka' | 'zookeeper';

export interface KeyChange {
  readonly key: string;
  /** Undefined where it is not given. */
  readonly before: Plain | undefined;
  readonly after: Plain | undefined;
  readonly changes: readonly FieldChange[];
}

/** In the order of the fields; a key is there once. */
export function keyChanges(change: ClusterChange, part: ConfigPart): readonly KeyChange[] {
  const [before, after] = [
    mapAt(change.before.kafka, 'spec', part, 'config'),
    mapAt(change.after.kafka, 'spec', part, 'config'),
  ];
  const causes = new Map<string, FieldChange[]>();
  const add = (key: string, cause: FieldChange): void => {
    causes.set(key, [...(causes.get(key) ?? []), cause]);
  };
  for (const field of change.fields) {
    if (
      field.kind !== 'Kafka' ||
      !['spec', part, 'config'].every((step, index) => (field.route[index] ?? step) === step)
    )
      continue;
    const key = field.route[3];
    if (key !== undefined) add(String(key), field);
    else
      for (const one of new Set([...Object.keys(before), ...Object.keys(after)]))
        if (differs(given(before, one), given(after, one))) add(one, field);
  }
  return [...causes].map(([key, changes]) => ({
    key,
    before: given(before, key),
    after: given(after, key),
    changes,
  }));
}

function differs(one: Plain | undefined, other: Plain | undefined): boolean {
  return one === undefined || other === undefined ? one !== other : !samePlain(one, other);
}

function given(config: Readonly<Record<string, Plain>>, key: string): Plain | undefined {
  return Object.hasOwn(config, key) ? config[key] : undefined;
}

/** What the operator drops of a part's settings. */
export function forbiddenIn({ kafka, release }: ClusterState, part: ConfigPart): ForbiddenConfig {
  if (part === 'zookeeper') return zookeeperConfig;
  const listeners = listAt(kafka, 'spec', 'kafka', 'listeners');
  return brokerConfig(
    release,
    listeners.map((one) => `${textAt(one, 'name') ?? ''}-${numberAt(one, 'port') ?? ''}`),
  );
}

/** Settings as text that reach the servers of a part. */
export function reachingSettings(state: ClusterState, part: ConfigPart): ReadonlyMap<string, string> {
  const forbidden = forbiddenIn(state, part);
  const texts = new Map<string, string>();
  for (const [key, value] of Object.entries(mapAt(state.kafka, 'spec', part, 'config'))) {
    const text = configText(value);
    if (text !== undefined && !isIgnored(key, forbidden)) texts.set(key, text);
  }
  return texts;
}

/** What a state runs, or is to run. */
export function kafkaVersionOf({ kafka, release }: Pick<ClusterState, 'kafka' | 'release'>): string {
  return textAt(kafka, 'spec', 'kafka', 'version') ?? release.defaultKafkaVersion;
}
