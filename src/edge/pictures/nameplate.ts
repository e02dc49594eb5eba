import type { NameplateWords } from '../../model/picture.ts';
import { type Letters, linesOf, openLetters, setLine } from './letters.ts';

const PAPER = '#fcfbf8';
const INK = '#1b1a17';
const SOFT = '#5f5a50';
const ACCENT = '#9c1b1b';

const [WIDTH, HEIGHT, MARGIN] = [1200, 630, 72];
const ROOM = WIDTH - 2 * MARGIN;

/** Draws a nameplate as SVG with letters as outlines: the rules of a masthead, the name, and the tagline under it. */
export function drawNameplate({ name, tagline, accent }: NameplateWords): string {
  const letters = openLetters();
  const line = (text: string, size: number, baseline: number, colour: string) =>
    setLine(text, { size, baseline, width: WIDTH, room: ROOM, colour }, letters);
  const size = sizeOf(name, letters);
  const names = linesOf(name, size, ROOM, letters).slice(0, 4);
  const taglines = tagline ? linesOf(tagline, 36, ROOM, letters).slice(0, 3) : [];
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
    ...names.map((each, at) => line(each, size, top + at * size, INK)),
    ...taglines.map((each, at) => line(each, 36, belowName + 36 + at * 46, SOFT)),
    '</svg>',
  ].join('\n');
}

/** Sets a name as large as fits in one line, or in two lines if one would be too small. */
function sizeOf(name: string, letters: Letters): number {
  const fits = (lines: number) => (size: number) => linesOf(name, size, ROOM, letters).length <= lines;
  return [150, 136, 122, 108].find(fits(1)) ?? [150, 128, 108, 90, 74, 60].find(fits(2)) ?? 52;
}

function rule(y: number, height: number, colour: string): string {
  return `<rect x="${MARGIN}" y="${y}" width="${ROOM}" height="${height}" fill="${colour}"/>`;
}
