import { defineConfig } from 'vitest/config';
export default defineConfig({ test: { testTimeout: 120_000, isolate: false, include: ['.try-pools/**/*.test.ts'], root: '/work/main' } });
