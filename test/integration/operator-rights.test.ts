/**
 * A real API server is asked whether the rights of each release's base are those that its operator uses: all of them where it works,
 * and none elsewhere. What 1.2.0 uses was seen in the audit log of an API server while the operator itself made, changed and removed a
 * Kafka cluster with every kind of listener, Connect, MirrorMaker 2 and a Bridge; the rest is read from source.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { baseTexts } from '../../scripts/base-texts.ts';
import { generateOverlays } from '../../tooling/generate/generate.ts';
import { releasesWithBase } from '../../tooling/generate/operator-bases.ts';
import { loadFleet } from '../../tooling/model/load.ts';
import { createRenderer } from '../../tooling/render/render.ts';
import { type Plain, toPlain } from '../../tooling/source/node.ts';
import { plainAt } from '../../tooling/source/plain.ts';
import { openDocuments, treeOf, withGenerated } from '../../tooling/source/tree.ts';
import { type ApiServer, reasonToSkip, startApiServer } from './api-server.ts';

/** `group/resource` or `group/resource/subresource`, and verbs. */
type Rights = Readonly<Record<string, string>>;

const everything = 'get list watch create patch update delete';

/** In each watched namespace. */
const usedByAll: Rights = {
  '/pods': 'get list watch create patch delete',
  '/configmaps': 'get list watch create patch delete',
  '/secrets': 'get list watch create patch delete',
  '/services': 'get list watch create patch delete',
  '/serviceaccounts': 'get watch create patch delete',
  '/persistentvolumeclaims': 'get list watch create patch delete',
  '/endpoints': 'get',
  'apps/deployments': 'get watch create patch delete',
  'apps/deployments/scale': 'get update',
  'networking.k8s.io/networkpolicies': 'get watch create patch delete',
  'networking.k8s.io/ingresses': 'get list watch create patch delete',
  'policy/poddisruptionbudgets': 'get watch create patch delete',
  'rbac.authorization.k8s.io/roles': 'get watch create patch delete',
  'rbac.authorization.k8s.io/rolebindings': 'get watch create patch delete',
  'events.k8s.io/events': 'create',
  'core.strimzi.io/strimzipodsets': 'get list watch create update delete',
  'core.strimzi.io/strimzipodsets/status': 'update',
  'kafka.strimzi.io/kafkas': 'get list watch',
  'kafka.strimzi.io/kafkas/status': 'update',
  'kafka.strimzi.io/kafkanodepools': 'list watch',
  'kafka.strimzi.io/kafkanodepools/status': 'update',
  'kafka.strimzi.io/kafkaconnects': 'get list watch',
  'kafka.strimzi.io/kafkaconnects/status': 'update',
  'kafka.strimzi.io/kafkaconnectors': 'get list watch patch',
  'kafka.strimzi.io/kafkaconnectors/status': 'update',
  'kafka.strimzi.io/kafkamirrormaker2s': 'get list watch patch',
  'kafka.strimzi.io/kafkamirrormaker2s/status': 'update',
  'kafka.strimzi.io/kafkabridges': 'get list watch',
  'kafka.strimzi.io/kafkabridges/status': 'update',
  'kafka.strimzi.io/kafkarebalances': 'get list watch create patch delete',
  'kafka.strimzi.io/kafkarebalances/status': 'update',
  // Held in order to be handed on to an Entity Operator.
  'kafka.strimzi.io/kafkatopics': everything,
  'kafka.strimzi.io/kafkatopics/status': 'get patch update',
  'kafka.strimzi.io/kafkausers': 'get list watch create patch update',
  'kafka.strimzi.io/kafkausers/status': 'get patch update',
};

const usedBy: Readonly<Record<string, Rights>> = {
  '0.45.2': {
    'apps/statefulsets': 'get list watch delete',
    'kafka.strimzi.io/kafkamirrormakers': 'get list watch',
    'kafka.strimzi.io/kafkamirrormakers/status': 'update',
  },
  '1.2.0': {
    '/pods/resize': 'update',
    'gateway.networking.k8s.io/tlsroutes': 'get list watch create patch delete',
    ...Object.fromEntries(
      ['kafkas', 'kafkanodepools', 'kafkaconnects', 'kafkaconnectors', 'kafkamirrormaker2s', 'kafkabridges']
        .concat('kafkarebalances', 'kafkatopics', 'kafkausers')
        .map((resource) => [`kafka.strimzi.io/${resource}/finalizers`, 'update']),
    ),
    'core.strimzi.io/strimzipodsets/finalizers': 'update',
  },
};

/** Outside of any namespace. */
const usedEverywhere: Readonly<Record<string, Rights>> = {
  '0.45.2': { '/nodes': 'get list' },
  '1.2.0': { '/nodes': 'get' },
};
const usedEverywhereByAll: Rights = {
  'rbac.authorization.k8s.io/clusterrolebindings': 'get watch create patch delete',
  'storage.k8s.io/storageclasses': 'get',
};

