import { afterAll, describe, expect, test } from 'vitest';
import { effectsOfObjects, linesOfObjects } from '../../../test/support/object-changes.ts';
import { argocdFacts } from './argocd-facts.ts';
import type { ObjectEffect } from './object-case.ts';
import { objectFacts } from './object-facts.ts';

const told = new Set<string>();
const sentences: string[] = [];

/** Every case tells what it must, of every object that differs. */
function tell(before: string | undefined, after: string | undefined): readonly ObjectEffect[] {
  const effects = effectsOfObjects(before, after);
  for (const { id, says, changes } of effects) {
    told.add(id);
    sentences.push(says);
    expect(changes.length, id).toBeGreaterThan(0);
  }
  return effects;
}

function lines(before: string | undefined, after: string | undefined): readonly string[] {
  return linesOfObjects(tell(before, after));
}

const all = (...objects: readonly string[]): string => objects.join('---\n');
/** Something that stays, so that the overlay is not empty. */
const anchor = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: anchor, namespace: kafka }\n';
const guard = '{ argocd.argoproj.io/sync-options: "Prune=false,Delete=false" }';

const object = (kind: string, rest: string, { name = 'it', api = 'v1', meta = '', namespace = 'kafka' } = {}): string =>
  `apiVersion: ${api}\nkind: ${kind}\nmetadata: { name: ${name}${namespace === '' ? '' : `, namespace: ${namespace}`}${meta === '' ? '' : `, ${meta}`} }\n${rest}\n`;
const deployment = (spec: string, pod = 'image: a:1', name = 'it', more = ''): string =>
  object(
    'Deployment',
    `spec:\n  selector: { matchLabels: { app: ${name} } }\n${spec}\n  template:\n    metadata: { labels: { app: ${name} } }\n    spec: { containers: [{ name: c, ${pod} }]${more} }`,
    { api: 'apps/v1', name },
  );
const set = (spec: string, image = 'a:1'): string =>
  object(
    'StatefulSet',
    `spec:\n  selector: { matchLabels: { app: it } }\n  serviceName: it\n${spec}\n  template:\n    metadata: { labels: { app: it } }\n    spec: { containers: [{ name: c, image: "${image}" }] }`,
    { api: 'apps/v1' },
  );
const config = (data: string, name = 'it', more = ''): string =>
  object('ConfigMap', `data: ${data}\n${more}`, { name });
const service = (spec: string, meta = ''): string => object('Service', `spec: { ${spec} }`, { meta });

describe('what leaves an overlay', () => {
  const role = (meta = ''): string => object('Thing', '', { api: 'example.com/v1', meta });
  test('is deleted', () => {
    expect(lines(all(anchor, role()), anchor)).toEqual(['gone/degraded object-gone Thing kafka/it']);
  });
  test('stays with Prune=false, and keeps the Application OutOfSync', () => {
    expect(lines(all(anchor, role(`annotations: ${guard}`)), anchor)).toEqual([
      'ignored/degraded gone-protected Thing kafka/it',
    ]);
  });
  test('stays with Prune=false among others, with spaces', () => {
    const meta = 'annotations: { argocd.argoproj.io/sync-options: "ServerSideApply=true, Prune=false" }';
    expect(lines(all(anchor, role(meta)), anchor)).toEqual(['ignored/degraded gone-protected Thing kafka/it']);
  });
  test('is deleted with Delete=false alone, which is for the deletion of an Application', () => {
    const meta = 'annotations: { argocd.argoproj.io/sync-options: Delete=false }';
    expect(lines(all(anchor, role(meta)), anchor)).toEqual(['gone/degraded object-gone Thing kafka/it']);
  });
  test('stays in silence with IgnoreExtraneous', () => {
    const meta =
      'annotations: { argocd.argoproj.io/sync-options: Prune=false, argocd.argoproj.io/compare-options: IgnoreExtraneous }';
    expect(lines(all(anchor, role(meta)), anchor)).toEqual(['none/none gone-protected Thing kafka/it']);
  });
  test('waits with Prune=confirm', () => {
    const meta = 'annotations: { argocd.argoproj.io/sync-options: Prune=confirm }';
    expect(lines(all(anchor, role(meta)), anchor)).toEqual([
      'gone/degraded object-gone Thing kafka/it',
      'ignored/degraded gone-waits Thing kafka/it',
    ]);
  });
  test('and its protection before it', () => {
    expect(lines(all(anchor, role(`annotations: ${guard}`)), all(anchor, role()))).toEqual([
      'none/none protection-dropped Thing kafka/it',
    ]);
    expect(lines(all(anchor, role()), all(anchor, role(`annotations: ${guard}`)))).toEqual([
      'none/none protection-added',
    ]);
  });
  test('with its folder, of which Argo CD deletes nothing', () => {
    expect(lines(all(anchor, role()), undefined)).toEqual(['ignored/degraded overlay-gone']);
    expect(lines(all(anchor), undefined)).toEqual(['gone/none overlay-taken-away']);
  });
  test('last, which Argo CD refuses', () => {
    expect(lines(role(), '')).toEqual(['refused/degraded overlay-empty']);
  });
});

test('the note of a cluster that is deleted is no other name of a ConfigMap', () => {
  const kafka = object('Kafka', 'spec: {}', { api: 'kafka.strimzi.io/v1' });
  const note = config('{ note: gone }', 'it-removed');
  const before = all(anchor, kafka, config('{ a: b }', 'metrics'));
  const says = [...tell(before, all(anchor, note)), ...tell(all(anchor, note), before)].map((one) => one.says);
  expect(says.filter((one) => one.includes('becomes'))).toEqual([]);
});

test('a new name is one gone and one new, told as a pair', () => {
  const [gone] = tell(all(anchor, deployment('')), all(anchor, deployment('', 'image: a:1', 'other')));
  expect(gone?.says).toMatch(/^Deployment `kafka\/it` becomes `other`, which to Kubernetes is another object/);
  const [moved] = tell(
    all(anchor, config('{ a: b }')),
    all(anchor, config('{ a: b }').replace('namespace: kafka', 'namespace: new')),
  );
  expect(moved?.says).toMatch(/^ConfigMap `kafka\/it` becomes `new\/it`/);
});

