import { digest } from '../model/digest.ts';
import type { Json } from '../model/json.ts';
import { sameName, slugOf } from '../model/slug.ts';
import { type Converted, convert, type Workshop } from './convert.ts';
import { addEntries, addRedirects, knownOf, writeSettings } from './data-files.ts';
import { FORMATS } from './formats.ts';
import { LibraryBuilder } from './library.ts';
import { clockOf, type Moment, readMoment } from './moment.ts';
import { Names } from './names.ts';
import type { Outside, Shelf } from './outside.ts';
import { PictureShelf } from './picture-shelf.ts';
import type { Piece } from './piece.ts';
import { type Report, type Row, type Skipped, Tally } from './receipts.ts';
import { recognise } from './recognise.ts';
import { Register } from './register.ts';
import { guessZone } from './zone.ts';

export type ImportRequest = {
  /** Name of a format; null: look and tell. */
  readonly format: string | null;
  readonly dry: boolean;
  readonly timezone: string | null;
  readonly oldUrl: string | null;
  /** Name of a column that takes all pieces. */
  readonly column: string | null;
  readonly publishComments: boolean;
  readonly offline: boolean;
};

/** Thrown where a source cannot be understood at all; the message is for the operator. */
export class ImportProblem extends Error {}

/** Raised when the same piece would come out otherwise, so that an import run again makes it anew. */
const VERSION = 1;

/** What an earlier import noted of a piece; its receipt is read from the line when it is needed. */
type Noted = { readonly path: string; readonly key: string; readonly text: string; readonly line: string };

/**
 * Brings an archive in: reads the source once, gives every piece its place, then makes and writes one manuscript
 * after another. Run again it changes nothing; stopped, it goes on where it was; what was edited since stays.
 */
