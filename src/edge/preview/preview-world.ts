import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Copies, ManuscriptFile, ParseAll, World } from '../../desk/world.ts';
import type { SourcePath } from '../../model/address/paths.ts';
import type { Digest } from '../../model/digest.ts';
import { isMarkdown } from '../../model/markdown-names.ts';
import { belongsToSite } from '../../model/membership.ts';
import { stateFolder } from '../disk/node-disk.ts';
import { readManuscript } from '../disk/site-folder.ts';
import { openReader } from '../memory/parse-store.ts';
import { type Again, parseKept } from '../parsing/kept.ts';
import { unstoredParse } from '../parsing/stored-parse.ts';
import { laterPictures } from '../pictures/later.ts';
import type { LoadedConfig } from '../program/config.ts';
import { FEW, openWorld } from '../world/open-world.ts';

/**
 * The world of a preview. It begins with what builds remembered, and then keeps everything that changes in memory.
 * Missing pictures are made in the background; `morePictures` is called when some are ready. It takes no lock, so that a
 * build can run at the same time, and writes nothing into `dist/`.
 */
export function previewWorld(
  site: string,
  generator: Digest,
  config: LoadedConfig,
  morePictures: () => void = () => {},
): {
  readonly world: World;
  /** Closes what builds remembered; call it once the first edition is ready. */
  readonly begun: () => void;
  /** A manuscript as it is now; null if it is missing or not text. */
  readonly saved: (path: string) => ManuscriptFile | null;
  readonly close: () => void;
} {
  const out = join(site, 'dist');
  const opened = openWorld({ site, out, generator, jobs: null, remember: true, config });
  const { world } = opened;
  const afresh = unstoredParse(async (many) => {
    if (many < FEW) return (await import('../parsing/parser.ts')).parserWith(config.plugins);
    const { parsePool } = await import('../parsing/pool.ts');
    return parsePool(site, availableParallelism(), config.plugins);
  });
  let parser: typeof import('../../copy/parse.ts') | undefined;
  const again: Again = (file, style) => {
    const manuscript = file.read();
    if (manuscript?.digest !== file.digest) return undefined;
    return parser?.parse(manuscript, style, config.plugins).html;
  };
  let store: ReturnType<typeof openReader> | null = null;
  let isOpen = true;
  const fromStore: Copies = (copy) => {
    store ??= openReader(join(stateFolder(out), 'store.db'));
    return store(copy);
  };
  const remembered: ParseAll = async (manuscripts, style) => {
    if (!isOpen) return afresh(manuscripts, style);
    const { copies, ...rest } = await world.parseAll(manuscripts, style);
    return { ...rest, copies: (copy) => (isOpen ? copies : fromStore)(copy) };
  };
  const noted = new Map<string, string>();
  const notes: World['notes'] = {
    recall: (name) => noted.get(name) ?? (isOpen ? world.notes.recall(name) : undefined),
    keep: (name, pieces) => {
      const text = typeof pieces === 'string' ? pieces : [...pieces].join('');
      noted.set(name, text);
      if (isOpen) world.notes.keep(name, text);
    },
  };
  /** An open store would keep builds from writing theirs. */
  const begun = () => {
    if (isOpen) opened.close();
    isOpen = false;
    void import('../../copy/parse.ts').then((module) => {
      parser = module;
    });
  };
  const pictures = world.pictures && laterPictures(world.pictures, morePictures, () => performance.now());
  return {
    world: { ...world, parseAll: parseKept(remembered, afresh, again), notes, pictures },
    begun,
    saved: (path) => {
      if (!(belongsToSite(path) && path.startsWith('posts/') && isMarkdown(path))) return null;
      const manuscript = readManuscript(site, path as SourcePath, []);
      return manuscript && { ...manuscript, read: () => manuscript };
    },
    close: () => {
      pictures?.close();
      begun();
    },
  };
}
