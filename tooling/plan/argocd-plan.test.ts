import { afterAll, describe, expect, test } from 'vitest';
import { baseTexts } from '../../scripts/base-texts.ts';
import { generateOverlays } from '../generate/generate.ts';
import { loadFleet } from '../model/load.ts';
import { formatPlanJson } from '../report/plan/json.ts';
import { formatPlanMarkdown } from '../report/plan/markdown.ts';
import { formatPlanPretty } from '../report/plan/pretty.ts';
import { openDocuments, treeOf } from '../source/tree.ts';
import { makePlan } from './make-plan.ts';
import { argocdFacts } from './objects/argocd-facts.ts';
import type { FleetPlan } from './plan.ts';

type Files = Readonly<Record<string, string>>;

const kubernetes = (more = ''): string => `kind: KubernetesCluster
provider: other
kubernetes: "1.33"
storageClasses: [{ name: fast, default: true }]
strimzi: { release: 1.2.0 }
prometheus: { storage: { size: 10Gi } }
${more}`;
const kafka = (size = '10Gi', owner = 'team-orders'): string => `kind: KafkaCluster
owner: ${owner}
kafka: { version: 4.2.1, metadataVersion: 4.2-IV1 }
pools: { controllers: { roles: [controller] }, brokers: { roles: [broker], storage: { size: ${size} } } }
`;
const windows = (from: string): string =>
  `maintenance: { timeZone: Europe/Amsterdam, windows: [{ days: [tuesday], from: "${from}", for: 3h }] }\n`;
const argocd = (more = ''): string => `kind: ArgoCD
repository: https://git.example.com/kafka/fleet.git
${more}`;
const fleet: Files = {
  ...baseTexts(),
  'clusters/argocd.yaml': argocd(),
  'clusters/hz/cluster.yaml': kubernetes(),
  'clusters/hz/orders.yaml': kafka(),
};

/** With the overlays that generate writes. */
function committed(files: Files): Files {
  const made = [...generateOverlays(loadFleet(openDocuments(treeOf(files)))).values()].flat();
  return { ...files, ...Object.fromEntries(made.map(({ path, text }) => [path, text])) };
}

const told = new Set<string>();

function planOf(before: Files, after: Files): FleetPlan {
  const [old, now] = [committed(before), committed(after)];
  const changed = new Set([...Object.keys(old), ...Object.keys(now)].filter((path) => old[path] !== now[path]));
  const first = openDocuments(treeOf(old));
  const second = openDocuments(treeOf(now));
  const shared = { ...second, yaml: (path: string) => (changed.has(path) ? second : first).yaml(path) };
  const plan = makePlan(first, shared, changed, { base: { ref: 'main', commit: undefined } });
  for (const { effects } of plan.overlays) for (const { id } of effects) told.add(id);
  return plan;
}

function without(files: Files, path: string): Files {
  return Object.fromEntries(Object.entries(files).filter(([one]) => one !== path));
}

function effectsOf(plan: FleetPlan, overlay: string): readonly string[] {
  const found = plan.overlays.find(({ id }) => id === overlay);
  return (found?.effects ?? []).map(({ id, risk }) => (risk === 'none' ? id : `${id} ${risk}`));
}

const base = (path: string, from: string, to: string): Files => {
  const text = fleet[path] ?? '';
  expect(text).toContain(from);
  return { ...fleet, [path]: text.replace(from, to) };
};

