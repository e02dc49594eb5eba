import type { OutputPath } from '../model/address/paths.ts';
import { type Digest, digest } from '../model/digest.ts';
import { type Ledger, type LedgerEntry, readLedger, type Sealed, UNVOUCHED, writeLedger } from './ledger.ts';

/** Where a ledger is kept: two named texts, each replaced as a whole or not at all. */
export type LedgerFiles = {
  /** The text of that name; null if there is none. */
  readonly read: (name: LedgerFile) => string | null;
  /** Replaces a text by the pieces that `fill` passes to `put`, in order. */
  readonly write: (name: LedgerFile, fill: (put: (piece: string) => void) => void) => void;
  readonly remove: (name: LedgerFile) => void;
};

/** The ledger itself, and the journal of a publication in progress. */
export type LedgerFile = 'ledger' | 'journal';

/** Keeps the ledger of one output folder. */
export type LedgerKeeper = {
  /**
   * The ledger of the last publication; empty if there is none. If a publication was cut off, the paths in its journal
   * are ours but unvouched, and the ledger has no seal.
   */
  readonly recall: () => Sealed;
  /** Enters paths that are about to change in the journal. They are unvouched until a ledger is recorded. */
  readonly touch: (paths: readonly OutputPath[]) => void;
  /** Records the ledger of a finished publication and ends its journal. Returns the ledger's seal. */
  readonly record: (ledger: Ledger) => Digest;
};

/** Keeps a ledger in two texts, so that a power cut at any moment costs work but never leaves a changed path vouched for. */
export function ledgerKeeper(files: LedgerFiles): LedgerKeeper {
  /** Paths of a journal that was found by `recall`: they stay in it until a ledger is recorded. */
  let open: readonly OutputPath[] = [];
  return {
    recall: () => {
      const last = readLedger(files.read('ledger') ?? '');
      const text = files.read('journal');
      if (text === null) {
        open = [];
        return last;
      }
      // A damaged journal may have named any path.
      open = readJournal(text) ?? [...last.ledger.keys()];
      const unvouched = open.map((path): [OutputPath, LedgerEntry] => [path, UNVOUCHED]);
      return { ledger: new Map([...last.ledger, ...unvouched]), seal: null };
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

/** Writes paths as text, with a digest in front. */
function writeJournal(paths: readonly OutputPath[]): string {
  const text = JSON.stringify(paths);
  return `${digest(text)} ${text}`;
}

/** Reads paths that `writeJournal` wrote; null if the text is damaged. */
function readJournal(text: string): readonly OutputPath[] | null {
  const space = text.indexOf(' ');
  const written = text.slice(space + 1);
  return text.slice(0, space) === digest(written) ? (JSON.parse(written) as readonly OutputPath[]) : null;
}
