/** What a Kubernetes cluster has once: namespaces, Secrets from outside, the Drain Cleaner. */
import { describe, expect, test } from 'vitest';
import { examples } from '../../test/support/examples.ts';
import { loadFleet } from '../model/load.ts';
import { createRenderer } from '../render/render.ts';
import { type Plain, toPlain } from '../source/node.ts';
import { platformParts } from './platform-overlays.ts';

function rendered(application: string, cluster: string, kafka = ''): ReadonlyMap<string, Plain> {
  const documents = examples.documents({ 'cluster.yaml': cluster, 'orders.yaml': kafka });
  const { objects, problems } = createRenderer(documents).render(`overlays/hz/${application}`);
  expect(problems).toEqual([]);
  return new Map(
    objects.map((one) => [[one.kind, one.namespace, one.name].filter(Boolean).join(' '), toPlain(one.node)]),
  );
}

function at(value: Plain | undefined, ...route: readonly (string | number)[]): Plain | undefined {
  return route.reduce<Plain | undefined>((found, step) => (found as Readonly<Record<string, Plain>>)[step], value);
}

test.each(platformParts)('no Kafka cluster can take the folder $folder', ({ folder }) => {
  const documents = examples.documents({ [`${folder}.yaml`]: '' });
  expect(loadFleet(documents).problems.map((one) => one.message)).toEqual([
    expect.stringContaining(`\`${folder}\` names an overlay of the Kubernetes cluster itself`),
  ]);
});

describe('namespaces', () => {
  const labelsOf = (cluster: string): unknown =>
    at(rendered('operator', cluster).get('Namespace kafka'), 'metadata', 'labels');

  test('enforce what the cluster file says, as the version of Kubernetes has it', () => {
    expect(labelsOf('kubernetes: "1.34.2"\n')).toEqual({
      'pod-security.kubernetes.io/enforce': 'restricted',
      'pod-security.kubernetes.io/enforce-version': 'v1.34',
      'pod-security.kubernetes.io/audit': 'restricted',
      'pod-security.kubernetes.io/warn': 'restricted',
    });
    expect(labelsOf('podSecurity: baseline\n')).toMatchObject({
      'pod-security.kubernetes.io/enforce': 'baseline',
      'pod-security.kubernetes.io/warn': 'restricted',
    });
  });

  test('are those of everything there is', () => {
    const names = (cluster: string): readonly string[] =>
      [...rendered('operator', cluster, 'namespace: messaging\n').keys()].filter((one) => one.startsWith('Namespace '));
    expect(names('')).toEqual(['Namespace messaging', 'Namespace strimzi']);
    expect(names('drainCleaner: { certificate: cert-manager, namespace: drains }\n')).toContain('Namespace drains');
    expect(names('drainCleaner: { enabled: false, certificate: cert-manager }\n')).toHaveLength(2);
  });
});

test('a Secret from a store is an ExternalSecret in each of its namespaces', () => {
  const objects = rendered(
    'operator',
    `secrets:
  - name: registry
    namespaces: [kafka, strimzi]
    type: kubernetes.io/dockerconfigjson
    external: { store: vault, data: { .dockerconfigjson: { key: harbor, property: config } } }
  - { name: oauth, namespaces: [kafka] }
`,
  );
  expect([...objects.keys()].filter((one) => one.includes('Secret'))).toEqual([
    'ExternalSecret kafka registry',
    'ExternalSecret strimzi registry',
  ]);
  expect(objects.get('ExternalSecret strimzi registry')).toMatchObject({
    spec: {
      refreshInterval: '1h',
      secretStoreRef: { kind: 'ClusterSecretStore', name: 'vault' },
      target: { template: { type: 'kubernetes.io/dockerconfigjson' } },
      data: [{ secretKey: '.dockerconfigjson', remoteRef: { key: 'harbor', property: 'config' } }],
    },
  });
});

describe('the Drain Cleaner', () => {
  const on = 'drainCleaner: { certificate: cert-manager, namespace: drains }\n';

  test('may touch pods where Kafka runs, and is asked about those', () => {
    const objects = rendered('drain-cleaner', on, 'namespace: messaging\n');
    expect(objects.get('RoleBinding messaging strimzi-drain-cleaner-pods')).toMatchObject({
      subjects: [{ kind: 'ServiceAccount', name: 'strimzi-drain-cleaner', namespace: 'drains' }],
    });
    expect(objects.get('ValidatingWebhookConfiguration strimzi-drain-cleaner')).toMatchObject({
      metadata: { annotations: { 'cert-manager.io/inject-ca-from': 'drains/strimzi-drain-cleaner' } },
      webhooks: [
        {
          clientConfig: { service: { namespace: 'drains' } },
          namespaceSelector: { matchExpressions: [{ values: ['messaging'] }] },
        },
      ],
    });
    expect(objects.get('Certificate drains strimzi-drain-cleaner')).toMatchObject({
      spec: { dnsNames: ['strimzi-drain-cleaner.drains.svc'] },
    });
  });

  test('is asked about all namespaces where all are watched', () => {
    const all = `${on}strimzi: { release: 0.45.2, operator: { watchAll: true } }\n`;
    const objects = rendered('drain-cleaner', all);
    const webhook = at(objects.get('ValidatingWebhookConfiguration strimzi-drain-cleaner'), 'webhooks', 0);
    expect(webhook).not.toHaveProperty('namespaceSelector');
    expect(objects.has('ClusterRoleBinding strimzi-drain-cleaner')).toBe(true);
  });

  test('takes a certificate that exists, and its authority', () => {
    const objects = rendered('drain-cleaner', 'drainCleaner: { certificate: secret, caBundle: LS0tLS1CRUdJTg== }\n');
    expect([...objects.keys()].filter((one) => one.startsWith('Certificate'))).toEqual([]);
    expect(objects.get('ValidatingWebhookConfiguration strimzi-drain-cleaner')).toMatchObject({
      webhooks: [{ clientConfig: { caBundle: 'LS0tLS1CRUdJTg==' } }],
    });
  });

  test('is the one that the release of Strimzi names', () => {
    const image = (strimzi: string): Plain | undefined => {
      const deployment = rendered('drain-cleaner', `${on}${strimzi}`).get('Deployment drains strimzi-drain-cleaner');
      return at(deployment, 'spec', 'template', 'spec', 'containers', 0, 'image');
    };
    expect(image('')).toBe('quay.io/strimzi/drain-cleaner:1.2.0');
    expect(image('strimzi: { release: 1.2.0 }\n')).toBe('quay.io/strimzi/drain-cleaner:1.6.1');
  });

  test('comes from the registry that Strimzi comes from', () => {
    const objects = rendered(
      'drain-cleaner',
      `${on}strimzi: { release: 0.45.2, registry: harbor.example.com/strimzi }\n`,
    );
    expect(objects.get('Deployment drains strimzi-drain-cleaner')).toMatchObject({
      spec: { template: { spec: { containers: [{ image: 'harbor.example.com/strimzi/drain-cleaner:1.2.0' }] } } },
    });
  });
});