describe('when it arrives', () => {
  const resized = { 'clusters/hz/orders.yaml': kafka('20Gi') };

  test('at once without windows', () => {
    const plan = planOf(fleet, { ...fleet, ...resized });
    expect(plan.arrival).toEqual({ atOnce: ['hz/orders'], waits: [] });
    expect(formatPlanPretty(plan, { color: false })).toContain('Applied   at once\n');
  });

  test('unknown without Argo CD', () => {
    const alone = without(fleet, 'clusters/argocd.yaml');
    const plan = planOf(alone, { ...alone, ...resized });
    expect(plan.arrival).toBeUndefined();
    expect(formatPlanPretty(plan, { color: false })).not.toContain('Applied');
    expect(JSON.parse(formatPlanJson(plan))).toMatchObject({ arrival: null });
  });

  test('in the next window, but for what restarts nothing', () => {
    const held = { ...fleet, 'clusters/hz/cluster.yaml': kubernetes(windows('02:00')) };
    const plan = planOf(held, {
      ...held,
      ...resized,
      'clusters/hz/cluster.yaml': `${kubernetes(windows('02:00')).replace('10Gi', '20Gi')}`.replace(
        'release: 1.2.0',
        'release: 1.2.0, operator: { replicas: 1 }',
      ),
    });
    const window = 'Tue 02:00–05:00 Europe/Amsterdam';
    expect(plan.arrival).toEqual({
      atOnce: ['hz/prometheus'],
      waits: [{ kubernetes: 'hz', window, ids: ['hz/orders', 'hz/operator'] }],
    });
    const text = `in the next window of hz (${window}); hz/prometheus at once; sooner by hand alone, see \`docs/guides/sync-windows.md\``;
    expect(formatPlanPretty(plan, { color: false, width: 200 }).replaceAll(/\s+/g, ' ')).toContain(`Applied ${text}`);
    expect(formatPlanMarkdown(plan, { color: false })).toContain('**Applied:** in the next window of hz');
    expect(JSON.parse(formatPlanJson(plan))).toMatchObject({ arrival: { waits: [{ kubernetes: 'hz', window }] } });
  });

  test('the windows of the merge itself count', () => {
    const held = { ...fleet, 'clusters/hz/cluster.yaml': kubernetes(windows('02:00')) };
    const plan = planOf(held, { ...held, ...resized, 'clusters/hz/cluster.yaml': kubernetes(windows('04:00')) });
    expect(plan.arrival?.waits.map((one) => one.window)).toEqual(['Tue 04:00–07:00 Europe/Amsterdam']);
    expect(plan.arrival?.atOnce).toContain('hz/argocd');
    expect(effectsOf(plan, 'hz/argocd')).toEqual(['sync-windows-changed']);
  });
});

describe('what makes Applications', () => {
  test('a file that comes', () => {
    const plan = planOf(fleet, { ...fleet, 'clusters/hz/billing.yaml': kafka() });
    expect(effectsOf(plan, 'hz/argocd')).toEqual(['application-new']);
    expect(plan.overlays.find(({ id }) => id === 'hz/argocd')?.effects[0]?.says).toBe(
      'Application `hz-billing` is made, and applies its overlay.',
    );
  });

  test('a file that goes leaves its Application', () => {
    const two = { ...fleet, 'clusters/hz/billing.yaml': kafka() };
    const plan = planOf(two, fleet);
    const [effect] = plan.overlays.find(({ id }) => id === 'hz/argocd')?.effects ?? [];
    expect(effect).toMatchObject({
      id: 'application-left',
      says: 'The file of Application `hz-billing` goes, and the Application stays: Argo CD deletes none because of that, and nothing of what it has applied.',
      afterwards: ['`kubectl delete application hz-billing -n argocd`'],
    });
  });

  test('another owner, another Kubernetes cluster', () => {
    const owned = planOf(fleet, { ...fleet, 'clusters/hz/orders.yaml': kafka('10Gi', 'team-billing') });
    expect(effectsOf(owned, 'hz/argocd')).toEqual(['application-owner-changed']);
    const moved = planOf(fleet, { ...fleet, 'clusters/hz/cluster.yaml': kubernetes('destination: hangzhou\n') });
    expect(effectsOf(moved, 'hz/argocd').filter((one) => one.startsWith('application-moved'))).toHaveLength(4);
    expect(effectsOf(moved, 'hz/argocd')).toContain('application-moved degraded');
  });
});

