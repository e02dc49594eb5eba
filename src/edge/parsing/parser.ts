import { setImmediate as turn } from 'node:timers/promises';
import { NO_PLUGS, type Plugs } from '../../copy/body/plugs.ts';
import { parse } from '../../copy/parse.ts';
import type { ManuscriptFile } from '../../desk/world.ts';
import type { Digest } from '../../model/digest.ts';
import type { Style } from '../../model/site.ts';
import { writeReading } from '../memory/reading-text.ts';

/** A manuscript parsed, ready for the store: all but its copy as text; `digest` of what was really read. */
export type Reading = {
  readonly at: number;
  readonly digest: Digest;
  /** See `writeReading`. */
  readonly text: string;
  readonly copy: Digest | null;
  readonly html: string;
};

/** Parses manuscripts in any order and hands each on as it comes; `at` is its place in the list. */
export type Parser = (
  files: readonly ManuscriptFile[],
  style: Style,
  each: (reading: Reading) => void,
) => Promise<void>;

/** A parser in this very thread. */
export const parserHere: Parser = parserWith(NO_PLUGS);

/** A parser in this very thread, with what a site adds to it. */
export function parserWith(plugs: Plugs): Parser {
  return async (files, style, each) => {
    for (const [at, file] of files.entries()) {
      // The native parser's memory is freed between turns of the event loop.
      if (at % 64 === 63) await turn();
      const manuscript = file.read();
      if (manuscript) each(readingOf(at, manuscript, style, plugs));
    }
  };
}

/** Parses one manuscript into what the store keeps. */
export function readingOf(
  at: number,
  manuscript: Parameters<typeof parse>[0],
  style: Style,
  plugs: Plugs = NO_PLUGS,
): Reading {
  const { html, ...rest } = parse(manuscript, style, plugs);
  return {
    at,
    digest: manuscript.digest,
    text: writeReading(rest),
    copy: rest.dispatch?.copy.digest ?? null,
    html,
  };
}
