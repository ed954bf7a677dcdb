import { toPlain } from '../../source/node.ts';
import { plainAt, textsAt } from '../../source/plain.ts';
import { formatRequirement, holds, requirementsOf } from '../../strimzi/notations/label-selector.ts';
import { objectsOf } from '../context.ts';
import { defineKubernetesRule } from '../rule.ts';

const kinds: readonly string[] = ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet'];

const deployment = (app: string): string => `manifests:
  - apiVersion: apps/v1
    kind: Deployment
    metadata: { name: topics }
    spec:
      replicas: 0
      selector: { matchLabels: { app: ${app} } }
      template:
        metadata: { labels: { app: topic-reader } }
        spec:
          automountServiceAccountToken: false
          securityContext: { runAsNonRoot: true, seccompProfile: { type: RuntimeDefault } }
          containers:
            - name: topics
              image: registry.example.com/topics:1.4.2
              resources: { requests: { cpu: 100m, memory: 64Mi }, limits: { memory: 64Mi } }
              readinessProbe: { tcpSocket: { port: 8080 } }
              livenessProbe: { tcpSocket: { port: 8080 }, failureThreshold: 10 }
              securityContext:
                allowPrivilegeEscalation: false
                readOnlyRootFilesystem: true
                capabilities: { drop: [ALL] }
`;

export default defineKubernetesRule({
  id: 'selector-misses-template',
  summary: 'The selector of a workload selects its own pods.',
  severity: 'error',
  why: `The API server refuses a Deployment, StatefulSet or DaemonSet whose selector does not match the labels of its pod template. With
Kustomize it happens from afar: \`labels\` with \`includeSelectors\` sets metadata, selector and template at once, and a patch
of one of them leaves the others as they are.`,
  fix: 'Give the template every label of the selector. The selector of a workload that runs cannot be changed.',
  bad: deployment('topics'),
  good: deployment('topic-reader'),
  check(context, report) {
    for (const object of objectsOf(context)) {
      if (!kinds.includes(object.kind) || !object.apiVersion.startsWith('apps/')) continue;
      const plain = toPlain(object.node);
      const labels = textsAt(plain, 'spec', 'template', 'metadata', 'labels');
      const missed = requirementsOf(plainAt(plain, 'spec', 'selector'))?.find((one) => !holds(one, labels));
      if (missed === undefined) continue;
      const value = labels[missed.key];
      const theirs = value === undefined ? `has no label \`${missed.key}\`` : `has \`${missed.key}: ${value}\``;
      const message = `${object.kind} \`${object.name}\` selects \`${formatRequirement(missed)}\`, but its pod template ${theirs}; make the two agree.`;
      report(message, { node: object.node, route: ['spec', 'selector', ...missed.route] });
    }
  },
});
