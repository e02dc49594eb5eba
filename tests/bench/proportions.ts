/**
 * node tests/bench/proportions.ts SITE…
 *
 * Counts in archives what the lifelike corpus (`lifelike.ts`) imitates: the share of dispatches whose body holds each
 * shape, as the patterns in `SHAPES` find it outside of fenced code, and how often names of bylines and tags are used.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SourcePath } from '../../src/model/address/paths.ts';
import { type Piece, readPieces } from './pieces.ts';

/** What a body may hold. */
const SHAPES: { readonly [shape: string]: RegExp } = {
  'any HTML': /<[a-z!/]/i,
  'a line break in HTML': /<br\b/i,
  'an image in HTML': /<img\b/i,
  'a frame or a video': /<(?:iframe|video|embed|object)\b/i,
  'a table in HTML': /<table\b/i,
  'a block of HTML (div, figure, p, section)': /^ {0,3}<(?:div|figure|p|section|aside|center)\b/im,
  'words in HTML (a, b, em, span, sup)': /<(?:a|b|i|em|strong|span|sup|sub|small|u)\b/i,
  'a comment': /<!--/,
  'an address of mail': /[\w.+-]+@[\w-]+\.\w/,
  'a bare address': /(?<![("<\]])\bhttps?:\/\//,
  'a definition': /^ {0,3}\[[^\]^]+\]:\s*\S/m,
  'a note': /^\[\^[^\]]+\]:/m,
  'a list in a quotation': /^ {0,3}>\s*(?:[-*+]|\d+[.)])\s/m,
  'a quotation': /^ {0,3}>/m,
  'a list': /^ {0,3}(?:[-*+]|\d+[.)])\s/m,
  'a list in a list': /^ {2,}(?:[-*+]|\d+[.)])\s/m,
  'indented code behind a heading': /^#{1,6} .*\n\n {4}\S/m,
  'fenced code': /^ {0,3}(?:```|~~~)/m,
  'code in a line': /`[^`\n]+`/,
  'a table': /^\|?.*\|.*\n\|?\s*:?-+:?\s*\|/m,
  'a heading': /^#{1,6} \S/m,
  'an image': /!\[/,
  'a link': /(?<!!)\[[^\]]*\]\(/,
  'emphasis of both signs': /\*\w[^*\n]*_\w|_\w[^_\n]*\*\w/,
};

for (const site of process.argv.slice(2)) print(site, readPieces(readSite(site)));

function readSite(site: string): readonly { readonly path: SourcePath; readonly text: string }[] {
  return (readdirSync(join(site, 'posts'), { recursive: true }) as string[])
    .filter((name) => /\.(?:md|markdown)$/.test(name))
    .sort()
    .map((name) => ({
      path: `posts/${name.replaceAll('\\', '/')}` as SourcePath,
      text: readFileSync(join(site, 'posts', name), 'utf8'),
    }));
}

function print(site: string, pieces: readonly Piece[]): void {
  const lengths = pieces.map(({ body }) => body.length).sort((a, b) => a - b);
  const at = (share: number) => lengths[Math.floor(share * (lengths.length - 1))];
  const line = (what: string, figure: string) => console.log(`${figure.padStart(8)}  ${what}`);
  console.log(`${site}: ${pieces.length} dispatches`);
  line('characters of a body, median (tenth, nine tenths)', `${at(0.5)} (${at(0.1)}, ${at(0.9)})`);
  for (const [shape, pattern] of Object.entries(SHAPES)) {
    const bodies = pieces.map(({ body }) => (shape === 'fenced code' ? body : withoutFences(body)));
    const having = bodies.filter((body) => pattern.test(body)).length;
    line(shape, `${((100 * having) / pieces.length).toFixed(1)} %`);
  }
  for (const kind of ['bylines', 'tags'] as const) {
    const names = pieces.flatMap((piece) => piece[kind]);
    const different = new Set(names).size;
    line(`${kind} of a dispatch`, (names.length / pieces.length).toFixed(2));
    line(`different ${kind} for each 100 dispatches`, ((100 * different) / pieces.length).toFixed(1));
  }
}

function withoutFences(body: string): string {
  return body.replace(/^ {0,3}(```+|~~~+)[\s\S]*?^ {0,3}\1.*$/gm, '');
}
