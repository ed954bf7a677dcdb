import { describe, expect, it } from 'vitest';
import { type Changes, miniatureTexts } from '../../../test/support/miniature.ts';
import { loadFleet } from '../../model/load.ts';
import { createRenderer } from '../../render/render.ts';
import { nodeAt, toPlain } from '../../source/node.ts';
import { openDocuments, treeOf, withGenerated } from '../../source/tree.ts';
import { generateOverlays, type Overlays } from '../generate.ts';
import { overlaysWith } from './ring-changes.ts';

const kubernetes = miniatureTexts()['clusters/hz/cluster.yaml'] ?? '';
const orders = miniatureTexts()['clusters/hz/orders.yaml'] ?? '';
const folder = 'base/kafka/zookeeper/rings/threads';

function component(path: string, value: number, kind = 'Kafka'): Changes {
  return {
    [`${path}/kustomization.yaml`]: `apiVersion: kustomize.config.k8s.io/v1alpha1
kind: Component
patches:
  - target: { kind: ${kind} }
    patch: '[{ "op": "add", "path": "/metadata/annotations", "value": { "ring": "${value}" } }]'
`,
  };
}

/** Two Kubernetes clusters, `ams` in ring canary. */
const fleet: Changes = {
  'clusters/ams/cluster.yaml': `${kubernetes}ring: canary\n`,
  'clusters/ams/orders.yaml': orders,
  ...component(folder, 6),
};

function rings(...changes: readonly string[]): Changes {
  const entries = changes.map((one, index) => `  c${index}: { until: 2027-03-31, reason: to see, ${one} }\n`);
  return { 'clusters/rings.yaml': `kind: Rings\nrings: [canary, rest]\nchanges:\n${entries.join('')}` };
}

function made(changes: Changes) {
  const documents = openDocuments(treeOf(miniatureTexts({ ...fleet, ...changes })));
  const read = loadFleet(documents);
  expect(read.problems.map((one) => one.message)).toEqual([]);
  return { documents, fleet: read, overlays: generateOverlays(read) };
}

function textOf(overlays: Overlays, path: string): string {
  return [...overlays.values()].flat().find((one) => one.path === path)?.text ?? '';
}

const of = (id: string): string => `overlays/${id}/orders/kustomization.yaml`;

describe('a change of a base', () => {
  it('is on in its ring and those before', () => {
    const canary = made(rings(`ring: canary, component: ${folder}`));
    expect(textOf(canary.overlays, of('ams'))).toContain(`components:\n  - ../../../${folder}\n`);
    expect(textOf(canary.overlays, of('ams')).split('\n')[0]).toMatch(/, clusters\/rings\.yaml\. Do not edit\.$/);
    expect(textOf(canary.overlays, of('hz'))).not.toContain('rings');
    const [change] = canary.fleet.rings?.changes ?? [];
    expect(change && overlaysWith(change, canary.overlays)).toEqual(['overlays/ams/orders']);
    const everywhere = made(rings(`ring: rest, component: ${folder}`));
    const [last] = everywhere.fleet.rings?.changes ?? [];
    expect(last && overlaysWith(last, everywhere.overlays)).toEqual(['overlays/ams/orders', 'overlays/hz/orders']);
  });

  it('stands where rings.yaml says it', () => {
    const { overlays } = made(rings(`ring: canary, component: ${folder}`));
    const [root] = [...overlays.values()].flat().find((one) => one.path === of('ams'))?.documents ?? [];
    const { file, start, end } = (root && nodeAt(root, ['components', 0]))?.origin ?? {};
    expect([file?.path, file?.text.slice(start, end)]).toEqual(['clusters/rings.yaml', folder]);
  });

  it('comes behind others, in the order of the file', () => {
    const other = 'base/kafka/zookeeper/rings/other';
    const { overlays, documents } = made({
      ...component(other, 7),
      ...rings(`ring: canary, component: ${folder}`, `ring: canary, component: ${other}`),
    });
    expect(textOf(overlays, of('ams'))).toContain(`components:\n  - ../../../${folder}\n  - ../../../${other}\n`);
    const all = withGenerated(documents, [...overlays.values()].flat());
    const kafka = createRenderer(all)
      .render('overlays/ams/orders')
      .objects.find((one) => one.kind === 'Kafka');
    expect(kafka && toPlain(kafka.node)).toMatchObject({ metadata: { annotations: { ring: '7' } } });
  });

  it('reaches overlays that build on the base by way of another', () => {
    const shared = 'base/operator/shared/rings/wide';
    const { overlays } = made({
      ...component(shared, 1, 'ServiceAccount'),
      ...rings(`ring: canary, component: ${shared}`),
    });
    const named = [...overlays.values()].flat().filter((one) => one.text.includes(`../${shared}\n`));
    expect(named.map((one) => one.path)).toEqual(['overlays/ams/operator/operator/kustomization.yaml']);
  });

  it('puts a replacement in the place of the base', () => {
    const next = 'base/kafka/next';
    const { overlays } = made({
      [`${next}/kustomization.yaml`]: 'resources: [../zookeeper]\n',
      ...rings(`ring: canary, base: base/kafka/zookeeper, replacement: ${next}`),
    });
    expect(textOf(overlays, of('ams'))).toContain(`resources:\n  - ../../../${next}\n`);
    expect(textOf(overlays, of('ams'))).not.toContain('base/kafka/zookeeper\n');
    expect(textOf(overlays, of('hz'))).toContain('base/kafka/zookeeper\n');
  });

  it('is not taken from a state in which it was not on', () => {
    const then = made(rings(`ring: canary, component: ${folder}`));
    const now = openDocuments(treeOf(miniatureTexts({ ...fleet, ...rings(`ring: rest, component: ${folder}`) })));
    const changed = new Set(['clusters/rings.yaml']);
    const promoted = loadFleet(now, undefined, { fleet: then.fleet, changed });
    expect(promoted.kafkaClusters[0]).toBe(then.fleet.kafkaClusters[0]);
    const reused = generateOverlays(promoted, then);
    const fresh = generateOverlays(loadFleet(now));
    expect(textOf(reused, of('hz'))).toContain(folder);
    for (const id of ['ams', 'hz']) expect(textOf(reused, of(id))).toBe(textOf(fresh, of(id)));
    const back = generateOverlays(then.fleet, { fleet: promoted, overlays: reused });
    expect(textOf(back, of('hz'))).not.toContain(folder);
  });
});
