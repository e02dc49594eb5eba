import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE } from '../program/generator.ts';

/** Outlines of the theme's italic at its display weight, 1000 units per em; made by `tests/support/theme-fonts.py`. */
export type Letters = {
  /** For each letter, its advance width and its outline as an SVG path. */
  readonly letters: { readonly [letter: string]: readonly [advance: number, path: string] };
  /** Kerning: how much closer two letters are set. */
  readonly kerns: { readonly [pair: string]: number };
};

/** Reads the outlines. */
export function openLetters(): Letters {
  return JSON.parse(readFileSync(join(PACKAGE, 'templates', 'letters.json'), 'utf8')) as Letters;
}

/** Whether there are outlines for all of a text. */
export function canSet(text: string, { letters }: Letters): boolean {
  return [...text].every((sign) => sign in letters || /\s/.test(sign));
}

/** Breaks words into lines of at most `room` pixels. A word that is longer than a line gets a line of its own. */
export function linesOf(text: string, size: number, room: number, letters: Letters): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word;
    if (lines.length > 0 && widthOf(longer, size, letters) <= room) lines[lines.length - 1] = longer;
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

/** Where a line is set: its size, its baseline, the width of the drawing and that of the line at most, in pixels. */
type Line = {
  readonly size: number;
  readonly baseline: number;
  readonly width: number;
  readonly room: number;
  readonly colour: string;
};

/** A line in the middle of a drawing, as SVG. A line that is too long is condensed. */
export function setLine(text: string, line: Line, letters: Letters): string {
  const { size, baseline, width, room, colour } = line;
  const long = widthOf(text, size, letters);
  const fits = Math.min(1, room / long);
  const scale = (size / 1000) * fits;
  const places = advancesOf(text, letters);
  const left = (width - long * fits) / 2;
  const paths = [...text].map(
    (sign, at) => `<path transform="translate(${places[at]})" d="${letters.letters[sign]?.[1] ?? ''}"/>`,
  );
  return `<g fill="${colour}" transform="translate(${round(left)} ${round(baseline)}) scale(${scale.toFixed(4)})">${paths.join('')}</g>`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
