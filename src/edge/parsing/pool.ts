import { NO_PLUGINS, type Plugins } from '../../copy/body/plugins.ts';
import type { ManuscriptFile } from '../../desk/world.ts';
import type { Style } from '../../model/site.ts';
import { moduleOf } from '../program/generator.ts';
import { shareOut } from '../program/share-out.ts';
import {
  BATCH,
  manuscriptsOf,
  type Numbered,
  openReading,
  type ParsedReading,
  type Parser,
} from './parser.ts';

/** The manuscripts that a thread is asked to parse. */
export type ParseJob = { readonly style: Style; readonly manuscripts: readonly Numbered[] };

/**
 * A parser that shares manuscripts among `jobs` threads; results come in any order. Plugins cannot be sent to a thread:
 * if there are any, each thread loads the config of the site folder `root`.
 */
export function parsePool(root: string, jobs: number, plugins: Plugins): Parser {
  return (files, style, each) => {
    let next = 0;
    const read = openReading(plugins);
    return shareOut<readonly [number, ManuscriptFile][], ParseJob, readonly ParsedReading[]>(
      Math.min(jobs, Math.ceil(files.length / BATCH)),
      moduleOf('edge/parsing/parse-thread'),
      plugins === NO_PLUGINS ? null : root,
      {
        next: () => {
          if (next >= files.length) return undefined;
          const batch = files
            .slice(next, next + BATCH)
            .map((file, at): [number, ManuscriptFile] => [next + at, file]);
          next += BATCH;
          return batch;
        },
        // They are read here, where the texts that were read for their digests are still in memory.
        job: (batch) => ({ style, manuscripts: manuscriptsOf(batch) }),
        here: (batch) => {
          for (const reading of read(manuscriptsOf(batch), style)) each(reading);
        },
        answered: (readings) => {
          for (const reading of readings) each(reading);
        },
      },
    );
  };
}