describe('kinds that are deleted', () => {
  const gone = (text: string, ...others: readonly string[]): readonly string[] =>
    lines(all(anchor, text, ...others), all(anchor, ...others));
  const crd = object(
    'CustomResourceDefinition',
    'spec: { group: kafka.strimzi.io, scope: Namespaced, names: { kind: Kafka, plural: kafkas }, versions: [] }',
    { api: 'apiextensions.k8s.io/v1', name: 'kafkas.kafka.strimzi.io', namespace: '' },
  );
  test.each([
    ['data loss', 'definition-gone', crd],
    ['data loss', 'namespace-gone', object('Namespace', '', { namespace: '' })],
    ['data loss', 'claim-gone', object('PersistentVolumeClaim', 'spec: {}')],
    [
      'degraded',
      'claim-gone',
      object('PersistentVolume', 'spec: { persistentVolumeReclaimPolicy: Retain }', { namespace: '' }),
    ],
    [
      'data loss',
      'claim-gone',
      object('PersistentVolume', 'spec: { persistentVolumeReclaimPolicy: Delete }', { namespace: '' }),
    ],
    ['degraded', 'workload-gone', deployment('')],
    ['degraded', 'workload-gone', set('  volumeClaimTemplates: [{ metadata: { name: d } }]')],
    [
      'data loss',
      'workload-gone',
      set(
        '  volumeClaimTemplates: [{ metadata: { name: d } }]\n  persistentVolumeClaimRetentionPolicy: { whenDeleted: Delete }',
      ),
    ],
    ['none', 'workload-gone', object('Job', 'spec: {}', { api: 'batch/v1' })],
    ['none', 'content-gone', config('{ a: b }')],
    ['outage', 'service-gone', service('ports: [{ name: a, port: 80 }]')],
    ['degraded', 'service-gone', service('ports: [{ name: metrics, port: 80 }]')],
    ['degraded', 'service-gone', service('type: NodePort, ports: [{ name: tcp-jmx, port: 9999, nodePort: 31000 }]')],
    [
      'degraded',
      'network-policy-gone',
      object('NetworkPolicy', 'spec: { podSelector: {} }', { api: 'networking.k8s.io/v1' }),
    ],
    [
      'outage',
      'network-policy-gone',
      object('NetworkPolicy', 'spec: { podSelector: { matchLabels: { strimzi.io/cluster: a } } }', {
        api: 'networking.k8s.io/v1',
      }),
    ],
    ['degraded', 'rights-gone', object('Role', 'rules: []', { api: 'rbac.authorization.k8s.io/v1' })],
    [
      'outage',
      'rights-gone',
      object('Role', 'rules: []', { api: 'rbac.authorization.k8s.io/v1', name: 'strimzi-cluster-operator' }),
    ],
    ['outage', 'operator-gone', deployment('', 'args: [/opt/strimzi/bin/cluster_operator_run.sh]')],
  ])('%s: %s', (risk, id, text) => {
    expect(gone(text).map((line) => line.split(' ').slice(0, -2).join(' '))).toEqual([`gone/${risk} ${id}`]);
  });
  test('a ConfigMap that somebody still names', () => {
    const reader = deployment('', 'image: a', 'reader', ', volumes: [{ name: v, configMap: { name: it } }]');
    expect(gone(config('{ a: b }'), reader)).toEqual(['gone/outage content-gone ConfigMap kafka/it']);
    expect(gone(config('{ a: b }', 'unread'), reader)).toEqual(['gone/none content-gone ConfigMap kafka/unread']);
  });
  test('the Secret of an ExternalSecret', () => {
    const text = object('ExternalSecret', 'spec: { target: { name: pass } }', { api: 'external-secrets.io/v1' });
    const reader = deployment('', 'envFrom: [{ secretRef: { name: pass } }]', 'reader');
    expect(gone(text, reader)).toEqual(['gone/outage content-gone ExternalSecret kafka/it']);
    expect(gone(text.replace('name: pass', 'name: pass, creationPolicy: Orphan'), reader)).toEqual([
      'gone/degraded content-gone ExternalSecret kafka/it',
    ]);
  });
});

