/** Owns running rules over contexts: from what a rule reports to a finding at the authored line. */

import type { RenderedObject } from '../render/rendered.ts';
import { argocdObjects, type KafkaContext, type KubernetesContext } from '../rules/context.ts';
import type { Place } from '../rules/place.ts';
import { type Report, type Rule, severityFor } from '../rules/rule.ts';
import { keyOriginAt, type Origin, originAt, type YamlMap } from '../source/node.ts';
import { once } from '../source/once.ts';
import type { Finding, ObjectName } from './finding.ts';

export function runKafkaRules(rules: readonly Rule[], context: KafkaContext): readonly Finding[] {
  const findings: Finding[] = [];
  const { cluster } = context;
  const objects = namesOf(() => context.objects);
  for (const rule of rules) {
    if (rule.scope !== 'kafka') continue;
    const severity = severityFor(rule, cluster.spec.tier);
    if (severity === 'off') continue;
    rule.check(
      context,
      reporter(rule.id, severity, objects, () => [cluster.id], findings),
    );
  }
  return findings;
}

/** What a rule says of a whole Kubernetes cluster has the severity of its strictest cluster concerned: that of the place reported. */
export function runKubernetesRules(rules: readonly Rule[], context: KubernetesContext): readonly Finding[] {
  const findings: Finding[] = [];
  const owners = once(() => ownersOf(context));
  const objects = namesOf(() => [
    ...context.kafka.flatMap((one) => one.objects),
    ...context.operator,
    ...context.others,
    ...argocdObjects(context),
  ]);
  for (const rule of rules) {
    if (rule.scope !== 'kubernetes') continue;
    rule.check(context, (message, place, related, mend) => {
      const concerned = [place, ...(related ?? []).map((one) => one.place)].flatMap(
        (one) => owners().get(one.node) ?? [],
      );
      const owner = owners().get(place.node);
      const severity = severityFor(rule, owner?.cluster.spec.tier ?? 'production');
      if (severity === 'off') return;
      const clusters = [...new Set(concerned.map((one) => one.cluster.id))].sort();
      reporter(rule.id, severity, objects, () => clusters, findings)(message, place, related, mend);
    });
  }
  return findings;
}

function reporter(
  rule: string,
  severity: Finding['severity'],
  objects: ObjectNames,
  clusters: () => readonly string[],
  findings: Finding[],
): Report {
  return (message, place, related = [], mend = undefined) => {
    const object = objects(place.node);
    findings.push({
      rule,
      severity,
      message,
      origin: originOf(place),
      related: related.map((one) => ({ origin: originOf(one.place), message: one.message })),
      ...(object === undefined ? {} : { object, route: place.route }),
      clusters: clusters(),
      ...(mend === undefined ? {} : { mend }),
    });
  };
}

export function originOf(place: Place): Origin {
  return place.key === true ? keyOriginAt(place.node, place.route) : originAt(place.node, place.route);
}

type ObjectNames = (node: YamlMap) => ObjectName | undefined;

/** Looked up for findings only, and most clusters have none. */
function namesOf(objects: () => readonly RenderedObject[]): ObjectNames {
  const names = once(
    () =>
      new Map(
        objects().map(({ node, apiVersion, kind, namespace, name }) => [node, { apiVersion, kind, namespace, name }]),
      ),
  );
  return (node) => names().get(node);
}

function ownersOf({ kafka }: KubernetesContext): ReadonlyMap<YamlMap, KafkaContext> {
  const owners = new Map<YamlMap, KafkaContext>();
  for (const one of kafka) {
    owners.set(one.cluster.node, one);
    for (const object of one.objects) owners.set(object.node, one);
  }
  return owners;
}
