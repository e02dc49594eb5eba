import type { Before, Copies, ManuscriptFile, ParseAll } from '../desk/world.ts';
import { type Digest, digestAll } from '../model/digest.ts';
import type { Parsed } from '../model/dispatch.ts';
import type { Parser, Reading } from './parser.ts';
import type { Store } from './store.ts';

type Known = Omit<Parsed, 'html'>;

/** The store has lost or spoilt a copy since it was opened; nothing was written. Without that store, a build succeeds. */
export class DamagedStore extends Error {}

/**
 * A `ParseAll` that remembers: what the store knows by key (path, digest, style, program) is not parsed again.
 * `parserFor` gives a parser for so many manuscripts; it is asked only when something must be parsed. `unasked`
 * tells what was there when the store was opened and has not been in use since, so that it can be forgotten.
 */
export function storedParse(
  store: Store,
  parserFor: (many: number) => Promise<Parser>,
  generator: Digest,
  told: (done: number, of: number) => void = () => {},
): {
  readonly parseAll: ParseAll;
  readonly unasked: () => { readonly keys: ReadonlySet<Digest>; readonly copies: ReadonlySet<Digest> };
} {
  const asked = { keys: new Set<Digest>(), copies: new Set<Digest>() };
  /** What was kept when the store was first asked. */
  let known: { readonly keys: Set<Digest>; readonly copies: ReadonlySet<Digest> } | undefined;
  const parseAll: ParseAll = async (manuscripts, style) => {
    const isFirst = known === undefined;
    known ??= { keys: new Set(), copies: store.copies() };
    const ground = digestAll(generator, JSON.stringify(style));
    const keyOf = (path: string, digest: Digest) => digestAll(ground, path, digest);
    const wanted = new Map(manuscripts.map(({ path, digest }, at) => [keyOf(path, digest), at]));
    const parsed = new Array<Known | undefined>(manuscripts.length);
    for (const [key, text] of store.readings()) {
      if (isFirst) known.keys.add(key);
      const at = wanted.get(key);
      if (at === undefined) continue;
      const reading = JSON.parse(text) as Known;
      if (reading.dispatch && !known.copies.has(reading.dispatch.copy.digest)) continue;
      parsed[at] = reading;
      asked.keys.add(key);
    }
    const missing = manuscripts.flatMap((_, at) => (parsed[at] ? [] : [at]));
    let done = 0;
    const parse = missing.length > 0 ? await parserFor(missing.length) : null;
    await parse?.(
      missing.map((at) => manuscripts[at] as ManuscriptFile),
      style,
      (reading: Reading) => {
        const at = missing[reading.at] as number;
        const key = keyOf((manuscripts[at] as ManuscriptFile).path, reading.digest);
        parsed[at] = JSON.parse(reading.json) as Known;
        asked.keys.add(key);
        told(++done, missing.length);
        store.keep(key, reading.json, reading.copy, reading.html);
      },
    );
    // Other threads read what was kept, and other commands may want to write.
    store.flush();
    const whole = manuscripts.map((file, at) => parsed[at] ?? gone(file));
    for (const { dispatch } of whole) if (dispatch) asked.copies.add(dispatch.copy.digest);
    const before: Before = (path, digest) => {
      const text = store.reading(keyOf(path, digest));
      return text === undefined ? undefined : ((JSON.parse(text) as Known).dispatch ?? undefined);
    };
    return { parsed: whole, fresh: missing.length, before, copies: (copy) => found(store.copy(copy)) };
  };
  const unasked = () => ({
    keys: new Set([...(known?.keys ?? [])].filter((key) => !asked.keys.has(key))),
    copies: new Set([...(known?.copies ?? [])].filter((copy) => !asked.copies.has(copy))),
  });
  return { parseAll, unasked };
}

/** A `ParseAll` that keeps copies in memory and remembers nothing. */
export function unstoredParse(parserFor: (many: number) => Promise<Parser>): ParseAll {
  return async (manuscripts, style) => {
    const html = new Map<Digest, string>();
    const parsed: Known[] = [];
    const parse = await parserFor(manuscripts.length);
    await parse(manuscripts, style, (reading) => {
      parsed[reading.at] = JSON.parse(reading.json) as Known;
      if (reading.copy) html.set(reading.copy, reading.html);
    });
    const whole = manuscripts.map((file, at) => parsed[at] ?? gone(file));
    const copies: Copies = (copy) => found(html.get(copy));
    return { parsed: whole, fresh: manuscripts.length, before: () => undefined, copies };
  };
}

function found(html: string | undefined): string {
  if (html === undefined) throw new DamagedStore('A parsed copy is damaged');
  return html;
}

/** A manuscript that stood when the folder was looked at, and could not be read when it was to be parsed. */
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
