import type { Route } from '../../source/node.ts';
import type { KafkaResource } from '../kafka-resource.ts';
import { defineKafkaRule, type Report } from '../rule.ts';
import { isWritten, seeAlso } from '../written.ts';
import { type Component, componentsOf } from './components.ts';

export default defineKafkaRule({
  id: 'resources-refused',
  summary: 'Requests and limits are greater than zero, and no request is above its limit.',
  severity: 'error',
  why: `The operator refuses brokers and ZooKeeper nodes with a request above its limit, or with one that is zero or less, and then
carries out no change of the cluster. For the parts around them the API server refuses the pods.`,
  fix: 'Raise the limit, or lower the request; leave out what should have none.',
  bad: `kafka:
  cpu: 4
  cpuLimit: 2
`,
  good: `kafka:
  cpu: 4
  cpuLimit: 4
`,
  check({ kafka }, report) {
    for (const component of kafka === undefined ? [] : componentsOf(kafka)) {
      if (kafka !== undefined) for (const resource of ['cpu', 'memory']) checkOne(kafka, component, resource, report);
    }
  },
});

function checkOne(kafka: KafkaResource, { name, route }: Component, resource: string, report: Report): void {
  const [request, limit] = (['requests', 'limits'] as const).map((kind): Amount => {
    const at = [...route, 'resources', kind, resource];
    return { kind, value: kafka.quantity(...at), at };
  }) as [Amount, Amount];
  const written = ({ at }: Amount): string => String(kafka.map(...at.slice(0, -1))[resource] ?? '');
  const what = resource === 'cpu' ? 'CPU' : 'memory';
  for (const amount of [request, limit]) {
    if (amount.value === undefined || amount.value > 0 || (amount.value === 0 && !isStrict(route))) continue;
    report(
      `The ${amount.kind.slice(0, -1)} of ${what} for ${name} is ${written(amount)}; expected more than 0.`,
      kafka.place(...amount.at),
    );
    return;
  }
  if (request.value === undefined || limit.value === undefined || request.value <= limit.value) return;
  const [place, other, means] = isWritten(kafka.place(...limit.at))
    ? [kafka.place(...limit.at), kafka.place(...request.at), 'the request']
    : [kafka.place(...request.at), kafka.place(...limit.at), 'the limit'];
  report(
    `The request of ${what} for ${name}, ${written(request)}, is above the limit of ${written(limit)}; raise the limit or lower the request.`,
    place,
    seeAlso(other, means),
  );
}

interface Amount {
  readonly kind: 'requests' | 'limits';
  readonly value: number | undefined;
  readonly at: Route;
}

/** Zero is a request to Kubernetes; the operator refuses it for these two. Source: 0.45.2, `ModelUtils.validateComputeResources`. */
function isStrict(route: Route): boolean {
  return route[1] === 'kafka' || route[1] === 'zookeeper';
}
