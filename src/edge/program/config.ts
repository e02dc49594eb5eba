import { existsSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { PluggableList } from 'unified';
import { NO_PLUGINS, type Plugins, pluginsOf } from '../../copy/body/plugins.ts';
import type { Report } from '../../desk/report.ts';
import type { Extensions } from '../../desk/world.ts';
import type { Maker } from '../../edition/bench.ts';
import { type Digest, digest, digestAll } from '../../model/digest.ts';
import { closest } from '../../model/text/guess.ts';
import { moduleOf } from './generator.ts';
import { UsageError } from './usage-error.ts';

/** What `backfile.config.ts` may contain. It is code, and runs with all rights of the process. */
export type Config = {
  /** Plugins on the Markdown tree, before typographic punctuation. They work synchronously. */
  readonly remark?: PluggableList;
  /** Plugins on the HTML tree of a body, before its links and pictures are resolved. */
  readonly rehype?: PluggableList;
  /** Nunjucks filters by name. They must be pure functions: keys of pages contain only their code. */
  readonly filters?: { readonly [name: string]: (...values: never[]) => unknown };
  /** Nunjucks globals by name. */
  readonly globals?: { readonly [name: string]: unknown };
  /** Makers of further pages; each page is a template and its props. */
  readonly pages?: readonly Maker[];
  /** Runs before a build reads the site folder. */
  readonly before?: (build: { readonly site: string }) => void | Promise<void>;
  /** Runs after a build, even a failed one. */
  readonly after?: (report: Report) => void | Promise<void>;
};

/** A loaded config, with a digest of its code and of the versions of its plugins, which is part of every key. */
export type LoadedConfig = {
  /** Null if the site has none. */
  readonly digest: Digest | null;
  readonly plugins: Plugins;
  readonly extensions: Extensions;
  readonly before: NonNullable<Config['before']>;
  readonly after: NonNullable<Config['after']>;
};

const NAMES = ['backfile.config.ts', 'backfile.config.mts', 'backfile.config.js', 'backfile.config.mjs'];
const KEYS = ['remark', 'rehype', 'filters', 'globals', 'pages', 'before', 'after'];
const LOCKS = ['package-lock.json', 'npm-shrinkwrap.json', 'pnpm-lock.yaml', 'yarn.lock', 'bun.lock'];

/** Returns a config unchanged; for its types. */
export function defineConfig(config: Config): Config {
  return config;
}

/** Loads the config of a site folder, again at each call. If the site has none, it is one that adds nothing. */
export async function loadConfig(site: string): Promise<LoadedConfig> {
  const file = NAMES.map((name) => join(site, name)).find((path) => existsSync(path));
  if (file === undefined) return loaded({}, null);
  const { config, files } = await importTraced(file, site);
  const wrong = Object.keys(config).find((key) => !KEYS.includes(key));
  if (wrong !== undefined) {
    const guess = closest(wrong, KEYS);
    throw new UsageError(
      `${file}: there is no "${wrong}"${guess ? `; did you mean "${guess}"?` : ''}. Known are ${KEYS.join(', ')}. See: backfile help extending`,
    );
  }
  return loaded(config, digestOf(files, site));
}

/** The digest of the program, combined with that of a config. */
export function withConfig<T extends { readonly generator: Digest }>(options: T, config: LoadedConfig): T {
  if (config.digest === null) return options;
  return { ...options, generator: digestAll(options.generator, config.digest) };
}

async function loaded(config: Config, of: Digest | null): Promise<LoadedConfig> {
  const { remark = [], rehype = [], filters = {}, globals = {}, pages = [] } = config;
  const isPlain = Object.keys(filters).length === 0 && Object.keys(globals).length === 0;
  return {
    digest: of,
    plugins: remark.length === 0 && rehype.length === 0 ? NO_PLUGINS : await pluginsOf(remark, rehype),
    extensions: { press: isPlain ? null : { filters, globals }, makers: pages },
    before: config.before ?? (() => {}),
    after: config.after ?? (() => {}),
  };
}

/** Imports a config under a new address, so that it is read again, and records which files it loads. */
async function importTraced(
  file: string,
  site: string,
): Promise<{ readonly config: Config; readonly files: ReadonlySet<string> }> {
  const files = new Set([file]);
  const stamp = `?backfile=${crypto.randomUUID()}`;
  const own = ownModule();
  const hooks = registerHooks({
    resolve: (specifier, context, next) => {
      if (specifier === 'backfile') return { url: own, shortCircuit: true };
      const found = next(specifier, context);
      const parent = context.parentURL?.startsWith('file:') ? pathOf(context.parentURL) : undefined;
      if (!found.url.startsWith('file:') || parent === undefined || !files.has(parent)) return found;
      const path = pathOf(found.url);
      files.add(path);
      return isLocal(path, site) && !found.url.includes('?') ? { ...found, url: found.url + stamp } : found;
    },
  });
  try {
    const module = (await import(pathToFileURL(file).href + stamp)) as { default?: Config };
    if (typeof module.default !== 'object' || module.default === null)
      throw new Error('it has no default export; write: export default defineConfig({ … })');
    return { config: module.default, files };
  } catch (error) {
    throw new UsageError(
      `${file} cannot be loaded: ${error instanceof Error ? error.message : String(error)}`,
    );
  } finally {
    hooks.deregister();
  }
}

/** What a config depends on: the code of the site's own files, the versions of packages, and the site's lock file. */
function digestOf(files: ReadonlySet<string>, site: string): Digest {
  const parts = new Set<string>();
  for (const file of files) {
    if (isLocal(file, site)) parts.add(digest(readFileSync(file)));
    else if (file.includes(`${sep}node_modules${sep}`)) parts.add(packageOf(file));
  }
  const locks = LOCKS.map((name) => join(site, name)).filter((path) => existsSync(path));
  return digestAll(...[...parts].sort(), ...locks.map((path) => digest(readFileSync(path))));
}

/** Name and version of the package that a file belongs to. */
function packageOf(file: string): string {
  for (let folder = dirname(file); folder !== dirname(folder); folder = dirname(folder)) {
    const path = join(folder, 'package.json');
    if (!existsSync(path)) continue;
    const { name, version } = JSON.parse(readFileSync(path, 'utf8')) as { name?: string; version?: string };
    if (name !== undefined && version !== undefined) return `${name} ${version}`;
  }
  return file;
}

function isLocal(file: string, site: string): boolean {
  return file.startsWith(site + sep) && !file.includes(`${sep}node_modules${sep}`);
}

function pathOf(url: string): string {
  return fileURLToPath(url.replace(/\?.*$/, ''));
}

/** This program itself, even if another version is installed beside the site. */
function ownModule(): string {
  return pathToFileURL(moduleOf('backfile')).href;
}
