/**
 * node tests/import/fidelity.ts
 *
 * Prints what an import says of a small export of each format and of each small export with one trouble, if these lie
 * beside the project; how much of each sample is there after an import: words in their order, links, pictures, headings and old
 * addresses between the export's HTML and the built page; and how Readability's own pages come out.
 */
import { addressKey, aliasOf } from '../../src/import/body/addresses.ts';
import { FORMATS } from '../../src/import/formats.ts';
import type { Piece } from '../../src/import/found/piece.ts';
import type { ReceiptRow, Report } from '../../src/import/report/receipts.ts';
import { DIALECTS } from './dialects.ts';
import { EXPORTS } from './exports.ts';
import { bring, OPENER, sourceOf } from './outside.ts';
import { measureReadability, sameTitle } from './readability.ts';
import { builtPage, keptInOrder, shownBy } from './round-trip.ts';
import { caseOf, casesThere, SAMPLES, sample } from './samples.ts';

export const WORDPRESS = [
  'crazy-cdata',
  'post-content-blank-lines',
  'slashes',
  'small-export',
  'theme-unit-test-data',
  'valid-wxr-1.0',
  'valid-wxr-1.1',
  'wordpress.com-2025',
  'wxr-utf-8-challenges',
].map((name) => `wordpress/${name}.xml`);

export const ROUND_TRIP = [
  ...WORDPRESS,
  'ghost/ghost.json',
  'ghost/ghost-flat.json',
  'substack',
  'medium',
  'movabletype/MultiplePosts.txt',
  'movabletype/PostWithCommentsAndPings.txt',
  'jekyll',
];

/** So many there were in the export, so many are on the built pages, so many are listed as dropped. */
export type Kept = { readonly before: number; readonly after: number; readonly listed: number };

export type Fidelity = {
  readonly sample: string;
  readonly report: Report;
  readonly pieces: number;
  readonly words: Kept;
  readonly links: Kept;
  readonly pictures: Kept;
  readonly headings: Kept;
  readonly addresses: Kept;
  /** What is neither there nor listed, for people. */
  readonly lost: readonly string[];
};

/** Imports a sample, builds each of its pages, and sets it against what the export showed. */
export async function measureFidelity(name: string): Promise<Fidelity> {
  const files = sample(name);
  const { report, rows, text } = await bring(files);
  const pieces = await piecesOf(report.format, files);
  if (rows.length !== pieces.length) throw new Error(`${name}: ${pieces.length} pieces, ${rows.length} rows`);
  const sums = { words: none(), links: none(), pictures: none(), headings: none(), addresses: none() };
  const lost: string[] = [];
  for (const [at, row] of rows.entries()) {
    const piece = pieces[at]!;
    const built = builtPage(row.path, text(row.path));
    const before =
      piece.body.kind === 'markdown'
        ? builtPage('posts/x.md', `---\ntitle: t\ndate: 2009-02-02\n---\n${piece.body.text}`)
        : shownBy(shownHtml(piece));
    const listed = (what: string) => droppedFrom(row, what);
    const parts = {
      words: [before.words.length, keptInOrder(before.words, built.words), wordsOf(row)],
      links: [before.links, built.links, listed('link')],
      pictures: [before.images, built.images, listed('image')],
      headings: [before.headings, built.headings, row.notes.filter(({ what }) => what === 'title').length],
      addresses: addressesOf(piece, row),
    } as const;
    for (const [what, [was, is, told]] of Object.entries(parts)) {
      const sum = sums[what as keyof typeof sums];
      sum.before += was;
      sum.after += Math.min(is, was);
      sum.listed += told;
      if (what !== 'words' && is + told < was) lost.push(`${row.path}: ${was - is - told} ${what}`);
    }
    const there = new Set([...built.targets].map(addressKey));
    const notes = row.notes.map(({ detail }) => detail).join('\n');
    for (const target of before.targets)
      if (/^https?:/.test(target) && !there.has(addressKey(target)) && listed('link') === 0)
        if (!isInside(target, report, row) && !notes.includes(target))
          lost.push(`${row.path}: the link to ${target}`);
  }
  return { sample: name, report, pieces: pieces.length, ...sums, lost };
}

