/** Objects that are protected, and leave their overlay or go to another one; with a git base too, which has other bases. */
import { describe, expect, it, test } from 'vitest';
import { miniatureTexts } from '../../../test/support/miniature.ts';
import { generateOverlays } from '../../generate/generate.ts';
import { loadFleet } from '../../model/load.ts';
import { placeText } from '../../report/safe-text.ts';
import { openDocuments, treeOf } from '../../source/tree.ts';
import { refusedChanges } from './refused-changes.ts';

const orders = 'clusters/hz/orders.yaml';
const users = 'clusters/hz/orders/users.yaml';
const topics = 'clusters/hz/orders/topics.yaml';
const cluster = 'clusters/hz/cluster.yaml';
const kraft = `kind: KafkaCluster
owner: team-orders
stack: kraft
kafka:
  version: 3.9.2
  metadataVersion: 3.9-IV0
  authorization: { type: simple }
  listeners: [{ name: tls, port: 9093, type: internal, authentication: { type: tls } }]
pools:
  controllers: { roles: [controller] }
  brokers: { roles: [broker], storage: { size: 100Gi } }
entityOperator: {}
`;
const kubernetes = miniatureTexts()[cluster] ?? '';

type Files = Readonly<Record<string, string | undefined>>;

/** What is said when files change; undefined deletes one. @param isMerged the overlays are written, and a git base has those before. */
function told(before: Files, after: Files, isMerged = false): readonly string[] {
  const old = miniatureTexts({ [orders]: kraft, ...before });
  const wanted = { ...old, ...after };
  const changed = Object.fromEntries(
    Object.entries(wanted).flatMap(([path, text]) => (text === undefined ? [] : [[path, text] as const])),
  );
  const documents = openDocuments(treeOf(changed));
  const fleet = loadFleet(documents);
  expect(fleet.problems.map((one) => one.message)).toEqual([]);
  const overlays = generateOverlays(fleet);
  const since = isMerged ? { documents: openDocuments(treeOf(old)), basesDiffer: true } : undefined;
  return [...refusedChanges(documents, fleet, overlays, since).values()]
    .flat()
    .map((one) => `${placeText(one.origin)} ${one.id} ${one.message}`);
}

const left = (kind: string, name: string, directory: string): string =>
  `${kind} \`${name}\` is in \`overlays/hz/${directory}/\` no more, but it is protected`;

describe('a user', () => {
  const two = (options = '') => `kind: Users\nusers:\n  a: {}\n  b: {${options}}\n`;
  const one = 'kind: Users\nusers:\n  a: {}\n';
  it('goes after a change that says so', () => {
    expect(told({ [users]: two() }, { [users]: one })).toMatchInlineSnapshot(`
      [
        "clusters/hz/orders.yaml:1:1 protected-object-left KafkaUser \`b\` is in \`overlays/hz/orders/\` no more, but it is protected (\`argocd.argoproj.io/sync-options\`), so Argo CD would leave it there, in no file, and be out of sync for ever; put it back with \`deletable: true\` (in \`manifests\`: with \`deletable: [KafkaUser/b]\` in \`clusters/hz/orders.yaml\`), and take it out in a change after that.",
      ]
    `);
    expect(told({ [users]: two() }, { [users]: two(' deletable: true ') })).toEqual([]);
    expect(told({ [users]: two(' deletable: true ') }, { [users]: one })).toEqual([]);
  });
});

describe('a topic', () => {
  const one = 'kind: Topics\ntopics:\n  a: { partitions: 3 }\n';
  const two = (options: string) => `${one}  b: { partitions: 3, ${options} }\n`;
  it('that nobody looks after goes after a change that says so, too', () => {
    expect(told({ [topics]: two('managed: false') }, { [topics]: one })).toEqual([
      expect.stringContaining('put it back with `deletable: true`'),
    ]);
    expect(told({ [topics]: two('managed: false, deletable: true') }, { [topics]: one })).toEqual([]);
  });
  it('that somebody looks after is told of once', () => {
    expect(told({ [topics]: two('managed: true') }, { [topics]: one })).toEqual([
      expect.stringContaining('topic-change-refused'),
    ]);
  });
});

describe('what Kafka names', () => {
  it('goes after a change that says so', () => {
    const off = { [orders]: `${kraft}metrics: false\n` };
    expect(told({}, off)).toMatchInlineSnapshot(`
      [
        "clusters/hz/orders.yaml:1:1 protected-object-left ConfigMap \`orders-kafka-metrics\` is in \`overlays/hz/orders/\` no more, but it is protected (\`argocd.argoproj.io/sync-options\`), so Argo CD would leave it there, in no file, and be out of sync for ever; put it back with \`deletable: [ConfigMap/orders-kafka-metrics]\` in \`clusters/hz/orders.yaml\`, and take it out in a change after that.",
      ]
    `);
    expect(told({}, { [orders]: `${kraft}deletable: [ConfigMap/orders-kafka-metrics]\n` })).toEqual([]);
    expect(told({ [orders]: `${kraft}deletable: [ConfigMap/orders-kafka-metrics]\n` }, off)).toEqual([]);
  });
});