describe('what the API server refuses', () => {
  const refuses = (before: string, after: string): boolean =>
    tell(all(anchor, before), all(anchor, after)).some(({ id }) => id === 'change-refused');
  const role = (kind: string, name: string): string =>
    object('RoleBinding', `roleRef: { kind: Role, name: ${name} }\nsubjects: [{ kind: ServiceAccount, name: a }]`, {
      api: 'rbac.authorization.k8s.io/v1',
      meta: `labels: { kind: ${kind} }`,
    });
  const storage = (fields: string): string =>
    object('StorageClass', `provisioner: a\n${fields}`, { api: 'storage.k8s.io/v1', namespace: '' });
  const crd = (spec: string): string =>
    object('CustomResourceDefinition', `spec: { group: a.b, names: { kind: A, plural: as }, ${spec} }`, {
      api: 'apiextensions.k8s.io/v1',
      namespace: '',
    });
  const claim = (spec: string): string => object('PersistentVolumeClaim', `spec: { ${spec} }`);
  const size = (of: string): string => `resources: { requests: { storage: ${of} } }`;
  const selected = (label: string, image = 'a:1'): string =>
    deployment('', `image: ${image}`, label).replace(`name: ${label},`, 'name: it,');

  test.each([
    ['a selector', selected('it'), selected('other')],
    ['serviceName', set(''), set('').replace('serviceName: it', 'serviceName: other')],
    ['podManagementPolicy', set(''), set('  podManagementPolicy: Parallel')],
    [
      'claims of a StatefulSet',
      set('  volumeClaimTemplates: [{ metadata: { name: d }, spec: { storageClassName: a } }]'),
      set('  volumeClaimTemplates: [{ metadata: { name: d }, spec: { storageClassName: b } }]'),
    ],
    ['Recreate over defaults', deployment(''), deployment('  strategy: { type: Recreate }')],
    ['OnDelete over defaults', set(''), set('  updateStrategy: { type: OnDelete }')],
    [
      'the template of a Job',
      object('Job', 'spec: { template: { spec: { a: 1 } } }', { api: 'batch/v1' }),
      object('Job', 'spec: { template: { spec: { a: 2 } } }', { api: 'batch/v1' }),
    ],
    ['an address', service('clusterIP: 10.0.0.1'), service('clusterIP: 10.0.0.2')],
    ['no address any more', service('ports: [{ port: 1 }]'), service('clusterIP: None, ports: [{ port: 1 }]')],
    ['no address and a node port', service('clusterIP: None'), service('type: NodePort')],
    [
      'the class of a load balancer',
      service('type: LoadBalancer, loadBalancerClass: a'),
      service('type: LoadBalancer'),
    ],
    ['the family of addresses', service('ipFamilies: [IPv4]'), service('ipFamilies: [IPv6]')],
    ['the type of a Secret', object('Secret', 'type: Opaque'), object('Secret', 'type: kubernetes.io/tls')],
    [
      'an immutable ConfigMap',
      config('{ a: b }', 'it', 'immutable: true'),
      config('{ a: c }', 'it', 'immutable: true'),
    ],
    ['immutable taken back', config('{ a: b }', 'it', 'immutable: true'), config('{ a: b }')],
    ['a smaller claim', claim(size('2Gi')), claim(size('1Gi'))],
    ['the class of a claim', claim('storageClassName: a'), claim('storageClassName: b')],
    [
      'the source of a volume',
      object('PersistentVolume', 'spec: { hostPath: { path: /a } }', { namespace: '' }),
      object('PersistentVolume', 'spec: { hostPath: { path: /b } }', { namespace: '' }),
    ],
    ['a StorageClass', storage('parameters: { a: b }'), storage('parameters: { a: c }')],
    ['parameters where there were none', storage(''), storage('parameters: { a: c }')],
    ['the policy of a StorageClass', storage(''), storage('reclaimPolicy: Retain')],
    [
      'a priority',
      object('PriorityClass', 'value: 1', { api: 'scheduling.k8s.io/v1', namespace: '' }),
      object('PriorityClass', 'value: 2', { api: 'scheduling.k8s.io/v1', namespace: '' }),
    ],
    ['a role that is bound', role('a', 'one'), role('a', 'two')],
    ['the scope of a definition', crd('scope: Namespaced, versions: []'), crd('scope: Cluster, versions: []')],
    [
      'the version objects are stored in',
      crd('versions: [{ name: v1beta2, served: true, storage: true }]'),
      crd('versions: [{ name: v1, served: true, storage: true }]'),
    ],
    [
      'a variable of a Pod',
      object('Pod', 'spec: { containers: [{ name: a, env: [] }] }'),
      object('Pod', 'spec: { containers: [{ name: a, env: [{ name: b }] }] }'),
    ],
  ])('%s', (_, before, after) => {
    expect(refuses(before, after)).toBe(true);
  });

  test.each([
    ['a default that is written', set(''), set('  podManagementPolicy: OrderedReady')],
    ['the default of a policy', storage(''), storage('reclaimPolicy: Delete')],
    ['no parameters', storage(''), storage('parameters: {}')],
    [
      'Recreate over what Argo CD wrote',
      deployment('  strategy: { rollingUpdate: { maxSurge: 1 } }'),
      deployment('  strategy: { type: Recreate }'),
    ],
    ['replicas of a StatefulSet', set('  replicas: 1'), set('  replicas: 2')],
    ['a node port', service('ports: [{ port: 1 }]'), service('type: NodePort, ports: [{ port: 1 }]')],
    ['the address of an ExternalName', service('type: ExternalName, externalName: a'), service('clusterIP: 10.0.0.1')],
    ['a load balancer that goes', service('type: LoadBalancer, loadBalancerClass: a'), service('type: ClusterIP')],
    ['the default type of a Secret', object('Secret', ''), object('Secret', 'type: Opaque')],
    [
      'labels of an immutable ConfigMap',
      config('{ a: b }', 'it', 'immutable: true'),
      config('{ a: b }', 'it', 'immutable: true').replace('kafka }', 'kafka, labels: { a: b } }'),
    ],
    ['a larger claim', claim(size('1Gi')), claim(size('2Gi'))],
    ['growth of a StorageClass', storage(''), storage('allowVolumeExpansion: true')],
    ['subjects', role('a', 'one'), role('a', 'one').replace('name: a }', 'name: b }')],
    [
      'a version besides',
      crd('versions: [{ name: v1beta2, served: true, storage: true }]'),
      crd('versions: [{ name: v1, served: true, storage: true }, { name: v1beta2, served: true, storage: false }]'),
    ],
    [
      'the image of a Pod',
      object('Pod', 'spec: { containers: [{ name: a, image: a }] }'),
      object('Pod', 'spec: { containers: [{ name: a, image: b }] }'),
    ],
  ])('but not %s', (_, before, after) => {
    expect(refuses(before, after)).toBe(false);
  });

  test('takes nothing else of the object along', () => {
    expect(lines(all(anchor, selected('it')), all(anchor, selected('other', 'a:2')))).toEqual([
      'refused/degraded change-refused Deployment kafka/it',
    ]);
  });
  test('an address that is left out is kept', () => {
    expect(lines(service('clusterIP: None'), service('ports: []'))[0]).toBe(
      'ignored/degraded change-ignored Service kafka/it',
    );
    expect(lines(service('clusterIP: 10.0.0.1'), service('ports: []'))[0]).toBe(
      'ignored/none change-ignored Service kafka/it',
    );
  });
});

