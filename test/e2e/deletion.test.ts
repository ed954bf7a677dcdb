/**
 * What a merge can never delete, and what a person who deletes objects of Argo CD cannot either. Each test is a line of
 * docs/guides/never-deleted.md. Each begins with everything rolled out, waits until Argo CD has seen what was done, and ends with
 * everything in its place again.
 */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Plain } from '../../tooling/source/node.ts';
import type { Propagation } from '../integration/api-server-client.ts';
import { define, definitionsOf } from '../integration/api-server-definitions.ts';
import { type Kubelet, startKubelet } from './rig/kubelet.ts';
import { type LiveObject, nameOf } from './rig/objects.ts';
import { reasonToSkip } from './rig/programs.ts';
import type { Application } from './rig/rig.ts';
import { planes, startWholeFleet, type WholeFleet, whatCounts } from './rig/whole-fleet.ts';

const reason = reasonToSkip();
const root = '/apis/argoproj.io/v1alpha1/namespaces/argocd';
const cascades = [
  'resources-finalizer.argocd.argoproj.io',
  'resources-finalizer.argocd.argoproj.io/background',
] as const;

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
  const expectKept = async (): Promise<void> => {
    const now = await counts();
    expect([...kept].filter(([name, uid]) => now.get(name) !== uid).map(([name]) => name)).toEqual([]);
  };
  const application = (name: string) => fleet.rig.application(name);
  const managers = ['kafka-fleet', ...planes.map((plane) => `kafka-fleet-${plane}`)];
  const isDone = ({ status }: Application): boolean =>
    status?.sync?.status === 'Synced' &&
    status.sync.revision === fleet.rig.head() &&
    // Where nothing was to be done there was no operation.
    ['Succeeded', undefined].includes(status.operationState?.phase);
  /** All Applications of the fleet are there, at the last commit, and none is at work. */
  const untilInPlace = () =>
    fleet.settle('everything is in its place', 280, async () => {
      const found = new Map((await fleet.rig.applications()).map((one) => [one.metadata.name, one]));
      return [...managers, ...planes.flatMap((plane) => fleet.applicationsOf(plane))].every((name) => {
        const one = found.get(name);
        return one !== undefined && isDone(one);
      });
    });
  const conditionsOf = async (name: string): Promise<string> =>
    ((await application(name))?.status?.conditions ?? []).map((one) => one.message).join('\n');
  const operationOf = async (name: string): Promise<string | undefined> =>
    (await application(name))?.status?.operationState?.startedAt;
  /**
   * Makes a commit, waits until Argo CD has seen it and nothing of it is left to do, and asks; then everything is put back, also when
   * the answer is wrong.
   */
  const whileIn = async (
    changes: Readonly<Record<string, string | undefined>>,
    message: string,
    ask: () => Promise<void>,
  ): Promise<void> => {
    const before = Object.fromEntries(
      Object.keys(changes).flatMap((path) =>
        path.endsWith('/')
          ? Object.entries(filesBelow(path))
          : [[path, fleet.has(path) ? fleet.text(path) : undefined]],
      ),
    );
    await fleet.push(changes, message);
    try {
      await fleet.rig.seen();
      await ask();
      await expectKept();
    } finally {
      await fleet.push(before, 'Put it back');
    }
  };
  const setOf = (name: string): string => `${root}/applicationsets/${name}`;
  const liveUid = async (path: string): Promise<string | undefined> => {
    const { status, body } = await fleet.rig.hub.client.get(path);
    return status === 200 ? (body as unknown as LiveObject).metadata.uid : undefined;
  };
  /**
   * Deletes an Application as `argocd app delete --cascade` does, and waits until another one has taken its place. The controller of sets
   * stands still until it is gone: it would take the finalizer off before all is deleted that the cascade would delete.
   */
  const cascade = async (name: string, finalizer: string, propagation: Propagation): Promise<void> => {
    const path = `${root}/applications/${name}`;
    const before = await liveUid(path);
    await fleet.rig.argocd.without('applicationset-controller', async () => {
      expect((await fleet.rig.patchApplication(name, { metadata: { finalizers: [finalizer] } })).status).toBe(200);
      expect((await fleet.rig.deleteApplication(name, propagation)).status).toBeLessThan(300);
      await fleet.settle(`${name} is gone or another one`, 180, async () => (await liveUid(path)) !== before);
    });
    await fleet.settle(`${name} is back`, 180, async () => ![before, undefined].includes(await liveUid(path)));
  };
  /** Deletes an object of Argo CD's that is made anew. */
  const deleted = async (path: string, propagation: Propagation): Promise<void> => {
    const before = await liveUid(path);
    expect((await fleet.rig.hub.client.delete(path, propagation)).status).toBeLessThan(300);
    await fleet.settle('another one has taken its place', 180, async () => {
      const now = await liveUid(path);
      return now !== undefined && now !== before;
    });
  };
  const uidsOf = (...names: readonly string[]) =>
    Promise.all(names.map((name) => liveUid(`${root}/applications/${name}`)));
  /** Names of the objects of an Application that are not as git has them. */
  const outOfSync = async (name: string): Promise<readonly string[]> =>
    ((await application(name))?.status?.resources ?? [])
      .filter((one) => one.status === 'OutOfSync')
      .map((one) => one.name);
  const kafka = 'ams-prod-orders';
  const generator = 'overlays/ams-prod/argocd/applications/kafka/orders.yaml';
  const overlay = 'overlays/ams-prod/orders/';
  const filesBelow = (folder: string): Readonly<Record<string, string>> =>
    Object.fromEntries(fleet.rig.remote.files(folder).map((path) => [path, fleet.text(path)]));

  beforeAll(async () => {
    fleet = await startWholeFleet();
    for (const plane of planes) kubelets.push(startKubelet(fleet.rig.plane(plane)));
    // What the Applications of one Kubernetes cluster need besides.
    await define(fleet.rig.plane('ams-prod').client, definitionsOf(['cert-manager.io']).definitions);
    await fleet.bootstrap();
    await untilInPlace();
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
  let isLeft = false;
  beforeEach(() => {
    if (isLeft) throw new Error('A test before this one has left something out of its place.');
  });
  afterEach(async () => {
    if (isLeft) return;
    isLeft = true;
    await untilInPlace();
    await expectKept();
    isLeft = false;
  });

  test('an overlay that is deleted in git', async () => {
    const operation = await operationOf(kafka);
    await whileIn({ [overlay]: undefined }, 'Delete an overlay', async () => {
      expect(await conditionsOf(kafka)).toContain('app path does not exist');
      expect(await operationOf(kafka)).toBe(operation);
    });
  });

  test('an overlay that is emptied', async () => {
    await whileIn({ [`${overlay}kustomization.yaml`]: 'namespace: kafka\n' }, 'Empty an overlay', async () => {
      expect((await application(kafka))?.status?.sync?.status).toBe('OutOfSync');
      expect(await conditionsOf(kafka)).toContain('auto-sync will wipe out all resources');
    });
  });

  test('the file of an Application that is deleted in git', async () => {
    const before = await uidsOf(kafka);
    await whileIn({ [generator]: undefined }, 'Delete the file of an Application', async () => {
      expect(await uidsOf(kafka)).toEqual(before);
      const found = await application(kafka);
      expect(found !== undefined && isDone(found), 'it goes on as before').toBe(true);
    });
  });

  test('the file of an Application that is deleted in git, with its overlay', async () => {
    const before = await uidsOf(kafka);
    await whileIn({ [overlay]: undefined, [generator]: undefined }, 'Delete both', async () => {
      expect(await uidsOf(kafka)).toEqual(before);
      expect(await conditionsOf(kafka)).toContain('app path does not exist');
    });
  });

  test('objects that are taken out of their overlay', async () => {
    const path = `${overlay}kustomization.yaml`;
    const rest = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: rest, namespace: kafka }\n';
    const changes = { [path]: 'resources: [rest.yaml]\n', [`${overlay}rest.yaml`]: rest };
    await whileIn(changes, 'Take all objects out', async () => {
      await fleet.settle('what is left has come', 120, async () =>
        (await fleet.rig.liveObjects(kafka, 'ams-prod')).some((one) => nameOf(one) === 'ConfigMap kafka/rest'),
      );
      await fleet.rig.seen();
      expect((await application(kafka))?.status?.sync?.status).toBe('OutOfSync');
    });
  });

  test('a CRD that is taken out of its overlay', async () => {
    const path = 'overlays/ams-prod/crds/kustomization.yaml';
    const removal =
      'patches:\n  - target: { kind: CustomResourceDefinition, name: kafkatopics.kafka.strimzi.io }\n    patch: |-\n      $patch: delete\n      apiVersion: apiextensions.k8s.io/v1\n      kind: CustomResourceDefinition\n      metadata: { name: kafkatopics.kafka.strimzi.io }\n';
    const text = fleet.text(path);
    expect(text).toContain('\npatches:\n');
    await whileIn({ [path]: text.replace('patches:\n', removal) }, 'Take a CRD out', async () => {
      // It marks no CRD as an Application's, so one that has left is not told of.
      const listed = (await application('ams-prod-crds'))?.status?.resources?.map((one) => one.name) ?? [];
      expect(listed).toContain('kafkas.kafka.strimzi.io');
      expect(listed).not.toContain('kafkatopics.kafka.strimzi.io');
    });
  });

  test('a namespace that is taken out of its overlay', async () => {
    const path = 'overlays/ams-prod/operator/namespaces.yaml';
    const documents = fleet.text(path).split('---\n');
    const without = documents.filter((one) => !/\n {2}name: kafka\n/.test(one));
    expect(without.length).toBe(documents.length - 1);
    await whileIn({ [path]: without.join('---\n') }, 'Take a namespace out', async () => {
      expect(await outOfSync('ams-prod-operator')).toEqual(['kafka']);
    });
  });

  test('everything that a Kubernetes cluster has in git', async () => {
    const names = [...fleet.applicationsOf('ams-prod'), 'kafka-fleet-ams-prod'];
    const before = await uidsOf(...names);
    await whileIn({ 'overlays/ams-prod/': undefined }, 'Delete all of it', async () => {
      expect(await uidsOf(...names)).toEqual(before);
      for (const name of names) expect(await conditionsOf(name), name).toContain('app path does not exist');
    });
  });

  test.each(['Background', 'Foreground'] as const)(
    'an ApplicationSet that a person deletes (%s)',
    async (propagation) => {
      const before = await uidsOf(kafka, 'ams-prod-sandbox');
      await deleted(setOf('ams-prod-kafka'), propagation);
      await fleet.rig.seen();
      expect(await uidsOf(kafka, 'ams-prod-sandbox')).toEqual(before);
    },
  );

  test.each(cascades)('an Application of a Kafka cluster, with all it has (%s)', async (finalizer) => {
    await cascade(kafka, finalizer, 'Foreground');
  });

  test.each(cascades)('the Applications of operator and CRDs, with all they have (%s)', async (finalizer) => {
    const operator = '/apis/apps/v1/namespaces/strimzi/deployments/strimzi-cluster-operator';
    const uid = async (): Promise<string> =>
      ((await fleet.rig.plane('ams-prod').client.get(operator)).body as unknown as LiveObject).metadata.uid;
    const before = await uid();
    for (const name of ['ams-prod-operator', 'ams-prod-crds']) await cascade(name, finalizer, 'Foreground');
    await untilInPlace();
    // What is not protected did go, so there was a cascade.
    expect(await uid()).not.toBe(before);
  });

  test.each(cascades)('the Application of a Kubernetes cluster, with all it has (%s)', async (finalizer) => {
    const before = await uidsOf(...fleet.applicationsOf('ams-prod'));
    const sets = await liveUid(setOf('ams-prod-kafka'));
    await cascade('kafka-fleet-ams-prod', finalizer, 'Foreground');
    await fleet.rig.seen();
    expect(await liveUid(setOf('ams-prod-kafka'))).toBe(sets);
    expect(await uidsOf(...fleet.applicationsOf('ams-prod'))).toEqual(before);
  });

  test.each(cascades)('the root Application, with all it has (%s)', async (finalizer) => {
    const before = await uidsOf('kafka-fleet-ams-prod', kafka);
    const path = `${root}/applications/kafka-fleet`;
    const isGone = async () => (await liveUid(path)) === undefined;
    const change = { metadata: { finalizers: [finalizer] } };
    expect((await fleet.rig.patchApplication('kafka-fleet', change)).status).toBe(200);
    try {
      expect((await fleet.rig.deleteApplication('kafka-fleet', 'Foreground')).status).toBeLessThan(300);
      await fleet.settle('it goes', 120, async () => {
        const { status, body } = await fleet.rig.hub.client.get(path);
        return status === 404 || (body as unknown as LiveObject).metadata.deletionTimestamp !== undefined;
      });
      await fleet.rig.seen();
      await expectKept();
      // It is one of its own objects, so it may wait for itself.
      if (!(await isGone())) await fleet.rig.patchApplication('kafka-fleet', { metadata: { finalizers: [] } });
      await fleet.settle('it is gone', 120, isGone);
      await fleet.rig.seen();
      await expectKept();
    } finally {
      await fleet.bootstrap();
    }
    expect(await uidsOf('kafka-fleet-ams-prod', kafka)).toEqual(before);
  });

  test('a project that a person deletes', async () => {
    const before = await uidsOf(kafka);
    await deleted(`${root}/appprojects/ams-prod-kafka`, 'Background');
    await fleet.rig.seen();
    expect(await uidsOf(kafka)).toEqual(before);
  });

  test('a Kubernetes cluster that Argo CD does not know any more', async () => {
    const before = await uidsOf(...fleet.applicationsOf('ams-prod'));
    const path = '/api/v1/namespaces/argocd/secrets/cluster-ams-prod';
    const { data, metadata, type } = (await fleet.rig.hub.client.get(path)).body as unknown as {
      data: Plain;
      metadata: { labels: Plain };
      type: string;
    };
    expect((await fleet.rig.hub.client.delete(path)).status).toBeLessThan(300);
    try {
      await fleet.settle('they say so', 120, async () =>
        (await Promise.all(fleet.applicationsOf('ams-prod').map(conditionsOf))).every((one) =>
          one.includes('there are no clusters with this name: ams-prod'),
        ),
      );
      await fleet.rig.seen();
      expect(await uidsOf(...fleet.applicationsOf('ams-prod'))).toEqual(before);
    } finally {
      const again = { name: 'cluster-ams-prod', namespace: 'argocd', labels: metadata.labels };
      await fleet.rig.applyToHub({ apiVersion: 'v1', kind: 'Secret', metadata: again, type, data });
    }
  });

  test('and the three steps of a removal do remove a cluster, but for its disks and its namespace', async () => {
    const path = 'clusters/ams-prod/orders.yaml';
    const file = fleet.text(path);
    await fleet.merge({ [path]: `${file}removal: unprotected\n` }, 'Step 1');
    await untilInPlace();
    await expectKept();
    await fleet.merge({ [path]: `${file}removal: deleted\n` }, 'Step 2');
    const isGone = (one: LiveObject): boolean =>
      ['Kafka', 'KafkaNodePool', 'KafkaTopic', 'KafkaUser'].includes(one.kind) ||
      nameOf(one) === 'ConfigMap kafka/orders-kafka-metrics';
    await fleet.settle('Kafka is gone', 180, async () => {
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
    await fleet.rig.seen();
    expect(await application(kafka)).toBeDefined();
    expect((await fleet.rig.deleteApplication(kafka, 'Background')).status).toBeLessThan(300);
    await fleet.settle('its Application is gone', 60, async () => (await application(kafka)) === undefined);
    await fleet.rig.seen();
    expect(await application(kafka)).toBeUndefined();
  });
});
