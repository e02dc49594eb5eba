import { attempt } from '../../found/attempt.ts';
import type { Format, Request } from '../../found/format.ts';
import type { Source } from '../../found/outside.ts';
import type { Body, Found, Piece, Remark } from '../../found/piece.ts';
import { withParagraphs } from '../paragraphs.ts';
import { dialectOf } from './dialects.ts';
import { decodeExport } from './encoding.ts';
import { pieceFrom } from './entry.ts';
import { plainHatena } from './hatena.ts';
import { hatenaNotation, isNotation } from './hatena-notation.ts';
import { entries } from './sections.ts';

/**
 * Movable Type and TypePad: the text export, entries parted by lines of dashes; and those of Hatena, livedoor, FC2 and
 * Seesaa, which took it over.
 */
export const movableType: Format = {
  name: 'movabletype',
  recognise: async (look) => {
    const file = await look.findByHead(
      /\.(?:txt|text|mtif|export)$/i,
      (head) => /^(?:AUTHOR|TITLE|BASENAME|STATUS|AUTHOR EMAIL|DATE): /m.test(head) && /^-{5}$/m.test(head),
    );
    return file === undefined ? null : { why: `${file} is a text export of Movable Type or TypePad` };
  },
  read,
  prepare,
};

async function* read(source: Source, request: Request): AsyncGenerator<Found> {
  for (const file of source.files.filter(
    ({ path }) => /\.(?:txt|text|mtif|export)$/i.test(path) || source.files.length === 1,
  )) {
    const { text, damaged } = decodeExport(await file.read());
    if (damaged > 0)
      yield {
        kind: 'damage',
        name: file.path,
        why: `${damaged} characters that are not text were replaced by U+FFFD`,
      };
    const dialect = dialectOf(text);
    let count = 0;
    const seen = new Map<string, number>();
    for (const lines of entries(text)) {
      count++;
      const origin = `${file.path}, entry ${count}`;
      yield* attempt('entry', origin, function* () {
        const piece = pieceFrom(lines, origin, dialect, request);
        const again = seen.get(piece.id) ?? 0;
        seen.set(piece.id, again + 1);
        if (piece.aliases[0] !== undefined && URL.canParse(piece.aliases[0]))
          yield { kind: 'site', site: { url: new URL('/', piece.aliases[0]).href } };
        yield { kind: 'piece', piece: again === 0 ? piece : { ...piece, id: `${piece.id}/${again + 1}` } };
      });
    }
    if (count === 0) yield { kind: 'damage', name: file.path, why: 'no entries were found in it' };
  }
}

function prepare(piece: Piece, _: unknown, notes: Remark[]): Body {
  const { kind, text } = piece.body;
  if (kind === 'markdown') return piece.body;
  if (piece.aside.dialect === 'hatena') {
    if (isNotation(text)) return { kind: 'html', text: hatenaNotation(text) };
    const plain = plainHatena(text, notes);
    return { kind: 'html', text: kind === 'plain' ? withParagraphs(plain) : plain };
  }
  const isMarkedUp = /<(?:p|div|br|ul|ol|table|blockquote|h\d)\b/i.test(text);
  return kind === 'html' && isMarkedUp ? piece.body : { kind: 'html', text: withParagraphs(text) };
}
