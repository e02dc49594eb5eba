import { type Digest, digest } from '../model/digest.ts';
import type { OutputPath } from '../model/paths.ts';
import { type Entry, type Ledger, readLedger, type Sealed, UNVOUCHED, writeLedger } from './ledger.ts';

/** Where a ledger is kept: two texts by name, each of them replaced whole or not at all. */
export type LedgerFiles = {
  /** The text under a name; null where there is none. */
  readonly read: (name: LedgerFile) => string | null;
  /** Replaces a text by the pieces that `fill` puts one after the other. */
  readonly write: (name: LedgerFile, fill: (put: (piece: string) => void) => void) => void;
  readonly remove: (name: LedgerFile) => void;
};

/** The ledger itself, and the journal of a publication that is under way. */
export type LedgerFile = 'ledger' | 'journal';

/** Keeps the ledger of one output folder. */
export type LedgerKeeper = {
  /**
   * The ledger of the last publication; empty if there is none. If a publication was cut off, the paths in its journal
   * are ours but unvouched, and the ledger has no seal.
   */
  readonly recall: () => Sealed;
  /** Enters paths that are about to change in the journal: until a ledger is recorded, nothing vouches for them. */
  readonly touch: (paths: readonly OutputPath[]) => void;
  /** Records the ledger of a publication that is done, and ends its journal. Returns the ledger's seal. */
  readonly record: (ledger: Ledger) => Digest;
};

/** Keeps a ledger in two texts: a power cut at any moment costs work, and never leaves a path vouched for that changed. */
export function ledgerKeeper(files: LedgerFiles): LedgerKeeper {
  /** Paths of the journal as it was recalled: they stay in it until a ledger is recorded. */
  let open: readonly OutputPath[] = [];
  return {
    recall: () => {
      const written = readLedger(files.read('ledger') ?? '');
      const text = files.read('journal');
      if (text === null) {
        open = [];
        return written;
      }
      // A damaged journal may have named any path.
      open = readJournal(text) ?? [...written.ledger.keys()];
      const unvouched = open.map((path): [OutputPath, Entry] => [path, UNVOUCHED]);
      return { ledger: new Map([...written.ledger, ...unvouched]), seal: null };
    },
    touch: (paths) => {
      open = [...new Set([...open, ...paths])];
      files.write('journal', (put) => put(writeJournal(open)));
    },
    record: (ledger) => {
      let seal: Digest | undefined;
      files.write('ledger', (put) => {
        seal = writeLedger(ledger, put);
      });
      files.remove('journal');
      open = [];
      return seal as Digest;
    },
  };
}

/** Writes paths as text: a digest, then the paths. */
function writeJournal(paths: readonly OutputPath[]): string {
  const text = JSON.stringify(paths);
  return `${digest(text)} ${text}`;
}

/** Reads paths that were written so; null if the text is damaged. */
function readJournal(text: string): readonly OutputPath[] | null {
  const space = text.indexOf(' ');
  const written = text.slice(space + 1);
  return text.slice(0, space) === digest(written) ? (JSON.parse(written) as readonly OutputPath[]) : null;
}
