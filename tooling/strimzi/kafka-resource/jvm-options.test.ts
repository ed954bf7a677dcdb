import { expect, test } from 'vitest';
import { refusedFlags } from './jvm-options.ts';

const names = (flags: Record<string, string>): readonly string[] => refusedFlags(flags).map((one) => one.name);

test('options that Java 17 takes', () => {
  const flags = {
    UseG1GC: 'true',
    MaxGCPauseMillis: '20',
    UseZGC: 'false',
    PrintGCDetails: 'true',
    CompileThreshold: '1',
  };
  expect(names(flags)).toEqual([]);
});

test.each([
  'UseConcMarkSweepGC',
  'UseParNewGC',
  'UseParallelOldGC',
  'CMSClassUnloadingEnabled',
  'UseCMSInitiatingOccupancyOnly',
  'PrintGCTimeStamps',
  'UseGCLogFileRotation',
  'MaxPermSize',
  'AggressiveOpts',
])('%s is of an older Java', (name) => {
  expect(refusedFlags({ [name]: 'true' })).toEqual([{ name, because: 'is not known to Java 17' }]);
});

test('three collectors are one too many, whatever their case', () => {
  expect(names({ UseZGC: 'TRUE', UseSerialGC: 'true', UseG1GC: 'false' })).toEqual(['UseZGC']);
});

test.each([
  ['-XX:+UseG1GC', 'begins with `-XX:+`, which the operator puts there itself'],
  ['XX:UseG1GC', 'begins with `XX:`, which the operator puts there itself'],
  ['-UseG1GC', 'begins with `-`, which the operator puts there itself'],
  ['Use G1', 'is no name of an option'],
])('%s', (name, because) => {
  expect(refusedFlags({ [name]: 'true' })).toEqual([{ name, because }]);
});
