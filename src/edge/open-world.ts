import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { World } from '../desk/world.ts';
import type { Digest } from '../model/digest.ts';
import { storedParse, unstoredParse } from './cache.ts';
import { PACKAGE } from './generator.ts';
import { openLooks } from './looks.ts';
import { nodeDisk, stateFolder } from './node-disk.ts';
import type { Parser } from './parser.ts';
import { pictureFolder } from './picture-store.ts';
import { openPictures } from './pictures.ts';
import { openStore, type Store } from './store.ts';

/** Where a site lies, where it goes, and how it is worked on. */
export type WorldOptions = {
  readonly site: string;
  readonly out: string;
  readonly generator: Digest;
  /** Threads at most; null for as many as the machine has cores. */
  readonly jobs: number | null;
  /** False: nothing is remembered from builds before, nor for builds to come. */
  readonly remember: boolean;
};

/** Fewer manuscripts than this are parsed in this thread: starting threads would cost more than they save. */
const FEW = 400;

/** Opens the world of a site: its disk, the store of what was parsed, threads for many manuscripts. Close it when done. */
export function openWorld(
  options: WorldOptions,
  progress: World['progress'] = () => {},
): { readonly world: World; readonly close: () => void } {
  const jobs = options.jobs ?? availableParallelism();
  const parserFor = async (many: number): Promise<Parser> => {
    if (many < FEW || jobs < 2) return (await import('./parser.ts')).parserHere;
    return (await import('./parse-pool.ts')).parsePool(options.site, jobs);
  };
  const store = options.remember ? storeIn(stateFolder(options.out)) : null;
  const looks = openLooks(store?.looks() ?? new Map(), Date.now);
  const pictures = openPictures(options.site, pictureFolder(stateFolder(options.out)), jobs, options.remember);
  const disk = nodeDisk({ site: options.site, out: options.out, theme: join(PACKAGE, 'templates') }, looks);
  if (!store) return { world: { disk, parseAll: unstoredParse(parserFor), pictures, progress }, close: () => {} };
  const { parseAll, asked } = storedParse(store, parserFor, options.generator);
  return {
    world: { disk, parseAll, pictures, progress },
    close: () => {
      if (asked.keys.size > 0) {
        store.keepLooks(looks.seen());
        store.prune(asked.keys, asked.copies);
      }
      store.close();
    },
  };
}

/** The store of an output folder; null where it cannot be written (a read-only disk): then nothing is remembered. */
function storeIn(folder: string): Store | null {
  try {
    return openStore(join(folder, 'store.db'));
  } catch {
    return null;
  }
}
