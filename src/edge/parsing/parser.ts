import { setImmediate as turn } from 'node:timers/promises';
import { NO_PLUGINS, type Plugins } from '../../copy/body/plugins.ts';
import { parse } from '../../copy/parse.ts';
import { openTerms, type TermsOf } from '../../copy/terms/terms.ts';
import type { ManuscriptFile } from '../../desk/world.ts';
import type { Digest } from '../../model/digest.ts';
import type { Manuscript } from '../../model/dispatch.ts';
import type { Style } from '../../model/site.ts';
import { type Known, writeReading } from '../memory/reading-text.ts';

/** A parsed manuscript, ready for the store: everything but the copy as text. `digest`: of the text that was really read. */
export type ParsedReading = {
  readonly at: number;
  readonly digest: Digest;
  /** See `writeReading`. */
  readonly text: string;
  readonly copy: Digest | null;
  readonly html: string;
};

/** Parses manuscripts in any order and passes each on when it is done; `at` is its index in the list. */
export type Parser = (
  files: readonly ManuscriptFile[],
  style: Style,
  each: (reading: ParsedReading) => void,
) => Promise<void>;

/** A parser in this thread, with the plugins of a site. */
export function parserWith(plugins: Plugins): Parser {
  return async (files, style, each) => {
    const read = openReading(plugins);
    for (const [at, file] of files.entries()) {
      // The native parser's memory is freed between turns of the event loop.
      if (at % 64 === 63) await turn();
      const manuscript = file.read();
      if (manuscript) each(read(at, manuscript, style));
    }
  };
}

/** Parses one manuscript for the store; `at` is its index in a list. */
type ReadOne = (at: number, manuscript: Manuscript, style: Style) => ParsedReading;

/** Makes a parser of single manuscripts, which remembers the words that it has met. */
export function openReading(plugins: Plugins = NO_PLUGINS): ReadOne {
  let termsOf: TermsOf | undefined;
  return (at, manuscript, style) => {
    const { html, ...parsed } = parse(manuscript, style, plugins);
    const { dispatch } = parsed;
    if (dispatch?.kind !== 'dispatch' || !style.terms) return { ...textOf(at, manuscript, parsed), html };
    termsOf ??= openTerms();
    const terms = termsOf(dispatch, html, dispatch.lang ?? style.lang);
    return { ...textOf(at, manuscript, { ...parsed, dispatch: { ...dispatch, terms } }), html };
  };
}

function textOf(at: number, { digest }: Manuscript, parsed: Known): Omit<ParsedReading, 'html'> {
  return { at, digest, text: writeReading(parsed), copy: parsed.dispatch?.copy.digest ?? null };
}
