import type { Asset, Edition, Page, Props } from '../edition/page.ts';
import type { OutputPath } from '../model/address/paths.ts';
import type { Digest } from '../model/digest.ts';
import { propsDigest } from './key.ts';
import type { Key, Ledger, LedgerEntry, Stamp } from './ledger.ts';

/** Why a page or file is made again; `build --explain` prints it. */
export type Because = 'new' | 'missing' | 'unvouched' | 'template' | 'props';

/** A page or asset of the edition that is missing from the output folder or out of date. */
export type Stale = {
  readonly path: OutputPath;
  readonly made: Page | Asset;
  readonly because: Because;
};

export type Difference = {
  readonly stale: readonly Stale[];
  /** Files of ours that are still there and no longer part of the edition. */
  readonly obsolete: readonly OutputPath[];
  /** Obsolete paths to remove before anything is put in place: a file where a folder is needed, or the reverse. */
  readonly inTheWay: readonly OutputPath[];
  /** How many pages and assets are up to date. */
  readonly fresh: number;
  /** Paths that are about to change: until then they are ours but unvouched. */
  readonly touched: readonly OutputPath[];
  /** Ledger entries of the pages and assets that are up to date. */
  readonly kept: Ledger;
  /** Makes the entries of what was put in place, from its stamps and from the digests of the props used. */
  readonly entries: (
    stamps: ReadonlyMap<OutputPath, Stamp>,
    printed: ReadonlyMap<OutputPath, Digest>,
  ) => ReadonlyMap<OutputPath, LedgerEntry>;
};

/** The files in the output folder: the stamp of each, by path. */
export type Standing = Pick<ReadonlyMap<OutputPath, Stamp>, 'get' | 'has'>;

/** Whether every file in a ledger is there with the stamp that the ledger vouches for. */
export function isAsVouched(ledger: Ledger, standing: Standing): boolean {
  for (const [path, { key, stamp }] of ledger)
    if (key === null || stamp === null || standing.get(path) !== stamp) return false;
  return true;
}

/** Digest of a template and of all templates that it extends, includes or imports. */
type Fingerprint = (template: string) => Digest;

/** What is known of pages before their props are made. */
export type Noted = {
  /** Whether a page's props still have the digest in its key, so that they need not be made. */
  readonly isKnown: (path: OutputPath) => boolean;
  /** The page, which notes what it reads when its props are made. */
  readonly noting: (page: Page) => Page;
};

const NOTHING_NOTED: Noted = { isKnown: () => false, noting: (page) => page };

/**
 * Compares the edition with the ledger and with the output folder. Makes props only for pages that may be up to date; the
 * props of all others are made when they are printed.
 */
export function compare(
  edition: Pick<Edition, 'pages' | 'assets' | 'site'>,
  last: Ledger,
  standing: Standing,
  fingerprint: Fingerprint,
  { isKnown, noting }: Noted = NOTHING_NOTED,
): Difference {
  const propsOf = propsDigest(edition.site);
  const fresh = new Map<OutputPath, LedgerEntry>();
  const stale = new Map<OutputPath, Stale>();
  for (const made of [...edition.pages, ...edition.assets]) {
    const { path } = made;
    const entry = last.get(path);
    let props: Props | undefined;
    const hasKey = (key: Key) => {
      if (!('template' in made)) return made.digest === key.props;
      if (isKnown(path)) return true;
      props = noting(made).props();
      return propsOf(props).digest === key.props;
    };
    const because = whyStale(entry, standing.get(path), templateOf(made, fingerprint), hasKey);
    if (because) {
      const known = stale.size < FEW ? props : undefined;
      stale.set(path, { path, made: 'template' in made ? toPrint(made, known, noting) : made, because });
    } else fresh.set(path, entry as LedgerEntry);
  }
  const entries: Difference['entries'] = (stamps, printed) => {
    const put = new Map<OutputPath, LedgerEntry>();
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

/** So many stale pages keep the props that were made to compare them, if any were; those of more would fill the memory. */
const FEW = 100;

function toPrint(page: Page, props: Props | undefined, noting: Noted['noting']): Page {
  return props ? { ...page, props: () => props } : noting(page);
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
  entry: LedgerEntry | undefined,
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

/** Key of what was put in place; null for a page if the digest of its props is not known. */
function keyOf(made: Page | Asset, fingerprint: Fingerprint, printed: Digest | undefined): Key | null {
  const props = 'template' in made ? printed : made.digest;
  return props === undefined ? null : { template: templateOf(made, fingerprint), props };
}

function templateOf(made: Page | Asset, fingerprint: Fingerprint): Digest {
  return 'template' in made ? fingerprint(made.template) : ('asset' as Digest);
}
