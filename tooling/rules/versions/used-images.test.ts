import { expect, test } from 'vitest';
import type { RenderedObject } from '../../render/rendered.ts';
import type { YamlMap } from '../../source/node.ts';
import { readYaml } from '../../source/read-yaml.ts';
import { byLine, imagesOf, says } from './used-images.ts';

function deployment(path: string, containers: string): RenderedObject {
  const text = `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: a }\nspec: { template: { spec: { ${containers} } } }\n`;
  const node = readYaml({ path, text }).documents[0] as YamlMap;
  return { apiVersion: 'apps/v1', kind: 'Deployment', namespace: undefined, name: 'a', node } as RenderedObject;
}

test('containers, those that run first, and what the operator is told of', () => {
  const object = deployment(
    'clusters/a.yaml',
    `initContainers: [{ image: first:1 }], containers: [{ image: main:1, env: [
      { name: STRIMZI_KAFKA_IMAGES, value: "3.9.1=kafka:1\\n3.9.2=kafka:2\\n" },
      { name: STRIMZI_DEFAULT_MAVEN_BUILDER, value: maven:1 }, { name: OTHER_IMAGE, value: other:1 },
      { name: STRIMZI_DEFAULT_TOPIC_OPERATOR_IMAGE, valueFrom: {} }] }]`,
  );
  const images = imagesOf([object]).map((one) => one.image);
  expect(images).toEqual(['main:1', 'kafka:1', 'kafka:2', 'maven:1', 'first:1']);
});

test('images of one line are told of together, and those of the base all at once', () => {
  const own = imagesOf([deployment('clusters/a.yaml', 'containers: [{ image: a:1 }, { image: b:1 }]')]);
  expect(byLine(own).map((line) => line.others)).toEqual([0, 0]);
  const base = imagesOf([
    deployment('base/operator/a.yaml', 'containers: [{ image: a:1 }, { image: b:1 }, { image: a:1 }]'),
  ]);
  const [line, ...more] = byLine(base);
  expect(more).toEqual([]);
  expect(line?.isBase).toBe(true);
  expect(line && says(line, 'is', 'are')).toBe('Image `a:1` and 1 other are');
});
