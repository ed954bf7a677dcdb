/**
 * The rig itself: Argo CD applies overlays of this repository to their Kubernetes clusters as our renderer renders them, and does what
 * the other end-to-end tests build on: it follows a commit, heals, and keeps what is protected. The tests go on from one another.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Plain } from '../../tooling/source/node.ts';
import { type Definition, define } from '../integration/api-server-definitions.ts';
import { settings } from '../support/lua-cases.ts';
import { repositoryRoot } from '../support/miniature.ts';
import { renderRepository } from '../support/rendered-fleet.ts';
import { differences, everyObject, type LiveObject, nameOf, unlikeRendered } from './rig/objects.ts';
import { reasonToSkip } from './rig/programs.ts';
import { branch } from './rig/remote.ts';
import { type Rig, startRig } from './rig/rig.ts';
import { until } from './rig/until.ts';

const overlays = renderRepository();
const directories = [
  'overlays/ams-prod/crds',
  'overlays/ams-prod/operator',
  'overlays/ams-prod/prometheus',
  'overlays/ams-prod/sandbox',
  'overlays/fra-staging/orders',
];
const applications = directories.map((directory) => {
  const [, plane = '', part = ''] = directory.split('/');
  return { directory, plane, name: `${plane}-${part}`, objects: renderedAt(directory) };
});
const names = applications.map((one) => one.name);
const sandbox = { name: 'ams-prod-sandbox', plane: 'ams-prod', directory: 'overlays/ams-prod/sandbox' };

function renderedAt(directory: string): readonly Plain[] {
  return overlays.find((one) => one.directory === directory)?.objects ?? [];
}

function asLive(object: Plain): LiveObject {
  return object as unknown as LiveObject;
}

function applicationOf(rig: Rig, name: string, plane: string, directory: string): Plain {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name, namespace: 'argocd' },
    spec: {
      project: 'default',
      source: { repoURL: rig.remote.url, targetRevision: branch, path: directory },
      destination: { name: plane, namespace: 'default' },
      syncPolicy: {
        automated: { prune: true, selfHeal: true, allowEmpty: false },
        syncOptions: ['ServerSideApply=true'],
        retry: { limit: 5, backoff: { duration: '1s', factor: 2, maxDuration: '5s' }, refresh: true },
      },
    },
  };
}

const project: Plain = {
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'AppProject',
  metadata: { name: 'default', namespace: 'argocd' },
  spec: {
    sourceRepos: ['*'],
    destinations: [{ name: '*', server: '*', namespace: '*' }],
    clusterResourceWhitelist: [{ group: '*', kind: '*' }],
  },
};

const reason = reasonToSkip();

describe.skipIf(reason !== '')(`Argo CD and two Kubernetes clusters${reason}`, () => {
  let rig: Rig;
  const times: string[] = [];
  const timed = async <T>(what: string, done: () => Promise<T>): Promise<T> => {
    const start = performance.now();
    const result = await done();
    times.push(`${what}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
    return result;
  };
  const everythingOn = async (plane: string) => everyObject(rig.plane(plane).client);
  const text = (path: string) => readFileSync(join(rig.remote.folder, path), 'utf8');

  beforeAll(async () => {
    rig = await timed('two Kubernetes clusters, a hub and Argo CD', () =>
      startRig({ planes: ['ams-prod', 'fra-staging'], settings: Object.fromEntries(settings()), repositoryRoot }),
    );
    // One Kubernetes cluster gets its definitions from Argo CD; the other has had them, with its namespaces, before.
    const older = rig.plane('fra-staging').client;
    const definitions = renderedAt('overlays/fra-staging/crds') as unknown as readonly Definition[];
    await timed('CRDs of 0.45.2', () => define(older, definitions));
    for (const object of renderedAt('overlays/fra-staging/operator').filter((one) => asLive(one).kind === 'Namespace'))
      await older.apply(object, { dryRun: false });
    await rig.applyToHub(project);
  });
  afterAll(() => {
    if (rig !== undefined) {
      const memory = Object.entries(rig.argocd.memory()).map(([name, size]) => `${name} ${size} MiB`);
      process.stdout.write(`${times.join('\n')}\nmemory: ${memory.join(', ')}\n`);
    }
    rig?.stop();
  });

  test('applies every object of an overlay, with its fields', async () => {
    await timed('Applications to Synced', async () => {
      for (const { name, plane, directory } of applications) {
        await rig.applyToHub(applicationOf(rig, name, plane, directory));
        await rig.untilSynced([name]);
      }
    });
    for (const { name, plane, objects } of applications) {
      const application = await rig.application(name);
      expect(objects.length).toBeGreaterThan(0);
      expect(application?.status?.resources?.length, name).toBe(objects.length);
      const live = await rig.liveObjects(name, plane);
      expect(live.map(nameOf).sort()).toEqual(objects.map((one) => nameOf(asLive(one))).sort());
      expect(await unlikeRendered(rig.plane(plane).client, objects)).toEqual([]);
    }
  });

  test('looks again and changes nothing', async () => {
    const before = await Promise.all(applications.map(({ name, plane }) => rig.liveObjects(name, plane)));
    const operations = await Promise.all(
      names.map(async (name) => (await rig.application(name))?.status?.operationState),
    );
    await timed('second look', () => rig.refresh(...names));
    await rig.untilSynced(names);
    const after = await Promise.all(applications.map(({ name, plane }) => rig.liveObjects(name, plane)));
    expect(before.flatMap((one, index) => differences(one, after[index] ?? []))).toEqual([]);
    const then = await Promise.all(names.map(async (name) => (await rig.application(name))?.status?.operationState));
    expect(then).toEqual(operations);
  });

  test('a pool that a commit resizes gets its size, and nothing else changes', async () => {
    const path = `${sandbox.directory}/pools.yaml`;
    expect(text(path)).toContain('\n  replicas: 1\n');
    const before = await everythingOn(sandbox.plane);
    const others = await everythingOn('fra-staging');
    await timed('a commit to Synced', async () => {
      await rig.commit({ [path]: text(path).replace('\n  replicas: 1\n', '\n  replicas: 3\n') }, 'Resize');
      await rig.untilSynced(names);
    });
    expect(differences(before, await everythingOn(sandbox.plane))).toEqual(['~ KafkaNodePool kafka/sandbox-mixed']);
    expect(differences(others, await everythingOn('fra-staging'))).toEqual([]);
    const pool = (await rig.liveObjects(sandbox.name, sandbox.plane)).find((one) => one.kind === 'KafkaNodePool');
    expect(pool).toMatchObject({ spec: { replicas: 3 } });
  });

  test('what a person deletes or changes comes back', async () => {
    const { client } = rig.plane('ams-prod');
    const all = await Promise.all(
      ['operator', 'prometheus'].map((one) => rig.liveObjects(`ams-prod-${one}`, 'ams-prod')),
    );
    const wanted = ['Service monitoring/prometheus', 'ConfigMap monitoring/prometheus-rules'];
    const healed = all.flat().filter((one) => one.kind === 'Deployment' || wanted.includes(nameOf(one)));
    expect(healed.map((one) => one.kind).sort()).toEqual(['ConfigMap', 'Deployment', 'Service']);
    for (const one of healed) {
      const path = (await client.pathOf(one as unknown as Plain)) ?? '';
      await timed(`self-heal of a deleted ${one.kind}`, async () => {
        expect((await client.delete(path)).status).toBe(200);
        await until(`${nameOf(one)} is back`, 60, async () => {
          const { status, body } = await client.get(path);
          return status === 200 && (body as unknown as LiveObject).metadata.uid !== one.metadata.uid;
        });
      });
    }
    const [pool] = (await rig.liveObjects(sandbox.name, sandbox.plane)).filter((one) => one.kind === 'KafkaNodePool');
    const path = (await client.pathOf(pool as unknown as Plain)) ?? '';
    await timed('self-heal of a changed pool', async () => {
      expect((await client.patch(path, { spec: { replicas: 5 } })).status).toBe(200);
      await until('the pool has its size again', 60, async () => {
        const { body } = await client.get(path);
        return (body['spec'] as unknown as { replicas: number }).replicas === 3;
      });
    });
    await rig.untilSynced(names);
  });

  test('an overlay that leaves the repository leaves Kafka where it is', async () => {
    const before = await rig.liveObjects(sandbox.name, sandbox.plane);
    expect(before.map((one) => one.kind)).toContain('Kafka');
    await rig.commit({ [`${sandbox.directory}/`]: undefined }, 'Remove an overlay');
    const application = await rig.untilApplication(sandbox.name, 'has no overlay', ({ status }) =>
      (status?.conditions ?? []).some(({ type }) => type === 'ComparisonError'),
    );
    expect(application.status?.conditions?.map((one) => one.message).join()).toContain('app path does not exist');
    await rig.refresh(sandbox.name);
    expect(differences(before, await rig.liveObjects(sandbox.name, sandbox.plane))).toEqual([]);
    await rig.untilSynced(names.filter((name) => name !== sandbox.name));
  });

  test('Applications that are deleted in the foreground take what is not protected, and leave Kafka', async () => {
    const before = await everythingOn('ams-prod');
    const both = [sandbox.name, 'ams-prod-prometheus'];
    for (const name of both) {
      const finalizers = ['resources-finalizer.argocd.argoproj.io'];
      expect((await rig.patchApplication(name, { metadata: { finalizers } })).status).toBe(200);
    }
    await timed('deletion of two Applications', async () => {
      for (const name of both) expect((await rig.deleteApplication(name, 'Foreground')).status).toBe(200);
      await until('both are gone', 60, async () =>
        (await Promise.all(both.map(rig.application))).every((one) => one === undefined),
      );
    });
    const changed = differences(before, await everythingOn('ams-prod'));
    expect(changed).toContain('- Service monitoring/prometheus');
    expect(changed.filter((one) => / (Kafka|KafkaNodePool|Namespace|CustomResourceDefinition) /.test(one))).toEqual([]);
  });
});
