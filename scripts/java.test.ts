import { expect, test } from 'vitest';
import { javaCommand, majorVersion } from './java.ts';

test.each([
  ['openjdk version "17.0.15" 2025-04-15', 17],
  ['openjdk version "25" 2025-09-16 LTS', 25],
  ['java version "1.8.0_392"', 8],
  ['bash: java: command not found', undefined],
])('%s', (printed, version) => expect(majorVersion(printed)).toBe(version));

test('no Java is new enough', () => {
  expect(() => javaCommand(1000)).toThrow(
    /^Java 1000 or newer is needed, and (found only \d+ \(.+\)|none was found); install one, and let JAVA_HOME name its folder\.$/,
  );
});
