import { defineConfig } from 'vitest/config';

/** Needs nothing but Node: what needs real servers is in vitest.integration.config.ts. */
export default defineConfig({
  test: {
    /** A slow machine is no failure; what must be fast is measured by the bench. */
    testTimeout: 120_000,
    /** Files share what they have loaded; none of them changes it. */
    isolate: false,
    /** By default one processor stays idle, which on a machine with two is half of it. */
    maxWorkers: '100%',
    include: ['tooling/**/*.test.ts', 'scripts/**/*.test.ts', 'test/unit/**/*.test.ts'],
  },
});
