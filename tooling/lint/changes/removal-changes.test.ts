import { describe, expect, it, test } from 'vitest';
import { miniatureTexts, testDay } from '../../../test/support/miniature.ts';
import { generateOverlays } from '../../generate/generate.ts';
import { loadFleet } from '../../model/load.ts';
import { placeText } from '../../report/safe-text.ts';
import { openDocuments, treeOf } from '../../source/tree.ts';
import { judge } from '../judge.ts';
import { refusedChanges } from './refused-changes.ts';

const orders = 'clusters/hz/orders.yaml';
const topics = 'clusters/hz/orders/topics.yaml';
const kubernetes = 'clusters/hz/cluster.yaml';
const lists = { [topics]: 'kind: Topics\ntopics:\n  events: { partitions: 3 }\n' };

const running = `kind: KafkaCluster
owner: team-orders
stack: kraft
kafka: { version: 3.9.2, metadataVersion: 3.9-IV0 }
pools:
  controllers: { roles: [controller] }
  brokers: { roles: [broker], storage: { size: 100Gi } }
`;
const files = {
  running,
  unprotected: `${running}removal: unprotected\n`,
  deleted: `${running}removal: deleted\n`,
  gone: undefined,
} as const;
type Stage = keyof typeof files;

const keeper = `patches:
  - target: { kind: KafkaNodePool, name: orders-brokers }
    operations: [{ op: add, path: /metadata/annotations/note, value: x }]
manifests:
  - apiVersion: v1
    kind: ConfigMap
    metadata: { name: kept, annotations: { argocd.argoproj.io/sync-options: "Validate=false,Prune=false" } }
`;

/** What is said when the file becomes another; the overlays are those of before. */
function told(before: string, after: string | undefined, others: Readonly<Record<string, string>> = lists) {
  const texts = miniatureTexts({ ...others, [orders]: before });
  const changed: Record<string, string> = { ...texts };
  for (const path of after === undefined ? [orders, topics] : []) delete changed[path];
  // The last cluster leaves its namespace among those that are watched.
  if (after === undefined) changed[kubernetes] = `${texts[kubernetes]}  operator: { watch: [kafka] }\n`;
  if (after !== undefined) changed[orders] = after;
  const documents = openDocuments(treeOf(changed));
  const fleet = loadFleet(documents);
  expect(fleet.problems.map((one) => one.message)).toEqual([]);
  return [...refusedChanges(documents, fleet, generateOverlays(fleet)).values()]
    .flat()
    .map((one) => `${placeText(one.origin)} ${one.message}`);
}

describe('a cluster goes', () => {
  const allowed: Readonly<Record<Stage, readonly Stage[]>> = {
    running: ['unprotected'],
    unprotected: ['running', 'deleted'],
    deleted: ['running', 'unprotected', 'gone'],
    gone: [],
  };
  const stages = Object.keys(files) as Stage[];
  const pairs = stages.flatMap((from) => stages.map((to) => [from, to] as const)).filter(([from]) => from !== 'gone');

  test.each(pairs)('from %s to %s', (from, to) => {
    const said = told(files[from] ?? '', files[to]);
    expect(said).toHaveLength(from === to || allowed[from].includes(to) ? 0 : 1);
  });

  it('and what is left out is named', () => {
    expect([
      ...told(files.running, files.deleted),
      ...told(files.running, undefined),
      ...told(files.unprotected, undefined),
    ]).toMatchInlineSnapshot(`
      [
        "clusters/hz/orders.yaml:8:10 Argo CD deletes nothing that \`argocd.argoproj.io/sync-options\` protects, as it does \`Kafka/orders\` and 4 more of hz/orders; the next step is \`removal: unprotected\`, in a change before this one (\`npx fleet remove hz/orders\` writes it).",
        "clusters/hz/orders.yaml:1:1 \`clusters/hz/orders.yaml\` is gone while Kafka \`orders\` is there, and Argo CD deletes nothing of an overlay that is gone, so it would go on running in no file; put it back, and take \`removal: unprotected\` as the next step (\`npx fleet remove hz/orders\` writes it).",
        "clusters/hz/orders.yaml:1:1 \`clusters/hz/orders.yaml\` is gone while Kafka \`orders\` is there, and Argo CD deletes nothing of an overlay that is gone, so it would go on running in no file; put it back, and take \`removal: deleted\` as the next step (\`npx fleet remove hz/orders\` writes it).",
      ]
    `);
  });

  it('under another file name it stays', () => {
    const texts = miniatureTexts({ [orders]: running });
    const changed: Record<string, string> = { ...texts, 'clusters/hz/shop.yaml': `${running}name: orders\n` };
    delete changed[orders];
    const documents = openDocuments(treeOf(changed));
    const fleet = loadFleet(documents);
    expect([...refusedChanges(documents, fleet, generateOverlays(fleet)).values()].flat()).toEqual([]);
  });

  it('with its whole Kubernetes cluster it is told, too', () => {
    const texts = Object.entries(miniatureTexts({ [orders]: running }));
    const changed = Object.fromEntries(texts.filter(([path]) => !path.startsWith('clusters/hz/')));
    const documents = openDocuments(treeOf(changed));
    const fleet = loadFleet(documents);
    const refused = [...refusedChanges(documents, fleet, generateOverlays(fleet))].filter(([, one]) => one.length > 0);
    expect(refused.map(([directory]) => directory)).toEqual(['overlays/hz/orders']);
  });

  it('only when nothing is protected any more', () => {
    const patched = (text: string) =>
      `${text}patches:
  - target: { kind: ConfigMap, name: kept }
    operations: [{ op: add, path: /metadata/annotations, value: { argocd.argoproj.io/sync-options: Prune=false } }]
manifests: [{ apiVersion: v1, kind: ConfigMap, metadata: { name: kept } }]
`;
    expect(told(patched(files.unprotected), patched(files.deleted))).toMatchInlineSnapshot(`
      [
        "clusters/hz/orders.yaml:8:10 Argo CD deletes nothing that \`argocd.argoproj.io/sync-options\` protects, as it does \`ConfigMap/kept\` of hz/orders; take that annotation out in a change before this one.",
      ]
    `);
    expect(told(`${files.unprotected}${keeper}`, `${files.deleted}${keeper}`)).toEqual([]);
  });
});

describe('the rules', () => {
  test.each(['unprotected', 'deleted'] as const)('are content with a cluster that is %s', async (stage) => {
    const documents = openDocuments(treeOf(miniatureTexts({ ...lists, [orders]: files[stage] })));
    const { findings } = await judge(documents, { date: testDay });
    expect(findings.map((one) => `${placeText(one.origin)} ${one.rule} ${one.message}`)).toEqual([]);
  });

  it('say nothing of one that is deleted, whatever is in its file', async () => {
    const bad = files.deleted.replace('stack: kraft', 'stack: kraft\nkafka2: 1');
    const small = `${files.deleted}suppress: [{ rule: no-spare-host, path: kafka, reason: because, until: 2027-01-01 }]\n`;
    const of = async (text: string) =>
      (await judge(openDocuments(treeOf(miniatureTexts({ [orders]: text }))), { date: testDay })).findings.map(
        (one) => one.rule,
      );
    expect(await of(bad)).toEqual(['authored-file']);
    expect(await of(small)).toEqual([]);
  });
});
