import { expect, test } from 'vitest';
import { compareMetadataVersions, metadataVersionsOf, oldestWayBack, protocolsOf } from './kafka-protocols.ts';
import { kafkaVersions } from './kafka-versions.ts';

test.each([
  ['3.3.2', '3.3-IV0', '3.3-IV3'],
  ['3.5.1', '3.3-IV0', '3.5-IV2'],
  ['3.7.1', '3.3-IV0', '3.7-IV4'],
  ['3.9.2', '3.3-IV0', '3.9-IV0'],
  ['4.0.0', '3.3-IV3', '4.0-IV3'],
  ['4.1.2', '3.3-IV3', '4.1-IV1'],
  ['4.2.1', '3.3-IV3', '4.2-IV1'],
  ['4.3.1', '3.3-IV3', '4.3-IV0'],
  ['4.3.7', '3.3-IV3', '4.3-IV0'],
])('metadata versions of Kafka %s', (version, oldest, newest) => {
  const all = metadataVersionsOf(version);
  expect([all[0], all.at(-1)]).toEqual([oldest, newest]);
});

test('those of the newest', () => {
  expect(metadataVersionsOf('4.3.1').join(' ')).toBe(
    '3.3-IV3 3.4-IV0 3.5-IV0 3.5-IV1 3.5-IV2 3.6-IV0 3.6-IV1 3.6-IV2 3.7-IV0 3.7-IV1 3.7-IV2 3.7-IV3 3.7-IV4 ' +
      '3.8-IV0 3.9-IV0 4.0-IV0 4.0-IV1 4.0-IV2 4.0-IV3 4.1-IV0 4.1-IV1 4.2-IV0 4.2-IV1 4.3-IV0',
  );
});

test('before 3.3 there are none', () => {
  expect(['2.8.1', '3.2.3', '4.9.0', ''].map((version) => metadataVersionsOf(version).length)).toEqual([0, 0, 0, 0]);
});

test('every version speaks its own protocol', () => {
  for (const version of kafkaVersions) {
    const minor = version.split('.').slice(0, 2).join('.');
    expect(protocolsOf(version).some((one) => one.startsWith(`${minor}-IV`))).toBe(true);
  }
  expect(protocolsOf('4.9.0')).toEqual([]);
});

test('order', () => {
  expect(compareMetadataVersions('3.9-IV0', '4.0-IV0')).toBeLessThan(0);
  expect(compareMetadataVersions('4.2-IV1', '4.2-IV0')).toBeGreaterThan(0);
  expect(compareMetadataVersions('4.2-IV1', '4.2-IV1')).toBe(0);
  expect(compareMetadataVersions('4.2', '4.2-IV1')).toBeUndefined();
});

test('metadata go back as far as nothing changed in between', () => {
  expect(['4.3-IV0', '4.2-IV1', '4.0-IV0', '3.9-IV0', '3.7-IV1', '3.3-IV3'].map(oldestWayBack)).toEqual([
    ...['4.3-IV0', '4.0-IV1', '3.7-IV2', '3.7-IV2', '3.7-IV0', '3.3-IV3'],
  ]);
});
