import type { Place } from '../place.ts';
import { defineKafkaRule, type Report } from '../rule.ts';
import { isWritten, seeAlso } from '../written.ts';
import { type Component, componentsOf } from './components.ts';

export default defineKafkaRule({
  id: 'resources-refused',
  summary: 'Requests and limits are greater than zero, and no request is above its limit.',
  severity: 'error',
  why: `The operator refuses brokers, controllers and ZooKeeper nodes with a request above its limit, or with one that is zero or less, and then
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
    for (const component of kafka === undefined ? [] : componentsOf(kafka))
      for (const resource of ['cpu', 'memory']) checkOne(component, resource, report);
  },
});

function checkOne({ name, fields, isChecked }: Component, resource: string, report: Report): void {
  const amount = (kind: Amount['kind']): Amount => ({
    kind,
    value: fields.quantity('resources', kind, resource),
    written: String(fields.map('resources', kind)[resource] ?? ''),
    place: fields.place('resources', kind, resource),
  });
  const [request, limit] = [amount('requests'), amount('limits')];
  const what = resource === 'cpu' ? 'CPU' : 'memory';
  for (const { kind, value, written, place } of [request, limit]) {
    // Zero is a request to Kubernetes.
    if (value === undefined || value > 0 || (value === 0 && !isChecked)) continue;
    report(`The ${kind.slice(0, -1)} of ${what} for ${name} is ${written}; expected more than 0.`, place);
    return;
  }
  if (request.value === undefined || limit.value === undefined || request.value <= limit.value) return;
  const [place, other, means] = isWritten(limit.place)
    ? [limit.place, request.place, 'the request']
    : [request.place, limit.place, 'the limit'];
  report(
    `The request of ${what} for ${name}, ${request.written}, is above the limit of ${limit.written}; raise the limit or lower the request.`,
    place,
    seeAlso(other, means),
  );
}

interface Amount {
  readonly kind: 'requests' | 'limits';
  readonly value: number | undefined;
  readonly written: string;
  readonly place: Place;
}