describe('pods', () => {
  const restart = (before: string, after: string): { line: string | undefined; says: string | undefined } => {
    const effects = tell(before, after);
    return { line: linesOfObjects(effects)[0], says: effects[0]?.says };
  };
  test.each([
    [
      'one, with its successor first',
      deployment(''),
      deployment('', 'image: a:2'),
      'restart/restart',
      '1 pod, each once its successor is ready',
    ],
    [
      'three, one at a time',
      deployment('  replicas: 3\n  strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } }'),
      deployment('  replicas: 3\n  strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } }', 'image: a:2'),
      'restart/restart',
      'at least 2 ready',
    ],
    [
      'two, where a percentage is rounded down',
      deployment('  replicas: 2\n  strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 25% } }'),
      deployment('  replicas: 2\n  strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 25% } }', 'image: a:2'),
      'restart/restart',
      'at least 1 ready',
    ],
    [
      'one that may be missing',
      deployment('  strategy: { rollingUpdate: { maxUnavailable: 1 } }'),
      deployment('  strategy: { rollingUpdate: { maxUnavailable: 1 } }', 'image: a:2'),
      'restart/degraded',
      'the only one may stop',
    ],
    [
      'all at once',
      deployment('  replicas: 2\n  strategy: { type: Recreate }'),
      deployment('  replicas: 2\n  strategy: { type: Recreate }', 'image: a:2'),
      'restart/degraded',
      'all 2 stop before new ones start',
    ],
    [
      'a set, from the last',
      set('  replicas: 3'),
      set('  replicas: 3', 'a:2'),
      'restart/restart',
      '`it-2`, `it-1` and `it-0`, one by one',
    ],
    ['a set of one', set(''), set('', 'a:2'), 'restart/degraded', 'there is one'],
  ])('restart: %s', (_, before, after, line, says) => {
    const found = restart(before, after);
    expect(found.line).toBe(
      `${line} pods-restart ${before.includes('StatefulSet') ? 'StatefulSet' : 'Deployment'} kafka/it`,
    );
    expect(found.says).toContain(says);
  });
  test('of a DaemonSet', () => {
    const daemon = (image: string): string =>
      object(
        'DaemonSet',
        `spec: { selector: {}, template: { spec: { containers: [{ name: a, image: "${image}" }] } } }`,
        { api: 'apps/v1' },
      );
    expect(restart(daemon('a:1'), daemon('a:2')).says).toContain('on one node at a time');
  });
  test('none restart without a template that changes', () => {
    expect(lines(deployment('  revisionHistoryLimit: 2'), deployment('  revisionHistoryLimit: 3'))).toEqual([
      'dynamic/none object-changed Deployment kafka/it',
    ]);
  });
  test('none restart where there are none', () => {
    expect(lines(deployment('  replicas: 0'), deployment('  replicas: 0', 'image: a:2'))).toEqual([
      'none/none pods-restart Deployment kafka/it',
    ]);
  });
  test.each([
    ['a pause', deployment('  paused: true'), deployment('  paused: true', 'image: a:2')],
    ['OnDelete', set('  updateStrategy: { type: OnDelete }'), set('  updateStrategy: { type: OnDelete }', 'a:2')],
    [
      'a partition',
      set('  updateStrategy: { rollingUpdate: { partition: 1 } }'),
      set('  updateStrategy: { rollingUpdate: { partition: 1 } }', 'a:2'),
    ],
  ])('wait for %s', (_, before, after) => {
    expect(lines(before, after)[0]).toMatch(/^ignored\/degraded pods-wait/);
  });
  test('above a partition alone', () => {
    const half = (image: string): string =>
      set('  replicas: 3\n  updateStrategy: { rollingUpdate: { partition: 2 } }', image);
    expect(tell(half('a:1'), half('a:2'))[0]?.restarts).toEqual(['it-2']);
  });
  test('of a CronJob come with its next job', () => {
    const cron = (image: string): string =>
      object('CronJob', `spec: { jobTemplate: { spec: { template: { spec: { image: "${image}" } } } } }`, {
        api: 'batch/v1',
      });
    expect(lines(cron('a:1'), cron('a:2'))).toEqual(['dynamic/none next-run CronJob kafka/it']);
  });
  test('more of them, fewer, none', () => {
    expect(lines(deployment(''), deployment('  replicas: 2'))).toEqual(['made/none replicas-up Deployment kafka/it']);
    expect(lines(deployment('  replicas: 3'), deployment('  replicas: 2'))).toEqual([
      'gone/degraded replicas-down Deployment kafka/it',
    ]);
    expect(lines(deployment('  replicas: 1'), deployment(''))).toEqual([
      'dynamic/none object-changed Deployment kafka/it',
    ]);
    const claims = '\n  persistentVolumeClaimRetentionPolicy: { whenScaled: Delete }';
    expect(lines(set(`  replicas: 3${claims}`), set(`  replicas: 2${claims}`))).toEqual([
      'gone/data loss replicas-down StatefulSet kafka/it',
    ]);
  });
  test('of the cluster operator', () => {
    const operator = (replicas: number, namespaces: string): string =>
      deployment(
        `  replicas: ${replicas}`,
        `args: [/opt/strimzi/bin/cluster_operator_run.sh], env: [{ name: STRIMZI_NAMESPACE, value: "${namespaces}" }]`,
      );
    expect(lines(operator(2, 'a,b'), operator(0, 'a,b'))).toEqual(['gone/outage operator-gone Deployment kafka/it']);
    expect(lines(operator(2, 'a,b'), operator(2, 'b'))).toEqual([
      'restart/restart pods-restart Deployment kafka/it',
      'gone/outage operator-watches-less Deployment kafka/it',
    ]);
    const less = tell(operator(2, 'a,b'), operator(2, 'b').replace('args: [', 'args: [-v, '))[1];
    expect(less?.changes.map(({ path }) => path)).toEqual([expect.stringContaining('env[STRIMZI_NAMESPACE]')]);
    expect(lines(operator(2, '*'), operator(2, 'b'))).toHaveLength(2);
    expect(lines(operator(2, 'b'), operator(2, 'a,b'))).toHaveLength(1);
    expect(lines(operator(2, 'b'), operator(2, '*'))).toHaveLength(1);
  });
  test('of the cluster operator, with variables that reach pods of Kafka nodes', () => {
    const operator = (images: string, more = '', tag = '1.2.0'): string =>
      deployment(
        '  replicas: 2',
        `image: "hub/operator:${tag}", args: [/opt/strimzi/bin/cluster_operator_run.sh], env: [{ name: STRIMZI_NAMESPACE, value: a }, { name: STRIMZI_KAFKA_IMAGES, value: "${images}" }${more}]`,
      );
    const [old, other] = ['4.1.0=hub/kafka:a 4.2.0=hub/kafka:b', '4.1.0=hub/kafka:a 4.2.0=mirror/kafka:b'];
    const [restart, roll] = tell(operator(old), operator(other));
    expect(restart?.id).toBe('pods-restart');
    expect(roll?.id).toBe('operator-rolls-clusters');
    expect(roll?.says).toContain('Kafka clusters that it looks after with Kafka `4.2.0` restart');
    expect(roll?.changes.map(({ path }) => path)).toEqual([expect.stringContaining('env[STRIMZI_KAFKA_IMAGES]')]);
    const pull = ', { name: STRIMZI_IMAGE_PULL_POLICY, value: Always }';
    expect(tell(operator(old), operator(old, pull))[1]?.says).toContain('Kafka clusters that it looks after restart');
    // A version more, or another release, of which clusters tell.
    expect(lines(operator(old), operator(`${old} 4.3.0=hub/kafka:c`))).toHaveLength(1);
    expect(lines(operator(old), operator(other, '', '1.3.0'))).toHaveLength(1);
    expect(lines(operator(old), operator(old, ', { name: STRIMZI_LOG_LEVEL, value: DEBUG }'))).toHaveLength(1);
  });
});

