import { setImmediate as turn } from 'node:timers/promises';
import { NO_PLUGINS, type Plugins } from '../../copy/body/plugins.ts';
import { parse } from '../../copy/parse.ts';
import { openTerms, type TermsOf } from '../../copy/terms/terms.ts';
import type { ManuscriptFile } from '../../desk/world.ts';
import type { Digest } from '../../model/digest.ts';
import type { Manuscript, Parsed } from '../../model/dispatch.ts';
import type { Style } from '../../model/site.ts';
import { writeReading } from '../memory/reading-text.ts';

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

/** How many manuscripts are in a batch: enough that passing it on costs little, few enough that all threads end together. */
export const BATCH = 32;

/** A manuscript and its index in a list. */
export type Numbered = readonly [at: number, manuscript: Manuscript];

/** A parser in this thread, with the plugins of a site. */
export function parserWith(plugins: Plugins): Parser {
  return async (files, style, each) => {
    const read = openReading(plugins);
    for (let from = 0; from < files.length; from += BATCH) {
      // The native parser's memory is freed between turns of the event loop.
      if (from > 0) await turn();
      const numbered = files.slice(from, from + BATCH).map((file, at) => [from + at, file] as const);
      for (const reading of read(manuscriptsOf(numbered), style)) each(reading);
    }
  };
}

/** Reads the files of a batch; one that is not there any more is left out. */
export function manuscriptsOf(
  batch: readonly (readonly [at: number, file: ManuscriptFile])[],
): readonly Numbered[] {
  return batch.flatMap(([at, file]) => {
    const manuscript = file.read();
    return manuscript ? [[at, manuscript] as const] : [];
  });
}

/** Parses a batch of manuscripts for the store. */
type ReadBatch = (manuscripts: readonly Numbered[], style: Style) => readonly ParsedReading[];

/**
 * Makes a parser of batches, which remembers the words that it has met. The terms of a batch are found when all of it is
 * parsed: in turn, parsing and finding terms would drive each other out of the processor's caches, and take a tenth longer.
 */
export function openReading(plugins: Plugins = NO_PLUGINS): ReadBatch {
  let termsOf: TermsOf | undefined;
  const withTerms = (parsed: Parsed, style: Style): Parsed => {
    const { dispatch, html } = parsed;
    if (dispatch?.kind !== 'dispatch' || !style.terms) return parsed;
    termsOf ??= openTerms();
    return {
      ...parsed,
      dispatch: { ...dispatch, terms: termsOf(dispatch, html, dispatch.lang ?? style.lang) },
    };
  };
  return (manuscripts, style) =>
    manuscripts
      .map(([, manuscript]) => parse(manuscript, style, plugins))
      .map((parsed) => withTerms(parsed, style))
      .map((parsed, place) => readingOf(manuscripts[place] as Numbered, parsed));
}

function readingOf([at, { digest }]: Numbered, { html, ...parsed }: Parsed): ParsedReading {
  return { at, digest, text: writeReading(parsed), copy: parsed.dispatch?.copy.digest ?? null, html };
}
