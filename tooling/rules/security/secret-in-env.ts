import { nodeAt, type Plain, type Route, toPlain } from '../../source/node.ts';
import { listAt, mapAt } from '../../source/plain.ts';
import { shorten } from '../../source/show.ts';
import { objectsOf } from '../context.ts';
import type { Place } from '../place.ts';
import { defineKubernetesRule, type Report } from '../rule.ts';
import { workloadOf } from '../workloads.ts';

export default defineKubernetesRule({
  id: 'secret-in-env',
  summary: 'No variable of a container has a password or key written out.',
  severity: 'error',
  why: `A value in Git is read by whoever can read the repository, now or later, and besides by whoever may look at the pod. A variable
can take its value from a Secret, which is asked for when the container starts.`,
  fix: 'Put the value into a Secret that is not in Git, refer to it with `valueFrom.secretKeyRef`, and change the value, as it is known now.',
  bad: `manifests:
  - apiVersion: v1
    kind: Pod
    metadata: { name: reporter }
    spec:
      automountServiceAccountToken: false
      securityContext: { runAsNonRoot: true, seccompProfile: { type: RuntimeDefault } }
      containers:
        - name: reporter
          image: quay.io/strimzi/kafka:0.45.2-kafka-3.9.2
          env: [{ name: SASL_PASSWORD, value: correct-horse-battery }]
          resources: { requests: { cpu: 10m, memory: 64Mi }, limits: { memory: 64Mi } }
          securityContext:
            allowPrivilegeEscalation: false
            capabilities: { drop: [ALL] }
            readOnlyRootFilesystem: true
`,
  good: {
    'cluster.yaml': `secrets:
  - { name: reporter, namespaces: [kafka], keys: [password] }
`,
    'orders.yaml': `manifests:
  - apiVersion: v1
    kind: Pod
    metadata: { name: reporter }
    spec:
      automountServiceAccountToken: false
      securityContext: { runAsNonRoot: true, seccompProfile: { type: RuntimeDefault } }
      containers:
        - name: reporter
          image: quay.io/strimzi/kafka:0.45.2-kafka-3.9.2
          env: [{ name: SASL_PASSWORD, valueFrom: { secretKeyRef: { name: reporter, key: password } } }]
          resources: { requests: { cpu: 10m, memory: 64Mi }, limits: { memory: 64Mi } }
          securityContext:
            allowPrivilegeEscalation: false
            capabilities: { drop: [ALL] }
            readOnlyRootFilesystem: true
`,
  },
  check(context, report) {
    for (const object of objectsOf(context)) {
      for (const { route, spec } of workloadOf(object)?.containers ?? [])
        checkVariables(listAt(spec['env']), { node: object.node, route: [...route, 'env'] }, report);
      if (object.kind !== 'Kafka' && object.kind !== 'KafkaNodePool') continue;
      const node = nodeAt(object.node, ['spec']);
      const spec = mapAt(node && toPlain(node));
      const templates: readonly (readonly [route: Route, template: Plain | undefined])[] = [
        [['spec'], spec['template']],
        ...Object.entries(spec).map(([part, value]) => [['spec', part], mapAt(value)['template']] as const),
      ];
      for (const [route, template] of templates)
        for (const [container, value] of Object.entries(mapAt(template)))
          checkVariables(
            listAt(mapAt(value)['env']),
            { node: object.node, route: [...route, 'template', container, 'env'] },
            report,
          );
    }
  },
});

function checkVariables(variables: readonly Plain[], { node, route }: Place, report: Report): void {
  variables.forEach((value, index) => {
    const { name, value: text } = mapAt(value);
    if (typeof name !== 'string' || typeof text !== 'string' || !isSecret(name, text)) return;
    const at: Route = [...route, index, 'value'];
    report(
      `Variable \`${shorten(name)}\` has its value in Git, for everybody who can read it; take it from a Secret with \`valueFrom.secretKeyRef\`, and change it.`,
      { node, route: at },
    );
  });
}

/** Names that hold nothing but a secret; `..._SECRET` alone may as well name a Secret of Kubernetes. */
const secretNames =
  /(?:^|[_.-])(?:PASSWORD|PASSWD|PASSPHRASE|TOKEN|CLIENT_SECRET|API_?KEY|SECRET_?KEY|SECRET_ACCESS_KEY|PRIVATE_KEY)$/i;

function isSecret(name: string, text: string): boolean {
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text)) return true;
  return secretNames.test(name) && !isHarmless(text.trim());
}

/** Switches, numbers, paths, addresses, and what is filled in from elsewhere. */
function isHarmless(text: string): boolean {
  return (
    text === '' ||
    /^(?:true|false|[0-9]+|none)$/i.test(text) ||
    /^(?:\/|https?:|file:)/.test(text) ||
    /[$<]/.test(text[0] ?? '')
  );
}
