import { textAt } from '../../source/plain.ts';
import { type NamespaceSight, type SeenObject, sightOf } from '../in-sight.ts';
import { defineKubernetesRule } from '../rule.ts';

export default defineKubernetesRule({
  id: 'user-overwrites-secret',
  summary: 'A KafkaUser is not named like a Secret that is something else.',
  severity: 'error',
  why: `The User Operator writes the credentials of a KafkaUser into a Secret of the same name, with \`secretPrefix\` before it, whatever is
there already. A user named like the certificate authority of the cluster overwrites it, and no broker trusts another any more.`,
  fix: 'Give the user another name, or set `secretPrefix` for the User Operator.',
  bad: {
    'orders.yaml': `kafka:
  listeners: [{ name: tls, port: 9093, type: internal, authentication: { type: tls } }]
`,
    'orders/users.yaml': `users:
  orders-clients-ca: {}
`,
  },
  good: {
    'orders.yaml': `kafka:
  listeners: [{ name: tls, port: 9093, type: internal, authentication: { type: tls } }]
`,
    'orders/users.yaml': `users:
  orders-clients: {}
`,
  },
  check(context, report) {
    const sight = sightOf(context);
    for (const user of sight.ofKind('KafkaUser')) {
      const there = sight.namespace(user.object.namespace);
      if (there === undefined) continue;
      const secret = secretOf(user, there);
      const owner = ownerOf(secret, there, context.kubernetes.spec.secrets ?? []);
      if (owner === undefined) continue;
      const message = `KafkaUser \`${user.object.name}\` would overwrite Secret \`${secret}\`, which ${owner}; give the user another name.`;
      report(message, { node: user.object.node, route: ['metadata', 'name'] });
    }
  },
});

function secretOf({ object, plain }: SeenObject, there: NamespaceSight): string {
  const cluster = textAt(plain, 'metadata', 'labels', 'strimzi.io/cluster');
  const fields = there.made.find((one) => one.fields.cluster === cluster)?.fields;
  const prefix = fields && textAt(fields.spec, 'entityOperator', 'userOperator', 'secretPrefix');
  return `${prefix ?? ''}${object.name}`;
}

type Given = readonly { readonly name: string; readonly namespaces: readonly string[] }[];

function ownerOf(secret: string, there: NamespaceSight, given: Given): string | undefined {
  const made = there.made.find((one) => one.ofKind('Secret').some((each) => each.name === secret));
  if (made !== undefined) return `the operator makes for Kafka \`${made.fields.cluster}\``;
  const ours = there.objects.some(({ object }) => object.kind === 'Secret' && object.name === secret);
  if (ours) return 'is written beside it';
  const listed = given.some((one) => one.name === secret && one.namespaces.includes(there.name));
  return listed ? 'cluster.yaml lists as one that exists' : undefined;
}
