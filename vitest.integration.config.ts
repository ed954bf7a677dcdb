import { defineConfig } from 'vitest/config';

/** Against the real thing; each test installs or starts what it needs, and says so where it cannot. */
export default defineConfig({
  test: {
    include: ['test/integration/**/*.test.ts'],
    globalSetup: ['test/integration/announce.ts'],
    testTimeout: 600_000,
    hookTimeout: 600_000,
    fileParallelism: false,
  },
});
