import type { RenderedObject } from '../../render/rendered.ts';
import { nodeAt, toPlain } from '../../source/node.ts';
import { listAt, mapAt } from '../../source/plain.ts';
import { objectsOf } from '../context.ts';
import { defineKubernetesRule } from '../rule.ts';

export default defineKubernetesRule({
  id: 'ingress-without-tls',
  summary: 'Every host of an Ingress has a certificate.',
  severity: { production: 'error', staging: 'warning', development: 'off' },
  why: `What goes through an Ingress without TLS can be read and changed by everybody on the way: passwords of those who log in, and the
answers on which people act at night.`,
  fix: 'List the host under `tls`, with the Secret that has its certificate.',
  bad: `manifests:
  - apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata: { name: viewer }
    spec:
      rules:
        - host: viewer.example.com
          http:
            paths:
              - { path: /, pathType: Prefix, backend: { service: { name: orders-kafka-bootstrap, port: { number: 9093 } } } }
`,
  good: {
    'cluster.yaml': `secrets:
  - { name: viewer-tls, namespaces: [kafka] }
`,
    'orders.yaml': `manifests:
  - apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata: { name: viewer }
    spec:
      tls: [{ hosts: [viewer.example.com], secretName: viewer-tls }]
      rules:
        - host: viewer.example.com
          http:
            paths:
              - { path: /, pathType: Prefix, backend: { service: { name: orders-kafka-bootstrap, port: { number: 9093 } } } }
`,
  },
  check(context, report) {
    for (const object of objectsOf(context)) {
      if (object.kind !== 'Ingress' || !object.apiVersion.startsWith('networking.k8s.io/')) continue;
      const spec = nodeAt(object.node, ['spec']);
      const { tls, rules } = mapAt(spec && toPlain(spec));
      const covered = listAt(tls).flatMap((one) => listAt(mapAt(one)['hosts']).map(String));
      // Without hosts an entry is for all of them, by the controller's own certificate.
      const forAll = listAt(tls).some((one) => listAt(mapAt(one)['hosts']).length === 0);
      if (forAll || endsTlsElsewhere(object)) continue;
      listAt(rules).forEach((rule, index) => {
        const { host } = mapAt(rule);
        if (typeof host === 'string' && !covered.some((one) => covers(one, host)))
          report(
            `Host \`${host}\` of Ingress \`${object.name}\` has no certificate; list it under \`tls\` with the Secret that has one.`,
            { node: object.node, route: ['spec', 'rules', index, 'host'] },
          );
      });
    }
  },
});

/** `*.example.com` is for one label more. */
function covers(certificate: string, host: string): boolean {
  if (!certificate.startsWith('*.')) return certificate === host;
  return host.slice(host.indexOf('.') + 1) === certificate.slice(2);
}

/** The load balancers of clouds take certificates by annotations. */
function endsTlsElsewhere({ node }: RenderedObject): boolean {
  const annotations = nodeAt(node, ['metadata', 'annotations']);
  return Object.keys(mapAt(annotations && toPlain(annotations))).some((key) =>
    /certificate|ssl-cert|certs?-arn|cert-manager\.io\//.test(key),
  );
}