describe('objects of Argo CD', () => {
  test.each<readonly [string, Files, string, readonly string[]]>([
    [
      'another revision',
      { ...fleet, 'clusters/argocd.yaml': argocd('revision: refs/heads/release\n') },
      'hz/argocd',
      ['application-source-changed'],
    ],
    [
      'another revision, at the hub',
      { ...fleet, 'clusters/argocd.yaml': argocd('revision: refs/heads/release\n') },
      'argocd',
      ['application-source-changed'],
    ],
    [
      'an admin',
      { ...fleet, 'clusters/argocd.yaml': argocd('admins: [platform]\n') },
      'hz/argocd',
      ['project-roles-changed'],
    ],
    [
      'a kind more',
      { ...fleet, 'clusters/argocd.yaml': argocd('allow: [{ group: monitoring.coreos.com, kind: PodMonitor }]\n') },
      'hz/argocd',
      ['project-widened'],
    ],
    [
      'a kind less',
      base('base/argocd/kubernetes/project-kafka.yaml', '    - { group: apps, kind: Deployment }\n', ''),
      'hz/argocd',
      ['project-narrowed'],
    ],
    [
      'retries',
      base('base/argocd/kubernetes/sets/every-set.yaml', 'limit: 12', 'limit: 10'),
      'hz/argocd',
      ['applications-changed'],
    ],
    [
      'how it is rendered',
      base('base/argocd/kubernetes/sets/every-set.yaml', 'goTemplate: true', 'goTemplate: false'),
      'hz/argocd',
      ['argocd-changed'],
    ],
    [
      'what keeps Applications',
      base('base/argocd/kubernetes/sets/every-set.yaml', 'create-update', 'sync'),
      'hz/argocd',
      ['set-safety-changed degraded'],
    ],
    [
      'a check of health',
      base('base/argocd/health/ApplicationSet/health.lua', 'Waits for', 'Awaits'),
      'argocd',
      ['argocd-settings-changed'],
    ],
    [
      'what pods read when they start',
      base('base/argocd/hub/settings.yaml', '"1800"', '"2400"'),
      'argocd',
      ['argocd-settings-wait'],
    ],
    [
      'the address',
      { ...fleet, 'clusters/argocd.yaml': argocd('url: https://argocd.example.com\n') },
      'argocd',
      ['argocd-settings-changed'],
    ],
  ])('%s', (_, after, overlay, effects) => {
    const plan = planOf(fleet, after);
    expect(plan.problems).toEqual([]);
    expect(effectsOf(plan, overlay)).toEqual(effects);
    expect(JSON.stringify(plan.overlays.flatMap((one) => one.effects.map(({ says }) => says)))).not.toContain(
      'not known',
    );
  });

  test('a Kubernetes cluster that goes leaves its Application to be deleted by hand', () => {
    const two = { ...fleet, 'clusters/new/cluster.yaml': kubernetes() };
    const plan = planOf(two, fleet);
    const [effect] = plan.overlays.find(({ id }) => id === 'argocd')?.effects ?? [];
    expect(effect).toMatchObject({
      id: 'gone-protected',
      afterwards: [
        'Delete it by hand, which deletes nothing that it has applied: `kubectl delete application kafka-fleet-new -n argocd`.',
      ],
    });
    expect(effect).not.toHaveProperty('first');
    expect(effectsOf(plan, 'new/argocd')).toEqual(['overlay-gone degraded', 'application-left']);
  });

  test('the hub goes with its file', () => {
    const plan = planOf(fleet, without(fleet, 'clusters/argocd.yaml'));
    expect(plan.overlays.map(({ id, change }) => [id, change])).toEqual([
      ['argocd', 'gone'],
      ['hz/argocd', 'gone'],
    ]);
    expect(effectsOf(plan, 'argocd')).toEqual(['overlay-gone degraded']);
  });

  test('a fault in its file takes nothing away', () => {
    const plan = planOf(fleet, {
      ...fleet,
      'clusters/argocd.yaml': argocd('x: 1\n'),
      'clusters/hz/orders.yaml': kafka('20Gi'),
    });
    expect(plan.problems).toHaveLength(1);
    expect([...plan.clusters, ...plan.overlays].map(({ id }) => id)).toEqual(['hz/orders']);
  });
});

afterAll(() => {
  expect(Object.keys(argocdFacts).filter((id) => !told.has(id))).toEqual([]);
});
