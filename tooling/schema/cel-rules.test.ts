import { describe, expect, test } from 'vitest';
import type { Plain } from '../source/node.ts';
import { type CelRule, type CelRuleId, celRules } from './cel-rules.ts';

/** For each rule objects that it takes and objects that it refuses. */
const cases: Readonly<
  Record<CelRuleId, { readonly good: Record<string, Plain>[]; readonly bad: Record<string, Plain>[] }>
> = {
  'rack-topology-key': {
    good: [{ topologyKey: 'zone' }, { type: 'environment-variable' }, { type: 'topology-label', topologyKey: 'zone' }],
    bad: [{}, { topologyKey: '' }, { type: 'topology-label' }, { type: null, topologyKey: null }],
  },
  'rack-environment-variable': {
    good: [{}, { type: 'topology-label' }, { type: 'environment-variable', envVarName: 'RACK' }],
    bad: [{ type: 'environment-variable' }, { type: 'environment-variable', envVarName: '' }],
  },
  'metrics-jmx-value-from': {
    good: [{ type: 'strimziMetricsReporter' }, { type: 'jmxPrometheusExporter', valueFrom: {} }],
    bad: [{ type: 'jmxPrometheusExporter' }, { type: 'jmxPrometheusExporter', valueFrom: null }, {}],
  },
  'metrics-no-reporter': {
    good: [{ type: 'jmxPrometheusExporter' }],
    bad: [{ type: 'strimziMetricsReporter' }, {}],
  },
  'user-validity-tls-only': {
    good: [{ type: 'scram-sha-512' }, { type: 'tls', validityDays: 9 }],
    bad: [
      { type: 'scram-sha-512', validityDays: 9 },
      { type: 'tls-external', renewalDays: 9 },
    ],
  },
  'user-validity-both': {
    good: [
      { type: 'tls' },
      { type: 'tls', validityDays: 9, renewalDays: 3 },
      { type: 'scram-sha-512', validityDays: 9 },
    ],
    bad: [
      { type: 'tls', validityDays: 9 },
      { type: 'tls', renewalDays: 9 },
    ],
  },
  'user-renewal-before-end': {
    good: [
      { type: 'tls', validityDays: 9, renewalDays: 3 },
      { type: 'tls', validityDays: 3, renewalDays: Object.create(null) },
      { type: 'tls', renewalDays: 3 },
    ],
    bad: [
      { type: 'tls', validityDays: 3, renewalDays: 3 },
      { type: 'tls', validityDays: 3, renewalDays: 9 },
    ],
  },
};

describe.each(Object.entries(cases))('%s', (id, { good, bad }) => {
  const rule: CelRule = celRules[id as CelRuleId];
  test.each(good)('takes %j', (self) => expect(rule.holds(self)).toBe(true));
  test.each(bad)('refuses %j', (self) => expect(rule.holds(self)).toBe(false));
});
