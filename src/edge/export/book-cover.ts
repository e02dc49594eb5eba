import { readFileSync } from 'node:fs';
import type { Book } from '../../export/book/book.ts';
import { pictureType } from '../../export/book/pictures.ts';
import { openEncoder } from '../pictures/encoder.ts';
import { canSet, type Letters, linesOf, openLetters, setLine } from '../pictures/letters.ts';
import { UsageError } from '../program/usage-error.ts';

/** The picture of a cover. */
type Cover = { readonly bytes: Uint8Array; readonly type: string; readonly ending: string };

const [WIDTH, HEIGHT, MARGIN] = [1600, 2400, 150];
const ROOM = WIDTH - 2 * MARGIN;
const [PAPER, INK, SOFT, ACCENT] = ['#fcfbf8', '#1b1a17', '#5f5a50', '#9c1b1b'];

/**
 * The cover of a book: the picture that is named, else one set in the theme's italic; null if the theme lacks letters of
 * the title. Throws a `UsageError` if the picture cannot be a cover.
 */
export async function coverOf(
  book: Book,
  named: string | null,
  accent: string | null,
): Promise<Cover | null> {
  if (named !== null) return readCover(named);
  const letters = openLetters();
  if (!canSet(book.title, letters)) return null;
  const drawing = Buffer.from(drawCover(book, accent, letters));
  const { toJpeg } = await openEncoder();
  return { bytes: await toJpeg(drawing, WIDTH), type: 'image/jpeg', ending: 'jpg' };
}

function readCover(name: string): Cover {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(name);
  } catch (error) {
    throw new UsageError(`The cover ${name} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
  const type = pictureType(bytes);
  if (type?.made !== 'copied' || type.ending === 'gif')
    throw new UsageError(`The cover ${name} is neither JPEG nor PNG, the formats that every e-reader shows.`);
  return { bytes, ...type };
}

/** The rules of the masthead, the title, the subtitle, and the name of the archive at the foot, as SVG. */
function drawCover({ title, subtitle, archive }: Book, accent: string | null, letters: Letters): string {
  const size =
    [250, 220, 190, 160, 130, 105].find((each) => linesOf(title, each, ROOM, letters).length <= 3) ?? 90;
  const line = (text: string, height: number, baseline: number, colour: string) =>
    setLine(text, { size: height, baseline, width: WIDTH, room: ROOM, colour }, letters);
  const titles = linesOf(title, size, ROOM, letters).slice(0, 8);
  const below =
    subtitle !== null && canSet(subtitle, letters) ? linesOf(subtitle, 84, ROOM, letters).slice(0, 4) : [];
  const imprint = archive.title !== title && canSet(archive.title, letters) ? [archive.title] : [];
  const top = 620;
  const under = top + titles.length * size * 1.05 + 60;
  const colour = accent !== null && /^(?:#[\da-f]{3,8}|[a-z]+)$/i.test(accent) ? accent : ACCENT;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">`,
    `<rect width="100%" height="100%" fill="${PAPER}"/>`,
    rule(150, 22, INK),
    rule(186, 4, INK),
    rule(HEIGHT - 160, 4, INK),
    `<rect x="${MARGIN}" y="${HEIGHT - 160}" width="200" height="22" fill="${colour}"/>`,
    ...titles.map((text, at) => line(text, size, top + at * size * 1.05, INK)),
    ...below.map((text, at) => line(text, 84, under + at * 104, SOFT)),
    ...imprint.map((text) => line(text, 72, HEIGHT - 230, SOFT)),
    '</svg>',
  ].join('\n');
}

function rule(y: number, height: number, colour: string): string {
  return `<rect x="${MARGIN}" y="${y}" width="${ROOM}" height="${height}" fill="${colour}"/>`;
}
