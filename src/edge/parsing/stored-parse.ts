import type { Copies, ManuscriptFile, ParseAll } from '../../desk/world.ts';
import { type Digest, digestAll } from '../../model/digest.ts';
import type { Store } from '../memory/parse-store.ts';
import { type Known, openReadings } from '../memory/reading-text.ts';
import type { ParsedReading, Parser } from './parser.ts';

/**
 * Parses manuscripts and remembers the results: what the store has under a key (path, digest, style, program) is not
 * parsed again. `parserFor` returns a parser for a number of manuscripts and is called only if there are any to parse.
 * `beforeReading` is called before what is kept is read, if there is anything. `unasked` returns what was in the store
 * when it was opened and has not been used since, so that it can be forgotten.
 */
export function storedParse(
  store: Store,
  parserFor: (many: number) => Promise<Parser>,
  generator: Digest,
  onProgress: (done: number, of: number) => void = () => {},
  beforeReading: () => Promise<unknown> = async () => {},
): {
  readonly parseAll: ParseAll;
  readonly unasked: () => { readonly keys: ReadonlySet<Digest>; readonly copies: ReadonlySet<Digest> };
} {
  const readReading = openReadings();
  /** What was in the store at first and has not been used since. */
  let spare: { readonly keys: Set<Digest>; readonly copies: Set<Digest> } | undefined;
  const held = heldCopies();
  const copies: Copies = (copy) => held.get(copy) ?? found(store.copy(copy));
  const parseAll: ParseAll = async (manuscripts, style) => {
    const kept = store.copies();
    if (kept.size > 0) await beforeReading();
    const isFirst = spare === undefined;
    spare ??= { keys: new Set(), copies: new Set(kept) };
    const ground = digestAll(generator, JSON.stringify(style));
    const keyOf = (path: string, digest: Digest) => digestAll(ground, path, digest);
    const wanted = new Map(manuscripts.map(({ path, digest }, at) => [keyOf(path, digest), at]));
    const parsed = new Array<Known | undefined>(manuscripts.length);
    for (const [key, text] of store.parses()) {
      const at = wanted.get(key);
      const reading = at === undefined ? undefined : readReading(text, manuscripts[at] as ManuscriptFile);
      if (at === undefined || !reading || (reading.dispatch && !kept.has(reading.dispatch.copy.digest))) {
        if (isFirst) spare.keys.add(key);
        continue;
      }
      parsed[at] = reading;
      spare.keys.delete(key);
    }
    const missing = manuscripts.flatMap((_, at) => (parsed[at] ? [] : [at]));
    const files = missing.map((at) => manuscripts[at] as ManuscriptFile);
    const parse = missing.length > 0 ? await parserFor(missing.length) : null;
    let done = 0;
    await parse?.(files, style, (reading: ParsedReading) => {
      const at = missing[reading.at] as number;
      const { path } = manuscripts[at] as ManuscriptFile;
      const key = keyOf(path, reading.digest);
      parsed[at] = readReading(reading.text, { path, digest: reading.digest });
      spare?.keys.delete(key);
      onProgress(++done, missing.length);
      store.keep(key, reading.text, reading.copy, reading.html);
      if (reading.copy !== null) held.hold(reading.copy, reading.html);
    });
    // Other threads read what was kept, and other commands may be waiting to write.
    store.flush();
    const whole = manuscripts.map((file, at) => parsed[at] ?? gone(file));
    for (const { dispatch } of whole) if (dispatch) spare.copies.delete(dispatch.copy.digest);
    return { parsed: whole, fresh: missing.length, copies };
  };
  const unasked = () => spare ?? { keys: new Set<Digest>(), copies: new Set<Digest>() };
  return { parseAll, unasked };
}

/** The most characters of copies that are held in memory. */
const HELD = 4_000_000;

/**
 * Copies that were parsed by this process: a cold build prints each of them at least once. Those that are too many are
 * read from the store.
 */
function heldCopies() {
  const held = new Map<Digest, string>();
  let length = 0;
  return {
    get: (copy: Digest) => held.get(copy),
    hold: (copy: Digest, html: string) => {
      if (length + html.length > HELD) return;
      length += html.length;
      held.set(copy, html);
    },
  };
}

/** A `ParseAll` that keeps copies in memory and remembers nothing. */
export function unstoredParse(parserFor: (many: number) => Promise<Parser>): ParseAll {
  return async (manuscripts, style) => {
    const html = new Map<Digest, string>();
    const parsed: Known[] = [];
    const readReading = openReadings();
    const parse = await parserFor(manuscripts.length);
    await parse(manuscripts, style, (reading) => {
      const { path } = manuscripts[reading.at] as ManuscriptFile;
      parsed[reading.at] = readReading(reading.text, { path, digest: reading.digest });
      if (reading.copy) html.set(reading.copy, reading.html);
    });
    const whole = manuscripts.map((file, at) => parsed[at] ?? gone(file));
    const copies: Copies = (copy) => found(html.get(copy));
    return { parsed: whole, fresh: manuscripts.length, copies };
  };
}

/** Throws if the store has lost or damaged a copy since it was opened; nothing was written then (see `second-try.ts`). */
function found(html: string | undefined): string {
  if (html === undefined) throw new Error('A parsed copy is damaged');
  return html;
}

/** The result for a manuscript that was there when the folder was listed, but could not be read later. */
function gone({ path }: ManuscriptFile): Known {
  return {
    dispatch: null,
    findings: [
      {
        rule: 'unreadable',
        level: 'error',
        source: path,
        reason: 'The file was removed or changed while it was read',
        remedy: 'Build again when it is whole.',
      },
    ],
  };
}
