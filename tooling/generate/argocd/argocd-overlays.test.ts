import { describe, expect, test } from 'vitest';
import { type Changes, miniatureTexts } from '../../../test/support/miniature.ts';
import { loadFleet } from '../../model/load.ts';
import { type Plain, toPlain } from '../../source/node.ts';
import { listAt, mapAt, plainAt } from '../../source/plain.ts';
import { openDocuments, treeOf } from '../../source/tree.ts';
import { generateOverlays } from '../generate.ts';
import { asLabel } from './applications.ts';
import { applicationName, secondsOf, sets } from './names.ts';

const argocd = `kind: ArgoCD
repository: https://git.example.com/kafka/fleet.git
admins: [platform]
teams: { team-orders: { groups: [orders] }, Team Idle: { groups: [idle] } }
`;

/** What is generated, as data by path: the documents of each file. */
function made(changes: Changes = {}): ReadonlyMap<string, readonly Plain[]> {
  const fleet = loadFleet(openDocuments(treeOf(miniatureTexts({ 'clusters/argocd.yaml': argocd, ...changes }))));
  expect(fleet.problems).toEqual([]);
  const files = [...generateOverlays(fleet).values()].flat().filter(({ path }) => path.includes('argocd'));
  return new Map(files.map(({ path, documents }) => [path, documents.map(toPlain)]));
}

function at(files: ReadonlyMap<string, readonly Plain[]>, path: string): Plain {
  return files.get(path)?.[0] ?? null;
}

const texts = miniatureTexts();

test('without clusters/argocd.yaml there is nothing', () => {
  expect([...made({ 'clusters/argocd.yaml': undefined }).keys()]).toEqual([]);
});

describe('files of Applications', () => {
  test('one for each overlay, in the folder of its set', () => {
    const paths = [...made().keys()].filter((path) => path.includes('/applications/'));
    expect(paths.map((path) => path.replace('overlays/hz/argocd/applications/', ''))).toEqual([
      'crds/crds.yaml',
      'operator/operator.yaml',
      'kafka/orders.yaml',
    ]);
  });

  test('a destination of its own, an owner whose name is no label', () => {
    const files = made({
      'clusters/hz/cluster.yaml': `${texts['clusters/hz/cluster.yaml']}destination: east\n`,
      'clusters/hz/orders.yaml': `${(texts['clusters/hz/orders.yaml'] ?? '').replace(/^owner:.*\n/m, '')}owner: Team Orders!\n`,
    });
    const file = at(files, 'overlays/hz/argocd/applications/kafka/orders.yaml');
    expect(file).toMatchObject({ name: 'hz-orders', destination: 'east', owner: 'Team Orders!', team: 'Team-Orders' });
    expect(at(files, 'overlays/hz/argocd/project-kafka.yaml')).toMatchObject({
      spec: { destinations: [{ name: 'east', namespace: plainAt(file, 'namespace') }] },
    });
  });
});

test('a group whose name has a comma, which Argo CD takes in quotes only', () => {
  const files = made({
    'clusters/argocd.yaml': argocd
      .replace('[platform]', '["CN=platform,OU=teams", platform]')
      .replace('[orders]', '["CN=orders,OU=teams"]'),
  });
  const roles = listAt(at(files, 'overlays/hz/argocd/project-kafka.yaml'), 'spec', 'roles');
  expect(roles.map((role) => listAt(role, 'groups'))).toEqual([
    ['"CN=platform,OU=teams"', 'platform'],
    ['"CN=orders,OU=teams"'],
  ]);
});

describe('names', () => {
  test.each([
    ['overlays/hz/orders', 'hz-orders'],
    ['overlays/hz-prod/crds', 'hz-prod-crds'],
  ])('%s', (overlay, name) => expect(applicationName(overlay)).toBe(name));

  test.each([
    ['orders', 'orders'],
    ['Team Orders', 'Team-Orders'],
    ['-a/b-', 'a-b'],
    ['ä', ''],
    [`${'a'.repeat(62)}-b`, 'a'.repeat(62)],
  ])('%s as a label', (text, label) => expect(asLabel(text)).toBe(label));

  test('times in seconds', () => expect(['90s', '2m', '1h'].map((one) => secondsOf(one))).toEqual([90, 120, 3600]));
});

