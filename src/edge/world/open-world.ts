import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { NO_PLUGINS } from '../../copy/body/plugins.ts';
import type { World } from '../../desk/world.ts';
import type { Digest } from '../../model/digest.ts';
import { nodeDisk, stateFolder } from '../disk/node-disk.ts';
import { PACKED } from '../disk/packed-templates.ts';
import { openStatCache } from '../disk/stat-cache.ts';
import { notesFolder, openNotes } from '../memory/notes.ts';
import { openStore, type Store } from '../memory/parse-store.ts';
import { pictureFolder } from '../memory/picture-store.ts';
import { withShipped } from '../memory/shipped-notes.ts';
import type { Parser } from '../parsing/parser.ts';
import { storedParse, unstoredParse } from '../parsing/stored-parse.ts';
import { openPictures } from '../pictures/pictures.ts';
import type { LoadedConfig } from '../program/config.ts';
import { PACKAGE, PUBLISHED } from '../program/generator.ts';
import { makeV8Thrifty } from '../program/v8-thrift.ts';
import { forgetfulSearchDoor, searchDoor } from '../search/door.ts';

/** The folders of a site, and how it is built. */
export type WorldOptions = {
  readonly site: string;
  readonly out: string;
  readonly generator: Digest;
  /** The most threads; null: as many as the machine has cores. */
  readonly jobs: number | null;
  /** False: ignores what earlier builds remembered, and remembers nothing. */
  readonly remember: boolean;
  /** The site's config; its digest is part of `generator`. */
  readonly config?: Pick<LoadedConfig, 'plugins' | 'extensions'>;
};

/** Fewer manuscripts than this are parsed in this thread, since starting others would take longer than they save. */
export const FEW = 3_000;

/**
 * Opens the world of a site: its disk, the store of parses, threads for many manuscripts. Close it when done. Before
 * that, `tidy` forgets what was not used; call it only while holding the build lock.
 */
export function openWorld(
  options: WorldOptions,
  progress: World['progress'] = () => {},
): { readonly world: World; readonly tidy: () => void; readonly close: () => void } {
  // More threads than cores, or than there is work for, would only take time to start.
  const jobs = Math.min(options.jobs ?? Number.POSITIVE_INFINITY, availableParallelism());
  const { plugins = NO_PLUGINS, extensions = null } = options.config ?? {};
  const thriftyParser = async (many: number): Promise<Parser> => {
    const { parserWith } = await import('../parsing/parser.ts');
    makeV8Thrifty(many);
    return parserWith(plugins);
  };
  const parserFor = async (many: number): Promise<Parser> => {
    if (many < FEW || jobs < 2) return thriftyParser(many);
    return (await import('../parsing/pool.ts')).parsePool(
      options.site,
      Math.min(jobs, Math.ceil(many / FEW)),
      plugins,
    );
  };
  const { site, out } = { site: resolve(options.site), out: resolve(options.out) };
  const state = stateFolder(out);
  const store = options.remember ? storeIn(state) : null;
  const notes = withShipped(openNotes(notesFolder(state), options.generator));
  const statCache = openStatCache(store ? notes.recall(LOOKS) : undefined, Date.now);
  const pictures = openPictures(site, pictureFolder(state), jobs, options.remember);
  const theme = {
    folder: join(PACKAGE, 'templates'),
    packed: PUBLISHED && store ? join(PUBLISHED, PACKED) : null,
  };
  const { disk, folder, staging } = nodeDisk({ site, out, theme }, statCache);
  const history = async () => (await import('../history/door.ts')).historyDoor(site, plugins);
  if (!store) {
    const world: World = {
      history,
      disk,
      pictures,
      progress,
      extensions,
      notes: { recall: () => undefined, keep: () => {} },
      parseAll: unstoredParse(parserFor),
      printAll: () => null,
      search: forgetfulSearchDoor(),
    };
    return { world, tidy: () => {}, close: () => {} };
  }
  const { parseAll: parseStored, unasked } = storedParse(
    store,
    parserFor,
    options.generator,
    (done, of) => progress('parse', done, of),
    // Most builds that find something kept parse little, and end soon.
    () => thriftyParser(0),
  );
  const parseAll: World['parseAll'] = (manuscripts, style) => {
    // V8 then collects garbage when the heap has grown by a twentieth, not when it has doubled.
    if (manuscripts.length >= VAST) setFlagsFromString('--heap-growing-percent=5');
    return parseStored(manuscripts, style);
  };
  const printAll: World['printAll'] = (many, busy) => {
    // Filters and globals of a config cannot be sent to another thread.
    if (many < MANY || jobs < 2 + busy || extensions?.press) return null;
    return async (...job) => {
      const { printPool } = await import('../printing/pool.ts');
      return printPool(
        folder,
        { out, staging, store: join(state, STORE), notes: notesFolder(state) },
        Math.min(jobs - busy, Math.ceil(many / MANY)),
      )(...job);
    };
  };
  return {
    world: {
      disk,
      history,
      parseAll,
      printAll,
      pictures,
      progress,
      extensions,
      notes,
      search: searchDoor({ out, staging, notes: notesFolder(state), generator: options.generator }, jobs),
    },
    tidy: () => {
      const { keys, copies } = unasked();
      if (keys.size + copies.size > 0) store.prune(keys, copies);
    },
    close: () => {
      const seen = statCache.news();
      if (seen !== null) notes.keep(LOOKS, seen);
      store.close();
    },
  };
}

const STORE = 'store.db';

/** The name of the note with the stat cache. */
const LOOKS = 'looks';

/** From this many manuscripts on, memory is scarcer than time. */
const VAST = 30_000;

/** Fewer pages than this are printed in this thread. */
const MANY = 10_000;

/** The store of an output folder; null if it cannot be written (a read-only disk): then nothing is remembered. */
function storeIn(folder: string): Store | null {
  try {
    return openStore(join(folder, STORE));
  } catch {
    return null;
  }
}
