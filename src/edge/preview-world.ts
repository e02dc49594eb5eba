import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { NO_PLUGS } from '../copy/plugs.ts';
import type { Copies, ManuscriptFile, ParseAll, World } from '../desk/world.ts';
import type { Digest } from '../model/digest.ts';
import type { SourcePath } from '../model/paths.ts';
import { DamagedStore, unstoredParse } from './cache.ts';
import type { LoadedConfig } from './config.ts';
import { stateFolder } from './node-disk.ts';
import { openWorld } from './open-world.ts';
import { parseKept } from './parse-kept.ts';
import { parsePool } from './parse-pool.ts';
import { parserWith } from './parser.ts';
import { readManuscript } from './site-folder.ts';
import { openStore, type Store } from './store.ts';

/** More manuscripts than this at once are shared out among threads. */
const FEW = 400;

/**
 * The world of a preview: it begins with what builds have remembered, adds what they have not, and from then on keeps
 * what changes in memory. It holds no lock, so that a build can run beside it, and writes nothing into `dist/`.
 */
export function previewWorld(
  site: string,
  generator: Digest,
  config: LoadedConfig,
): {
  readonly world: World;
  /** Lets go of what builds have remembered, once the first edition is there. */
  readonly begun: () => void;
  /** A manuscript as it stands now; null where it is not there or no text. */
  readonly saved: (path: string) => ManuscriptFile | null;
  readonly close: () => void;
} {
  const out = join(site, 'dist');
  const opened = openWorld({ site, out, generator, jobs: null, remember: true, config });
  const { world } = opened;
  const afresh = unstoredParse(async (many) =>
    many > FEW
      ? parsePool(site, availableParallelism(), config.plugs !== NO_PLUGS)
      : parserWith(config.plugs),
  );
  let store: Store | null = null;
  let isOpen = true;
  const fromStore: Copies = (copy) => {
    store ??= openStore(join(stateFolder(out), 'store.db'));
    const html = store.copy(copy);
    if (html === undefined) throw new DamagedStore(`No copy is kept under ${copy}`);
    return html;
  };
  const remembered: ParseAll = async (manuscripts, style) => {
    if (!isOpen) return afresh(manuscripts, style);
    const { parsed, fresh, copies } = await world.parseAll(manuscripts, style);
    return { parsed, fresh, copies: (copy) => (isOpen ? copies : fromStore)(copy) };
  };
  const noted = new Map<string, string>();
  const notes: World['notes'] = {
    recall: (name) => noted.get(name) ?? (isOpen ? world.notes.recall(name) : undefined),
    keep: (name, text) => {
      noted.set(name, text);
      if (isOpen) world.notes.keep(name, text);
    },
  };
  /** An open store would keep builds from writing theirs. */
  const begun = () => {
    if (isOpen) opened.close();
    isOpen = false;
  };
  return {
    world: { ...world, parseAll: parseKept(remembered, afresh, config.plugs), notes, pictures: null },
    begun,
    saved: (path) => {
      if (!/^posts\/.*\.(?:md|markdown)$/i.test(path)) return null;
      const manuscript = readManuscript(site, path as SourcePath, []);
      return manuscript && { ...manuscript, read: () => manuscript };
    },
    close: () => {
      begun();
      store?.close();
    },
  };
}