/** Shortcodes and comments that a WordPress page never shows, taken away without the importer's own code. */
function shownHtml(piece: Piece): string {
  const html = piece.body.text
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/\[\/?(?:caption|gallery|embed|audio|video|playlist|youtube|tweet)\b[^\]]*\]/g, ' ');
  return html.replace(/^\s*https?:\/\/\S+\s*$/gm, ' ');
}

function none(): { before: number; after: number; listed: number } {
  return { before: 0, after: 0, listed: 0 };
}

function droppedFrom(row: ReceiptRow, what: string): number {
  return row.notes
    .filter((note) => note.what === what && note.kind === 'dropped')
    .reduce((sum, { detail }) => sum + Number(/\((\d+) times\)$/.exec(detail)?.[1] ?? 1), 0);
}

/** Words of which a note says that they went. */
function wordsOf(row: ReceiptRow): number {
  return row.notes.reduce((sum, { words = 0 }) => sum + words, 0);
}

/** Old addresses that the reader found: aliases now, or told in a note, each looked for by itself. */
function addressesOf(piece: Piece, row: ReceiptRow): readonly [number, number, number] {
  const kept = new Set(row.urls.kept.map(addressKey));
  const all = new Set(piece.aliases.map((alias) => aliasOf(alias)).filter((alias) => alias !== null));
  const details = row.notes.filter(({ what }) => what === 'alias').map(({ detail }) => detail);
  const there = [...all].filter((alias) => kept.has(addressKey(alias)));
  const told = [...all].filter((alias) => details.some((detail) => detail.startsWith(`${alias} `)));
  return [all.size, there.length, told.length];
}

/** Whether a link leads into the archive itself, or to a picture that came along. */
function isInside(target: string, report: Report, row: ReceiptRow): boolean {
  const path = aliasOf(target);
  return (
    row.urls.kept.some((kept) => path !== null && addressKey(kept) === addressKey(path)) ||
    report.redirects.some(
      ({ from, to }) => to !== null && path !== null && addressKey(from) === addressKey(path),
    ) ||
    /\.(?:jpe?g|png|gif|webp|svg)(?:\?|$)/i.test(target)
  );
}

async function piecesOf(
  format: string,
  files: { readonly [path: string]: Uint8Array },
): Promise<readonly Piece[]> {
  const pieces: Piece[] = [];
  const reader = await FORMATS[format]!.load();
  for await (const found of reader.read(sourceOf(files), {
    web: { fetch: async () => ({ ok: false, why: 'no' }) },
    opener: OPENER,
    clock: null,
    oldUrl: null,
    today: '2026-01-01',
  }))
    if (found.kind === 'piece') pieces.push(found.piece);
  return pieces;
}

function share({ before, after, listed }: Kept): string {
  if (before === 0) return '–';
  return `${((100 * after) / (before - listed)).toFixed(2)} %${listed === 0 ? '' : ` (${listed} listed)`}`;
}

function accounted({ before, after, listed }: Kept): string {
  return listed === 0 ? `${after}/${before}` : `${after}/${before} (${listed} listed)`;
}

/** What an import says of an export itself. */
type Receipt = { readonly format: string; readonly name: string; readonly report: Report };

async function receiptOf(
  name: string,
  files: { readonly [path: string]: string | Uint8Array },
  format: string | null = null,
): Promise<Receipt> {
  const { report } = await bring(files, { format });
  return { format: report.format, name, report };
}

