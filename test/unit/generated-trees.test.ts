/**
 * What generate holds in memory is what it writes: validate checks the trees, and Argo CD reads the text. For random sound clusters,
 * with texts in them that YAML readers like to misread.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { generateOverlays } from '../../tooling/generate/generate.ts';
import { loadFleet } from '../../tooling/model/load.ts';
import type { Plain, toPlain } from '../../tooling/source/node.ts';
import { readYaml } from '../../tooling/source/read-yaml.ts';
import { writePlain } from '../../tooling/source/write-yaml.ts';
import { miniature } from '../support/miniature.ts';

const text = fc.oneof(
  fc.constantFrom(
    ...['yes', '0440', '1_000', '1e3', '~', '<<', '=', ' a', 'a ', 'a\nb', 'a\n\n', '  a\nb', '#', 'a: b', '---'],
  ),
  fc.constantFrom(
    ...['2024-01-01', '.5', '0x10', '1:30', '@', '{{x}}', '"', "'", '😀', '\u0007', '\u2028', '__proto__', '$patch'],
  ),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
);
const texts = fc.dictionary(text, text, { maxKeys: 4 });
const settings = fc.dictionary(
  text,
  fc.oneof(text, fc.integer(), fc.boolean(), fc.constantFrom(0.5, 1e-7, 1e21, 2 ** 53 + 2)),
  { maxKeys: 4 },
);
const size = fc.integer({ min: 1, max: 900 }).map((count) => `${count}Gi`);

function optional(fields: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<object> {
  return fc.record(fields, { requiredKeys: [] });
}

const nodes = {
  cpu: fc.oneof(fc.integer({ min: 1, max: 64 }), fc.constantFrom('500m', '0.5', '4')),
  memory: size,
  heap: fc.constantFrom('1Gi', '512Mi', '3072m', '2g'),
  config: settings,
  podLabels: texts,
  podAnnotations: texts,
  jvm: optional({ xx: settings, systemProperties: texts, gcLogging: fc.boolean() }),
  placement: optional({
    nodeSelector: texts,
    hosts: fc.constantFrom('required', 'preferred', 'any'),
    zones: fc.array(text),
  }),
};
const listener = fc.record(
  {
    name: fc.constantFrom('tls', 'plain', 'external'),
    port: fc.integer({ min: 9092, max: 65535 }),
    type: fc.constantFrom('internal', 'nodeport', 'loadbalancer'),
    tls: fc.boolean(),
    configuration: optional({ bootstrap: optional({ annotations: texts, host: text }), class: text }),
  },
  { requiredKeys: ['name', 'port', 'type'] },
);
const manifest = fc.dictionary(text, fc.oneof(text, settings, fc.array(text, { maxLength: 3 })), { maxKeys: 3 });

const cluster = fc.tuple(
  optional({
    labels: texts,
    annotations: texts,
    namespace: fc.constantFrom('kafka', 'a-b'),
    manifests: fc.array(manifest, { maxLength: 2 }),
  }),
  optional({
    ...nodes,
    listeners: fc.array(listener, { maxLength: 3 }),
    rack: fc.constantFrom(true, false, 'a.b/rack'),
  }),
  optional(nodes),
  text,
);

test('generated trees are what their text says', () => {
  let generated = 0;
  fc.assert(
    fc.property(cluster, ([settings, kafka, zookeeper, owner]) => {
      const authored = {
        kind: 'KafkaCluster',
        owner,
        ...settings,
        kafka: { version: '3.9.2', storage: { size: '100Gi' }, ...kafka },
        zookeeper: { storage: { size: '50Gi' }, ...zookeeper },
      };
      const yaml = writePlain(JSON.parse(JSON.stringify(authored)) as Plain);
      const fleet = loadFleet(miniature({ 'clusters/hz/orders.yaml': yaml }));
      expect(fleet.problems).toEqual([]);
      for (const file of [...generateOverlays(fleet).values()].flat()) {
        const read = readYaml({ path: file.path, text: file.text });
        expect(read.problems, file.text).toEqual([]);
        expect(read.documents.map(comparable)).toEqual(file.documents.map(comparable));
        generated++;
      }
    }),
    { seed: 20240607, numRuns: 200 },
  );
  expect(generated).toBeGreaterThan(500);
});

/** Entries instead of properties, as `__proto__` is a key like any other. */
function comparable(node: Parameters<typeof toPlain>[0]): unknown {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(comparable);
  return new Map([...node.entries].map(([key, entry]) => [key, comparable(entry.value)]));
}
