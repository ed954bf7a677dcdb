/**
 * What a merge can never delete, and what a person who deletes objects of Argo CD cannot either. Each test is a line of
 * docs/guides/never-deleted.md. They go on from one another, and each ends with everything in its place again.
 */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Plain } from '../../tooling/source/node.ts';
import type { Propagation } from '../integration/api-server-client.ts';
import { type Kubelet, startKubelet } from './rig/kubelet.ts';
import { type LiveObject, nameOf } from './rig/objects.ts';
import { reasonToSkip } from './rig/programs.ts';
import { planes, startWholeFleet, type WholeFleet, whatCounts } from './rig/whole-fleet.ts';

const reason = reasonToSkip();
const root = '/apis/argoproj.io/v1alpha1/namespaces/argocd';
const cascades = [
  'resources-finalizer.argocd.argoproj.io',
  'resources-finalizer.argocd.argoproj.io/background',
] as const;
/** Argo CD is quick to delete, so what is there after this many looks has been kept. */
const looks = 4;

describe.skipIf(reason !== '')(`What is never deleted${reason}`, () => {
  let fleet: WholeFleet;
  const kubelets: Kubelet[] = [];
  let kept: ReadonlyMap<string, string> = new Map();

  const counts = async (): Promise<ReadonlyMap<string, string>> => {
    const all = await Promise.all(
      planes.map(async (plane) =>
        [...whatCounts(await fleet.everythingOn(plane))].map(([name, uid]) => [`${plane} ${name}`, uid] as const),
      ),
    );
    return new Map<string, string>(all.flat());
  };
  const lookOften = async (): Promise<void> => {
    for (let times = 0; times < looks; times++) {
      await fleet.rig.look();
      await new Promise((resolve) => setTimeout(resolve, 1500));
    }
  };
  const expectKept = async (): Promise<void> => {
    const now = await counts();
    expect([...kept].filter(([name, uid]) => now.get(name) !== uid).map(([name]) => name)).toEqual([]);
  };
  const application = (name: string) => fleet.rig.application(name);
  const isSynced = async (name: string) => {
    const found = await application(name);
    return found?.status?.sync?.status === 'Synced' && found.status.operationState?.phase !== 'Running';
  };
  const untilSynced = (...names: readonly string[]) =>
    fleet.settle(`Synced: ${names.join(', ')}`, 180, async () =>
      (await Promise.all(names.map(isSynced))).every(Boolean),
    );
  const setOf = (name: string): string => `${root}/applicationsets/${name}`;
  const liveUid = async (path: string): Promise<string | undefined> => {
    const { status, body } = await fleet.rig.hub.client.get(path);
    return status === 200 ? (body as unknown as LiveObject).metadata.uid : undefined;
  };
  /** Deletes an Application as `argocd app delete --cascade` does, and waits until it is gone. */
  const cascade = async (name: string, finalizer: string, propagation: Propagation): Promise<void> => {
    const before = await liveUid(`${root}/applications/${name}`);
    expect((await fleet.rig.patchApplication(name, { metadata: { finalizers: [finalizer] } })).status).toBe(200);
    expect((await fleet.rig.deleteApplication(name, propagation)).status).toBeLessThan(300);
    await fleet.settle(
      `${name} is gone or another one`,
      120,
      async () => (await liveUid(`${root}/applications/${name}`)) !== before,
    );
  };
  const kafka = 'ams-prod-orders';
  const generator = 'overlays/ams-prod/argocd/applications/kafka/orders.yaml';
  const overlay = 'overlays/ams-prod/orders/';
  const filesBelow = (folder: string): Readonly<Record<string, string>> =>
    Object.fromEntries(fleet.rig.remote.files(folder).map((path) => [path, fleet.text(path)]));

  beforeAll(async () => {
    fleet = await startWholeFleet();
    for (const plane of planes) kubelets.push(startKubelet(fleet.rig.plane(plane)));
    await fleet.bootstrap();
    await fleet.settle('everything is rolled out', 400, async () => {
      const names = planes
        .flatMap((plane) => fleet.applicationsOf(plane))
        .filter((one) => one !== 'ams-prod-drain-cleaner');
      return (await Promise.all(names.map(isSynced))).every(Boolean);
    });
    // As the operator makes them: labels of the cluster, annotations of the template of its pools.
    const { client } = fleet.rig.plane('ams-prod');
    for (const pool of (await fleet.rig.liveObjects(kafka, 'ams-prod')).filter((one) => one.kind === 'KafkaNodePool')) {
      const { template } = pool['spec'] as {
        template?: { persistentVolumeClaim?: { metadata?: { annotations?: Plain } } };
      };
      const annotations = template?.persistentVolumeClaim?.metadata?.annotations;
      expect(annotations).toMatchObject({ 'argocd.argoproj.io/compare-options': 'IgnoreExtraneous' });
      const claim: Plain = {
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        metadata: {
          name: `data-0-orders-${pool.metadata.name}-0`,
          namespace: 'kafka',
          labels: { 'strimzi.io/cluster': 'orders', 'app.kubernetes.io/instance': 'orders' },
          annotations: annotations ?? {},
        },
        spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
      };
      const { status, message } = await client.apply(claim, { dryRun: false });
      expect(status, message).toBeLessThan(300);
    }
    kept = await counts();
    const names = [...kept.keys()].join('\n');
    for (const kind of [
      'Kafka ',
      'KafkaNodePool',
      'KafkaTopic',
      'KafkaUser',
      'ConfigMap',
      'PersistentVolumeClaim',
      'Namespace',
      'CustomResourceDefinition',
    ])
      expect(names).toContain(` ${kind}`);
  });
  afterAll(() => {
    for (const one of kubelets) one.stop();
    fleet?.rig.stop();
  });
  afterEach(expectKept);

  test('an overlay that is deleted in git', async () => {
    const files = filesBelow(overlay);
    await fleet.push({ [overlay]: undefined }, 'Delete an overlay');
    await fleet.settle('it tells', 60, async () =>
      JSON.stringify((await application(kafka))?.status?.conditions ?? []).includes('app path does not exist'),
    );
    await lookOften();
    await expectKept();
    await fleet.push(files, 'Put it back');
    await untilSynced(kafka);
  });

  test('the file of an Application that is deleted in git, with its overlay', async () => {
    const files = { ...filesBelow(overlay), [generator]: fleet.text(generator) };
    await fleet.push({ [overlay]: undefined, [generator]: undefined }, 'Delete both');
    await lookOften();
    expect(await application(kafka)).toBeDefined();
    await expectKept();
    await fleet.push(files, 'Put them back');
    await untilSynced(kafka);
  });

  test('objects that are taken out of their overlay', async () => {
    const path = `${overlay}kustomization.yaml`;
    const files = { [path]: fleet.text(path), [`${overlay}rest.yaml`]: undefined };
    const rest = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: rest, namespace: kafka }\n';
    await fleet.push({ [path]: 'resources: [rest.yaml]\n', [`${overlay}rest.yaml`]: rest }, 'Take all objects out');
    await fleet.settle('the rest is there', 90, async () =>
      (await fleet.rig.liveObjects(kafka, 'ams-prod')).some((one) => nameOf(one) === 'ConfigMap kafka/rest'),
    );
    await lookOften();
    await expectKept();
    await fleet.push(files, 'Put them back');
    await untilSynced(kafka);
  });

  test('a CRD that is taken out of its overlay', async () => {
    const path = 'overlays/ams-prod/crds/kustomization.yaml';
    const sound = fleet.text(path);
    const removal =
      'patches:\n  - target: { kind: CustomResourceDefinition, name: kafkatopics.kafka.strimzi.io }\n    patch: |-\n      $patch: delete\n      apiVersion: apiextensions.k8s.io/v1\n      kind: CustomResourceDefinition\n      metadata: { name: kafkatopics.kafka.strimzi.io }\n';
    await fleet.push({ [path]: `${sound}${removal}` }, 'Take a CRD out');
    await fleet.settle(
      'it is looked at',
      60,
      async () => (await application('ams-prod-crds'))?.status?.sync?.status === 'OutOfSync',
    );
    await lookOften();
    await expectKept();
    await fleet.push({ [path]: sound }, 'Put it back');
    await untilSynced('ams-prod-crds');
  });

  test('a namespace that is taken out of its overlay', async () => {
    const path = 'overlays/ams-prod/operator/namespaces.yaml';
    const sound = fleet.text(path);
    const documents = sound.split('---\n');
    const without = documents.filter((one) => !/\n {2}name: kafka\n/.test(one));
    expect(without.length).toBe(documents.length - 1);
    await fleet.push({ [path]: without.join('---\n') }, 'Take a namespace out');
    await fleet.settle(
      'it is looked at',
      60,
      async () => (await application('ams-prod-operator'))?.status?.sync?.status === 'OutOfSync',
    );
    await lookOften();
    await expectKept();
    await fleet.push({ [path]: sound }, 'Put it back');
    await untilSynced('ams-prod-operator');
  });

  test('everything that a Kubernetes cluster has in git', async () => {
    const folder = 'overlays/ams-prod/';
    const files = filesBelow(folder);
    await fleet.push({ [folder]: undefined }, 'Delete all of it');
    await lookOften();
    for (const name of [kafka, 'ams-prod-crds', 'ams-prod-operator', 'kafka-fleet-ams-prod'])
      expect(await application(name), name).toBeDefined();
    await expectKept();
    await fleet.push(files, 'Put it back');
    await untilSynced(kafka, 'ams-prod-operator', 'ams-prod-crds');
  });

  test.each(['Background', 'Foreground'] as const)(
    'an ApplicationSet that a person deletes (%s)',
    async (propagation) => {
      const before = await liveUid(setOf('ams-prod-kafka'));
      const children = await Promise.all(
        [kafka, 'ams-prod-sandbox'].map((name) => liveUid(`${root}/applications/${name}`)),
      );
      expect((await fleet.rig.hub.client.delete(setOf('ams-prod-kafka'), propagation)).status).toBeLessThan(300);
      await fleet.settle('another one has taken its place', 120, async () => {
        const now = await liveUid(setOf('ams-prod-kafka'));
        return now !== undefined && now !== before;
      });
      await lookOften();
      await expectKept();
      await untilSynced(kafka, 'ams-prod-sandbox');
      const after = await Promise.all(
        [kafka, 'ams-prod-sandbox'].map((name) => liveUid(`${root}/applications/${name}`)),
      );
      if (propagation === 'Background') expect(after).toEqual(children);
    },
  );

  test.each(cascades)('an Application of a Kafka cluster, with all it has (%s)', async (finalizer) => {
    await cascade(kafka, finalizer, 'Foreground');
    await lookOften();
    await expectKept();
    await untilSynced(kafka);
  });

  test.each(cascades)('the Applications of operator and CRDs, with all they have (%s)', async (finalizer) => {
    for (const name of ['ams-prod-operator', 'ams-prod-crds']) await cascade(name, finalizer, 'Foreground');
    await lookOften();
    await expectKept();
    await untilSynced('ams-prod-operator', 'ams-prod-crds', kafka);
  });

  test.each(cascades)('the Application of a Kubernetes cluster, with all it has (%s)', async (finalizer) => {
    const children = await Promise.all(
      [kafka, 'ams-prod-operator'].map((name) => liveUid(`${root}/applications/${name}`)),
    );
    const sets = await liveUid(setOf('ams-prod-kafka'));
    await cascade('kafka-fleet-ams-prod', finalizer, 'Foreground');
    await lookOften();
    await expectKept();
    expect(await liveUid(setOf('ams-prod-kafka'))).toBe(sets);
    expect(
      await Promise.all([kafka, 'ams-prod-operator'].map((name) => liveUid(`${root}/applications/${name}`))),
    ).toEqual(children);
    await untilSynced(kafka);
  });

  test.each(cascades)('the root Application, with all it has (%s)', async (finalizer) => {
    const child = await liveUid(`${root}/applications/kafka-fleet-ams-prod`);
    const path = `${root}/applications/kafka-fleet`;
    expect((await fleet.rig.patchApplication('kafka-fleet', { metadata: { finalizers: [finalizer] } })).status).toBe(
      200,
    );
    expect((await fleet.rig.deleteApplication('kafka-fleet', 'Foreground')).status).toBeLessThan(300);
    // It is one of its own objects, so it waits for itself.
    await lookOften();
    expect(await liveUid(path)).toBeDefined();
    await expectKept();
    await fleet.rig.patchApplication('kafka-fleet', { metadata: { finalizers: [] } });
    await fleet.settle('it is gone', 60, async () => (await liveUid(path)) === undefined);
    await lookOften();
    await expectKept();
    expect(await liveUid(`${root}/applications/kafka-fleet-ams-prod`)).toBe(child);
    await fleet.bootstrap();
    await untilSynced(kafka);
  });

  test('a project that a person deletes', async () => {
    expect((await fleet.rig.hub.client.delete(`${root}/appprojects/ams-prod-kafka`)).status).toBeLessThan(300);
    await lookOften();
    await expectKept();
    await untilSynced(kafka);
  });

  test('a Kubernetes cluster that Argo CD does not know any more', async () => {
    const path = '/api/v1/namespaces/argocd/secrets/cluster-ams-prod';
    const { body } = await fleet.rig.hub.client.get(path);
    const { data, metadata, type } = body as unknown as { data: Plain; metadata: { labels: Plain }; type: string };
    expect((await fleet.rig.hub.client.delete(path)).status).toBeLessThan(300);
    await lookOften();
    expect(await application(kafka)).toBeDefined();
    const secret: Plain = {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'cluster-ams-prod', namespace: 'argocd', labels: metadata.labels },
      type,
      data,
    };
    expect((await fleet.rig.hub.client.apply(secret, { dryRun: false })).status).toBeLessThan(300);
    await untilSynced(kafka);
  });

  test('and the three steps of a removal do remove a cluster, but for its disks and its namespace', async () => {
    const path = 'clusters/ams-prod/orders.yaml';
    const file = fleet.text(path);
    await fleet.merge({ [path]: `${file}removal: unprotected\n` }, 'Step 1');
    await untilSynced(kafka);
    await lookOften();
    await expectKept();
    await fleet.merge({ [path]: `${file}removal: deleted\n` }, 'Step 2');
    const isGone = (one: LiveObject): boolean =>
      ['Kafka', 'KafkaNodePool', 'KafkaTopic', 'KafkaUser'].includes(one.kind) ||
      nameOf(one) === 'ConfigMap kafka/orders-kafka-metrics';
    await fleet.settle('Kafka is gone', 120, async () => {
      const left = await fleet.rig.liveObjects(kafka, 'ams-prod');
      return !left.some(isGone) && left.some((one) => nameOf(one) === 'ConfigMap kafka/orders-removed');
    });
    kept = new Map(
      [...kept].filter(
        ([name]) =>
          !/ (?:Kafka|KafkaNodePool|KafkaTopic|KafkaUser) kafka\/(?:orders|kafka|order-service|billing)|ConfigMap kafka\/orders-kafka-metrics/.test(
            name,
          ),
      ),
    );
    await expectKept();
    await fleet.merge({ [path]: undefined, 'clusters/ams-prod/orders': undefined }, 'Step 3');
    await lookOften();
    expect(await application(kafka)).toBeDefined();
    expect((await fleet.rig.deleteApplication(kafka, 'Background')).status).toBeLessThan(300);
    await lookOften();
    expect(await application(kafka)).toBeUndefined();
    await untilSynced('ams-prod-sandbox', 'ams-prod-operator');
  });
});
