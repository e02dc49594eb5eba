import type { Copies, ManuscriptFile, ParseAll } from '../../desk/world.ts';
import type { SourcePath } from '../../model/address/paths.ts';
import type { Digest } from '../../model/digest.ts';
import type { Style } from '../../model/site.ts';

type Reading = Awaited<ReturnType<ParseAll>>['parsed'][number];
type Kept = {
  readonly digest: Digest;
  readonly style: string;
  readonly reading: Reading;
  readonly copies: Copies;
};

/** The copy of a file parsed once more, at once; undefined if the file is another by now. */
export type Again = (file: ManuscriptFile, style: Style) => string | undefined;

/** More manuscripts than this are parsed by `all`, which may have them stored or share out the work. */
const FEW = 100;
/** How many outdated copies are kept, since an older edition may still be shown. */
const SPARE = 256;

/**
 * A `ParseAll` that keeps its last results in memory, so that only changed manuscripts are parsed again. `all` parses a
 * whole archive, `few` a handful of manuscripts. If a manuscript cannot be parsed any more, its last dispatch is
 * returned with the new findings.
 */
export function parseKept(all: ParseAll, few: ParseAll, again: Again): ParseAll {
  const kept = new Map<SourcePath, Kept>();
  const sources = new Map<Digest, Copies>();
  const copies: Copies = (copy) => {
    const source = sources.get(copy);
    if (!source) throw new Error(`No copy is kept under ${copy}`);
    return source(copy);
  };
  /** The copies of one file as they were parsed; one that was stored elsewhere and lost there is parsed again. */
  const copiesOf =
    (from: Copies, file: ManuscriptFile, style: Style): Copies =>
    (copy) => {
      try {
        return from(copy);
      } catch (error) {
        const html = again(file, style);
        if (html === undefined) throw error;
        return html;
      }
    };
  return async (manuscripts, style) => {
    const text = JSON.stringify(style);
    const isKnown = (path: SourcePath, digest: Digest) => {
      const known = kept.get(path);
      return known?.digest === digest && known.style === text;
    };
    const unknown = manuscripts.filter((file) => !isKnown(file.path, file.digest));
    const isWhole = kept.size === 0 || unknown.length > FEW;
    const asked = isWhole ? manuscripts : unknown;
    const fresh = asked.length === 0 ? null : await (isWhole ? all : few)(asked, style);
    for (const [at, file] of asked.entries()) {
      const { path, digest } = file;
      const reading = fresh?.parsed[at] as Reading;
      const before = kept.get(path);
      const stands = reading.dispatch === null && before?.reading.dispatch;
      kept.set(path, {
        digest,
        style: text,
        reading: stands ? { ...reading, dispatch: before.reading.dispatch } : reading,
        copies: stands ? before.copies : copiesOf(fresh?.copies as Copies, file, style),
      });
    }
    if (kept.size > manuscripts.length) {
      const named = new Set(manuscripts.map((file) => file.path));
      for (const path of kept.keys()) if (!named.has(path)) kept.delete(path);
    }
    if (sources.size > 2 * manuscripts.length + SPARE) sources.clear();
    const parsed = manuscripts.map(({ path }) => {
      const { reading, copies } = kept.get(path) as Kept;
      if (reading.dispatch) sources.set(reading.dispatch.copy.digest, copies);
      return reading;
    });
    return { parsed, copies, fresh: fresh?.fresh ?? 0 };
  };
}
