import { sameName, slugOf } from '../model/address/slug.ts';
import { digest } from '../model/digest.ts';
import { choose } from './choose.ts';
import type { Holdings } from './found/holdings.ts';
import { clockOf } from './found/moment.ts';
import { Names } from './found/names.ts';
import type { Outside } from './found/outside.ts';
import { clockFor, hints, noteGuesses, zoneOf } from './guesses.ts';
import { readAll } from './reading.ts';
import { receiveAll } from './receive-all.ts';
import { disagreements } from './report/agreement.ts';
import { journalOf } from './report/journal.ts';
import type { ReceiptRow, Report } from './report/receipts.ts';
import { overlooked } from './report/shrunk.ts';
import type { Tally } from './report/tally.ts';
import type { ImportRequest } from './request.ts';
import { tryAndMend } from './trial.ts';
import type { Workshop } from './writing/convert.ts';
import { knownOf } from './writing/data-files.ts';
import { PictureShelf } from './writing/picture-shelf.ts';
import { portraitsOf } from './writing/portraits.ts';
import { type Reception, standingPieces } from './writing/receive.ts';
import { Columns, writeSiteFiles } from './writing/site-files.ts';
import { freshShelves, withFresh } from './writing/told-shelves.ts';

/** Raised whenever the same piece would come out differently, so that a repeated import makes it again. */
const VERSION = 6;

/**
 * Imports an archive: reads the source once, gives every piece its place, then makes and writes one manuscript after
 * another. A second run changes nothing, a stopped one is continued, and what was edited since stays.
 */
export async function bringIn(outside: Outside, request: ImportRequest): Promise<Report> {
  const { shelf, source } = outside;
  const { format, why, doubt } = await choose(outside, request);
  const known = knownOf(shelf);
  const journal = journalOf(shelf);
  const ownZone = known.timezone === journal.zone ? null : known.timezone;
  const reading = await readAll(outside, format, {
    web: outside.web,
    opener: outside.opener,
    clock: clockOf(request.timezone ?? ownZone),
    oldUrl: request.oldUrl,
    today: outside.today,
    ...(request.columns === undefined ? {} : { columns: request.columns }),
  });
  const { register, shelves, holdings, skipped, failed, damage } = reading;
  const guessed = new Set<string>(journal.guessed);
  const zone = zoneOf(request, ownZone, reading, format, guessed);
  const there = standingPieces(shelf);
  const clock = clockFor(zone, reading.dates, guessed);
  const placeholder = { day: reading.newest ?? '1970-01-01', time: null, offset: null };
  const fresh = freshShelves(known, holdings.site.shelves);
  const named = withFresh(known, fresh);
  const names = new Names(holdings, named.bylines);
  const columns = new Columns(named, holdings);
  const redirects = shelves.redirects(holdings, {
    column: (key) => columns.find(key).id,
    byline: (name) => names.idOf(name),
    tag: (name) => named.tags.get(sameName(name)) ?? (slugOf(sameName(name)) || null),
    only: request.column,
  });
  register.settle(
    holdings,
    redirects,
    { clock, placeholder: placeholder.day, pattern: known.permalink },
    there.byId,
    there.paths,
  );

  const pictures = new PictureShelf(outside, request.dry && !request.offline);
  for (const { source: from, path, content } of journal.pictures) pictures.recall(from, path, content);
  const shop: Workshop = {
    format,
    export: holdings,
    register,
    names,
    columns,
    pictures,
    clock,
    placeholder,
    siteLang: known.hasSettings ? known.lang : (holdings.site.lang ?? null),
    column: request.column,
    publishComments: request.publishComments,
  };
  const reception: Reception = {
    shelf,
    journal: journal.pieces,
    offline: request.offline,
    changes: { written: 0, unchanged: 0, edited: 0 },
    due: new Set(),
    fresh: new Set(),
  };
  const setup = digest(
    JSON.stringify([
      VERSION,
      { ...request, offline: false },
      zone,
      register.fingerprint(),
      holdings.media.size,
    ]),
  );
  const receipts = request.dry ? null : shelf.open('import-report.json');
  receipts?.add(
    `{"format":${JSON.stringify(format.name)},"source":${JSON.stringify(source.name)},"pieces":[\n`,
  );
  const { tally, unlisted, imported } = await receiveAll(outside, shop, reception, setup, {
    ...reading,
    redirects,
  });

  const stopped = await outside.stopped();
  if (!stopped && reading.pieces > 0) {
    const portraits = await portraitsOf(names, fresh, pictures, (name, why) =>
      skipped.push({ what: 'portrait', name, why }),
    );
    writeSiteFiles(
      shelf,
      {
        known,
        holdings,
        names,
        columns,
        fresh,
        portraits,
        zone,
        name: source.name,
        redirects: redirects.filter(({ from }) => !register.hasAlias(from)),
      },
      guessed,
    );
  }
  if (!request.dry && !stopped)
    noteGuesses(outside, journal, guessed, request.timezone === null && ownZone === null ? zone : null);
  const tried = stopped ? null : await tryAndMend(outside, shop, reception, setup, imported);
  const silent = await writeRows(outside, tally, tried, (line) => receipts?.add(line));
  const dead = redirects.flatMap(({ from, to }) =>
    to === null || tried === null || tried.answers(from) ? [] : [from],
  );
  tally.withdraw(silent.length, dead.length);
  // What keeps a site from being built and was there before is not of this import.
  const errors = (tried?.errors ?? []).flatMap(({ rule, path, reason }) =>
    there.paths.has(path) ? [] : [{ rule, path, reason }],
  );
  const unanswered = [...silent, ...dead];
  const held = reading.recount.totals();
  const told = new Set([...skipped, ...failed].map(({ name }) => name));
  for (const path of stopped ? [] : reading.recount.unopened(source))
    if (!told.has(path)) tally.passOver(skipped, { what: 'file', name: path, why: NOT_OPENED });
  const counts = tally.total();
  if (!stopped) {
    unlisted.push(...disagreements(counts));
    for (const why of overlooked(held, counts, filesIn(holdings)))
      damage.push({ name: source.name, why, lost: true });
  }
  for (const path of [...reception.due, ...pictures.paths()])
    if (!shelf.has(path)) unlisted.push(`${path} was written and is not there`);
  const lasting = {
    timezone: zone,
    held,
    counts,
    skipped,
    failed,
    errors,
    unanswered,
    damage,
    guessed: [
      ...(doubt === null ? [] : [doubt]),
      ...guessed,
      ...(request.oldUrl === null ? hints(counts, holdings) : []),
    ],
    redirects,
    unlisted,
    fields: tally.fields(),
    noted: tally.notes(),
  };
  receipts?.add(`\n],\n${JSON.stringify(lasting).slice(1)}\n`);
  receipts?.close();
  return {
    format: format.name,
    why,
    source: source.name,
    dry: request.dry,
    stopped,
    changes: reception.changes,
    ...lasting,
  };
}

