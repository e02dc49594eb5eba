import { readdirSync, readFileSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { type ChunkingContext, defineConfig, type Plugin } from 'rolldown';

/** Scripts of threads, which are begun by their names. */
const THREADS = (readdirSync('src/edge', { recursive: true }) as string[])
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => name.endsWith('-thread.ts'));

/** Files whose packages are part of the program: these consist of many modules, and most builds load them. */
const BUNDLING = /[\\/]src[\\/]copy[\\/]packages[\\/]/;

/**
 * Packages that every build loads, and liquidjs, so that users need not install it with what it needs for a program of
 * its own. Native packages stay out, since they look for files beside their own.
 */
const BUNDLED = /^(?:commander|nunjucks|js-yaml|fastest-levenshtein|mdast-util-to-string|liquidjs)(?:\/|$)/;

/**
 * Steps of a build by the modules with which they begin. What such a module imports statically is loaded in any case, so
 * that it is in one file.
 */
const TOGETHER = {
  program: 'src/edge/command-line/program.ts',
  start: 'src/edge/commands/build.ts',
  work: 'src/desk/print-edition.ts',
  parsing: 'src/edge/parsing/parser.ts',
};

/** Memo of `isLoadedBy`: what each of these modules loads. */
const loads = new Map<string, ReadonlySet<string>>();

// The program as it is published: few files, for each takes a while to load.
export default defineConfig({
  platform: 'node',
  input: {
    cli: 'src/cli.ts',
    backfile: 'src/backfile.ts',
    remark: 'src/remark.ts',
    'edge/packages/markdown': 'src/copy/packages/markdown.ts',
    'edge/packages/html': 'src/copy/packages/html.ts',
    ...Object.fromEntries(THREADS.map((name) => [`edge/${name.slice(0, -3)}`, `src/edge/${name}`])),
  },
  external: (id, importer = '') =>
    !/^(?:[./]|[A-Za-z]:\\)/.test(id) &&
    (/^(?:node:|chokidar$)/.test(id) ||
      !(BUNDLED.test(id) || BUNDLING.test(importer) || importer.includes(`${sep}node_modules${sep}`))),
  plugins: [notices(), builtins()],
  output: {
    dir: 'lib',
    cleanDir: true,
    format: 'esm',
    comments: { legal: true, annotation: false, jsdoc: false },
    charset: 'ascii',
    entryFileNames: '[name].js',
    chunkFileNames: 'edge/[name].js',
    // What every build loads stays together, whatever else takes parts of it.
    codeSplitting: {
      includeDependenciesRecursively: false,
      groups: [
        { name: 'model-room', test: /src[\\/]model[\\/](?!yaml[\\/])|fastest-levenshtein/ },
        { name: 'archive-room', test: /src[\\/]archive[\\/]/ },
        { name: 'edition-room', test: /src[\\/]edition[\\/](?!catalogue[\\/])/ },
        { name: 'press-room', test: /src[\\/]press[\\/]/ },
        ...Object.entries(TOGETHER).map(([name, first]) => ({
          name: (id: string, graph: ChunkingContext) => (isLoadedBy(first, id, graph) ? name : null),
        })),
      ],
    },
  },
});

/** Whether a module loads a file of ours with itself. */
function isLoadedBy(first: string, id: string, graph: ChunkingContext): boolean {
  const loaded = loads.get(first) ?? new Set([resolve(first)]);
  if (!loads.has(first))
    for (const each of loaded)
      for (const next of graph.getModuleInfo(each)?.importedIds ?? []) (loaded as Set<string>).add(next);
  loads.set(first, loaded);
  return loaded.has(id) && !id.includes(`${sep}node_modules${sep}`);
}

/**
 * Takes Node's modules as they are. If they are imported, Node reads every property of each, which loads many more:
 * streams, a decoder of text, a table of flags. commander starts other programs only where a command is one.
 */
function builtins(): Plugin {
  const moduleOf = (id: string) => `globalThis.process.getBuiltinModule('${id}')`;
  return {
    name: 'builtins',
    transform: (code, id) =>
      id.includes(`${sep}commander${sep}`)
        ? code.replace(
            "import childProcess from 'node:child_process';",
            `const childProcess = { spawn: (...words) => ${moduleOf('node:child_process')}.spawn(...words) };`,
          )
        : null,
    renderChunk: (code) =>
      code.replace(
        /^import (?:\* as )?([\w$]+)?(?:, )?(\{[^}]*\})? from "(node:[\w/]+)";$/gm,
        (_, name: string | undefined, names: string | undefined, id: string) =>
          [name === 'process' ? undefined : name, names?.replaceAll(' as ', ': ')]
            .flatMap((each) => (each ? `const ${each} = ${moduleOf(id)};` : []))
            .join(' '),
      ),
  };
}

/** Writes the licences of the packages that are part of the program into `lib/LICENSES.txt`. */
function notices(): Plugin {
  return {
    name: 'notices',
    generateBundle(_, bundle) {
      const modules = Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []));
      const folders = modules.flatMap(
        (id) => /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(id) ?? [],
      );
      const source = [...new Set(folders)].sort().map(noticeOf).join('\n');
      this.emitFile({ type: 'asset', fileName: 'LICENSES.txt', source });
    },
  };
}

function noticeOf(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
  return `${name} ${version} (${license})\n\n${file ? readFileSync(`${folder}/${file}`, 'utf8') : ''}`;
}
