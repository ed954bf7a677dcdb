import { defineConfig } from 'vitest/config';

/** Against a real Argo CD and real control planes; it says before the tests what could not be started, and why. */
export default defineConfig({
  test: {
    include: ['test/e2e/**/*.test.ts'],
    globalSetup: ['test/e2e/announce.ts'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    fileParallelism: false,
  },
});
