/**
 * Owns whether the rules of the JMX exporter are those that the catalogue of metrics was scraped with. A team may have others, and then
 * nobody here knows which metrics come of them.
 */
import { sha256 } from '../../source/digest.ts';
import { textAt } from '../../source/plain.ts';
import type { KafkaContext, KubernetesContext } from '../context.ts';
import { sightOf } from '../in-sight.ts';
import scraped from './exported-metrics.json' with { type: 'json' };

const parts = [
  ['kafka', scraped.rules.kafka],
  ['zookeeper', scraped.rules.zookeeper],
  ['cruiseControl', scraped.rules['cruise-control']],
] as const;

export function areOurRules(context: KubernetesContext): boolean {
  return context.kafka.every((kafka) => parts.every(([part, digest]) => isOurRule(kafka, part, digest, context)));
}

const digests = new Map<string, string>();

function isOurRule({ kafka }: KafkaContext, part: string, digest: string, context: KubernetesContext): boolean {
  if (kafka === undefined || !kafka.has('spec', part, 'metricsConfig')) return true;
  const route = ['spec', part, 'metricsConfig', 'valueFrom', 'configMapKeyRef'];
  const name = kafka.text(...route, 'name');
  const key = kafka.text(...route, 'key');
  const found = sightOf(context)
    .ofKind('ConfigMap')
    .find(({ object }) => object.name === name && object.namespace === kafka.object.namespace);
  const text = textAt(found?.plain, 'data', key ?? '') ?? '';
  const own = digests.get(text) ?? sha256(text);
  digests.set(text, own);
  return own === digest;
}
