import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** The number of the mutant that is on; 0 for none. */
    mutant: number;
    /** The folder in which each test file notes which mutants it reached; empty if they are not noted. */
    hits: string;
  }
}

// Runs before each test file. A mutant that is reached while a module is loaded counts for that file and all later ones.
const state = globalThis as { mutant?: number; reached?: Set<number>; loaded?: Set<number> };
const folder = inject('hits');
state.mutant = inject('mutant');
state.reached = new Set(state.loaded);

if (folder !== '') {
  beforeAll(() => {
    state.loaded = new Set(state.reached);
  });
  afterAll(() => {
    const { testPath = '' } = expect.getState();
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, encodeURIComponent(testPath)), JSON.stringify([...(state.reached ?? [])]));
  });
}
