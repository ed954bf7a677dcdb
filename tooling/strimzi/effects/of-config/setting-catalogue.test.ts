import { describe, expect, test } from 'vitest';
import type { Plain } from '../../../source/node.ts';
import { expectedInstead } from '../../config/config-value.ts';
import { brokerConfig, isIgnored } from '../../config/forbidden-config.ts';
import { type Definition, settingsOf } from '../../config/kafka-configs.ts';
import { changeOf } from '../../config/setting-change.ts';
import { strimziRelease } from '../../releases.ts';
import { protocolKeys } from '../../steps/versions.ts';
import type { ClusterChange, ClusterState, FieldChange } from '../effect.ts';
import { effectsOf } from '../effects.ts';

const pool = (name: string, ...roles: readonly string[]): Plain => ({
  metadata: { name, labels: { 'strimzi.io/cluster': 'c' } },
  spec: { replicas: 3, roles },
});

function stateOf(strimzi: string, version: string, config: Readonly<Record<string, string>>): ClusterState {
  const release = strimziRelease(strimzi);
  if (release === undefined) throw new Error(strimzi);
  const annotations = { 'strimzi.io/kraft': 'enabled', 'strimzi.io/node-pools': 'enabled' };
  return {
    kafka: { metadata: { name: 'c', annotations }, spec: { kafka: { version, config } } },
    pools: [pool('b', 'broker'), pool('q', 'controller')],
    release,
    topics: [],
    users: [],
    configMaps: [],
  };
}

function changeTo(strimzi: string, version: string, key: string, value: string): ClusterChange {
  const field: FieldChange = {
    kind: 'Kafka',
    name: 'c',
    route: ['spec', 'kafka', 'config', key],
    path: `spec.kafka.config.${key}`,
    before: undefined,
    after: value,
  };
  return { before: stateOf(strimzi, version, {}), after: stateOf(strimzi, version, { [key]: value }), fields: [field] };
}

/** Another than the default that the operator takes; threads a few more, as running brokers take them. */
function anotherValue(definition: Definition, version: string): string | undefined {
  const own = definition.default;
  const candidates = [
    ...(Number.isFinite(Number(own)) && own !== '' ? [String(Number(own) + 1), String(Number(own) - 1)] : []),
    ...['true', 'false', '1', '2', '100', '0.5', '1.5', 'x', 'SHA-256', 'TLSv1.2', version.replace(/\.[0-9]+$/, '')],
    ...(definition.values ?? []),
    ...(definition.anyCase ?? []),
    ...(definition.items ?? []),
  ];
  return candidates.find((one) => one !== own && expectedInstead(one, definition, version) === undefined);
}

describe.each([
  ['0.45.2', '3.9.2'],
  ['1.2.0', '4.2.1'],
])('every setting, Strimzi %s with Kafka %s', (strimzi, version) => {
  const definitions = settingsOf('broker', version) ?? new Map<string, Definition>();
  const forbidden = brokerConfig({ release: strimzi });

  test.each([...definitions])('%s', (key, definition) => {
    const value = anotherValue(definition, version);
    if (value === undefined) throw new Error('There is no other value.');
    const effects = effectsOf(changeTo(strimzi, version, key, value));
    const ids = effects.map((one) => one.id);
    expect(ids).not.toContain('change-unknown');
    expect(effects.length).toBeGreaterThan(0);
    const brokers = effects.flatMap((one) => one.restarts ?? []).filter((pod) => pod.startsWith('c-b-'));
    if (isIgnored(key, forbidden)) expect([ids, brokers]).toEqual([['setting-ignored'], []]);
    else if (protocolKeys.some((one) => one === key)) expect(ids).toContain('protocol-version');
    // Brokers read nothing of the quorum.
    else if (key.startsWith('controller.quorum.')) expect(brokers).toEqual([]);
    // One that goes to double, and what does not fit to another, brokers refuse.
    else if (!ids.includes('settings-conflict') && !ids.includes('setting-refused') && definition.default !== '1')
      expect(brokers.length > 0).toBe(changeOf(key, version).restarts);
  });
});
