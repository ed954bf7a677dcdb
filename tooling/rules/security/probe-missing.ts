import { objectsOf } from '../context.ts';
import { defineKubernetesRule } from '../rule.ts';
import { isVendored } from '../vendored.ts';
import { workloadsOf } from '../workloads.ts';

import { exampleDeployment } from './example-pods.ts';

export default defineKubernetesRule({
  id: 'probe-missing',
  summary: 'Every container that serves something says when it can.',
  severity: { production: 'warning', staging: 'off', development: 'off' },
  why: `Without a readiness probe a container counts as ready when its process starts: a Service sends it connections that it cannot take
yet, and a rollout replaces the last pod that worked by one that does not.`,
  fix: 'Give the container a `readinessProbe` that asks for what it serves.',
  bad: exampleDeployment(),
  good: exampleDeployment('readinessProbe: { httpGet: { path: /ready, port: http } }'),
  check(context, report) {
    for (const { object, ends, containers } of workloadsOf(objectsOf(context))) {
      if (ends || object.kind === 'Pod' || isVendored(object.node)) continue;
      for (const { name, kind, route, spec } of containers) {
        const serves = Array.isArray(spec['ports']) && spec['ports'].length > 0;
        if (kind === 'init' || !serves || spec['readinessProbe'] !== undefined) continue;
        report(
          `Container \`${name}\` of ${object.kind} \`${object.name}\` has ports and no readiness probe, so it gets connections before it can take them; add a \`readinessProbe\`.`,
          { node: object.node, route },
        );
      }
    }
  },
});