test('a Service leads to nobody where the Deployment with the new labels is refused', () => {
  const both = (label: string): string =>
    all(
      deployment('', 'image: a:1', label).replace(`name: ${label}, namespace`, 'name: it, namespace'),
      service(`selector: { app: ${label}, strimzi.io/cluster: it }, ports: [{ port: 1 }]`),
    );
  expect(lines(both('old'), both('new'))).toContain('dynamic/outage service-elsewhere Service kafka/it');
});

test('a node port of JMX is no way to records', () => {
  const jmx = (port: number): string =>
    service(`type: NodePort, ports: [{ name: tcp-jmx, port: 9999, nodePort: ${port} }]`);
  expect(lines(jmx(31000), jmx(31100))).toEqual(['gone/degraded service-narrowed Service kafka/it']);
});

test('content that a protected Kafka resource names, which stays', () => {
  const kafka = object(
    'Kafka',
    'spec: { kafka: { metricsConfig: { type: jmxPrometheusExporter, valueFrom: { configMapKeyRef: { name: it, key: a } } } } }',
    { api: 'kafka.strimzi.io/v1', meta: `annotations: ${guard}` },
  );
  const [metrics] = tell(all(anchor, kafka, config('{ a: b }')), anchor).filter(({ id }) => id === 'content-gone');
  expect(metrics?.risk).toBe('outage');
  expect(metrics?.says).toContain('the operator refuses it from then on');
});

describe('content', () => {
  const reading = (pod: string, more = ''): string => deployment('', pod, 'reader', more);
  const volume = ', volumes: [{ name: v, configMap: { name: it } }]';
  const change = (reader: string): readonly string[] =>
    lines(all(config('{ a: b }'), reader), all(config('{ a: c }'), reader));
  test('that is mounted arrives by itself', () => {
    expect(change(reading('volumeMounts: [{ name: v, mountPath: /a }]', volume))).toEqual([
      'dynamic/none content-taken ConfigMap kafka/it',
    ]);
  });
  test.each([
    ['a single file', reading('volumeMounts: [{ name: v, mountPath: /a, subPath: a }]', volume)],
    ['a variable', reading('env: [{ name: A, valueFrom: { configMapKeyRef: { name: it, key: a } } }]')],
    ['all variables', reading('envFrom: [{ configMapRef: { name: it } }]')],
  ])('that is read as %s does not', (_, reader) => {
    expect(change(reader)).toEqual(['ignored/degraded content-stale ConfigMap kafka/it']);
  });
  test('comes with pods that restart anyway', () => {
    const reader = (image: string): string => reading(`image: "${image}", envFrom: [{ configMapRef: { name: it } }]`);
    expect(lines(all(config('{ a: b }'), reader('a:1')), all(config('{ a: c }'), reader('a:2')))).toEqual([
      'restart/restart pods-restart Deployment kafka/reader',
      'dynamic/none content-taken ConfigMap kafka/it',
    ]);
  });
  test('that nobody reads', () => {
    expect(change(anchor)).toEqual(['dynamic/none content-changed ConfigMap kafka/it']);
  });
  test('of a Secret is never said', () => {
    const secret = (value: string): string => object('Secret', `stringData: { password: ${value} }`);
    const effects = tell(secret('swordfish1'), secret('swordfish2'));
    expect(linesOfObjects(effects)).toEqual(['dynamic/none content-changed Secret kafka/it']);
    expect(JSON.stringify(effects)).not.toContain('swordfish');
    expect(
      JSON.stringify([
        tell(all(anchor, secret('swordfish1')), anchor),
        tell(anchor, all(anchor, secret('swordfish1'))),
      ]),
    ).not.toContain('swordfish');
  });
});

