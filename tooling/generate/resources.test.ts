import { expect, test } from 'vitest';
import { readerOf } from '../model/reader.ts';
import { fromPlain, toPlain, type YamlMap } from '../source/node.ts';
import { readYaml } from '../source/read-yaml.ts';
import { resourcesOf } from './resources.ts';

const made = (text: string): unknown => {
  const [node] = readYaml({ path: 'a.yaml', text }).documents;
  const draft = resourcesOf(readerOf(node as YamlMap), 'kafka');
  return draft === undefined ? undefined : toPlain(fromPlain(draft, (node as YamlMap).origin));
};

test('a part of a CPU is text, a whole number stays one', () => {
  expect(made('kafka: { cpu: 0.5, cpuLimit: 1.5, memory: 1Gi }')).toEqual({
    requests: { cpu: '0.5', memory: '1Gi' },
    limits: { cpu: '1.5', memory: '1Gi' },
  });
  expect(made('kafka: { cpu: 2 }')).toEqual({ requests: { cpu: 2 }, limits: {} });
});

test('nothing said is nothing written', () => {
  expect(made('kafka: {}')).toBeUndefined();
});
