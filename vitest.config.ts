import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    reporters: ['default', './tests/support/tally.ts'],
    testTimeout: 60_000,
    hookTimeout: 240_000,
    pool: 'threads',
  },
});