describe('Services', () => {
  test.each([
    ['service-widened', 'made/none', 'type: ClusterIP', 'type: LoadBalancer'],
    ['service-widened', 'made/none', 'type: NodePort', 'type: LoadBalancer'],
    ['service-narrowed', 'gone/outage', 'type: LoadBalancer', 'type: ClusterIP'],
    ['service-narrowed', 'gone/outage', 'type: NodePort', 'type: ClusterIP'],
    ['service-narrowed', 'gone/outage', 'ports: [{ port: 80 }]', 'ports: [{ port: 81 }]'],
    [
      'service-narrowed',
      'gone/degraded',
      'ports: [{ name: metrics, port: 80 }]',
      'ports: [{ name: metrics, port: 81 }]',
    ],
    [
      'service-narrowed',
      'gone/outage',
      'ports: [{ port: 80, nodePort: 30000 }]',
      'ports: [{ port: 80, nodePort: 30001 }]',
    ],
    ['object-changed', 'dynamic/none', 'ports: [{ port: 80, nodePort: 30000 }]', 'ports: [{ port: 80 }]'],
    ['service-widened', 'dynamic/none', 'ports: [{ port: 80 }]', 'ports: [{ port: 80 }, { port: 81 }]'],
    ['service-elsewhere', 'dynamic/degraded', 'ports: [{ port: 80 }]', 'ports: [{ port: 80, targetPort: 8080 }]'],
    ['object-changed', 'dynamic/none', 'ports: [{ port: 80 }]', 'ports: [{ port: 80, targetPort: 80 }]'],
    ['service-elsewhere', 'dynamic/outage', 'selector: { a: b }', 'selector: { a: c }'],
    ['service-elsewhere', 'dynamic/degraded', 'selector: { a: b }', 'selector: { strimzi.io/name: c }'],
    [
      'service-narrowed',
      'gone/outage',
      'type: LoadBalancer',
      'type: LoadBalancer, loadBalancerSourceRanges: [10.0.0.0/8]',
    ],
    [
      'service-narrowed',
      'gone/outage',
      'loadBalancerSourceRanges: [10.0.0.0/8, 172.16.0.0/12]',
      'loadBalancerSourceRanges: [10.0.0.0/8]',
    ],
    [
      'service-widened',
      'dynamic/none',
      'loadBalancerSourceRanges: [10.0.0.0/8]',
      'loadBalancerSourceRanges: [10.0.0.0/8, 172.16.0.0/12]',
    ],
    ['service-widened', 'dynamic/none', 'loadBalancerSourceRanges: [10.0.0.0/8]', 'type: ClusterIP'],
    [
      'service-widened',
      'dynamic/none',
      'loadBalancerSourceRanges: [10.1.0.0/16]',
      'loadBalancerSourceRanges: [10.0.0.0/8]',
    ],
    [
      'service-narrowed',
      'gone/outage',
      'loadBalancerSourceRanges: [10.0.0.0/8]',
      'loadBalancerSourceRanges: [10.1.0.0/16]',
    ],
  ])('%s: %s', (id, outcome, before, after) => {
    expect(lines(service(before), service(after))[0]).toBe(`${outcome} ${id} Service kafka/it`);
  });
  test('that lead to pods of the overlay', () => {
    const [before, after] = [service('selector: { app: a }'), service('selector: { app: it }')];
    expect(lines(all(before, deployment('')), all(after, deployment('')))[0]).toBe(
      'dynamic/degraded service-elsewhere Service kafka/it',
    );
  });
  test('annotations of a load balancer', () => {
    const balancer = (value: string): string =>
      service('type: LoadBalancer', `annotations: { cloud.example/internal: "${value}" }`);
    expect(lines(balancer('true'), balancer('false'))).toEqual([
      'dynamic/degraded load-balancer-changed Service kafka/it',
    ]);
  });
  test('paths of an Ingress', () => {
    const ingress = (host: string): string =>
      object('Ingress', `spec: { rules: [{ host: ${host}, http: { paths: [{ path: /a }] } }] }`, {
        api: 'networking.k8s.io/v1',
      });
    expect(lines(ingress('a.example'), ingress('b.example'))[0]).toBe('gone/outage route-gone Ingress kafka/it');
  });
});

describe('NetworkPolicies', () => {
  const policy = (spec: string, selector = '{ matchLabels: { app: it } }'): string =>
    object('NetworkPolicy', `spec: { podSelector: ${selector}, ${spec} }`, { api: 'networking.k8s.io/v1', name: 'p' });
  const from = (...peers: readonly string[]): string =>
    `ingress: [{ from: [${peers.join(', ')}], ports: [{ port: 80 }] }]`;
  const [pods, range] = ['{ podSelector: { matchLabels: { app: a } } }', '{ ipBlock: { cidr: 10.0.0.0/8 } }'];
  const change = (before: string, after: string): readonly string[] => lines(policy(before), policy(after));
  test('a peer less', () => {
    const [effect] = tell(policy(from(pods, range)), policy(from(pods)));
    expect(effect).toMatchObject({ id: 'network-narrowed', risk: 'outage' });
    expect(effect?.says).toContain('addresses in `10.0.0.0/8` on port `80`');
  });
  test.each([
    ['a port less', 'ingress: [{ ports: [{ port: 80 }, { port: 81 }] }]', 'ingress: [{ ports: [{ port: 80 }] }]'],
    ['a port where all were open', 'ingress: [{}]', 'ingress: [{ ports: [{ port: 80 }] }]'],
    ['all rules gone', from(pods), 'ingress: []'],
    ['the other way, too', 'policyTypes: [Ingress]', 'policyTypes: [Ingress, Egress]'],
  ])('%s', (_, before, after) => {
    expect(change(before, after)[0]).toBe('gone/outage network-narrowed NetworkPolicy kafka/p');
  });
  test.each([
    ['a peer more', from(pods), from(pods, range)],
    [
      'the same in two rules',
      from(pods, range),
      `ingress: [{ from: [${range}], ports: [{ port: 80 }] }, { from: [${pods}], ports: [{ protocol: TCP, port: 80 }] }]`,
    ],
    ['everything', from(pods), 'ingress: [{}]'],
    ['one way not looked at any more', 'policyTypes: [Ingress, Egress]', 'policyTypes: [Ingress]'],
  ])('%s cuts nobody off', (_, before, after) => {
    expect(change(before, after)).toEqual(['dynamic/none network-widened NetworkPolicy kafka/p']);
  });
  test('a wider range cuts nobody off', () => {
    expect(change(from(range), from('{ ipBlock: { cidr: 0.0.0.0/0 } }'))).toEqual([
      'dynamic/none network-widened NetworkPolicy kafka/p',
    ]);
    expect(change(from(range), from('{ ipBlock: { cidr: 0.0.0.0/0, except: [10.0.0.0/8] } }'))[0]).toMatch(
      /network-narrowed/,
    );
  });
  test('goes with its pods, or with whom it lets in', () => {
    const gone = (policyText: string, reader: string): readonly string[] =>
      lines(all(anchor, deployment(''), policyText), all(anchor, reader)).filter((line) => line.includes('policy'));
    expect(gone(policy(from(pods)), '')).toEqual(['gone/none network-policy-gone NetworkPolicy kafka/p']);
    expect(gone(policy(from(pods)), deployment(''))).toEqual([
      'gone/degraded network-policy-gone NetworkPolicy kafka/p',
    ]);
    const strimzi = '{ matchLabels: { strimzi.io/cluster: a } }';
    const peer = '{ podSelector: { matchExpressions: [{ key: app, operator: In, values: [it] }] } }';
    expect(gone(policy(from(peer), strimzi), '')).toEqual(['gone/none network-policy-gone NetworkPolicy kafka/p']);
    expect(gone(policy(from(peer), strimzi), deployment(''))).toEqual([
      'gone/outage network-policy-gone NetworkPolicy kafka/p',
    ]);
  });
  test('for other pods', () => {
    expect(lines(policy('ingress: []'), policy('ingress: []', '{ matchLabels: { app: b } }'))[0]).toBe(
      'gone/outage network-narrowed NetworkPolicy kafka/p',
    );
  });
  test('a new one closes pods that are there', () => {
    expect(lines(deployment(''), all(deployment(''), policy(from(pods))))).toEqual([
      'dynamic/outage network-policy-new NetworkPolicy kafka/p',
    ]);
    expect(lines(anchor, all(anchor, deployment(''), policy(from(pods))))).toEqual(['made/none object-new']);
    expect(
      lines(deployment(''), all(deployment(''), policy('', '{ matchLabels: { strimzi.io/cluster: a } }'))),
    ).toEqual(['made/none object-new']);
  });
});

