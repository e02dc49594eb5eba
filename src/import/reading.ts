import { digest } from '../model/digest.ts';
import { readLanguageTag } from '../model/language/tags.ts';
import { OldShelves } from './addresses/old-shelves.ts';
import { Register } from './addresses/register.ts';
import { reasonOf } from './found/attempt.ts';
import type { Format, Request } from './found/format.ts';
import type { Holdings } from './found/holdings.ts';
import { type Moment, readMoment } from './found/moment.ts';
import type { Outside, Source } from './found/outside.ts';
import { own } from './found/own.ts';
import { type Piece, type Remark, UNDATED_PAGE } from './found/piece.ts';
import { cleanTexts } from './found/text.ts';
import type { Dated } from './found/zone.ts';
import { HoldingsBuilder } from './gather.ts';
import { Recount } from './recount/recount.ts';
import type { Damage, Skipped } from './report/receipts.ts';

/** What one reading of a source found; the pieces themselves are in the spool. */
export type SourceReading = {
  readonly register: Register;
  readonly shelves: OldShelves;
  readonly holdings: Holdings;
  readonly skipped: Skipped[];
  /** What should have been imported, and could not be read. */
  readonly failed: Skipped[];
  readonly damage: Damage[];
  /** A second count of what was read. */
  readonly recount: Recount;
  readonly pieces: number;
  readonly comments: number;
  /** Of those, the ones under something that is left out. */
  readonly commentsLeft: number;
  /** Dates of the pieces, at most 20,000. */
  readonly dates: readonly Moment[];
  /** Of those, the ones in UTC whose old address names a day or a month. */
  readonly dated: readonly Dated[];
  /** Day of the newest piece that is not a draft. */
  readonly newest: string | null;
};

/** Reads a source once, from its first thing to its last, or until the operator stops it. */
export async function readAll(outside: Outside, format: Format, request: Request): Promise<SourceReading> {
  const { source } = outside;
  const skipped: Skipped[] = source.refused.map(({ name, why }) => ({ what: 'file', name, why }));
  const failed: Skipped[] = [];
  const damage: Damage[] = [];
  const recount = new Recount(outside.opener);
  const builder = new HoldingsBuilder();
  const register = new Register();
  const shelves = new OldShelves();
  const dates: Moment[] = [];
  const dated: Dated[] = [];
  const seen = new Map<string, string>();
  let newest: string | null = null;
  let comments = 0;
  let commentsLeft = 0;
  try {
    for await (const raw of format.read(
      guarded(counted(recount.watch(source), outside.progress), damage),
      request,
    )) {
      if (await outside.stopped()) break;
      const found = cleanTexts(raw);
      if (found.kind === 'damage') damage.push(own({ name: found.name, why: found.why }));
      else if (found.kind === 'skipped') {
        skipped.push(own({ what: found.what, name: found.name.slice(0, 200), why: found.why }));
        commentsLeft += found.comments ?? 0;
      } else if (found.kind === 'failed')
        failed.push(own({ what: found.what, name: found.name.slice(0, 200), why: found.why }));
      else if (found.kind !== 'piece') builder.take(own(found));
      else {
        const piece = unlessTwice(withDate(withLanguage(withPlainId(found.piece))), seen, skipped);
        if (piece === null) continue;
        comments += piece.comments.length;
        register.add(piece);
        shelves.add(piece);
        if (piece.date && dates.length < 20_000) {
          dates.push(own(piece.date));
          dated.push(...own(datedBy(piece.date, piece.aliases)));
        }
        if (piece.date && !piece.draft && (newest === null || piece.date.day > newest))
          newest = piece.date.day;
        outside.spool.add(JSON.stringify(piece));
      }
    }
  } catch (error) {
    failed.push({
      what: 'file',
      name: source.name,
      why: `${reasonOf(error)}; what comes after it was not read`,
    });
  }
  return {
    register,
    shelves,
    holdings: builder.holdings(),
    skipped,
    failed,
    damage,
    recount,
    pieces: seen.size,
    comments: comments + commentsLeft,
    commentsLeft,
    dates,
    dated,
    newest,
  };
}

/** The date of a piece in UTC with the day in its old address, for guessing the zone; at most one entry. */
function datedBy(date: Moment, aliases: readonly string[]): readonly Dated[] {
  if (date.time === null || date.offset !== '+00:00') return [];
  for (const alias of aliases) {
    const [, year, month, day] = /\/((?:19|20)\d{2})\/(\d{2})\/(?:(\d{2})\/)?[^/]/.exec(alias) ?? [];
    const told = day === undefined ? `${year}-${month}` : `${year}-${month}-${day}`;
    // An address of another month shows a move, not a zone.
    if (year !== undefined && Math.abs(Date.parse(date.day) - Date.parse(told)) < 40 * 86_400_000)
      return [{ date, told }];
  }
  return [];
}

