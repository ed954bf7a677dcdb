/**
 * What validate renders from memory is what kustomize will read from disk, however a person wrote the values: unquoted words that
 * YAML 1.1 takes for booleans, octal numbers, dates, folded text, flow style.
 */
import { expect, test } from 'vitest';
import { generateOverlays } from '../../tooling/generate/generate.ts';
import { loadFleet } from '../../tooling/model/load.ts';
import { createRenderer } from '../../tooling/render/render.ts';
import { toPlain } from '../../tooling/source/node.ts';
import { openDocuments, treeOf, withGenerated } from '../../tooling/source/tree.ts';
import { miniatureTexts } from '../support/miniature.ts';

const cluster = `kind: KafkaCluster
owner: team-orders
profiles: [small]
kafka: { version: 3.9.2, storage: { size: 100Gi } }
zookeeper: { storage: { size: 50Gi } }
`;

const manifest = (...data: readonly string[]): string =>
  `manifests:\n  - apiVersion: v1\n    kind: ConfigMap\n    metadata: { name: notes, annotations: { a: "0440", b: "5" } }\n    data:\n${data.map((line) => `      ${line}\n`).join('')}`;

const patch = (operation: string): string =>
  `patches:\n  - target: { kind: Kafka }\n    operations:\n      - ${operation}\n`;

test.each([
  ['words', manifest('a: yes', 'b: on', 'c: n', 'd: ~', 'e: null')],
  ['numbers', manifest('a: 0440', 'b: 1_000', 'c: 1e3', 'd: 0x1F', 'e: 0.50', 'f: 9223372036854775807')],
  ['dates', manifest('a: 2027-03-31', 'b: 2027-03-31 10:00:00', 'c: "2027-03-31"')],
  ['folded text', manifest('a: >', '  one', '   two', '', '  three', 'b: >-', '  x', '', '')],
  ['blocks', manifest('a: |+', '  x', '', 'b: |', '  y')],
  ['flow style', manifest('a: { }', 'b: [ 1, yes ]', 'c: {d: }')],
  ['keys', manifest('9092: x', 'yes: y', 'null: z')],
  ['a quoted merge key', manifest('"<<": a')],
  ['tabs', manifest('a: "\\tx\\ny"', 'b: "x\\n\\ty"', 'c: "\\u2028"')],
  ['quotes', manifest('a: "5"', "b: '0440'", 'c: "yes"')],
  ['a patch with a word', patch('{ op: add, path: /metadata/annotations/x, value: yes }')],
  ['a patch with a date', patch('{ op: add, path: /spec/kafka/config/since, value: 2027-03-31 }')],
  ['a patch with an octal number', patch('{ op: add, path: /spec/kafka/config/mode, value: 0440 }')],
  [
    'a patch as JSON',
    'patches:\n  - target: { kind: Kafka }\n    operations: [{ "op": "test", "path": "/spec/kafka/replicas", "value": 3 }]\n',
  ],
  ['a patch over quoted text', `${manifest('a: "5"')}${patch('{ op: add, path: /spec/kafka/config/x, value: "5" }')}`],
])('%s', (_, more) => {
  const texts = miniatureTexts({ 'clusters/hz/orders.yaml': cluster + more });
  const disk = openDocuments(treeOf(texts));
  const fleet = loadFleet(disk);
  expect(fleet.problems.map((one) => one.message)).toEqual([]);
  const memory = withGenerated(disk, [...generateOverlays(fleet).values()].flat());
  const render = (documents: typeof disk) => {
    const { objects, problems } = createRenderer(documents).render('overlays/hz/orders');
    return { objects: objects.map((one) => toPlain(one.node)), problems: problems.map((one) => one.message) };
  };
  expect(render(memory)).toEqual(render(openDocuments(treeOf(texts))));
});
