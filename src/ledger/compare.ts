import type { Asset, Edition, Page } from '../edition/page.ts';
import type { Digest } from '../model/digest.ts';
import type { OutputPath } from '../model/paths.ts';
import { propsDigest } from './key.ts';
import type { Entry, Key, Ledger, Stamp } from './ledger.ts';

/** Why something is made again: `build --explain` prints it. */
export type Because = 'new' | 'missing' | 'unvouched' | 'template' | 'props';

/** Something of the edition that does not stand as it should. */
export type Stale = {
  readonly path: OutputPath;
  readonly made: Page | Asset;
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
  /** Paths about to change: while they do, they are ours but unvouched. */
  readonly touched: readonly OutputPath[];
  /** Entries of those that stand as they should. */
  readonly kept: Ledger;
  /** Entries of what was put in place, once its stamps are known, and of which props pages were printed. */
  readonly entries: (
    stamps: ReadonlyMap<OutputPath, Stamp>,
    printed: ReadonlyMap<OutputPath, Digest>,
  ) => ReadonlyMap<OutputPath, Entry>;
};

/** What stands in the output folder: the stamp of the file at a path. */
export type Standing = Pick<ReadonlyMap<OutputPath, Stamp>, 'get' | 'has'>;

/** Whether every file stands as a ledger vouches for it. */
export function isAsVouched(ledger: Ledger, standing: Standing): boolean {
  for (const [path, { key, stamp }] of ledger)
    if (key === null || stamp === null || standing.get(path) !== stamp) return false;
  return true;
}

/** Digest of a template and of all that it extends, includes or imports. */
export type Fingerprint = (template: string) => Digest;

/**
 * Compares what should stand with what the ledger vouches for and with what stands. Props are made here only for pages
 * that may stand as they should: those of all others are made when they are printed. `isKnown` tells of a page that
 * its props have the digest in its key, so that they need not be made.
 */
export function compare(
  edition: Edition,
  last: Ledger,
  standing: Standing,
  fingerprint: Fingerprint,
  isKnown: (path: OutputPath, key: Key) => boolean = () => false,
): Difference {
  const propsOf = propsDigest(edition.site);
  const fresh = new Map<OutputPath, Entry>();
  const stale = new Map<OutputPath, Stale>();
  for (const made of [...edition.pages, ...edition.assets]) {
    const { path } = made;
    const entry = last.get(path);
    const hasKey = (key: Key) =>
      'template' in made
        ? isKnown(path, key) || propsOf(made.props()).digest === key.props
        : made.digest === key.props;
    const because = whyStale(entry, standing.get(path), templateOf(made, fingerprint), hasKey);
    if (because) stale.set(path, { path, made, because });
    else fresh.set(path, entry as Entry);
  }
  const entries: Difference['entries'] = (stamps, printed) => {
    const put = new Map<OutputPath, Entry>();
    for (const [path, { made }] of stale)
      put.set(path, {
        key: keyOf(made, fingerprint, printed.get(path)),
        stamp: stamps.get(path) ?? standing.get(path) ?? null,
      });
    return put;
  };
  const isPlanned = (path: OutputPath) => fresh.has(path) || stale.has(path);
  const known = fresh.size + [...stale.keys()].filter((path) => last.has(path)).length;
  const obsolete = known === last.size ? [] : [...last.keys()].filter((path) => !isPlanned(path));
  const gone = obsolete.filter((path) => standing.has(path));
  return {
    stale: [...stale.values()],
    entries,
    obsolete: gone,
    inTheWay: gone.length > 0 ? inTheWay(gone, new Set([...fresh.keys(), ...stale.keys()])) : [],
    fresh: fresh.size,
    touched: [...obsolete, ...stale.keys()],
    kept: fresh,
  };
}

function inTheWay(gone: readonly OutputPath[], planned: ReadonlySet<OutputPath>): readonly OutputPath[] {
  const folders = new Set([...planned].flatMap(foldersOf));
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

function whyStale(
  entry: Entry | undefined,
  stamp: Stamp | undefined,
  template: Digest,
  hasKey: (key: Key) => boolean,
): Because | null {
  if (!entry) return 'new';
  if (stamp === undefined) return 'missing';
  if (!entry.key || entry.stamp !== stamp) return 'unvouched';
  if (entry.key.template !== template) return 'template';
  return hasKey(entry.key) ? null : 'props';
}

/** Key of what was put in place; none of a page of which it is not known from what it was printed. */
function keyOf(made: Page | Asset, fingerprint: Fingerprint, printed: Digest | undefined): Key | null {
  const props = 'template' in made ? printed : made.digest;
  return props === undefined ? null : { template: templateOf(made, fingerprint), props };
}

function templateOf(made: Page | Asset, fingerprint: Fingerprint): Digest {
  return 'template' in made ? fingerprint(made.template) : ('asset' as Digest);
}
