import type { Asset, Edition, Page } from '../edition/page.ts';
import { type Digest, digest } from '../model/digest.ts';
import type { OutputPath } from '../model/paths.ts';
import type { Entry, Key, Ledger, Stamp } from './ledger.ts';

/** Why something is made again: `build --explain` prints it. */
export type Because = 'new' | 'missing' | 'unvouched' | 'template' | 'props';

/** Something of the edition that does not stand as it should. */
export type Stale = {
  readonly path: OutputPath;
  readonly made: Page | Asset;
  readonly key: Key;
  readonly because: Because;
};

export type Difference = {
  readonly stale: readonly Stale[];
  /** Ours, standing, and no longer part of the edition. */
  readonly obsolete: readonly OutputPath[];
  /** Those of them that must go before anything is put in place: files where a folder is needed, or the other way. */
  readonly inTheWay: readonly OutputPath[];
  /** How many stand as they should. */
  readonly fresh: number;
  /** The ledger while files are touched: every path about to change is ours but unvouched. */
  readonly during: Ledger;
  /** The ledger afterwards, once the stamps of what was put in place are known. */
  readonly after: (stamps: ReadonlyMap<OutputPath, Stamp>) => Ledger;
};

/** What stands in the output folder: the stamp of the file at a path. */
export type Standing = Pick<ReadonlyMap<OutputPath, Stamp>, 'get' | 'has'>;

/** Digest of a template and of all that it extends, includes or imports. */
export type Fingerprint = (template: string) => Digest;

/** Compares what should stand with what the ledger vouches for and with what stands. */
export function compare(
  edition: Edition,
  last: Ledger,
  standing: Standing,
  fingerprint: Fingerprint,
): Difference {
  const site = digest(JSON.stringify(edition.site));
  const keys = new Map<OutputPath, Key>();
  const stale: Stale[] = [];
  for (const made of [...edition.pages, ...edition.assets]) {
    const key = keyOf(made, site, fingerprint);
    keys.set(made.path, key);
    const because = whyStale(key, last.get(made.path), standing.get(made.path));
    if (because) stale.push({ path: made.path, made, key, because });
  }
  const obsolete = [...last.keys()].filter((path) => !keys.has(path));
  const touched = new Map<OutputPath, Entry>(last);
  for (const path of [...obsolete, ...stale.map((entry) => entry.path)])
    touched.set(path, { key: null, stamp: null });
  const gone = obsolete.filter((path) => standing.has(path));
  return {
    stale,
    obsolete: gone,
    inTheWay: gone.length > 0 ? inTheWay(gone, keys) : [],
    fresh: keys.size - stale.length,
    during: touched,
    after: (stamps) =>
      new Map(
        [...keys].map(([path, key]) => [
          path,
          { key, stamp: stamps.get(path) ?? standing.get(path) ?? null },
        ]),
      ),
  };
}

function inTheWay(gone: readonly OutputPath[], planned: ReadonlyMap<OutputPath, Key>): readonly OutputPath[] {
  const folders = new Set([...planned.keys()].flatMap(foldersOf));
  return gone.filter(
    (path) => folders.has(path) || foldersOf(path).some((folder) => planned.has(folder as OutputPath)),
  );
}

function foldersOf(path: string): readonly string[] {
  const folders: string[] = [];
  for (let slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1))
    folders.push(path.slice(0, slash));
  return folders;
}

function keyOf(made: Page | Asset, site: Digest, fingerprint: Fingerprint): Key {
  if (!('template' in made)) return { template: 'asset' as Digest, props: made.digest };
  return { template: fingerprint(made.template), props: digest(site + JSON.stringify(made.props())) };
}

function whyStale(key: Key, entry: Entry | undefined, stamp: Stamp | undefined): Because | null {
  if (!entry) return 'new';
  if (stamp === undefined) return 'missing';
  if (!entry.key || entry.stamp !== stamp) return 'unvouched';
  if (entry.key.template !== key.template) return 'template';
  return entry.key.props === key.props ? null : 'props';
}
