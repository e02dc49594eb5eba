import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    setupFiles: ['tests/support/same-seed.ts'],
    reporters: ['default', './tests/support/tally.ts'],
    // Tests start real processes and browsers: on a busy machine they are slow, and still right.
    testTimeout: 300_000,
    hookTimeout: 600_000,
    pool: 'threads',
    // Test files leave nothing behind in modules, so a worker loads each module once, not once for each file.
    isolate: false,
    // Most tests wait for processes that they started: a core need not wait with them.
    maxWorkers: '100%',
  },
});
