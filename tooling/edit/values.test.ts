import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { patterns, readCount, readCpu, readHeap, readSize } from './values.ts';
import { readWish } from './wish.ts';

test('the patterns are those of the schema', () => {
  const schema = JSON.parse(readFileSync(new URL('../../schemas/kafka-cluster.json', import.meta.url), 'utf8'));
  const { memory, cpu, heap } = schema.properties.kafka.properties;
  expect(patterns).toEqual({ size: memory.pattern, cpu: cpu.pattern, heap: heap.pattern });
});

describe('a value is taken', () => {
  test.each([
    [readSize('--storage', '200Gi'), '200Gi'],
    [readSize('--storage', '1.5Ti'), '1.5Ti'],
    [readSize('--storage', '200G'), '200G'],
    [readCpu('--cpu', '4'), 4],
    [readCpu('--cpu', '0.5'), 0.5],
    [readCpu('--cpu', '500m'), '500m'],
    [readHeap('--heap', '3072m'), '3072m'],
    [readCount('--nodes', '0', 0, 1000), 0],
  ])('%j', (read, value) => {
    expect(read).toEqual({ value });
  });
});

describe('a value is refused', () => {
  test.each([
    [readSize('--storage', '200GB'), '`--storage 200GB` is no size; did you mean `200Gi`?'],
    [readSize('--storage', '200 Gi'), '`--storage 200 Gi` is no size; did you mean `200Gi`?'],
    [readSize('--storage', '200'), '`--storage 200` is no size; did you mean `200Gi`?'],
    [
      readSize('--storage', '-5Gi'),
      '`--storage -5Gi` is no size; expected a number with a unit Mi, Gi or Ti, such as `200Gi`.',
    ],
    [
      readSize('--memory', '0Gi'),
      '`--memory 0Gi` is no size; expected a number with a unit Mi, Gi or Ti, such as `200Gi`.',
    ],
    [readSize('--memory', ''), '`--memory ` is no size; expected a number with a unit Mi, Gi or Ti, such as `200Gi`.'],
    [readCpu('--cpu', '0'), '`--cpu 0` is no number of CPUs; expected a number of CPUs such as `4`, `0.5` or `500m`.'],
    [readCpu('--cpu', '4 cores'), '`--cpu 4 cores` is no number of CPUs; did you mean `4`?'],
    [
      readCpu('--cpu', '-1'),
      '`--cpu -1` is no number of CPUs; expected a number of CPUs such as `4`, `0.5` or `500m`.',
    ],
    [readHeap('--heap', '8GB'), '`--heap 8GB` is no heap; did you mean `8Gi`?'],
    [readHeap('--heap', '1.5Gi'), '`--heap 1.5Gi` is no heap; did you mean `1536Mi`?'],
    [
      readCount('--brokers', '-3', 1, 1000),
      '`--brokers -3` is no number that fits; expected a whole number from 1 to 1000.',
    ],
    [
      readCount('--brokers', '2.5', 1, 1000),
      '`--brokers 2.5` is no number that fits; expected a whole number from 1 to 1000.',
    ],
    [
      readCount('--brokers', 'five\u001b[31m', 1, 1000),
      '`--brokers five\\u001b[31m` is no number that fits; expected a whole number from 1 to 1000.',
    ],
  ])('%j', (read, refused) => {
    expect(read).toEqual({ refused });
  });

  test('the first of several', () => {
    expect(readWish({ brokers: '0', storage: 'x' })).toEqual({
      refused: '`--brokers 0` is no number that fits; expected a whole number from 1 to 1000.',
    });
    expect(readWish({ zookeeper: true, nodes: '17' })).toEqual({
      refused: '`--nodes 17` is no number that fits; expected a whole number from 1 to 15.',
    });
    expect(readWish({ volume: 'all', storage: '1Ti' })).toMatchObject({ value: { volume: 'all', storage: '1Ti' } });
  });
});