/** Files of the old media library, which holds blocks for reuse, too. */
function filesIn({ media }: Holdings): number {
  return media
    .values()
    .filter(({ url }) => !url.startsWith('block:'))
    .toArray().length;
}

const NOT_OPENED = 'nothing in it was read; it is not where this system keeps its pieces';

/** Adds up the receipts of all pieces and passes them on. Returns old addresses at which nothing answers. */
async function writeRows(
  { receipts }: Outside,
  tally: Tally,
  tried: Awaited<ReturnType<typeof tryAndMend>> | null,
  hand: (line: string) => void,
): Promise<readonly string[]> {
  const silent: string[] = [];
  const doubts = Map.groupBy(tried?.doubts ?? [], ({ path }) => path);
  let done = 0;
  for await (const line of receipts.lines()) {
    const first = JSON.parse(line) as ReceiptRow;
    const made = tried?.again.get(first.id) ?? first;
    const row: ReceiptRow = {
      ...made,
      notes: [
        ...made.notes,
        ...(doubts.get(made.path) ?? []).map(({ reason }) => ({
          kind: 'left' as const,
          what: 'relation',
          detail: reason,
        })),
      ],
    };
    tally.add(row);
    if (tried && !row.draft) silent.push(...row.urls.kept.filter((address) => !tried.answers(address)));
    // The report states the fields of the old theme once for all pieces.
    const notes = row.notes.filter(({ field }) => field === undefined);
    hand(`${done++ === 0 ? '' : ',\n'}${JSON.stringify({ ...row, notes })}`);
  }
  return silent;
}