export async function bringIn(outside: Outside, request: ImportRequest): Promise<Report> {
  const { shelf, source } = outside;
  const recognised = request.format === null ? await recognise(source, outside.web) : null;
  const name = request.format ?? recognised?.format;
  const load = name === undefined ? undefined : FORMATS[name];
  if (load === undefined)
    throw new ImportProblem(
      name === undefined
        ? `Nothing in ${source.name} tells which system it comes from. Name the format.`
        : `There is no format "${name}". Known: ${Object.keys(FORMATS).join(', ')}.`,
    );
  const format = await load();
  const known = knownOf(shelf);
  const journal = journalOf(shelf);
  const ownZone = known.timezone === journal.zone ? null : known.timezone;
  const tally = new Tally();
  const skipped: Skipped[] = source.refused.map(({ name: entry, why }) => ({
    what: 'file',
    name: entry,
    why,
  }));
  const damage: { name: string; why: string }[] = [];
  const builder = new LibraryBuilder();
  const register = new Register();
  const dates: Moment[] = [];
  let newest: string | null = null;
  const seen = new Map<string, string>();
  for await (const found of format.read(source, {
    web: outside.web,
    clock: clockOf(request.timezone ?? ownZone),
    oldUrl: request.oldUrl,
  })) {
    if (outside.stopped()) break;
    if (found.kind === 'piece') {
      const piece = told(withDate(found.piece), seen, skipped);
      if (piece === null) continue;
      tally.find(piece.comments.length);
      register.add(piece);
      if (piece.date && dates.length < 20_000) dates.push(piece.date);
      if (piece.date && !piece.draft && (newest === null || piece.date.day > newest)) newest = piece.date.day;
      const line = JSON.stringify(piece);
      outside.spool.add(line);
      outside.progress('Reading', register.size, null);
    } else if (found.kind === 'skipped') {
      skipped.push({ what: found.what, name: found.name.slice(0, 200), why: found.why });
    } else if (found.kind === 'damage') damage.push({ name: found.name, why: found.why });
    else builder.take(found);
  }
  for (const _ of skipped) tally.skip();

  const library = builder.library();
  const guessed: string[] = [...journal.guessed];
  const zone = zoneOf(request, ownZone, library.site.timezone ?? null, dates, name === 'wordpress', guessed);
  const there = standingPieces(shelf);
  const clock = clockOf(zone);
  register.settle(library, clock, there.byId, there.paths);
  const names = new Names(library, known.bylines);
  const pictures = new PictureShelf(outside, request.dry);
  for (const { source: from, path, content } of journal.pictures) pictures.recall(from, path, content);
  const columns = new Map<string, { name: string; description: string | null }>();
  const shop: Workshop = {
    ...{ format, library, register, names, pictures, clock },
    placeholder: { day: newest ?? '1970-01-01', time: null, offset: null },
    siteLang: known.hasSettings ? known.lang : (library.site.lang ?? null),
    column: request.column,
    columnId: (column) => {
      const term = library.terms.find(
        (one) => one.kind === 'column' && (one.key === column || one.name === column),
      );
      const title = term?.name ?? column;
      const id =
        known.columns.get(sameName(title)) ??
        known.columns.get(sameName(column)) ??
        (slugOf(term?.key ?? column) || 'column');
      if (!known.columns.has(sameName(title)) && !columns.has(id))
        columns.set(id, { name: title, description: term?.description ?? null });
      return id;
    },
    publishComments: request.publishComments,
  };

  const setup = digest(JSON.stringify([VERSION, request, zone, register.fingerprint(), library.media.size]));
  const changes = { written: 0, unchanged: 0, edited: 0 };
  const unlisted: string[] = [];
  const receipts = request.dry ? null : shelf.open('import-report.json');
  receipts?.add(`{"format":${JSON.stringify(name)},"source":${JSON.stringify(source.name)},"pieces":[\n`);
  let done = 0;
  for await (const line of outside.spool.lines()) {
    if (outside.stopped()) break;
    const piece = JSON.parse(line) as Piece;
    const outcome = await bringOne(
      piece,
      digest(setup + line),
      shop,
      journal.pieces,
      shelf,
      request,
      changes,
    );
    if (outcome === null) {
      tally.skip();
      skipped.push({
        what: piece.kind,
        name: piece.title ?? piece.origin,
        why: 'its body is larger than 8 MB; it was left in the export',
      });
      continue;
    }
    tally.add(outcome.row);
    if (outcome.unlisted !== null) unlisted.push(outcome.unlisted);
    receipts?.add(`${done === 0 ? '' : ',\n'}${JSON.stringify(outcome.row)}`);
    done++;
    outside.progress('Writing', done, seen.size);
  }
  const stopped = outside.stopped();
  if (!request.dry && !stopped && seen.size > 0) {
    writeSiteFiles(shelf, { known, library, register, names, columns, zone, name: source.name }, guessed);
  }
  if (!request.dry && !stopped) {
    for (const guess of new Set(guessed))
      if (!journal.guessed.includes(guess)) shelf.note(JSON.stringify({ guess }));
    if (zone !== null && request.timezone === null && ownZone === null && zone !== journal.zone)
      shelf.note(JSON.stringify({ zone }));
  }
  const counts = tally.total();
  if (
    !stopped &&
    counts.found !==
      counts.imported +
        counts.edited +
        skipped.filter(({ why }) => why.startsWith('its body is larger')).length
  )
    unlisted.push(`${counts.found} pieces were found, but ${counts.imported + counts.edited} stand`);
  const report: Report = {
    ...{
      format: name!,
      why: recognised?.why ?? null,
      source: source.name,
      dry: request.dry,
      stopped,
      timezone: zone,
      counts,
      changes,
      skipped,
      damage,
      guessed: [...new Set(guessed)],
      unlisted,
    },
    noted: tally.notes(),
  };
  const { changes: _, dry: __, stopped: ___, why: ____, ...lasting } = report;
  receipts?.add(`\n],\n${JSON.stringify(lasting).slice(1, -1)}}\n`);
  receipts?.close();
  return report;
}