describe('rights', () => {
  const role = (rules: string, name = 'strimzi-cluster-operator'): string =>
    object('ClusterRole', `rules: [${rules}]`, { api: 'rbac.authorization.k8s.io/v1', name, namespace: '' });
  const rule = (verbs: string, resources = 'pods'): string =>
    `{ apiGroups: [""], resources: [${resources}], verbs: [${verbs}] }`;
  test('of the operator', () => {
    const [effect] = tell(role(rule('get, delete')), role(rule('get')));
    expect(effect).toMatchObject({ id: 'rights-gone', risk: 'outage' });
    expect(effect?.says).toContain('`delete pods`');
  });
  test('of the operator, with another release of it', () => {
    const operator = (image: string): string =>
      deployment('', `image: "${image}", args: [/opt/strimzi/bin/cluster_operator_run.sh]`);
    expect(lines(all(role(rule('get, delete')), operator('a:1')), all(role(rule('get')), operator('a:2')))).toContain(
      'gone/none rights-gone ClusterRole strimzi-cluster-operator',
    );
  });
  test('of others', () => {
    expect(lines(role(rule('get, delete'), 'a'), role(rule('get'), 'a'))).toEqual([
      'gone/degraded rights-gone ClusterRole a',
    ]);
  });
  test.each([
    ['more', rule('get'), rule('get, list')],
    ['the same in two rules', rule('get, list'), `${rule('list')}, ${rule('get')}`],
    ['everything', rule('get'), '{ apiGroups: ["*"], resources: ["*"], verbs: ["*"] }'],
    ['any of the kind', '{ apiGroups: [""], resources: [pods], resourceNames: [a], verbs: [get] }', rule('get')],
  ])('%s', (_, before, after) => {
    expect(lines(role(before), role(after))[0]).toMatch(/^dynamic\/none rights-added/);
  });
  test('for one of the kind alone', () => {
    expect(
      lines(role(rule('get')), role('{ apiGroups: [""], resources: [pods], resourceNames: [a], verbs: [get] }'))[0],
    ).toMatch(/rights-gone/);
  });
  test('of a subject', () => {
    const binding = (subjects: string): string =>
      object('RoleBinding', `roleRef: { kind: Role, name: a }\nsubjects: [${subjects}]`, {
        api: 'rbac.authorization.k8s.io/v1',
      });
    const [one, two] = [
      '{ kind: ServiceAccount, name: a, namespace: kafka }',
      '{ kind: ServiceAccount, name: b, namespace: kafka }',
    ];
    expect(lines(binding(`${one}, ${two}`), binding(one))).toEqual(['gone/degraded rights-gone RoleBinding kafka/it']);
    expect(lines(binding(one), binding(`${two}, ${one}`))).toEqual(['dynamic/none rights-added RoleBinding kafka/it']);
  });
});

describe('definitions', () => {
  const crd = (properties: string, versions = ''): string =>
    object(
      'CustomResourceDefinition',
      `spec: { group: a.b, names: { kind: A }, versions: [{ name: v1, served: true, storage: true, schema: { openAPIV3Schema: { properties: { spec: { properties: { ${properties} } } } } } }${versions}] }`,
      {
        api: 'apiextensions.k8s.io/v1',
        namespace: '',
      },
    );
  test('fields more, fields fewer', () => {
    expect(lines(crd('a: {}'), crd('a: {}, b: {}'))).toEqual(['dynamic/none definition-changed']);
    const [fewer] = tell(crd('a: {}, b: {}'), crd('a: {}'));
    expect(fewer).toMatchObject({ id: 'definition-changed', risk: 'degraded' });
    expect(fewer?.says).toContain('lose `b` when they are next written');
  });
  test('a version that is not served any more', () => {
    const old = ', { name: v1beta2, served: true, storage: false }';
    expect(lines(crd('a: {}', old), crd('a: {}', old.replace('true', 'false')))[0]).toBe(
      'gone/outage definition-unserved it',
    );
    expect(lines(crd('a: {}', old), crd('a: {}'))[0]).toBe('gone/outage definition-unserved it');
  });
});