/** A source that reports how much of it was read, in megabytes of all its files. */
function counted(source: Source, progress: Outside['progress']): Source {
  const all = Math.ceil(source.files.reduce((sum, { bytes }) => sum + Math.max(0, bytes), 0) / 1e6);
  let read = 0;
  const count = (bytes: number) => {
    read += bytes;
    progress('Reading', Math.min(all, Math.round(read / 1e6)), all);
  };
  const files = source.files.map((file) => ({
    ...file,
    read: async () => {
      const bytes = await file.read();
      count(bytes.length);
      return bytes;
    },
    stream: async function* () {
      for await (const chunk of file.stream()) {
        yield chunk;
        count(chunk.length);
      }
    },
  }));
  return { ...source, files };
}

/** A source in which a file that cannot be read is reported as damage, while the others are still read. */
function guarded(source: Source, damage: Damage[]): Source {
  const note = (path: string, error: unknown) =>
    damage.push({
      name: path,
      why: `it cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    });
  const files = source.files.map((file) => ({
    ...file,
    read: async () => {
      try {
        return await file.read();
      } catch (error) {
        note(file.path, error);
        return new Uint8Array();
      }
    },
    stream: async function* () {
      try {
        yield* file.stream();
      } catch (error) {
        note(file.path, error);
      }
    },
  }));
  return { ...source, files };
}

/** A piece whose id has no white space and no unseen signs, which would change in front matter. */
function withPlainId(piece: Piece): Piece {
  return UNSEEN.test(piece.id)
    ? { ...piece, id: piece.id.replace(new RegExp(UNSEEN, 'gu'), encodeURIComponent) }
    : piece;
}

const UNSEEN = /[\s\p{Cf}]+/u;

/** A piece whose language is a tag of BCP 47, the one that was probably meant, or none. */
function withLanguage(piece: Piece): Piece {
  if (piece.lang === null) return piece;
  const reading = readLanguageTag(piece.lang);
  if (reading.tag !== null) return piece;
  const lang = reading.likely ?? null;
  const detail = `"${piece.lang.slice(0, 60)}" is no language tag; ${lang === null ? 'it was left out' : `"${lang}" was taken`}`;
  return { ...piece, lang, notes: [...piece.notes, { kind: 'guessed', what: 'lang', detail }] };
}

/**
 * A dispatch without a date has the day that its old address names, if that names one; so has a page that is one only
 * because it has no date, and it becomes a dispatch.
 */
function withDate(piece: Piece): Piece {
  const isUndatedPage = ({ detail }: Remark) => detail === UNDATED_PAGE.detail;
  if (piece.date !== null || (piece.kind === 'page' && !piece.notes.some(isUndatedPage))) return piece;
  for (const alias of piece.aliases) {
    const [, year, month, day] = /\/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?:[/-]|$)/.exec(alias) ?? [];
    const date = year === undefined ? null : readMoment(`${year}-${month}-${day}`);
    if (date)
      return {
        ...piece,
        kind: 'dispatch',
        date,
        notes: [
          ...piece.notes.filter((note) => note.what !== 'date' && !isUndatedPage(note)),
          { kind: 'guessed', what: 'date', detail: `${date.day}, from its old address` },
        ],
      };
  }
  return piece;
}

/** A piece that comes twice is left out the second time; a different piece with the same id gets another one. */
function unlessTwice(piece: Piece, seen: Map<string, string>, skipped: Skipped[]): Piece | null {
  const content = digest(JSON.stringify([piece.title, piece.date, piece.body.text, piece.slug]));
  const there = seen.get(piece.id);
  if (there === undefined) {
    seen.set(own(piece.id), content);
    return piece;
  }
  if (there === content) {
    skipped.push(
      own({ what: piece.kind, name: piece.title ?? piece.origin, why: 'the export holds it twice' }),
    );
    return null;
  }
  for (let count = 2; ; count++) {
    const id = `${piece.id}#${count}`;
    const other = seen.get(id);
    if (other === content) {
      skipped.push(
        own({ what: piece.kind, name: piece.title ?? piece.origin, why: 'the export holds it twice' }),
      );
      return null;
    }
    if (other !== undefined) continue;
    seen.set(own(id), content);
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
