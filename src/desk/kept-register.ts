import type { Archive } from '../archive/archive.ts';
import type { Edition } from '../edition/page.ts';
import type { Digest } from '../model/digest.ts';
import {
  type KeptLines,
  type Register,
  type Registered,
  type RegisterFile,
  readRegister,
} from '../model/register.ts';
import type { Notes } from '../press/press-notes.ts';

const NOTE = 'register';

/** `register`: digest of the register's text. */
type Kept = KeptLines & { readonly register: Digest };

/**
 * Reads a register. At first, only the lines that need a look are known.
 *
 * A shortcut. Definition: every line is read and compared with what stands at its address (`followRegister`,
 * `registeredRedirects`). Law: if neither the register nor what it is compared with has changed, lines that were in
 * their places still are. Test: tests/desk/kept-register.test.ts, tests/desk/histories.test.ts.
 */
export function openRegister({ text, digest }: RegisterFile, notes: Notes): Register {
  const kept = recall(notes);
  if (kept?.register !== digest) return readRegister(text);
  let lines: readonly Registered[] | undefined;
  return {
    get lines() {
      lines ??= withLines(readRegister(text).lines, kept.others);
      return lines;
    },
    // A register with unreadable lines is never remembered, since nothing is published then.
    unread: [],
    kept,
  };
}

/** All lines, some of them as they are known already: a line is one object. */
function withLines(lines: readonly Registered[], known: readonly Registered[]): readonly Registered[] {
  const byNumber = new Map(known.map((registered) => [registered.line, registered]));
  return lines.map((registered) => byNumber.get(registered.line) ?? registered);
}

/**
 * Remembers which lines of a register need a look; it is the register after a build, and the edition is the one published.
 * `read`: its lines, which are not read again if they are known. To read them a second time makes V8 optimize more, in
 * threads that no CPU profile shows: that took twice as long as the reading itself.
 */
export function rememberRegister(
  register: Digest,
  read: () => readonly Registered[],
  { archive: { followed }, edition }: { readonly archive: Archive; readonly edition: Edition },
  notes: Notes,
): void {
  const [places, indexes] = [followed.places(), edition.indexes.digest()];
  const kept = recall(notes);
  if (kept?.register === register && kept.places === places && kept.indexes === indexes) return;
  const urls = edition.indexes.urls();
  const stands = (line: Registered) =>
    /^(?:dates|feed|index|config)$/.test(line.stood.kind) && urls.has(line.address);
  const others = read().filter((line) => !followed.isInPlace(line) && !stands(line));
  notes.keep(NOTE, JSON.stringify({ register, places, indexes, others } satisfies Kept));
}

function recall(notes: Notes): Kept | undefined {
  const text = notes.recall(NOTE);
  return text === undefined ? undefined : (JSON.parse(text) as Kept);
}
