import type { Plain } from '../../source/node.ts';
import { mapAt } from '../../source/plain.ts';
import { sightOf } from '../in-sight.ts';
import { defineKubernetesRule } from '../rule.ts';
import { isMentioned, namedIn } from './named-data.ts';

export default defineKubernetesRule({
  id: 'config-map-unused',
  summary: 'A ConfigMap with rules for metrics or with logging is named by what is to read it.',
  severity: 'warning',
  why: `Neither Strimzi nor Kubernetes looks for such a ConfigMap by itself: unless \`metricsConfig\`, \`logging\` or a volume names it, nothing
reads it, and a change of it changes nothing. ConfigMaps with other contents are not judged, as applications of others may read them.`,
  fix: 'Name it in the Kafka resource, or take it out.',
  bad: `manifests:
  - apiVersion: v1
    kind: ConfigMap
    metadata: { name: orders-logging }
    data: { log4j.properties: "log4j.rootLogger=INFO" }
`,
  good: `patches:
  - target: { kind: Kafka }
    operations:
      - op: add
        path: /spec/kafka/logging
        value: { type: external, valueFrom: { configMapKeyRef: { name: orders-logging, key: log4j.properties } } }
manifests:
  - apiVersion: v1
    kind: ConfigMap
    metadata: { name: orders-logging, annotations: { argocd.argoproj.io/sync-options: "Prune=false,Delete=false" } }
    data: { log4j.properties: "log4j.rootLogger=INFO" }
`,
  check(context, report) {
    const sight = sightOf(context);
    for (const { object, plain } of sight.ofKind('ConfigMap')) {
      const there = sight.namespace(object.namespace);
      if (there === undefined || !isForKafka(plain)) continue;
      const named = namedIn(there).some((one) => one.kind === 'ConfigMap' && one.name === object.name);
      if (named || isMentioned(object.name, sight)) continue;
      const message = `ConfigMap \`${object.name}\` holds ${whatFor(plain)}, but nothing in namespace \`${there.name}\` names it; name it in the Kafka resource, or take it out.`;
      report(message, { node: object.node, route: ['metadata', 'name'] });
    }
  },
});

const logging = /^log4j2?\.properties$/;

function isForKafka(configMap: Plain): boolean {
  return isLogging(configMap) || Object.values(mapAt(configMap, 'data')).some(isMetrics);
}

function whatFor(configMap: Plain): string {
  return isLogging(configMap) ? 'settings of logging' : 'rules for metrics';
}

function isLogging(configMap: Plain): boolean {
  return Object.keys(mapAt(configMap, 'data')).some((key) => logging.test(key));
}

/** Rules of the JMX exporter: a list whose items have patterns of MBean names. */
function isMetrics(text: Plain): boolean {
  return typeof text === 'string' && /^rules:\s*$/m.test(text) && /^\s*-?\s*pattern:/m.test(text);
}