describe('an object of manifests', () => {
  const claim = (options: string) => `${kraft}manifests:
  - apiVersion: v1
    kind: PersistentVolumeClaim
    metadata: { name: a, annotations: { argocd.argoproj.io/sync-options: "${options}" } }
    spec: {}
`;
  test.each(['Prune=false', 'Delete=false, Prune=confirm'])('with %s stays', (options) => {
    expect(told({ [orders]: claim(options) }, { [orders]: kraft })).toEqual([
      expect.stringContaining(left('PersistentVolumeClaim', 'a', 'orders')),
    ]);
  });
  test.each(['Delete=false', 'Prune=true,Prune=false', 'Prune=False'])('with %s is pruned', (options) => {
    expect(told({ [orders]: claim(options) }, { [orders]: kraft })).toEqual([]);
  });
  it('that was named before goes', () => {
    const named = `${claim('Prune=false')}deletable: [PersistentVolumeClaim/a]\n`;
    expect(told({ [orders]: named }, { [orders]: kraft })).toEqual([]);
  });
});

describe('what Kafka clusters share', () => {
  const watching = kubernetes.replace(/(release: .*\n)/, '$1  operator: { watch: [old] }\n');
  it('a namespace stays, or goes after a change that says so', () => {
    expect(told({ [cluster]: watching }, { [cluster]: kubernetes })).toMatchInlineSnapshot(`
      [
        "clusters/hz/cluster.yaml:1:1 protected-object-left Namespace \`old\` is in \`overlays/hz/operator/\` no more, but it is protected (\`argocd.argoproj.io/sync-options\`), so Argo CD would leave it there, in no file, and be out of sync for ever; name it in \`strimzi.operator.watch\` of \`clusters/hz/cluster.yaml\` where it is to stay, or put it back with \`deletable: [Namespace/old]\` in \`clusters/hz/cluster.yaml\`, and take it out in a change after that, with which everything in it is deleted.",
      ]
    `);
    expect(told({ [cluster]: `${watching}deletable: [Namespace/old]\n` }, { [cluster]: kubernetes })).toEqual([]);
  });
  it('a Secret from a store', () => {
    const stored = (more = '') =>
      `${kubernetes}secrets: [{ name: token, namespaces: [kafka], external: { store: vault, from: a } }]\n${more}`;
    expect(told({ [cluster]: stored() }, { [cluster]: kubernetes })).toEqual([
      expect.stringContaining('put it back with `deletable: [ExternalSecret/token]` in `clusters/hz/cluster.yaml`'),
    ]);
    expect(told({ [cluster]: stored('deletable: [ExternalSecret/token]\n') }, { [cluster]: kubernetes })).toEqual([]);
  });
  it('a definition that a base has no more, by the state before', () => {
    const crds = 'base/operator/crds/0.45.2/kustomization.yaml';
    const without = (miniatureTexts()[crds] ?? '').replace('- kafka-bridge.yaml\n', '');
    expect(told({}, { [crds]: without }, true)).toEqual([
      expect.stringContaining(left('CustomResourceDefinition', 'kafkabridges.kafka.strimzi.io', 'crds')),
    ]);
  });
});

describe('an overlay that a person wrote', () => {
  const folder = 'overlays/hz/extra';
  const root = { [`${folder}/kustomization.yaml`]: 'namespace: kafka\nresources: [a.yaml]\n' };
  const object = {
    [`${folder}/a.yaml`]:
      'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: notes, annotations: { argocd.argoproj.io/sync-options: Prune=false } }\n',
  };
  it('loses an object, or all', () => {
    const other = { [`${folder}/a.yaml`]: 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: others }\n' };
    expect(told({ ...root, ...object }, other, true)).toEqual([
      expect.stringContaining(left('ConfigMap', 'notes', 'extra')),
    ]);
    const gone = Object.fromEntries([...Object.keys(root), ...Object.keys(object)].map((path) => [path, undefined]));
    expect(told({ ...root, ...object }, gone, true)).toEqual([
      expect.stringContaining(left('ConfigMap', 'notes', 'extra')),
    ]);
    expect(told({ ...root, ...other }, gone, true)).toEqual([]);
  });
  it('takes an object over from another', () => {
    const manifests = `${kraft}manifests:
  - { apiVersion: v1, kind: ConfigMap, metadata: { name: notes, annotations: { argocd.argoproj.io/sync-options: Prune=false } } }
`;
    expect(told({ [orders]: manifests }, { [orders]: kraft, ...root, ...object }, true)).toMatchInlineSnapshot(`
      [
        "clusters/hz/orders.yaml:1:1 protected-object-left ConfigMap \`notes\` would move from \`overlays/hz/orders/\` to \`overlays/hz/extra/\`, and Argo CD lets no object be in two Applications: as it is protected, it stays with the first one, and every sync of the second one fails; leave it where it is.",
      ]
    `);
  });
});
