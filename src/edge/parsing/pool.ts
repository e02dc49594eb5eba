import { NO_PLUGINS, type Plugins } from '../../copy/body/plugins.ts';
import type { ManuscriptFile } from '../../desk/world.ts';
import type { Manuscript } from '../../model/dispatch.ts';
import type { Style } from '../../model/site.ts';
import { moduleOf } from '../program/generator.ts';
import { shareOut } from '../program/share-out.ts';
import { openReading, type ParsedReading, type Parser } from './parser.ts';

/** The manuscripts that a thread is asked to parse. */
export type ParseJob = {
  readonly style: Style;
  readonly manuscripts: readonly (readonly [at: number, manuscript: Manuscript])[];
};

/** How many files are in a batch: enough that messages cost little, few enough that all threads end together. */
const BATCH = 32;

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
          for (const [at, manuscript] of manuscriptsOf(batch)) each(read(at, manuscript, style));
        },
        answered: (readings) => {
          for (const reading of readings) each(reading);
        },
      },
    );
  };
}

function manuscriptsOf(batch: readonly (readonly [number, ManuscriptFile])[]): ParseJob['manuscripts'] {
  return batch.flatMap(([at, file]) => {
    const manuscript = file.read();
    return manuscript ? [[at, manuscript] as const] : [];
  });
}