/** What nobody who takes over the operator must be able to do, not even where it works. */
const never: Rights = {
  '/pods/exec': 'create get',
  '/endpoints': 'create patch update delete',
  '/nodes': 'patch update delete',
  '/namespaces': 'create patch update delete',
  'apps/replicasets': everything,
  'apps/daemonsets': everything,
  'kafka.strimzi.io/kafkas': 'create patch update delete',
  'kafka.strimzi.io/kafkanodepools': 'create patch update delete',
  'rbac.authorization.k8s.io/clusterroles': 'create patch update delete escalate bind',
  'rbac.authorization.k8s.io/roles': 'escalate bind',
};

const bases = baseTexts();
const releases = releasesWithBase(openDocuments(treeOf(bases)));

function operatorObjects(release: string): readonly Plain[] {
  const documents = openDocuments(
    treeOf({
      ...bases,
      'clusters/hz/cluster.yaml': `kind: KubernetesCluster
owner: team-kafka
provider: alibaba
kubernetes: "1.33"
nodePools: [{ name: kafka, nodes: 6, cpu: 8, memory: 28Gi, zones: [h] }]
storageClasses: [{ name: cloud-essd, default: true }]
strimzi: { release: ${release}, operator: { watch: [kafka] } }
`,
    }),
  );
  const fleet = loadFleet(documents);
  const all = withGenerated(documents, [...generateOverlays(fleet).values()].flat());
  const { objects, problems } = createRenderer(all).render('overlays/hz/operator');
  expect([...fleet.problems, ...problems]).toEqual([]);
  return objects.map(({ node }) => toPlain(node));
}

describe.skipIf(reasonToSkip !== '')(`the operator's rights, asked of a real API server${reasonToSkip}`, () => {
  let server: ApiServer;
  beforeAll(async () => {
    server = await startApiServer();
  });
  afterAll(() => server?.stop());

  /** Rights that it has, of those asked for, as `group/resource verb`. */
  async function granted(rights: Rights, namespace?: string, name?: string): Promise<readonly string[]> {
    const asked = Object.entries(rights).flatMap(([path, verbs]) => verbs.split(' ').map((verb) => ({ path, verb })));
    const answers = await Promise.all(
      asked.map(({ path, verb }) => {
        const [group, resource, subresource] = path.split('/');
        const resourceAttributes = { group, resource, subresource, verb, namespace, name };
        return server.client.create('/apis/authorization.k8s.io/v1/subjectaccessreviews', {
          apiVersion: 'authorization.k8s.io/v1',
          kind: 'SubjectAccessReview',
          spec: {
            user: 'system:serviceaccount:strimzi:strimzi-cluster-operator',
            groups: ['system:serviceaccounts', 'system:serviceaccounts:strimzi', 'system:authenticated'],
            resourceAttributes: JSON.parse(JSON.stringify(resourceAttributes)),
          },
        });
      }),
    );
    expect(answers.map(({ status, message }) => `${status} ${message}`)).toEqual(asked.map(() => '201 '));
    return asked
      .filter((_, index) => plainAt(answers[index]?.body, 'status', 'allowed') === true)
      .map(({ path, verb }) => `${path} ${verb}`);
  }

  function all(rights: Rights): readonly string[] {
    return Object.entries(rights).flatMap(([path, verbs]) => verbs.split(' ').map((verb) => `${path} ${verb}`));
  }

  describe.each(releases)('Strimzi %s', (release) => {
    beforeAll(async () => {
      for (const name of ['kafka', 'strimzi', 'other'])
        await server.client.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }, { dryRun: false });
      for (const object of operatorObjects(release)) {
        const { status, message } = await server.client.apply(object, { dryRun: false });
        expect(`${status} ${message}`).toMatch(/^20[01] /);
      }
    });

    test('has all that it uses in a namespace it watches', async () => {
      const rights = { ...usedByAll, ...usedBy[release] };
      expect(await granted(rights, 'kafka')).toEqual(all(rights));
    });

    test('has all that it uses outside of namespaces', async () => {
      const rights = { ...usedEverywhereByAll, ...usedEverywhere[release] };
      expect(await granted(rights)).toEqual(all(rights));
    });

    test('has none of what only another release uses', async () => {
      const others = Object.entries(usedBy).filter(([name]) => name !== release);
      for (const [, rights] of others) expect(await granted(rights, 'kafka')).toEqual([]);
    });

    test('leads by its own lease, and touches no other', async () => {
      const lease = { 'coordination.k8s.io/leases': 'get patch update' };
      expect(await granted(lease, 'strimzi', 'strimzi-cluster-operator')).toEqual(all(lease));
      expect(await granted({ 'coordination.k8s.io/leases': 'create' }, 'strimzi')).toHaveLength(1);
      expect(await granted(lease, 'strimzi', 'other')).toEqual([]);
      expect(await granted({ 'coordination.k8s.io/leases': everything }, 'kafka')).toEqual([]);
    });

    test('has nothing in a namespace it does not watch, and nothing that it does not use', async () => {
      expect(await granted({ ...usedByAll, ...usedBy[release] }, 'other')).toEqual([]);
      expect(await granted(never, 'kafka')).toEqual([]);
      expect(await granted({ '/secrets': everything, '/pods': everything })).toEqual([]);
    });
  });

  test('every release with a base is asked about', () => {
    expect(Object.keys(usedBy)).toEqual(releases);
  });
});
