import { completion, nearest } from '../../source/nearest.ts';
import { hostKey, zoneKey } from '../hosts.ts';
import type { KafkaResource } from '../kafka-resource.ts';
import type { Place } from '../place.ts';
import { defineKafkaRule } from '../rule.ts';
import { antiAffinityTerms, spreadConstraints } from './placement-terms.ts';

export default defineKafkaRule({
  id: 'topology-label-unknown',
  summary: 'Racks, anti-affinity and spread go by a label that hosts have.',
  severity: 'error',
  why: `A label that no host has is accepted everywhere. For a rack, the operator then asks for hosts with that label, and all brokers
stay pending. An anti-affinity term without it keeps nothing apart, and a spread spreads nothing, although both can be read in the
manifest.`,
  fix: `Write \`topology.kubernetes.io/zone\` or \`kubernetes.io/hostname\`. A label of your own is fine, under a prefix of your own.`,
  bad: `kafka:
  rack: topology.kubernetes.io/zones
`,
  good: `kafka:
  rack: topology.kubernetes.io/zone
`,
  check({ kafka, kubernetes }, report) {
    if (kafka === undefined) return;
    const known = new Set(kubernetes.spec.nodePools.flatMap((pool) => Object.keys(pool.labels ?? {})));
    for (const { key, place, effect } of topologies(kafka)) {
      const meant = known.has(key) ? undefined : meantBy(key);
      if (meant !== undefined)
        report(`No host has the label \`${key}\`, so ${effect}; did you mean \`${meant}\`?`, place);
    }
  },
});

interface Topology {
  readonly key: string;
  readonly place: Place;
  readonly effect: string;
}

function topologies(kafka: KafkaResource): readonly Topology[] {
  const rack = kafka.text('spec', 'kafka', 'rack', 'topologyKey');
  const found: Topology[] =
    rack === undefined
      ? []
      : [{ key: rack, place: kafka.place('spec', 'kafka', 'rack', 'topologyKey'), effect: 'the brokers stay pending' }];
  for (const nodes of kafka.nodes) {
    const add = (terms: ReturnType<typeof spreadConstraints>, effect: string): void => {
      for (const { topologyKey: key, route } of terms)
        if (key !== undefined) found.push({ key, place: nodes.place(...route, 'topologyKey'), effect });
    };
    add(antiAffinityTerms(nodes), `this keeps the ${nodes.called} apart from nothing`);
    add(spreadConstraints(nodes), `this does not spread the ${nodes.called}`);
  }
  return found;
}

const byName: Readonly<Record<string, string>> = {
  zone: zoneKey,
  region: 'topology.kubernetes.io/region',
  hostname: hostKey,
};
const names = Object.keys(byName);

/** Only labels under a prefix of Kubernetes itself, and those that are nearly one of its own: any other may be a team's. */
function meantBy(key: string): string | undefined {
  const [prefix = '', name = ''] = key.split('/');
  if (prefix !== 'kubernetes.io' && prefix !== 'topology.kubernetes.io') return undefined;
  const meant = byName[nearest(name, names) ?? completion(name, names) ?? ''];
  return meant === key ? undefined : meant;
}