describe('of a Kubernetes cluster', () => {
  test('every set reads the files of its own folder alone, at the revision that is followed', () => {
    const files = made({ 'clusters/argocd.yaml': `${argocd}revision: refs/heads/live\nrefreshEvery: 1h\n` });
    for (const { name, project } of sets) {
      const set = at(files, `overlays/hz/argocd/set-${name}.yaml`);
      expect(listAt(set, 'spec', 'generators')).toMatchObject([
        {
          git: {
            repoURL: 'https://git.example.com/kafka/fleet.git',
            revision: 'refs/heads/live',
            files: [{ path: `overlays/hz/argocd/applications/${name}/*.yaml` }],
            // What the next set waits for is looked at sooner.
            requeueAfterSeconds: name === 'crds' || name === 'operator' ? 30 : 3600,
          },
        },
      ]);
      expect(plainAt(set, 'spec', 'template', 'spec', 'project')).toBe(`hz-${project}`);
    }
  });

  test('a file elsewhere changes none of its files', () => {
    const more = {
      'clusters/ams/cluster.yaml': texts['clusters/hz/cluster.yaml'],
      'clusters/ams/other.yaml': texts['clusters/hz/orders.yaml'],
    };
    const [before, after] = [made(), made(more)].map((files) =>
      [...files].filter(([path]) => path.startsWith('overlays/hz/')),
    );
    expect(after).toEqual(before);
  });

  test('kinds that a team may have besides', () => {
    const files = made({ 'clusters/argocd.yaml': `${argocd}allow: [{ group: "", kind: LimitRange }]\n` });
    expect(at(files, 'overlays/hz/argocd/allow.yaml')).toEqual([
      { op: 'add', path: '/spec/namespaceResourceWhitelist/-', value: { group: '', kind: 'LimitRange' } },
    ]);
    expect([...made().keys()]).not.toContain('overlays/hz/argocd/allow.yaml');
  });
});

describe('roles', () => {
  const rolesOf = (name: string, changes: Changes = {}): readonly Plain[] =>
    listAt(at(made(changes), `overlays/hz/argocd/project-${name}.yaml`), 'spec', 'roles');
  const owned = {
    'clusters/hz/orders.yaml': `${(texts['clusters/hz/orders.yaml'] ?? '').replace(/^owner:.*\n/m, '')}owner: team-orders\n`,
  };

  test('a team sees its own clusters and changes nothing; one without clusters has no role', () => {
    expect(rolesOf('kafka', owned).map((one) => plainAt(one, 'name'))).toEqual(['admin', 'team-orders']);
    expect(mapAt(rolesOf('kafka', owned)[1])).toMatchObject({
      groups: ['orders'],
      policies: [
        'p, proj:hz-kafka:team-orders, applications, get, hz-kafka/hz-orders, allow',
        'p, proj:hz-kafka:team-orders, logs, get, hz-kafka/hz-orders, allow',
      ],
    });
  });

  test('nobody but admins sees the platform, and nobody may do everything', () => {
    expect(rolesOf('platform', owned).map((one) => plainAt(one, 'name'))).toEqual(['admin']);
    const policies = [...rolesOf('platform', owned), ...rolesOf('kafka', owned)].flatMap((one) =>
      listAt(one, 'policies'),
    );
    for (const policy of policies) expect(String(policy)).not.toMatch(/applications, \*|, create,|, override,/);
  });
});

describe('of the hub', () => {
  const applications = (changes: Changes = {}): readonly Plain[] =>
    made(changes).get('overlays/argocd/applications.yaml') ?? [];

  test('a root and one Application for each folder of clusters/, also of one that was not read', () => {
    const more = { 'clusters/ams/cluster.yaml': texts['clusters/hz/cluster.yaml'] };
    expect(applications(more).map((one) => plainAt(one, 'metadata', 'name'))).toEqual([
      'kafka-fleet',
      'kafka-fleet-ams',
      'kafka-fleet-hz',
    ]);
    const all = miniatureTexts({ 'clusters/argocd.yaml': argocd, ...more });
    const [part, whole] = ['hz', undefined].map((only) =>
      generateOverlays(loadFleet(openDocuments(treeOf(all)), only))
        .get('overlays/argocd')
        ?.map(({ text }) => text),
    );
    expect(part).toEqual(whole);
  });

  test('none has a finalizer, and none can be pruned', () => {
    for (const one of applications()) {
      expect(plainAt(one, 'metadata', 'finalizers')).toBeUndefined();
      expect(plainAt(one, 'metadata', 'annotations', 'argocd.argoproj.io/sync-options')).toBe(
        'Prune=false,Delete=false',
      );
    }
  });
});
