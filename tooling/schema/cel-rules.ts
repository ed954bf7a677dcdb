/**
 * Owns the CEL rules of the CRDs as predicates, so that no CEL engine is needed. `scripts/field-catalogue.ts` refuses to write a
 * catalogue whose CRD has a rule that is not listed here. CEL compares a missing field to an error, which refuses the object.
 */
import type { Plain } from '../source/node.ts';

type Fields = { readonly [key: string]: Plain };

export interface CelRule {
  /** The rule as the CRD has it; how the script finds the predicate. */
  readonly cel: string;
  /** True where the API server is content. */
  readonly holds: (self: Fields) => boolean;
  /** What to say otherwise, after the name of the place: `In X `. */
  readonly message: string;
}

const has = (self: Fields, key: string): boolean => Object.hasOwn(self, key) && self[key] !== null;
const isSetText = (self: Fields, key: string): boolean => has(self, key) && self[key] !== '';

/** What is no number has a fault of its own, and one that is missing is no matter of the rule. */
const isNumber = (value: Plain | undefined): value is number | bigint =>
  typeof value === 'number' || typeof value === 'bigint';

export const celRules = {
  'rack-topology-key': {
    cel: '(has(self.type) && self.type != "topology-label") || self.topologyKey != ""',
    holds: (self) => (has(self, 'type') && self.type !== 'topology-label') || isSetText(self, 'topologyKey'),
    message: '`topologyKey` is required unless `type` is another than `topology-label`',
  },
  'rack-environment-variable': {
    cel: 'has(self.type) == false || self.type != "environment-variable" || self.envVarName != ""',
    holds: (self) => self.type !== 'environment-variable' || isSetText(self, 'envVarName'),
    message: '`type` is `environment-variable`, so `envVarName` is required',
  },
  'metrics-jmx-value-from': {
    cel: "self.type != 'jmxPrometheusExporter' || has(self.valueFrom)",
    holds: (self) => has(self, 'type') && (self.type !== 'jmxPrometheusExporter' || has(self, 'valueFrom')),
    message: '`type` is `jmxPrometheusExporter`, so `valueFrom` is required',
  },
  'metrics-no-reporter': {
    cel: "self.type != 'strimziMetricsReporter'",
    holds: (self) => has(self, 'type') && self.type !== 'strimziMetricsReporter',
    message: '`type` is `strimziMetricsReporter`, but only `jmxPrometheusExporter` is supported here',
  },
  'user-validity-tls-only': {
    cel: "self.type == 'tls' || (!has(self.validityDays) && !has(self.renewalDays))",
    holds: (self) => self.type === 'tls' || (!has(self, 'validityDays') && !has(self, 'renewalDays')),
    message: '`validityDays` and `renewalDays` are for `type: tls` only',
  },
  'user-validity-both': {
    cel: "self.type != 'tls' || (has(self.renewalDays) == has(self.validityDays))",
    holds: (self) => self.type !== 'tls' || has(self, 'renewalDays') === has(self, 'validityDays'),
    message: '`validityDays` and `renewalDays` have to be set both or not at all',
  },
  'user-renewal-before-end': {
    cel: "self.type != 'tls' || !has(self.renewalDays) || !has(self.validityDays) || self.renewalDays < self.validityDays",
    holds: ({ type, renewalDays, validityDays }) =>
      type !== 'tls' || !isNumber(renewalDays) || !isNumber(validityDays) || renewalDays < validityDays,
    message: '`renewalDays` has to be less than `validityDays`',
  },
} as const satisfies Readonly<Record<string, CelRule>>;

export type CelRuleId = keyof typeof celRules;
