import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { isZone } from '../../import/found/moment.ts';
import type { Outside } from '../../import/found/outside.ts';
import { FIELDS } from '../../import/from/table/columns.ts';
import { bringIn } from '../../import/import.ts';
import { reportLines } from '../../import/report/lines.ts';
import type { Report } from '../../import/report/receipts.ts';
import { ImportProblem } from '../../import/request.ts';
import { now } from '../program/options.ts';
import { pauses } from '../program/pauses.ts';
import { UsageError } from '../program/usage-error.ts';
import { openerIn } from './opener.ts';
import { saveMemoryFor } from './saved-memory.ts';
import { discard, openShelf } from './shelf.ts';
import { openSource } from './source.ts';
import { openSpool } from './spool.ts';
import { tryOut } from './trial.ts';
import { openWeb } from './web.ts';

/** `backfile import [FORMAT] SOURCE` as the command line gives it. */
export type ImportOptions = {
  /** One of the formats of `import/formats.ts`; if absent, it is recognised and reported. */
  readonly format?: string;
  /** A file, folder, zip, address, or a text file of addresses. Several files of one export: their folder. */
  readonly source: string;
  /** The site folder that receives the archive; created if it does not exist. Default: here. */
  readonly into?: string;
  readonly dryRun?: boolean;
  readonly offline?: boolean;
  /** Time zone of dates without one. */
  readonly timezone?: string;
  /** Address of the old site, if the export does not contain it. */
  readonly oldUrl?: string;
  /** The meaning of columns of a table whose names do not show it: `title=Betreff,body=Inhalt`. */
  readonly map?: string;
  /** Puts all pieces into one column; their categories become tags. */
  readonly column?: string;
  /** Sets approved comments under their pieces. */
  readonly publishComments?: boolean;
  /** Lets pictures be fetched from private networks. */
  readonly allowPrivate?: boolean;
  /** Seconds that a server may take to answer. */
  readonly patience?: number;
  /** Receives the progress, if it is shown. */
  readonly progress?: (stage: string, done: number, of: number | null) => void;
  /** Aborted when the operator asks to stop; what was done by then stays, and the next run goes on from there. */
  readonly signal?: AbortSignal;
};

type ImportOutcome = {
  /** 1 if something failed, was lost without being listed, or cannot be built, or if nothing could be read. */
  readonly exit: 0 | 1;
  /** Lines for a person. */
  readonly summary: string;
  readonly report: Report;
};

/** Imports an archive. Throws a `UsageError` where the source or an option is wrong. */
export async function importArchive(options: ImportOptions): Promise<ImportOutcome> {
  if (options.timezone !== undefined && !isZone(options.timezone))
    throw new UsageError(`There is no time zone "${options.timezone}". Write one such as America/New_York.`);
  if (options.oldUrl !== undefined && !/^https?:\/\/[^/]/.test(options.oldUrl))
    throw new UsageError(`"${options.oldUrl}" is not an address. Write it as in https://example.org/.`);
  const columns = columnsFrom(options.map);
  const dry = options.dryRun === true;
  const source = await openSource(options.source);
  const { jobs } = saveMemoryFor(source.files);
  const site = resolve(options.into ?? '.');
  const scratch = mkdtempSync(join(tmpdir(), 'backfile-import-'));
  const overlay = dry ? join(scratch, 'site') : null;
  const spool = openSpool(scratch, 'pieces.ndjson');
  const receipts = openSpool(scratch, 'receipts.ndjson');
  const pause = pauses();
  const outside: Outside = {
    source,
    spool,
    receipts,
    shelf: openShelf(site, overlay),
    web: openWeb({
      offline: options.offline === true,
      allowPrivate: options.allowPrivate === true,
      patience: (options.patience ?? 20) * 1000,
    }),
    opener: openerIn(scratch),
    today: new Date(now()).toISOString().slice(0, 10),
    tryOut: () => tryOut({ site, scratch, overlay }, jobs),
    progress: options.progress ?? (() => {}),
    stopped: async () => {
      await pause();
      return options.signal?.aborted === true;
    },
  };
  try {
    const report = await bringIn(outside, {
      format: options.format ?? null,
      dry,
      timezone: options.timezone ?? null,
      oldUrl: options.oldUrl ? new URL(options.oldUrl).href : null,
      ...(columns === null ? {} : { columns }),
      column: options.column ?? null,
      publishComments: options.publishComments === true,
      offline: options.offline === true,
    });
    const nothing = report.counts.found === 0;
    return {
      exit:
        [report.unlisted, report.failed, report.errors, report.damage.filter(({ lost }) => lost)].some(
          (list) => list.length > 0,
        ) || nothing
          ? 1
          : 0,
      summary: reportLines(report).join('\n'),
      report,
    };
  } catch (error) {
    if (error instanceof ImportProblem) throw new UsageError(error.message);
    throw error;
  } finally {
    spool.close();
    receipts.close();
    discard(scratch);
    source.close();
  }
}

/** Columns of a table by field, from `field=column` pairs separated by commas; null if none are given. */
function columnsFrom(map: string | undefined): { readonly [field: string]: string } | null {
  if (map === undefined) return null;
  const columns: { [field: string]: string } = {};
  for (const pair of map.split(',')) {
    const [, field = '', column = ''] = /^\s*([a-z]+)\s*=\s*(.+?)\s*$/.exec(pair) ?? [];
    if (!FIELDS.some((one) => one === field))
      throw new UsageError(
        `"${pair.trim()}" does not say what a column is. Write it as in title=Subject; known are ${FIELDS.join(', ')}.`,
      );
    columns[field] = column;
  }
  return columns;
}