/** Makes one manuscript and writes it where that is right. Null where its body is too large. */
async function bringOne(
  piece: Piece,
  key: string,
  shop: Workshop,
  journal: ReadonlyMap<string, Noted>,
  shelf: Shelf,
  request: ImportRequest,
  changes: { written: number; unchanged: number; edited: number },
): Promise<Omit<Converted, 'text'> | null> {
  const { path } = shop.register.standing(piece.id);
  const before = journal.get(piece.id);
  const standing = shelf.digestOf(path);
  const same = before !== undefined && before.key === key && before.path === path && standing === before.text;
  const row = same ? rowOf(before) : null;
  if (row && (request.offline || (row.pictures.lost.length === 0 && row.files.lost.length === 0))) {
    changes.unchanged++;
    shop.names.resolve(piece.bylines, []);
    const column = shop.column ?? (piece.kind === 'page' ? null : piece.column);
    if (column !== null) shop.columnId(column);
    return { row, unlisted: null };
  }
  const converted = await convert(piece, shop);
  if (converted === null) return null;
  const text = digest(converted.text);
  if (standing !== null && standing !== text && standing !== before?.text) {
    changes.edited++;
    return { row: { ...converted.row, status: 'edited' }, unlisted: converted.unlisted };
  }
  if (standing === text) changes.unchanged++;
  else {
    if (!request.dry) shelf.write(path, converted.text);
    changes.written++;
  }
  if (request.dry) return converted;
  if (piece.comments.length > 0) writeComments(piece, path, shelf);
  if (before?.key !== key || before.text !== text)
    shelf.note(JSON.stringify({ piece: piece.id, path, key, text, row: converted.row }));
  return converted;
}

function rowOf(noted: Noted): Row | null {
  return (parsed(noted.line)?.row as Row | undefined) ?? null;
}

/** Comments are kept beside the posts as data: nothing publishes them by itself. */
function writeComments(piece: Piece, path: string, shelf: Shelf): void {
  const file = `comments/${path.replace(/^posts\//, '').replace(/\.md$/, '')}.json`;
  const text = `${JSON.stringify({ id: piece.id, comments: piece.comments }, null, 1)}\n`;
  if (shelf.digestOf(file) !== digest(text)) shelf.write(file, text);
}

/** A dispatch without a date has the day that its old address names, where that names one. */
function withDate(piece: Piece): Piece {
  if (piece.date !== null || piece.kind === 'page') return piece;
  for (const alias of piece.aliases) {
    const [, year, month, day] = /\/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?:[/-]|$)/.exec(alias) ?? [];
    const date = year === undefined ? null : readMoment(`${year}-${month}-${day}`);
    if (date)
      return {
        ...piece,
        date,
        notes: [
          ...piece.notes.filter(({ what }) => what !== 'date'),
          { kind: 'guessed', what: 'date', detail: `${date.day}, from its old address` },
        ],
      };
  }
  return piece;
}

/** A piece told twice is left out the second time; another of the same id gets one of its own. */
function told(piece: Piece, seen: Map<string, string>, skipped: Skipped[]): Piece | null {
  const content = digest(JSON.stringify([piece.title, piece.date, piece.body.text, piece.slug]));
  const there = seen.get(piece.id);
  if (there === undefined) {
    seen.set(piece.id, content);
    return piece;
  }
  if (there === content) {
    skipped.push({ what: piece.kind, name: piece.title ?? piece.origin, why: 'the export holds it twice' });
    return null;
  }
  for (let count = 2; ; count++) {
    const id = `${piece.id}#${count}`;
    const other = seen.get(id);
    if (other === content) {
      skipped.push({ what: piece.kind, name: piece.title ?? piece.origin, why: 'the export holds it twice' });
      return null;
    }
    if (other !== undefined) continue;
    seen.set(id, content);
    return {
      ...piece,
      id,
      notes: [
        ...piece.notes,
        { kind: 'repaired', what: 'id', detail: `${piece.id} is the id of another piece, too` },
      ],
    };
  }
}

function zoneOf(
  request: ImportRequest,
  own: string | null,
  exported: string | null,
  dates: readonly Moment[],
  local: boolean,
  guessed: string[],
): string | null {
  const told = request.timezone ?? own ?? exported;
  if (told !== null) return told;
  const zone = local ? guessZone(dates) : null;
  if (zone !== null)
    guessed.push(
      `the time zone ${zone}, from the offsets of the dates; another one is named with --timezone`,
    );
  else if (dates.some(({ time, offset }) => time !== null && offset === null))
    guessed.push('dates without zone are taken for UTC; name the zone with --timezone');
  return zone;
}

