import { NO_PLUGS, type Plugs } from '../copy/plugs.ts';
import type { ManuscriptFile } from '../desk/world.ts';
import type { Style } from '../model/site.ts';
import { moduleOf } from './generator.ts';
import { type Parser, type Reading, readingOf } from './parser.ts';
import { shareOut } from './share-out.ts';

/** What a thread is asked: to read and parse these files of the site folder. */
export type ParseJob = {
  readonly root: string;
  readonly style: Style;
  readonly files: readonly { readonly at: number; readonly path: string }[];
};

/** Files in a batch: large enough that messages cost little, small enough that threads end together. */
const BATCH = 32;

/**
 * A parser that shares files of the site folder `root` out among `jobs` threads; results come in any order. Plugins
 * cannot cross: where there are any, each thread loads the site's config.
 */
export function parsePool(root: string, jobs: number, plugs: Plugs): Parser {
  return (files, style, each) => {
    let next = 0;
    return shareOut<readonly [number, ManuscriptFile][], ParseJob, readonly Reading[]>(
      Math.min(jobs, Math.ceil(files.length / BATCH)),
      moduleOf('edge/parse-thread'),
      plugs === NO_PLUGS ? null : root,
      {
        next: () => {
          if (next >= files.length) return undefined;
          const batch = files
            .slice(next, next + BATCH)
            .map((file, at): [number, ManuscriptFile] => [next + at, file]);
          next += BATCH;
          return batch;
        },
        job: (batch) => ({ root, style, files: batch.map(([at, { path }]) => ({ at, path })) }),
        here: (batch) => {
          for (const [at, file] of batch) {
            const manuscript = file.read();
            if (manuscript) each(readingOf(at, manuscript, style, plugs));
          }
        },
        answered: (readings) => {
          for (const reading of readings) each(reading);
        },
      },
    );
  };
}
