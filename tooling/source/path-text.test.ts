import { describe, expect, test } from 'vitest';
import { findPath, isLost, otherwise, pathText, routeTo } from './path-text.ts';
import { readYaml } from './read-yaml.ts';

const text = `kafka:
  config:
    min.insync.replicas: 2
    min: { insync: 1 }
  listeners:
    - { name: plain, port: 9092 }
    - name: external
      port: 9094
      brokers: [{ broker: 1, host: a }, { broker: 0, host: b }]
  storage:
    volumes: [{ id: 1 }, { id: 0 }]
zones: [h, i]
labels: { strimzi.io/name: x }
empty:
`;
const [root] = readYaml({ path: 'orders.yaml', text }).documents;
if (root === undefined) throw new Error('no YAML');
const node = root;

describe('a path leads to', () => {
  test.each([
    ['kafka', ['kafka']],
    ['kafka.config.min.insync.replicas', ['kafka', 'config', 'min.insync.replicas']],
    ['kafka.config[min.insync.replicas]', ['kafka', 'config', 'min.insync.replicas']],
    ['kafka.config.min.insync', ['kafka', 'config', 'min', 'insync']],
    ['kafka.listeners[external].port', ['kafka', 'listeners', 1, 'port']],
    ['kafka.listeners[0]', ['kafka', 'listeners', 0]],
    // Where items have a number of their own, it is that.
    ['kafka.storage.volumes[0]', ['kafka', 'storage', 'volumes', 1]],
    ['kafka.listeners[external].brokers[1].host', ['kafka', 'listeners', 1, 'brokers', 0, 'host']],
    ['zones[i]', ['zones', 1]],
    ['zones[0]', ['zones', 0]],
    ['labels.strimzi.io/name', ['labels', 'strimzi.io/name']],
  ])('%s', (path, route) => {
    expect(findPath(node, path)).toEqual(route);
  });
});

describe('a path that is lost', () => {
  test.each([
    ['kafak.config.min.insync.replicas', 'did you mean `kafka.config.min.insync.replicas`?'],
    ['kafka.config.mni.insync.replicas', 'did you mean `kafka.config.min.insync.replicas`?'],
    ['kafka.listeners[extrenal].port', 'did you mean `kafka.listeners[external].port`?'],
    ['kafka.listners[external].prot', 'did you mean `kafka.listeners`?'],
    ['kafka.listeners[2]', '`kafka.listeners` has `plain` or `external`.'],
    ['kafka.storage.volumes[2]', '`kafka.storage.volumes` has `1` or `0`.'],
    ['zookeeper.heap', 'it has `kafka`, `zones`, `labels` or `empty`.'],
    ['empty.a', '`empty` has nothing below it.'],
    ['kafka.', '`kafka` has `config`, `listeners` or `storage`.'],
    ['kafka.listeners[', '`kafka.listeners` has `plain` or `external`.'],
  ])('%s', (path, hint) => {
    const found = findPath(node, path);
    expect(isLost(found) ? otherwise(found) : found).toBe(hint);
  });
});

test('every place has a path that leads there', () => {
  const routes: (readonly (string | number)[])[] = [
    ['kafka', 'config', 'min', 'insync'],
    ['kafka', 'listeners', 1, 'brokers', 0, 'host'],
    ['kafka', 'storage', 'volumes', 1],
    ['zones', 0],
  ];
  for (const route of routes) expect(findPath(node, pathText(node, route))).toEqual(route);
});

describe('a place in the text belongs to', () => {
  const at = (marked: string, length = marked.length) => {
    const start = text.indexOf(marked);
    return pathText(node, routeTo(node, { start, end: start + length }));
  };
  test.each([
    ['9094', 'kafka.listeners[external].port'],
    ['kafka', 'kafka'],
    ['{ name: plain', 'kafka.listeners[plain]'],
    ['name: external', 'kafka.listeners[external].name'],
    ['min.insync', 'kafka.config.min.insync.replicas'],
    ['i]', 'zones[i]'],
  ])('%s', (marked, path) => {
    expect(at(marked)).toBe(path);
  });

  test('an item without braces as a whole', () => {
    const item = 'name: external\n      port: 9094\n      brokers: [{ broker: 1, host: a }, { broker: 0, host: b';
    expect(at(item)).toBe('kafka.listeners[external]');
  });
});
