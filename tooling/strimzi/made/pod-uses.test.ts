import { expect, test } from 'vitest';
import type { Plain } from '../../source/node.ts';
import { usesIn } from './pod-uses.ts';

/** `Secret a [key] at volumes.0.secret.secretName`. */
function told(value: Plain): readonly string[] {
  return usesIn(value).map(
    ({ kind, name, keys, route }) => `${kind} ${name} [${keys.map((one) => one.key).join(', ')}] at ${route.join('.')}`,
  );
}

test('volumes, projected ones too', () => {
  const sources = [{ secret: { name: 'b' } }, { configMap: { name: 'c', items: [{ key: 'd', path: 'd' }] } }];
  expect(
    told({ volumes: [{ secret: { secretName: 'a' } }, { projected: { sources } }, { configMap: { name: 'e' } }] }),
  ).toEqual([
    'Secret a [] at volumes.0.secret.secretName',
    'Secret b [] at volumes.1.projected.sources.0.secret.name',
    'ConfigMap c [d] at volumes.1.projected.sources.1.configMap.name',
    'ConfigMap e [] at volumes.2.configMap.name',
  ]);
});

test('variables and pull secrets', () => {
  const env = [{ valueFrom: { secretKeyRef: { name: 'a', key: 'b' } } }, { value: 'c' }];
  const envFrom = [{ configMapRef: { name: 'd' } }, { secretRef: { name: 'e' } }];
  expect(told({ containers: [{ env, envFrom }], imagePullSecrets: [{ name: 'f' }] })).toEqual([
    'Secret a [b] at containers.0.env.0.valueFrom.secretKeyRef.name',
    'ConfigMap d [] at containers.0.envFrom.0.configMapRef.name',
    'Secret e [] at containers.0.envFrom.1.secretRef.name',
    'Secret f [] at imagePullSecrets.0.name',
  ]);
});

test("Strimzi's own shapes", () => {
  expect(
    told({
      listeners: [{ configuration: { brokerCertChainAndKey: { secretName: 'a', certificate: 'b', key: 'c' } } }],
      authentication: { passwordSecret: { secretName: 'd', password: 'e' } },
      trustedCertificates: [{ secretName: 'f', pattern: '*.crt' }],
    }),
  ).toEqual([
    'Secret a [c, b] at listeners.0.configuration.brokerCertChainAndKey.secretName',
    'Secret d [e] at authentication.passwordSecret.secretName',
    'Secret f [] at trustedCertificates.0.secretName',
  ]);
});

test('what may be missing is left out', () => {
  expect(told({ volumes: [{ secret: { secretName: 'a', optional: true } }] })).toEqual([]);
  expect(told({ env: [{ valueFrom: { configMapKeyRef: { name: 'a', key: 'b', optional: true } } }] })).toEqual([]);
});

test('free text names nothing', () => {
  expect(told({ config: { secretName: 'a' }, metadata: { secret: { name: 'b' } }, secretName: 1 })).toEqual([]);
});

test.each<Plain>([null, 'a', 1, [], [null], { volumes: 'x' }, { secret: [] }])('%j names nothing', (value) => {
  expect(told(value)).toEqual([]);
});
