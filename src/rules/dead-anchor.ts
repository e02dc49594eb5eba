import { paragraphsOf } from '../model/paragraphs.ts';
import { decoded } from '../model/text/percent.ts';
import type { Piece, PlacedRemark, Rule } from './galley/rule.ts';
import { piecesOf } from './galley/targets.ts';

/** Fragments that exist on every page of the theme. */
const OF_THE_THEME = new Set(['', 'top', 'main', 'story', 'corrections']);

export const deadAnchor: Rule = {
  name: 'dead-anchor',
  level: 'warning',
  what: 'A link names a part of a page (`#part`) that the page does not have.',
  why: 'The reader lands at the top of the page and has to search.',
  mend: 'Link to a heading that is there (its id is its text in lower case with hyphens), or to a paragraph (its mark on the page has the address).',
  look: (archive, _, sources) => {
    const notes: PlacedRemark[] = [];
    const pieces = piecesOf(archive);
    let byHref: Map<string, Piece> | null = null;
    for (const piece of pieces) {
      for (const [index, slot] of piece.dispatch.copy.slots.entries()) {
        const fill = piece.fills[index];
        if (slot.kind !== 'link' || fill?.kind !== 'link' || !fill.href.includes('#')) continue;
        byHref ??= new Map(pieces.map((other) => [other.href, other]));
        const [, path = '', part = ''] = /^([^?#]*)[^#]*#(.*)$/s.exec(fill.href) ?? [];
        const target = byHref.get(path);
        // `:~:text=` is for browsers and names no part of the page.
        const wanted = decoded(part.replace(/:~:.*$/s, ''));
        if (
          !target ||
          OF_THE_THEME.has(wanted) ||
          hasPart(target, wanted, sources.html, archive.site.paragraphs)
        )
          continue;
        notes.push({
          source: piece.dispatch.source,
          ...(slot.position ? { position: slot.position } : {}),
          reason: `The link to ${slot.target} names a part, #${wanted}, that ${target.dispatch.source} does not have`,
          remedy: 'Link to one of its headings, or to the page alone.',
        });
      }
    }
    return notes;
  },
};

function hasPart(target: Piece, id: string, html: (piece: Piece) => string, paragraphs: boolean): boolean {
  if (target.dispatch.copy.headings.some((heading) => heading.id === id)) return true;
  const text = html(target);
  return (
    ['id', 'name'].some((attribute) => text.includes(`${attribute}="\u0001i\u0002${id}"`)) ||
    (paragraphs && paragraphsOf(text).some(({ anchor }) => anchor === id))
  );
}
