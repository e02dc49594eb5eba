import { plainText } from '../../model/text/plain-text.ts';
import { machineDate } from '../../model/time/civil-time.ts';
import { counted } from '../counted.ts';
import type { LeavingPiece } from './piece.ts';
import { present } from './site-data.ts';

/** What becomes of parts of a piece for which the other system has no place, in words for counts. */
const KINDS = {
  reference: { lost: true, one: 'reference to another dispatch', many: 'references to other dispatches' },
  story: { lost: true, one: 'name of a story', many: 'names of stories' },
  printed: { lost: true, one: 'record of the print', many: 'records of the print' },
  scan: { lost: true, one: 'facsimile', many: 'facsimiles' },
  translation: { lost: true, one: 'pair of translations', many: 'pairs of translations' },
  bio: { lost: true, one: 'bio line of a dispatch', many: 'bio lines of dispatches' },
  field: { lost: true, one: 'field of your own', many: 'fields of your own' },
  dek: { lost: true, one: 'end of a long dek', many: 'ends of long deks' },
  description: {
    lost: false,
    one: 'long dek in the description for search engines',
    many: 'long deks in the description for search engines',
  },
  dateline: { lost: false, one: 'dateline in the text', many: 'datelines in the text' },
  correction: { lost: false, one: 'correction in the text', many: 'corrections in the text' },
  stub: { lost: false, one: 'line in place of a text elsewhere', many: 'lines in place of texts elsewhere' },
  lead: { lost: false, one: 'lead picture in the text', many: 'lead pictures in the text' },
  credit: { lost: false, one: 'credit of a lead picture', many: 'credits of lead pictures' },
  time: { lost: false, one: 'day without a time', many: 'days without a time' },
  unlisted: { lost: false, one: 'unlisted dispatch', many: 'unlisted dispatches' },
} as const;

/** What was done to a piece that whoever takes it along should know of. */
export type LeavingNote = { readonly what: keyof typeof KINDS; readonly detail: string };

/** What most other systems have no place for. `unlisted`: what an unlisted dispatch is there. */
export function commonNotes(
  { dispatch, slip, follows, related, translationOf }: LeavingPiece,
  unlisted: string,
): readonly LeavingNote[] {
  const words = (note: string) => plainText(note).slice(0, 80);
  return [
    ...(dispatch.filed?.time === null
      ? [{ what: 'time' as const, detail: 'a day alone, which has the time 00:00 there' }]
      : []),
    ...(dispatch.dateline
      ? [{ what: 'dateline' as const, detail: `"${dispatch.dateline}" is at the beginning of the text` }]
      : []),
    ...dispatch.corrections.map(({ note }) => ({
      what: 'correction' as const,
      detail: `"${words(note)}" is at the end of the text`,
    })),
    ...(slip.unlisted && !dispatch.draft ? [{ what: 'unlisted' as const, detail: unlisted }] : []),
    ...(dispatch.stub ? [{ what: 'stub' as const, detail: 'says that the text is not here' }] : []),
    ...(dispatch.bio ? [{ what: 'bio' as const, detail: words(dispatch.bio) }] : []),
    ...(dispatch.printed
      ? [{ what: 'printed' as const, detail: Object.values(present(dispatch.printed)).join(', ') }]
      : []),
    ...dispatch.facsimile.map(({ src }) => ({ what: 'scan' as const, detail: src })),
    ...(translationOf ? [{ what: 'translation' as const, detail: translationOf }] : []),
    ...(dispatch.story ? [{ what: 'story' as const, detail: dispatch.story }] : []),
    ...[...follows, ...related].map((id) => ({ what: 'reference' as const, detail: id })),
  ];
}

/** A piece as it was written: where, and what was done to it. */
export type Left = {
  readonly piece: LeavingPiece;
  readonly path: string;
  readonly notes: readonly LeavingNote[];
};

/** The receipt of an export as JSON, with a line for each piece, like that of an import. */
export function receiptText(format: string, program: string, left: readonly Left[], files: number): string {
  const rows = left.map(({ piece, path, notes }) => {
    const { dispatch } = piece;
    return JSON.stringify({
      id: piece.id,
      origin: dispatch.source,
      title: dispatch.title,
      kind: piece.kind,
      draft: dispatch.draft,
      path,
      url: piece.url,
      date: dispatch.filed && machineDate(dispatch.filed),
      bylines: piece.bylines.map(({ name }) => name),
      column: piece.column?.name ?? null,
      tags: piece.tags.map(({ name }) => name),
      words: dispatch.copy.words,
      pictures: piece.fills.filter(({ kind }) => kind === 'image').length + (piece.lead ? 1 : 0),
      notes: notes.map((note) => ({ kind: KINDS[note.what].lost ? 'dropped' : 'moved', ...note })),
    });
  });
  const head = JSON.stringify({ format, program, counts: { pieces: left.length, files } });
  return `${head.slice(0, -1)},"pieces":[\n${rows.join(',\n')}\n]}\n`;
}

/** How much of each kind was left out (`lost`), or has another place than it had: `2 datelines in the text`. */
export function noted(left: readonly Left[], lost: boolean): readonly string[] {
  const all = left.flatMap(({ notes }) => notes);
  return Object.entries(KINDS)
    .filter(([, kind]) => kind.lost === lost)
    .flatMap(([what, { one, many }]) => counted(all.filter((note) => note.what === what).length, one, many));
}