/** Pieces that stand in the site already, by their id, and all paths. */
function standingPieces(shelf: Shelf): {
  readonly byId: ReadonlyMap<string, string>;
  readonly paths: ReadonlySet<string>;
} {
  const byId = new Map<string, string>();
  const paths = new Set<string>();
  for (const { path, head } of shelf.manuscripts()) {
    const written = /^---\n[\s\S]*?^id: (.+)$/m.exec(head)?.[1]?.trim();
    if (written === undefined) paths.add(path);
    else byId.set(written.startsWith('"') ? unquoted(written) : written, path);
  }
  return { byId, paths };
}

function unquoted(text: string): string {
  try {
    return JSON.parse(text) as string;
  } catch {
    return text;
  }
}

/** What earlier imports noted: their pieces and pictures; of several notes of one thing the last counts. */
function journalOf(shelf: Shelf): Journal {
  const pieces = new Map<string, Noted>();
  const pictures = new Map<string, Journal['pictures'][number]>();
  const guessed = new Set<string>();
  let zone: string | null = null;
  for (const line of shelf.journal()) {
    const read = parsed(line);
    if (read === null) continue;
    if (typeof read.piece === 'string')
      pieces.set(read.piece, {
        path: String(read.path),
        key: String(read.key),
        text: String(read.text),
        line,
      });
    else if (typeof read.picture === 'string')
      pictures.set(read.picture, {
        source: read.picture,
        path: String(read.path),
        content: String(read.content),
      });
    else if (typeof read.guess === 'string') guessed.add(read.guess);
    else if (typeof read.zone === 'string') zone = read.zone;
  }
  return { pieces, pictures: [...pictures.values()], guessed: [...guessed], zone };
}

/** What earlier imports left for later ones to know. */
type Journal = {
  readonly pieces: ReadonlyMap<string, Noted>;
  readonly pictures: readonly { readonly source: string; readonly path: string; readonly content: string }[];
  readonly guessed: readonly string[];
  /** A time zone that was guessed and written to `site.yaml`: no one's own word. */
  readonly zone: string | null;
};

function parsed(line: string): { readonly [key: string]: unknown } | null {
  try {
    return JSON.parse(line) as { [key: string]: unknown };
  } catch {
    return null;
  }
}

type SiteFiles = {
  readonly known: ReturnType<typeof knownOf>;
  readonly library: ReturnType<LibraryBuilder['library']>;
  readonly register: Register;
  readonly names: Names;
  readonly columns: ReadonlyMap<string, { name: string; description: string | null }>;
  readonly zone: string | null;
  readonly name: string;
};

function writeSiteFiles(
  shelf: Shelf,
  { known, library, register, names, columns, zone, name }: SiteFiles,
  guessed: string[],
): void {
  if (!known.hasSettings) {
    const { site } = library;
    const tags = library.terms.filter((term) => term.kind === 'tag' && term.description !== null);
    writeSettings(shelf, {
      title: site.title ?? name.replace(/\.\w+$/, ''),
      tagline: site.tagline ?? null,
      url: site.url && URL.canParse(site.url) ? new URL(site.url).href.replace(/\/$/, '') : null,
      timezone: zone,
      lang: site.lang ?? null,
      tags:
        tags.length === 0
          ? null
          : (Object.fromEntries(
              tags.map((tag) => [slugOf(tag.name), { name: tag.name, description: tag.description }]),
            ) as Json),
    });
    guessed.push('site.yaml was written: look over its title, url and time zone');
  }
  const left = [
    ...addEntries(
      shelf,
      'bylines',
      [...names.gained.values()].map(
        ({ id, name: printed, writer }) =>
          [
            id,
            {
              name: printed,
              bio: writer?.bio ?? null,
              url: writer?.url && /^https?:/.test(writer.url) ? writer.url : null,
            },
          ] as const,
      ),
    ),
    ...addEntries(
      shelf,
      'columns',
      [...columns].map(([id, column]) => [id, column] as const),
    ),
  ];
  if (left.length > 0) guessed.push(`add to site.yaml by hand: ${left.join(', ')}`);
  const redirects: { [from: string]: string } = {};
  for (const [from, to] of Object.entries(library.site.redirects ?? {})) redirects[from] = to;
  for (const [page, target] of register.shelfPages(library)) redirects[page] = target;
  addRedirects(shelf, redirects);
}
