import { mapAt, type PlainMap } from '../../source/plain.ts';
import { objectsOf } from '../context.ts';
import { defineKubernetesRule } from '../rule.ts';
import { isVendored } from '../vendored.ts';
import { workloadsOf } from '../workloads.ts';

import { exampleDeployment } from './example-pods.ts';

export default defineKubernetesRule({
  id: 'liveness-like-readiness',
  summary: 'A container that is busy is not ended for it.',
  severity: { production: 'warning', staging: 'off', development: 'off' },
  why: `A readiness probe that fails takes a pod out of its Service; a liveness probe that fails ends the container. Where both ask the same
and give up equally soon, load that slows the answers ends one container after the other, and each restart puts more load on the rest.`,
  fix: `Let the liveness probe ask for less (that the process answers at all), or give it a higher \`failureThreshold\` than the readiness
probe.`,
  bad: exampleDeployment(
    'readinessProbe: { httpGet: { path: /ready, port: http } }',
    'livenessProbe: { httpGet: { path: /ready, port: http } }',
  ),
  good: exampleDeployment(
    'readinessProbe: { httpGet: { path: /ready, port: http } }',
    'livenessProbe: { httpGet: { path: /ready, port: http }, failureThreshold: 10 }',
  ),
  check(context, report) {
    for (const { object, containers } of workloadsOf(objectsOf(context))) {
      if (isVendored(object.node)) continue;
      for (const { name, route, spec } of containers) {
        const liveness = mapAt(spec['livenessProbe']);
        const readiness = mapAt(spec['readinessProbe']);
        if (!asksTheSame(liveness, readiness) || patience(liveness) > patience(readiness)) continue;
        report(
          `Container \`${name}\` of ${object.kind} \`${object.name}\` is ended as soon as it is not ready: both probes ask the same for ${patience(liveness)} s; give the liveness probe a higher \`failureThreshold\`.`,
          { node: object.node, route: [...route, 'livenessProbe'] },
        );
      }
    }
  },
});

function asksTheSame(a: PlainMap, b: PlainMap): boolean {
  const handlers = ['httpGet', 'tcpSocket', 'exec', 'grpc'];
  const [one, other] = [a, b].map((probe) => handlers.find((handler) => probe[handler] !== undefined));
  return one !== undefined && one === other && JSON.stringify(a[one]) === JSON.stringify(b[one]);
}

/** Seconds until a probe gives up, with the defaults of Kubernetes. */
function patience(probe: PlainMap): number {
  return Number(probe['periodSeconds'] ?? 10) * Number(probe['failureThreshold'] ?? 3);
}
