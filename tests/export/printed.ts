/**
 * node tests/export/printed.ts SITE YEAR ENGINE
 *
 * Prints a year of a site (a copy of one: it keeps notes there) as PDF, and compares the file with the archive, by programs that know nothing of it (qpdf and
 * poppler): whether it is whole, tagged, has bookmarks and all its fonts; whether every word of the dispatches is in it;
 * and whether every number in the contents is the page on which that headline stands.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bodyText } from '../../src/export/body.ts';
import { wordsOf } from '../../src/import/body/words.ts';
import { exported } from '../support/exported.ts';
import { filed } from './there-and-back.ts';

const [site = '.', year = '', engine = 'weasyprint'] = process.argv.slice(2);
const scratch = mkdtempSync(join(tmpdir(), 'backfile-printed-'));
const pdf = process.env.KEEP ?? join(scratch, 'book.pdf');

try {
  const { status, said } = await exported('pdf', { site, to: pdf, engine, ...(year && { year }) });
  console.log(said);
  if (status === 0) await look();
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

async function look(): Promise<void> {
  const planned = await filed(site);
  const clippings = planned.archive.listed.filter(({ day }) => day.startsWith(year)).toReversed();
  const qpdf = run('qpdf', '--check', pdf);
  console.log(`qpdf --check: ${qpdf.status} ${qpdf.text.trim().split('\n').at(-1)}`);
  const fonts = run('pdffonts', pdf).text.trimEnd().split('\n').slice(2);
  const embedded = fonts.filter((line) => /\s(yes)\s+(?:yes|no)\s+(?:yes|no)\s+\d+\s+\d+$/.test(line));
  console.log(`fonts: ${fonts.length}, embedded: ${embedded.length}`);
  const info = run('pdfinfo', pdf).text;
  const outline = JSON.parse(run('qpdf', '--json', '--json-key=outlines', pdf).text || '{"outlines":[]}');
  console.log(
    `${info.match(/^(?:Tagged|Pages|Title):.*$/gm)?.join(', ')}, bookmarks: ${countOf(outline.outlines)}`,
  );
  const pages = run('pdftotext', '-q', pdf, '-').text.split('\f');
  words(
    clippings.map((clipping) => ({
      source: clipping.dispatch.source,
      text: `${clipping.dispatch.headline}\n${clipping.dispatch.dek ?? ''}\n${bodyText(planned, clipping)}`,
    })),
    pages.join('\n'),
  );
  numbers(
    clippings.map(({ dispatch }) => dispatch.headline),
    pages,
  );
}

type Outline = { readonly kids: readonly Outline[] };

function countOf(outlines: readonly Outline[]): number {
  return outlines.reduce((sum, { kids }) => sum + 1 + countOf(kids), 0);
}

/** Counts the words of dispatches that the text of the PDF lacks. A word that a line end divides is joined. */
function words(pieces: readonly { readonly source: string; readonly text: string }[], text: string): void {
  const have = new Map<string, number>();
  const joined = text.normalize('NFKC').replace(/(\p{L})[-\u00ad\u2010]\s+(?=\p{L})/gu, '$1\u0000');
  for (const word of wordsOf(joined.replaceAll('\0', ''))) have.set(word, (have.get(word) ?? 0) + 1);
  // A word that has a hyphen of its own at a line end is two words.
  for (const word of wordsOf(joined.replaceAll('\0', '-'))) have.set(word, (have.get(word) ?? 0) + 1);
  const letters = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
  let all = 0;
  let broken = 0;
  const lost: string[] = [];
  for (const { source, text } of pieces)
    for (const word of wordsOf(text.normalize('NFKC'))) {
      all++;
      const left = have.get(word) ?? 0;
      // The end of a line may divide a word without a hyphen, and the end of a page puts its head between.
      if (left === 0 && letters.includes(word)) broken++;
      else if (left === 0) lost.push(`${source}: ${word}`);
      else have.set(word, left - 1);
    }
  console.log(
    `words: ${all - lost.length} of ${all}, ${broken} of them divided${lost
      .slice(0, 12)
      .map((line) => `\n  ${line}`)
      .join('')}`,
  );
}

/** Compares each number in the contents with the page on which that headline stands. */
function numbers(headlines: readonly string[], pages: readonly string[]): void {
  const plain = (text: string) =>
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, '');
  const all = pages.map(plain);
  // Poppler gives the letters of some Arabic words in another order, so that their headline is on no page.
  const readable = headlines.filter((one) => all.some((page) => page.includes(plain(one))));
  const heads = readable.map(plain);
  // The contents are the first pages that hold a headline.
  const start = all.findIndex((page) => heads.some((head) => page.includes(head)));
  let at = start;
  const body = heads.map((head) => {
    // A headline stands near the top of its page, where its contents line does not.
    const found = all.findIndex((page, index) => index >= at && isTop(page, head, index));
    if (found >= 0) at = found;
    return found + 1;
  });
  const contents = all.slice(start, Math.min(...body.filter((page) => page > 0)) - 1).join('');
  let from = 0;
  const wrong: string[] = [];
  for (const [index, head] of heads.entries()) {
    const found = contents.indexOf(head, from);
    const after = found + head.length;
    const number = String(body[index]);
    // Where a line is the last of its page, the number of that page may come before its own.
    const ways = [number, ...all.slice(0, body[0]).map((_, at) => `${at + 1}${number}`)];
    if (found < 0 || !ways.some((way) => contents.startsWith(way, after)))
      wrong.push(`${readable[index]}: page ${body[index]}, contents say ${contents.slice(after, after + 5)}`);
    if (found >= 0) from = after;
  }
  console.log(
    `numbers: ${heads.length - wrong.length} of ${heads.length} right, ${headlines.length - heads.length} headlines not readable${wrong
      .slice(0, 12)
      .map((line) => `\n  ${line}`)
      .join('')}`,
  );

  function isTop(page: string, head: string, index: number): boolean {
    const place = page.indexOf(head);
    return (
      place >= 0 && place < 300 && index > start && !page.slice(place + head.length).startsWith(String(index))
    );
  }
}

function run(program: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 30 });
  return { status, text: stdout || stderr };
}
