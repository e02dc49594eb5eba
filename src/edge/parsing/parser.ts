import { setImmediate as turn } from 'node:timers/promises';
import { NO_PLUGINS, type Plugins } from '../../copy/body/plugins.ts';
import { parse } from '../../copy/parse.ts';
import type { ManuscriptFile } from '../../desk/world.ts';
import type { Digest } from '../../model/digest.ts';
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

/** A parser in this thread, with the plugins of a site. */
export function parserWith(plugins: Plugins): Parser {
  return async (files, style, each) => {
    for (const [at, file] of files.entries()) {
      // The native parser's memory is freed between turns of the event loop.
      if (at % 64 === 63) await turn();
      const manuscript = file.read();
      if (manuscript) each(readingOf(at, manuscript, style, plugins));
    }
  };
}

/** Parses one manuscript for the store. */
export function readingOf(
  at: number,
  manuscript: Parameters<typeof parse>[0],
  style: Style,
  plugins: Plugins = NO_PLUGINS,
): ParsedReading {
  const { html, ...rest } = parse(manuscript, style, plugins);
  return {
    at,
    digest: manuscript.digest,
    text: writeReading(rest),
    copy: rest.dispatch?.copy.digest ?? null,
    html,
  };
}
