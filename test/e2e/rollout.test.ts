/**
 * A fleet is rolled out: from the one thing that is applied by hand to every object of every overlay, in order; then merges, changes by
 * hand, and faults. The tests go on from one another.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Plain } from '../../tooling/source/node.ts';
import { define, definitionsOf } from '../integration/api-server-definitions.ts';
import { type Kubelet, startKubelet } from './rig/kubelet.ts';
import { differences, type LiveObject, nameOf, unlikeRendered } from './rig/objects.ts';
import { reasonToSkip } from './rig/programs.ts';
import { until } from './rig/until.ts';
import { planes, startWholeFleet, unregistered, type WholeFleet } from './rig/whole-fleet.ts';

const reason = reasonToSkip();

describe.skipIf(reason !== '')(`A fleet that Argo CD rolls out${reason}`, () => {
  let fleet: WholeFleet;
  const kubelets: Kubelet[] = [];
  const times: string[] = [];
  const timed = async <T>(what: string, done: () => Promise<T>): Promise<T> => {
    const start = performance.now();
    const result = await done();
    times.push(`${what}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
    return result;
  };
  const application = (name: string) => fleet.rig.application(name);
  const syncOf = async (name: string) => (await application(name))?.status?.sync?.status;
  const needsCertManager = 'ams-prod-drain-cleaner';
  const applications = (): readonly string[] => planes.flatMap((plane) => fleet.applicationsOf(plane));
  const overlayOf = (name: string): string => {
    const plane = planes.find((one) => name.startsWith(`${one}-`)) ?? '';
    return `overlays/${plane}/${name.slice(plane.length + 1)}`;
  };
  const planeOf = (name: string) => overlayOf(name).split('/')[1] ?? '';
  const isDone = async (names: readonly string[]): Promise<boolean> => {
    const all = await Promise.all(names.map(application));
    return all.every(
      (one) =>
        one?.status?.sync?.status === 'Synced' &&
        one.status.sync.revision === fleet.rig.head() &&
        one.status.operationState?.phase !== 'Running',
    );
  };
  const untilSynced = (names: readonly string[], seconds = 120) =>
    fleet.settle(`Synced: ${names.join(', ')}`, seconds, () => isDone(names));

  beforeAll(async () => {
    fleet = await timed('two Kubernetes clusters, a hub and Argo CD', () => startWholeFleet());
  });
  afterAll(() => {
    for (const one of kubelets) one.stop();
    if (fleet !== undefined) {
      const memory = Object.entries(fleet.rig.argocd.memory()).map(([name, size]) => `${name} ${size} MiB`);
      process.stdout.write(`${times.join('\n')}\nmemory: ${memory.join(', ')}\n`);
    }
    fleet?.rig.stop();
  });

  test('a fresh Kubernetes cluster gets its CRDs, then its operator, and waits for that', async () => {
    await fleet.bootstrap();
    const operators = planes.map((plane) => `${plane}-operator`);
    await timed('from nothing to the operators', () => untilSynced(operators, 240));
    // No node has run the operator's pods yet.
    await fleet.rig.seen();
    for (const plane of planes) {
      expect((await application(`${plane}-crds`))?.status?.health?.status).toBe('Healthy');
      expect((await application(`${plane}-operator`))?.status?.health?.status).toBe('Progressing');
      const others = fleet.applicationsOf(plane).filter((name) => !/-(?:crds|operator)$/.test(name));
      expect(others.length).toBeGreaterThan(0);
      for (const name of others) expect(await application(name), name).toBeUndefined();
    }
  });

  test('Kafka comes when the operator is ready, and nobody lends a hand', async () => {
    for (const plane of planes) kubelets.push(startKubelet(fleet.rig.plane(plane)));
    const names = applications().filter((name) => name !== needsCertManager);
    await timed('from ready operators to all Synced', () => untilSynced(names, 150));
    // Asking a set to look is a mark on it, which differs from git while it is there; so nobody asks here.
    await until('what makes the Applications is Synced', 90, () =>
      isDone(['kafka-fleet', ...planes.map((plane) => `kafka-fleet-${plane}`)]),
    );
  });

  test('every Application has the objects of its overlay, with their fields', async () => {
    for (const name of applications().filter((one) => one !== needsCertManager)) {
      const objects = fleet.rendered(overlayOf(name));
      const found = await application(name);
      expect(found?.status?.resources?.length, name).toBe(objects.length);
      const live = await fleet.rig.liveObjects(name, planeOf(name));
      expect(live.map(nameOf).sort()).toEqual(objects.map((one) => nameOf(one as unknown as LiveObject)).sort());
      expect(await unlikeRendered(fleet.rig.plane(planeOf(name)).client, objects)).toEqual([]);
    }
  });

  test('a second look changes nothing', async () => {
    const names = applications().filter((one) => one !== needsCertManager);
    const versions = async () => {
      const all = await Promise.all(names.map((name) => fleet.rig.liveObjects(name, planeOf(name))));
      return all.flat();
    };
    const before = await versions();
    await fleet.rig.refresh(...names);
    await untilSynced(names);
    expect(differences(before, await versions())).toEqual([]);
  });

  test('what a missing Kubernetes cluster or missing kind needs stops its own Application alone', async () => {
    expect(await application(`kafka-fleet-${unregistered}`)).toBeDefined();
    expect((await fleet.rig.applications()).filter((one) => one.metadata.name.startsWith(`${unregistered}-`))).toEqual(
      [],
    );
    await until(`what makes those of ${unregistered} is there for when it comes`, 120, () =>
      isDone([`kafka-fleet-${unregistered}`]),
    );
    expect(await syncOf(needsCertManager)).not.toBe('Synced');
    const { definitions, missing } = definitionsOf(['cert-manager.io']);
    expect(missing.size).toBe(0);
    await define(fleet.rig.plane('ams-prod').client, definitions);
    await timed('from the missing kinds to Synced', () => untilSynced([needsCertManager], 240));
  });

  test('a merge that adds a cluster adds exactly that', async () => {
    const [ams, fra] = await Promise.all(planes.map(fleet.everythingOn));
    await timed('a cluster added, to Synced', async () => {
      await fleet.merge({ 'clusters/ams-prod/added.yaml': fleet.text('clusters/ams-prod/sandbox.yaml') }, 'Add');
      await untilSynced(['ams-prod-added']);
    });
    await untilSynced(fleet.applicationsOf('ams-prod'));
    const came = differences(ams ?? [], await fleet.everythingOn('ams-prod')).filter(isOurs);
    expect(came.filter((one) => !/^~ ConfigMap monitoring\/prometheus-(?:config|rules)$/.test(one))).toEqual([
      '+ ConfigMap kafka/added-kafka-metrics',
      '+ Kafka kafka/added',
      '+ KafkaNodePool kafka/added-mixed',
    ]);
    // Prometheus is told where to look.
    expect(came).toContain('~ ConfigMap monitoring/prometheus-config');
    expect(differences(fra ?? [], await fleet.everythingOn('fra-staging')).filter(isOurs)).toEqual([]);
  });

  test('a merge that resizes one changes exactly that', async () => {
    const path = 'clusters/ams-prod/added.yaml';
    const before = await fleet.everythingOn('ams-prod');
    const text = fleet.text(path);
    expect(text).toMatch(/size: \d+Gi/);
    await timed('a disk resized, to Synced', async () => {
      await fleet.merge({ [path]: text.replace(/size: \d+Gi/, 'size: 321Gi') }, 'Resize');
      await untilSynced(['ams-prod-added']);
      await fleet.settle('the pool has its size', 60, async () =>
        JSON.stringify(await fleet.rig.liveObjects('ams-prod-added', 'ams-prod')).includes('321Gi'),
      );
    });
    expect(differences(before, await fleet.everythingOn('ams-prod')).filter(isOurs)).toEqual([
      '~ KafkaNodePool kafka/added-mixed',
    ]);
  });

  test('a Kubernetes cluster that is added gets its own Application', async () => {
    await fleet.merge(
      { 'clusters/new-prod/cluster.yaml': fleet.text('clusters/fra-staging/cluster.yaml') },
      'A new one',
    );
    const found = await fleet.settle('its Application', 60, () => application('kafka-fleet-new-prod'));
    expect(found.metadata).toBeDefined();
    await untilSynced(['ams-prod-added', 'fra-staging-orders']);
  });

  test('what a person changes or deletes comes back', async () => {
    const { client } = fleet.rig.plane('ams-prod');
    const [service] = (await fleet.rig.liveObjects('ams-prod-prometheus', 'ams-prod')).filter(
      (one) => nameOf(one) === 'Service monitoring/prometheus',
    );
    const [pool] = (await fleet.rig.liveObjects('ams-prod-added', 'ams-prod')).filter(
      (one) => one.kind === 'KafkaNodePool',
    );
    const pathOf = async (object: LiveObject | undefined) => (await client.pathOf(object as unknown as Plain)) ?? '';
    const [servicePath, poolPath] = [await pathOf(service), await pathOf(pool)];
    await timed('self-heal', async () => {
      expect((await client.delete(servicePath)).status).toBe(200);
      expect((await client.patch(poolPath, { spec: { replicas: 7 } })).status).toBe(200);
      await fleet.settle('both are back', 60, async () => {
        const { status, body } = await client.get(servicePath);
        const isBack = status === 200 && (body as unknown as LiveObject).metadata.uid !== service?.metadata.uid;
        const replicas = ((await client.get(poolPath)).body['spec'] as unknown as { replicas: number }).replicas;
        return isBack && replicas !== 7;
      });
    });
  });

  test('an Application that a person has paused stays paused, and goes on when he says so', async () => {
    const pause = (enabled: boolean) =>
      fleet.rig.patchApplication('ams-prod-added', { spec: { syncPolicy: { automated: { enabled } } } });
    expect((await pause(false)).status).toBe(200);
    const path = 'clusters/ams-prod/added.yaml';
    await fleet.merge({ [path]: fleet.text(path).replace('321Gi', '322Gi') }, 'Resize while paused');
    await fleet.settle('it is out of sync', 60, async () => (await syncOf('ams-prod-added')) === 'OutOfSync');
    await fleet.rig.seen();
    expect(await syncOf('ams-prod-added')).toBe('OutOfSync');
    expect((await pause(true)).status).toBe(200);
    await untilSynced(['ams-prod-added']);
  });

  test('outside of a window Kafka waits, by hand it goes at once, and a window that opens takes the rest', async () => {
    const name = 'ams-prod-added';
    const [cluster, kafka] = ['clusters/ams-prod/cluster.yaml', 'clusters/ams-prod/added.yaml'];
    const [sound, small] = [fleet.text(cluster), fleet.text(kafka)];
    const resized = (size: string): string => small.replace(/size: \w+/, `size: ${size}`);
    /** A window that opens so many hours from now, on the hour. */
    const window = (hours: number, length: string): string => {
      const from = `${new Date(Date.now() + hours * 3_600_000).toISOString().slice(11, 13)}:00`;
      return `${sound}maintenance:\n  timeZone: UTC\n  windows: [{ from: "${from}", for: ${length} }]\n`;
    };
    const { client } = fleet.rig.plane('ams-prod');
    const has = async (size: string): Promise<boolean> =>
      JSON.stringify(await fleet.rig.liveObjects(name, 'ams-prod')).includes(`"${size}"`);
    const pathOf = async (application: string, object: string): Promise<string> => {
      const found = (await fleet.rig.liveObjects(application, 'ams-prod')).find((one) => nameOf(one) === object);
      return (await client.pathOf(found as unknown as Plain)) ?? '';
    };
    const [metrics, service] = await Promise.all([
      pathOf(name, 'ConfigMap kafka/added-kafka-metrics'),
      pathOf('ams-prod-prometheus', 'Service monitoring/prometheus'),
    ]);
    const isThere = async (path: string): Promise<boolean> => (await client.get(path)).status === 200;

    await fleet.merge({ [cluster]: window(12, '1h') }, 'Not before tonight');
    // Projects do not wait, and neither does what restarts no broker.
    await untilSynced(['kafka-fleet-ams-prod', ...fleet.applicationsOf('ams-prod')]);
    await fleet.merge({ [kafka]: resized('331Gi') }, 'Resize outside of the window');
    expect((await client.delete(metrics)).status).toBe(200);
    expect((await client.delete(service)).status).toBe(200);
    await fleet.settle('what restarts no broker is back', 60, () => isThere(service));
    await fleet.settle('it is out of sync', 60, async () => (await syncOf(name)) === 'OutOfSync');
    await fleet.rig.seen();
    expect([await syncOf(name), await has('331Gi'), await isThere(metrics)]).toEqual(['OutOfSync', false, false]);

    // As `argocd app sync` asks for it.
    const spec = (await application(name))?.spec as unknown as { readonly syncPolicy: { readonly syncOptions: Plain } };
    const byHand: Plain = {
      initiatedBy: { username: 'admin' },
      sync: { revision: fleet.rig.head(), syncOptions: spec.syncPolicy.syncOptions, syncStrategy: { hook: {} } },
    };
    expect((await fleet.rig.patchApplication(name, { operation: byHand })).status).toBe(200);
    await untilSynced([name]);
    expect([await has('331Gi'), await isThere(metrics)]).toEqual([true, true]);

    await fleet.merge({ [kafka]: resized('332Gi') }, 'Resize once more');
    await fleet.settle('it is out of sync', 60, async () => (await syncOf(name)) === 'OutOfSync');
    await fleet.rig.seen();
    expect(await has('332Gi')).toBe(false);
    await fleet.merge({ [cluster]: window(-1, '3h') }, 'From an hour ago');
    await untilSynced(fleet.applicationsOf('ams-prod'));
    expect(await has('332Gi')).toBe(true);

    await fleet.merge({ [cluster]: sound, [kafka]: small }, 'As it was');
    await untilSynced(['kafka-fleet-ams-prod', ...fleet.applicationsOf('ams-prod')]);
  });

  test('one broken overlay stops no other Application', async () => {
    const path = 'overlays/ams-prod/added/kustomization.yaml';
    const sound = fleet.text(path);
    await fleet.push({ [path]: sound.replace('resources:', 'resources:\n  - missing.yaml') }, 'Break one');
    const broken = await fleet.settle('it tells', 60, async () => {
      const found = await application('ams-prod-added');
      return found?.status?.conditions?.some(({ type }) => type === 'ComparisonError') ? found : undefined;
    });
    expect(JSON.stringify(broken.status?.conditions)).toContain('missing.yaml');
    const orders = 'clusters/fra-staging/orders.yaml';
    await fleet.rig.refresh('fra-staging-orders', 'ams-prod-orders');
    await untilSynced(['fra-staging-orders', 'ams-prod-orders']);
    expect(fleet.text(orders)).not.toBe('');
    await fleet.push({ [path]: sound }, 'Mend it');
    await untilSynced(['ams-prod-added']);
  });

  test('a change of a base that is on in the first ring reaches that ring alone, and then the others', async () => {
    const folder = 'base/kafka-metrics/rings/note';
    const patch = `- target: { kind: ConfigMap }
    patch: '[{ "op": "add", "path": "/metadata/annotations/note", "value": "from a ring" }]'`;
    const rings = (ring: string): string =>
      `${fleet.text('clusters/rings.yaml').replace(/\nchanges:[\s\S]*$/, '\n')}changes:
  note: { component: ${folder}, ring: ${ring}, until: 2027-12-31, reason: a test }
`;
    const noted = async (plane: string): Promise<readonly string[]> =>
      (await fleet.everythingOn(plane))
        .filter((one) => one.metadata.annotations?.['note'] !== undefined)
        .map(nameOf)
        .sort();
    const canary = ['ConfigMap kafka-staging/orders-kafka-metrics', 'ConfigMap kafka-staging/payments-kafka-metrics'];
    await fleet.merge(
      {
        [`${folder}/kustomization.yaml`]: `apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\npatches:\n  ${patch}\n`,
        'clusters/rings.yaml': rings('canary'),
      },
      'On in the first ring',
    );
    await fleet.settle('it is on there', 90, async () => (await noted('fra-staging')).length === 2);
    await untilSynced(applications());
    expect(await noted('fra-staging')).toEqual(canary);
    expect(await noted('ams-prod')).toEqual([]);
    await fleet.merge({ 'clusters/rings.yaml': rings('rest') }, 'On everywhere');
    await fleet.settle('it is on everywhere', 90, async () => (await noted('ams-prod')).length === 3);
    expect(await noted('fra-staging')).toEqual(canary);
  });

  test('a file that breaks a template freezes its own set alone, and deletes nothing', async () => {
    const path = 'overlays/ams-prod/argocd/applications/kafka/added.yaml';
    const sound = fleet.text(path);
    await fleet.push({ [path]: sound.replace(/^owner: .*\n/m, '') }, 'Break a template');
    const sets = '/apis/argoproj.io/v1alpha1/namespaces/argocd/applicationsets';
    await fleet.settle('the set tells', 60, async () =>
      JSON.stringify((await fleet.rig.hub.client.get(`${sets}/ams-prod-kafka`)).body['status'] ?? {}).includes('owner'),
    );
    const other = JSON.stringify((await fleet.rig.hub.client.get(`${sets}/fra-staging-kafka`)).body['status']);
    expect(other).not.toContain('"type":"ErrorOccurred","status":"True"');
    expect(await syncOf('ams-prod-added')).toBe('Synced');
    expect(await syncOf('ams-prod-orders')).toBe('Synced');
    await fleet.push({ [path]: sound }, 'Mend it');
    await untilSynced(['ams-prod-added', 'fra-staging-orders']);
  });

  describe('health', () => {
    const status = async (kind: string, name: string, change: Plain) => {
      const { client } = fleet.rig.plane('ams-prod');
      const path = await client.pathOf({
        apiVersion: 'kafka.strimzi.io/v1',
        kind,
        metadata: { name, namespace: 'kafka' },
      });
      const answer = await client.patch(`${path}/status`, { status: change });
      expect(answer.status, answer.message).toBe(200);
      return ((await client.get(path ?? '')).body as unknown as LiveObject).metadata.generation ?? 0;
    };
    const generationOf = async (kind: string, name: string): Promise<number> => status(kind, name, { conditions: [] });
    const shown = (kind: string, health: string, ...parts: readonly string[]) =>
      until(`${kind} is ${health}: ${parts.join(' … ')}`, 120, async () => {
        const found = (await application('ams-prod-added'))?.status?.resources?.find((one) => one.kind === kind);
        return found?.health?.status === health && parts.every((one) => (found.health?.message ?? '').includes(one));
      });
    const ready: Plain = { type: 'Ready', status: 'True' };

    test('ready is Healthy', async () => {
      const observedGeneration = await generationOf('Kafka', 'added');
      await status('Kafka', 'added', { observedGeneration, conditions: [ready] });
      await shown('Kafka', 'Healthy');
    });

    test('a storage change that the operator refuses is Degraded, with its message', async () => {
      const refused: Plain = {
        type: 'Warning',
        status: 'True',
        reason: 'KafkaStorage',
        message: 'The desired Kafka storage is not allowed',
      };
      await status('Kafka', 'added', { conditions: [ready, refused] });
      await shown('Kafka', 'Degraded', 'The desired Kafka storage is not allowed', 'set it back in git to what runs');
    });

    test('a scale-down that the operator takes back is Degraded', async () => {
      const reverted: Plain = {
        type: 'Warning',
        status: 'True',
        reason: 'ScaleDownPreventionCheck',
        message: 'Reverting scale-down',
      };
      await status('Kafka', 'added', { conditions: [ready, reverted] });
      await shown('Kafka', 'Degraded', 'Reverting scale-down', 'move the partitions away');
    });

    test('a status of an older generation is Progressing', async () => {
      await status('Kafka', 'added', { observedGeneration: 0, conditions: [ready] });
      await shown('Kafka', 'Progressing', 'is not done yet');
    });

    test('a paused resource is Suspended', async () => {
      const { client } = fleet.rig.plane('ams-prod');
      const path = '/apis/kafka.strimzi.io/v1/namespaces/kafka/kafkas/added';
      const pause = { metadata: { annotations: { 'strimzi.io/pause-reconciliation': 'true' } } };
      expect((await client.patch(path, pause)).status).toBe(200);
      await shown('Kafka', 'Suspended', 'strimzi.io/pause-reconciliation');
    });
  });
});

/** What this repository brings, and not what controllers make of it. */
function isOurs(difference: string): boolean {
  return !/ (?:Pod|ReplicaSet|ControllerRevision|EndpointSlice|Endpoints|Lease|APIService|Node) /.test(
    `${difference} `,
  );
}
