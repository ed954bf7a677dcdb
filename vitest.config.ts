import { defineConfig } from 'vitest/config';

/** Needs nothing but Node: what needs real servers is in vitest.integration.config.ts. */
export default defineConfig({
  test: { include: ['tooling/**/*.test.ts', 'scripts/**/*.test.ts', 'test/unit/**/*.test.ts'] },
});
