import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NameplateWords } from '../../model/picture.ts';
import { PACKAGE } from '../program/generator.ts';

/** Outlines of the theme's italic at its display weight, 1000 units per em; made by `tests/support/theme-fonts.py`. */
type Letters = {
  /** For each letter, its advance width and its outline as an SVG path. */
  readonly letters: { readonly [letter: string]: readonly [advance: number, path: string] };
  /** Kerning: how much closer two letters are set. */
  readonly kerns: { readonly [pair: string]: number };
};

const PAPER = '#fcfbf8';
const INK = '#1b1a17';
const SOFT = '#5f5a50';
const ACCENT = '#9c1b1b';

const [WIDTH, HEIGHT, MARGIN] = [1200, 630, 72];
const ROOM = WIDTH - 2 * MARGIN;

/** Draws a nameplate as SVG with letters as outlines: the rules of a masthead, the name, and the tagline under it. */
export function drawNameplate({ name, tagline, accent }: NameplateWords): string {
  const letters = JSON.parse(readFileSync(join(PACKAGE, 'templates', 'letters.json'), 'utf8')) as Letters;
  const size = sizeOf(name, letters);
  const names = linesOf(name, size, letters).slice(0, 4);
  const taglines = tagline ? linesOf(tagline, 36, letters).slice(0, 3) : [];
  const height = names.length * size + (taglines.length > 0 ? 34 + taglines.length * 46 : 0);
  const top = (HEIGHT - height) / 2 + size * 0.88;
  const belowName = top + (names.length - 1) * size + 34;
  const colour = accent !== null && /^(?:#[\da-f]{3,8}|[a-z]+)$/i.test(accent) ? accent : ACCENT;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">`,
    `<rect width="100%" height="100%" fill="${PAPER}"/>`,
    rule(56, 10, INK),
    rule(72, 2, INK),
    rule(HEIGHT - 66, 2, INK),
    `<rect x="${MARGIN}" y="${HEIGHT - 66}" width="90" height="10" fill="${colour}"/>`,
    ...names.map((line, at) => setLine(line, size, top + at * size, INK, letters)),
    ...taglines.map((line, at) => setLine(line, 36, belowName + 36 + at * 46, SOFT, letters)),
    '</svg>',
  ].join('\n');
}

/** Sets a name as large as fits in one line, or in two lines if one would be too small. */
function sizeOf(name: string, letters: Letters): number {
  const fits = (lines: number) => (size: number) => linesOf(name, size, letters).length <= lines;
  return [150, 136, 122, 108].find(fits(1)) ?? [150, 128, 108, 90, 74, 60].find(fits(2)) ?? 52;
}

function rule(y: number, height: number, colour: string): string {
  return `<rect x="${MARGIN}" y="${y}" width="${ROOM}" height="${height}" fill="${colour}"/>`;
}

/** Breaks words into lines. A word that is longer than a line gets a line of its own. */
function linesOf(text: string, size: number, letters: Letters): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word;
    if (lines.length > 0 && widthOf(longer, size, letters) <= ROOM) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function widthOf(line: string, size: number, letters: Letters): number {
  return (advancesOf(line, letters).at(-1) ?? 0) * (size / 1000);
}

/** The start of each letter of a line, and the end of the line. */
function advancesOf(line: string, { letters, kerns }: Letters): readonly number[] {
  const places = [0];
  const signs = [...line];
  for (const [at, sign] of signs.entries()) {
    const kern = kerns[sign + (signs[at + 1] ?? '')] ?? 0;
    places.push((places.at(-1) ?? 0) + (letters[sign]?.[0] ?? 0) + kern);
  }
  return places;
}

/** A line in the middle of the card. A line that is too long is condensed. */
function setLine(line: string, size: number, baseline: number, colour: string, letters: Letters): string {
  const fits = Math.min(1, ROOM / widthOf(line, size, letters));
  const scale = (size / 1000) * fits;
  const places = advancesOf(line, letters);
  const left = (WIDTH - widthOf(line, size, letters) * fits) / 2;
  const paths = [...line].map(
    (sign, at) => `<path transform="translate(${places[at]})" d="${letters.letters[sign]?.[1] ?? ''}"/>`,
  );
  return `<g fill="${colour}" transform="translate(${round(left)} ${round(baseline)}) scale(${scale.toFixed(4)})">${paths.join('')}</g>`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