describe('others', () => {
  test('Pod Security', () => {
    const namespace = (level: string): string =>
      object('Namespace', '', {
        namespace: '',
        ...(level === '' ? {} : { meta: `labels: { pod-security.kubernetes.io/enforce: ${level} }` }),
      });
    expect(lines(namespace(''), namespace('restricted'))).toEqual([
      'dynamic/degraded pod-security-tightened Namespace it',
    ]);
    expect(lines(namespace('restricted'), namespace('baseline'))).toEqual(['none/none metadata-changed']);
  });
  test('a class whose claims cannot grow any more', () => {
    const storage = (grows: boolean): string =>
      object('StorageClass', `provisioner: a\nallowVolumeExpansion: ${grows}`, {
        api: 'storage.k8s.io/v1',
        namespace: '',
      });
    expect(lines(storage(true), storage(false))).toEqual(['dynamic/degraded claims-cannot-grow StorageClass it']);
    expect(lines(storage(false), storage(true))).toEqual(['dynamic/none object-changed StorageClass it']);
  });
  test('a claim that grows', () => {
    const claim = (size: string): string =>
      object('PersistentVolumeClaim', `spec: { resources: { requests: { storage: ${size} } } }`);
    expect(lines(claim('1Gi'), claim('2Gi'))).toEqual(['grows/none claim-grows PersistentVolumeClaim kafka/it']);
  });
  test('a budget that lets nobody go', () => {
    const budget = (spec: string): string => object('PodDisruptionBudget', `spec: { ${spec} }`, { api: 'policy/v1' });
    expect(lines(budget('maxUnavailable: 1'), budget('maxUnavailable: 0'))).toEqual([
      'dynamic/degraded drains-blocked PodDisruptionBudget kafka/it',
    ]);
    expect(lines(budget('maxUnavailable: 0'), budget('maxUnavailable: 1'))).toEqual([
      'dynamic/none object-changed PodDisruptionBudget kafka/it',
    ]);
  });
  test('a webhook that must answer', () => {
    const hook = (policy: string): string =>
      object('ValidatingWebhookConfiguration', `webhooks: [{ name: a.b, failurePolicy: ${policy} }]`, {
        api: 'admissionregistration.k8s.io/v1',
        namespace: '',
      });
    expect(lines(hook('Ignore'), hook('Fail'))).toEqual([
      'dynamic/degraded webhook-stricter ValidatingWebhookConfiguration it',
    ]);
    expect(lines(hook('Fail'), hook('Ignore'))[0]).toMatch(/^dynamic\/none object-changed/);
  });
  test('a Certificate', () => {
    const certificate = (spec: string): string =>
      object('Certificate', `spec: { secretName: a, ${spec} }`, { api: 'cert-manager.io/v1' });
    expect(lines(certificate('dnsNames: [a]'), certificate('dnsNames: [b]'))).toEqual([
      'dynamic/none certificate-reissued Certificate kafka/it',
    ]);
    expect(lines(certificate('issuerRef: { name: a }'), certificate('issuerRef: { name: b }'))).toEqual([
      'dynamic/degraded certificate-reissued Certificate kafka/it',
    ]);
  });
  test('an ExternalSecret', () => {
    const external = (spec: string): string =>
      object('ExternalSecret', `spec: { ${spec} }`, { api: 'external-secrets.io/v1' });
    const reader = deployment('', 'envFrom: [{ secretRef: { name: a } }]', 'reader');
    expect(
      lines(
        external('target: { name: a }, data: [{ secretKey: a }]'),
        external('target: { name: a }, data: [{ secretKey: b }]'),
      ),
    ).toEqual(['dynamic/none secret-rewritten ExternalSecret kafka/it']);
    expect(lines(all(external('target: { name: a }'), reader), all(external('target: { name: b }'), reader))[0]).toBe(
      'dynamic/outage secret-rewritten ExternalSecret kafka/it',
    );
  });
  test('labels, another version, another kind', () => {
    const thing = (api: string, rest: string, meta = ''): string =>
      object('Thing', rest, { api: `example.com/${api}`, meta });
    expect(lines(thing('v1', ''), thing('v1', '', 'labels: { a: b }'))).toEqual(['none/none metadata-changed']);
    expect(lines(thing('v1', ''), thing('v2', ''))).toEqual(['none/none api-version-changed']);
    expect(lines(thing('v1', 'spec: { a: 1 }'), thing('v1', 'spec: { a: 2 }'))).toEqual([
      'dynamic/none object-changed Thing kafka/it',
    ]);
  });
  test('a resource of Strimzi that nobody else looks at', () => {
    const connect = (replicas: number): string =>
      object('KafkaConnect', `spec: { replicas: ${replicas} }`, { api: 'kafka.strimzi.io/v1' });
    expect(lines(connect(1), connect(2))).toEqual(['restart/restart object-changed KafkaConnect kafka/it']);
  });
});

describe('sentences', () => {
  test('end, and are about something', () => {
    for (const sentence of sentences) {
      expect(sentence).toMatch(/^(?:[A-Z`]|cert-manager).*\.$/s);
      expect(sentence, sentence).not.toMatch(/undefined|\[object|``| {2}| \.|\(\)/);
    }
  });
});

const elsewhere: readonly string[] = [
  'kafka-new',
  'pool-new',
  'topic-new',
  'user-new',
  'kafka-gone',
  'pool-gone',
  'topic-gone',
  'topic-released',
  'topic-twice',
  'user-gone',
  'strimzi-gone',
  // argocd-plan.test.ts
  ...Object.keys(argocdFacts),
];

afterAll(() => {
  expect(Object.keys(objectFacts).filter((id) => !told.has(id) && !elsewhere.includes(id))).toEqual([]);
});
