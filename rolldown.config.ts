import { readdirSync } from 'node:fs';
import { defineConfig } from 'rolldown';

/** Scripts of threads, which are begun by their names. */
const THREADS = (readdirSync('src/edge', { recursive: true }) as string[])
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => name.endsWith('-thread.ts'));

// The program as it is published: few files, for each takes a while to load. Packages stay as they are installed.
export default defineConfig({
  platform: 'node',
  input: {
    cli: 'src/cli.ts',
    backfile: 'src/backfile.ts',
    remark: 'src/remark.ts',
    ...Object.fromEntries(THREADS.map((name) => [`edge/${name.slice(0, -3)}`, `src/edge/${name}`])),
  },
  external: (id) => !/^(?:[./]|[A-Za-z]:\\)/.test(id),
  output: {
    dir: 'lib',
    cleanDir: true,
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'edge/[name].js',
    // What every build loads stays together, whatever else takes parts of it.
    codeSplitting: {
      includeDependenciesRecursively: false,
      groups: [
        { name: 'archive-room', test: /src[\\/]archive[\\/]/ },
        { name: 'edition-room', test: /src[\\/]edition[\\/](?!catalogue[\\/])/ },
        { name: 'press-room', test: /src[\\/]press[\\/]/ },
      ],
    },
  },
});
