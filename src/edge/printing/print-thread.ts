import { enableCompileCache } from 'node:module';

// A thread compiles for itself: with the cache it starts in a fraction of the time.
enableCompileCache();
await import('./worker.ts');
