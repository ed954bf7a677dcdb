import { objectsOf } from '../context.ts';
import { defineKubernetesRule } from '../rule.ts';
import { isVendored } from '../vendored.ts';
import { asMap, type PlainMap, workloadsOf } from '../workloads.ts';

export default defineKubernetesRule({
  id: 'liveness-like-readiness',
  summary: 'A container that is busy is not ended for it.',
  severity: { production: 'warning', staging: 'off', development: 'off' },
  why: `A readiness probe that fails takes a pod out of its Service; a liveness probe that fails ends the container. Where both ask the same
and give up equally soon, load that slows the answers ends one container after the other, and each restart puts more load on the rest.`,
  fix: `Let the liveness probe ask for less (that the process answers at all), or give it a higher \`failureThreshold\` than the readiness
probe.`,
  bad: `manifests:
  - apiVersion: apps/v1
    kind: Deployment
    metadata: { name: viewer }
    spec:
      replicas: 2
      selector: { matchLabels: { app: viewer } }
      template:
        metadata: { labels: { app: viewer } }
        spec:
          automountServiceAccountToken: false
          securityContext: { runAsNonRoot: true, seccompProfile: { type: RuntimeDefault } }
          containers:
            - name: viewer
              image: harbor.example.com/kafka-viewer:1.4.2
              ports: [{ name: http, containerPort: 8080 }]
              resources: { requests: { cpu: 10m, memory: 64Mi }, limits: { memory: 64Mi } }
              securityContext:
                allowPrivilegeEscalation: false
                capabilities: { drop: [ALL] }
                readOnlyRootFilesystem: true
              readinessProbe: { httpGet: { path: /ready, port: http } }
              livenessProbe: { httpGet: { path: /ready, port: http } }
`,
  good: `manifests:
  - apiVersion: apps/v1
    kind: Deployment
    metadata: { name: viewer }
    spec:
      replicas: 2
      selector: { matchLabels: { app: viewer } }
      template:
        metadata: { labels: { app: viewer } }
        spec:
          automountServiceAccountToken: false
          securityContext: { runAsNonRoot: true, seccompProfile: { type: RuntimeDefault } }
          containers:
            - name: viewer
              image: harbor.example.com/kafka-viewer:1.4.2
              ports: [{ name: http, containerPort: 8080 }]
              resources: { requests: { cpu: 10m, memory: 64Mi }, limits: { memory: 64Mi } }
              securityContext:
                allowPrivilegeEscalation: false
                capabilities: { drop: [ALL] }
                readOnlyRootFilesystem: true
              readinessProbe: { httpGet: { path: /ready, port: http } }
              livenessProbe: { httpGet: { path: /ready, port: http }, failureThreshold: 10 }
`,
  check(context, report) {
    for (const { object, containers } of workloadsOf(objectsOf(context))) {
      if (isVendored(object.node)) continue;
      for (const { name, route, spec } of containers) {
        const liveness = asMap(spec['livenessProbe']);
        const readiness = asMap(spec['readinessProbe']);
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
