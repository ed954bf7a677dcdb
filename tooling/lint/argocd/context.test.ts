/** What Argo CD has of several Kubernetes clusters at once, and how far a change there reaches. */
import { describe, expect, it, test } from 'vitest';
import { type Changes, miniatureTexts } from '../../../test/support/miniature.ts';
import { openDocuments, treeOf } from '../../source/tree.ts';
import { type JudgeOptions, judge } from '../judge.ts';

const argocd = 'kind: ArgoCD\nrepository: https://git.example.com/kafka/fleet.git\n';
const texts = miniatureTexts();
const orders = texts['clusters/hz/orders.yaml'] ?? '';
const kubernetes = texts['clusters/hz/cluster.yaml'] ?? '';
const two: Changes = {
  'clusters/argocd.yaml': argocd,
  'clusters/ams/cluster.yaml': kubernetes,
  'clusters/ams/payments.yaml': orders,
};

async function judged(changes: Changes, options: JudgeOptions = {}) {
  return judge(openDocuments(treeOf(miniatureTexts({ ...two, ...changes }))), options);
}

async function found(changes: Changes, options?: JudgeOptions): Promise<readonly string[]> {
  const { findings } = await judged(changes, options);
  return findings.map(({ origin, rule, message }) => `${origin.file.path} ${rule}: ${message}`);
}

test('two sound Kubernetes clusters', async () => {
  expect(await found({})).toEqual([]);
});

test('objects that live at the hub are none of the Kubernetes cluster', async () => {
  const { counts } = await judged({});
  const without = await judged({ 'clusters/argocd.yaml': undefined });
  expect(without.counts.objects).toBeLessThan(counts.objects);
  // Both have projects and sets of the same kinds in one namespace: no rule takes these for objects written twice.
  expect(await found({}, { scope: { kubernetes: 'hz' } })).toEqual([]);
});

describe('of two Kubernetes clusters', () => {
  const sameNames: Changes = {
    'clusters/hz-a/cluster.yaml': kubernetes,
    'clusters/hz-a/b.yaml': orders,
    'clusters/hz/a-b.yaml': orders,
  };

  it('names that become one are told at both', async () => {
    const all = (await found(sameNames)).filter((one) => one.includes('application-name-unfit'));
    expect(all.map((one) => one.split(' ')[0])).toEqual(['clusters/hz-a/b.yaml', 'clusters/hz/a-b.yaml']);
    expect(all[0]).toContain('`hz-a-b` is the name of another Application too, that of `clusters/hz/a-b.yaml`,');
  });

  it('a run for one of them tells it too', async () => {
    const all = await found(sameNames, { scope: { kubernetes: 'hz-a' } });
    expect(all.filter((one) => one.includes('application-name-unfit'))).toHaveLength(1);
  });

  it('a destination that is the same is told where it is written', async () => {
    expect(await found({ 'clusters/ams/cluster.yaml': `${kubernetes}destination: hz\n` })).toEqual([
      'clusters/ams/cluster.yaml application-target-unknown: `hz` is the destination of `hz` too, so one would prune what the other rolls out; name the Kubernetes cluster that is meant.',
    ]);
  });
});

describe('a change reaches', () => {
  const reached = async (changes: Changes, before: Changes = {}): Promise<readonly string[] | string> => {
    const then = miniatureTexts({ ...two, ...before });
    const now = miniatureTexts({ ...two, ...before, ...changes });
    const changed = new Set(Object.keys({ ...then, ...now }).filter((path) => then[path] !== now[path]));
    const { part } = await judge(openDocuments(treeOf(now)), {
      since: { ref: 'main', documents: openDocuments(treeOf(then)), changed },
    });
    if (part?.ids !== undefined) return [...part.ids].sort();
    return `all, as ${part?.because}`;
  };

  it('all where it is of Argo CD itself', async () => {
    expect(await reached({ 'clusters/argocd.yaml': `${argocd}url: https://argocd.example.com\n` })).toMatch(
      /^all, as /,
    );
    expect(await reached({ 'overlays/argocd/settings.yaml': 'x: 1\n' })).toBe('all, as overlays/argocd/settings.yaml');
    expect(await reached({ 'base/argocd/hub/project.yaml': 'x: 1\n' })).toBe('all, as base/argocd/hub/project.yaml');
  });

  it('one where it is of that one', async () => {
    expect(await reached({ 'overlays/ams/argocd/applications/services/a.yaml': 'name: a\n' })).toEqual(['ams']);
    expect(await reached({ 'clusters/ams/payments.yaml': `${orders}# more\n` })).toEqual(['ams']);
  });

  it('both where one takes a name of the other', async () => {
    const name = 'name: hz-orders\n';
    // These two are all there are.
    expect(await reached({ 'overlays/ams/argocd/applications/services/a.yaml': name })).toBe('all, as undefined');
  });
});

test('what stands in the base and in no schema is told at its line', async () => {
  const path = 'base/argocd/kubernetes/sets/kafka.yaml';
  const text = `${texts[path]}spec: { syncPolicie: {} }\n`;
  expect(await found({ [path]: text })).toEqual([
    `${path} object-schema: Field \`syncPolicie\` is not known in \`spec\`; did you mean \`syncPolicy\`?`,
  ]);
});