/** A row of receipts: what the exports hold by the second count, what came, what is listed. */
function receiptCells(of: string, name: string, receipts: readonly Receipt[]): string {
  const sum = (pick: (report: Report) => number) =>
    receipts.reduce((total, { report }) => total + pick(report), 0);
  const lost = receipts.flatMap(({ report }) => [
    ...report.unlisted,
    ...report.damage.filter((one) => one.lost).map(({ why }) => why),
  ]);
  return `| ${[
    of,
    name,
    `${sum(({ counts }) => counts.imported)}/${sum(({ counts }) => counts.found)} (${sum(({ counts }) => counts.drafts)} drafts)`,
    sum(({ counts }) => counts.skipped),
    sum(({ held }) => held.words),
    `${sum(({ counts }) => counts.words.kept)}/${sum(({ counts }) => counts.words.found)}`,
    sum(({ counts }) => counts.links),
    `${sum(({ counts }) => counts.pictures.kept)}/${sum(({ counts }) => counts.pictures.found)} (${sum(({ counts }) => counts.pictures.lost)} listed)`,
    `${sum(({ counts }) => counts.urls.mapped)}/${sum(({ counts }) => counts.urls.found)} (${sum(({ counts }) => counts.urls.left)} listed)`,
    `${sum(({ counts }) => counts.redirects.mapped)}/${sum(({ counts }) => counts.redirects.found)} (${sum(({ counts }) => counts.redirects.left)} listed)`,
    sum(({ counts }) => counts.comments.found),
    lost.join('; ') || 'nothing',
  ].join(' | ')} |`;
}

const HEAD =
  'pieces | left out | words counted twice | words | links | pictures | addresses | of shelves | comments | lost |\n| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |';

/** Prints a row for each format, over all exports that are there, and then one for each export. */
async function printReceipts(): Promise<void> {
  const receipts: Receipt[] = [];
  for (const [format, files] of Object.entries(EXPORTS))
    receipts.push(await receiptOf('a small one', files, format));
  for (const [system, { format, files }] of Object.entries(DIALECTS))
    receipts.push(await receiptOf(system, files, format));
  for (const name of casesThere()) receipts.push(await receiptOf(name, caseOf(name)));
  for (const name of SAMPLES === null ? [] : ROUND_TRIP) receipts.push(await receiptOf(name, sample(name)));
  console.log(`| format | exports | ${HEAD}`);
  for (const format of Object.keys(FORMATS)) {
    const own = receipts.filter((one) => one.format === format);
    console.log(receiptCells(format, String(own.length), own));
  }
  console.log(`\n| format | export | ${HEAD}`);
  for (const one of receipts) console.log(receiptCells(one.format, one.name, [one]));
}

async function printTables(): Promise<void> {
  console.log(
    '| sample | pieces | words | in order | links | pictures | headings | old addresses | other addresses | lost |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |',
  );
  for (const name of ROUND_TRIP) {
    const one = await measureFidelity(name);
    const { redirects } = one.report.counts;
    const cells = [
      name,
      one.pieces,
      one.words.before,
      share(one.words),
      accounted(one.links),
      accounted(one.pictures),
      accounted(one.headings),
      accounted(one.addresses),
      `${redirects.mapped}/${redirects.found} (${redirects.left} listed)`,
      [...one.report.unlisted, ...one.lost].join('; ') || 'nothing',
    ];
    console.log(`| ${cells.join(' | ')} |`);
  }
  console.log('\n| Readability’s page | F1 | title | byline | date |\n| --- | ---: | --- | --- | --- |');
  for (const one of await measureReadability()) {
    const cells = [
      one.page,
      one.f1.toFixed(4),
      sameTitle(one.title, one.expectedTitle) ? 'yes' : (one.title ?? 'none'),
      one.expectedByline === '' ? '–' : one.byline === one.expectedByline ? 'yes' : one.byline || 'none',
      one.expectedDate === null
        ? '–'
        : Date.parse(one.date ?? '') === Date.parse(one.expectedDate)
          ? 'yes'
          : one.date,
    ];
    console.log(`| ${cells.join(' | ')} |`);
  }
}

if (import.meta.main) {
  await printReceipts();
  console.log();
  if (SAMPLES === null) console.error('No samples lie beside the project.');
  else await printTables();
}
