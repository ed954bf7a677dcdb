import { describe, expect, it } from 'vitest';
import { type Changes, miniatureTexts } from '../../../test/support/miniature.ts';
import { openDocuments, treeOf } from '../../source/tree.ts';
import { judge } from '../judge.ts';

const orders = miniatureTexts()['clusters/hz/orders.yaml'] ?? '';
const kubernetes = miniatureTexts()['clusters/hz/cluster.yaml'] ?? '';
const kustomization = (...resources: readonly string[]): string =>
  `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [${resources.join(', ')}]\n`;

/** Three Kubernetes clusters; the third uses no profile and has an overlay of its own. */
const before: Changes = {
  'clusters/ams/cluster.yaml': kubernetes,
  'clusters/ams/orders.yaml': orders,
  'clusters/fra/cluster.yaml': kubernetes,
  'clusters/profiles/unused.yaml': 'kind: Profile\n',
  'shared/note.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: note, namespace: kafka }\n',
  'shared/README.md': 'words\n',
  'overlays/fra/byhand/kustomization.yaml': kustomization('../../../shared/note.yaml'),
};

async function judged(changes: Changes, more: Changes = {}): Promise<readonly string[] | string> {
  const then = miniatureTexts({ ...before, ...more });
  const now: Record<string, string> = { ...then };
  for (const [path, text] of Object.entries(changes)) {
    if (text !== undefined) now[path] = text;
    else for (const one of Object.keys(now)) if (one === path || one.startsWith(`${path}/`)) delete now[one];
  }
  const changed = new Set(Object.keys({ ...then, ...now }).filter((path) => then[path] !== now[path]));
  const documents = openDocuments(treeOf(now));
  const since = { ref: 'main', documents: openDocuments(treeOf(then)), changed };
  const { part } = await judge(documents, { since });
  if (part?.ids !== undefined) return [...part.ids].sort();
  return part?.because === undefined ? 'all' : `all, as ${part.because}`;
}

describe('a change reaches', () => {
  it('the Kubernetes cluster whose file it is', async () => {
    expect(await judged({ 'clusters/hz/orders.yaml': `${orders}# more\n` })).toEqual(['hz']);
    expect(await judged({ 'clusters/ams/cluster.yaml': `${kubernetes}# more\n` })).toEqual(['ams']);
    expect(await judged({ 'overlays/fra/crds/kustomization.yaml': 'x: 1\n' })).toEqual(['fra']);
    expect(await judged({ 'clusters/new/orders.yaml': orders })).toEqual(['new']);
    expect(await judged({ 'clusters/hz/orders/topics.yaml': 'kind: Topics\ntopics: {}\n' })).toEqual(['hz']);
  });

  it('one that is gone, whose overlays may be there', async () => {
    expect(await judged({ 'clusters/ams': undefined })).toEqual(['ams']);
  });

  it('those that use a profile', async () => {
    const small = miniatureTexts()['clusters/profiles/small.yaml'] ?? '';
    expect(await judged({ 'clusters/profiles/small.yaml': `${small}# more\n` })).toEqual(['ams', 'hz']);
    expect(await judged({ 'clusters/profiles/unused.yaml': 'kind: Profile\nkafka: { cpu: 1 }\n' })).toEqual([]);
    expect(await judged({ 'clusters/profiles/small.yaml': undefined })).toEqual(['ams', 'hz']);
  });

  it('those to whom a profile is missing, as another one may be what they mean', async () => {
    const lost = orders.replace(/profiles: .*/, 'profiles: [smal]');
    expect(lost).not.toBe(orders);
    expect(
      await judged({ 'clusters/profiles/other.yaml': 'kind: Profile\n' }, { 'clusters/ams/orders.yaml': lost }),
    ).toEqual(['ams']);
  });

  it('those whose overlays build on a base', async () => {
    const base = miniatureTexts()['base/kafka/zookeeper/kafka.yaml'] ?? '';
    expect(await judged({ 'base/kafka/zookeeper/kafka.yaml': `${base}# more\n` })).toEqual(['ams', 'hz']);
    expect(await judged({ 'base/kafka/zookeeper': undefined })).toEqual(['ams', 'hz']);
    expect(await judged({ 'base/kafka/zookeeper/nobody-names-it.yaml': 'x: 1\n' })).toEqual([]);
    const shared = 'base/operator/shared/cluster-role-bindings.yaml';
    expect(await judged({ [shared]: `${miniatureTexts()[shared]}# more\n` })).toBe('all');
  });

  it('those whose overlays were written by a person and name it', async () => {
    expect(await judged({ 'shared/note.yaml': 'apiVersion: v1\n' })).toEqual(['fra']);
    expect(await judged({ 'shared/note.yaml': undefined })).toEqual(['fra']);
    expect(await judged({ 'shared/README.md': 'other\n', 'docs/a.md': 'x' })).toEqual([]);
    const link = { 'overlays/fra/byhand/kustomization.yaml': kustomization('../../ams/orders') };
    expect(await judged({ 'clusters/ams/orders.yaml': `${orders}# more\n` }, link)).toEqual(['ams', 'fra']);
  });

  it('files elsewhere through a base that names them', async () => {
    const path = 'base/kafka/zookeeper/kustomization.yaml';
    const text = (miniatureTexts()[path] ?? '').replace('resources:', 'resources:\n  - ../../../shared/note.yaml');
    expect(await judged({ 'shared/note.yaml': 'apiVersion: v1\n' }, { [path]: text })).toBe('all');
  });

  it('all where it decides every verdict', async () => {
    expect(await judged({ 'clusters/rings.yaml': 'kind: Rings\nrings: [all]\n' })).toBe('all, as clusters/rings.yaml');
    expect(await judged({ 'package.json': '{}' })).toBe('all, as package.json');
    expect(await judged({ 'tooling/lint/judge.ts': '' })).toBe('all, as tooling/lint/judge.ts');
    expect(await judged({ 'baseline.yaml': 'kind: Baseline\nfindings: []\n' })).toBe('all, as baseline.yaml');
    expect(await judged({ 'base/operator/9.9.9/kustomization.yaml': kustomization() })).toBe(
      'all, as base/operator/9.9.9/kustomization.yaml',
    );
  });

  it('all where a profile accepts a finding, which may be that of any of its users', async () => {
    const accepted = 'suppress:\n  - { rule: heap-too-large, path: kafka.heap, reason: known, until: 2026-12-01 }\n';
    const small = `${miniatureTexts()['clusters/profiles/small.yaml']}${accepted}`;
    expect(
      await judged({ 'clusters/hz/orders.yaml': `${orders}# more\n` }, { 'clusters/profiles/small.yaml': small }),
    ).toBe('all, as clusters/profiles/small.yaml');
  });

  it('nothing where nothing did', async () => {
    expect(await judged({})).toEqual([]);
  });
});
