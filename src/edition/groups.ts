import type { Span } from '../archive/calendar.ts';
import type { Clipping, Shelf } from '../archive/clipping.ts';
import type { Href } from '../model/address/paths.ts';
import type { Bench } from './bench.ts';
import type { GroupProps, SpanLink, SpanProps } from './list-props.ts';

/** How many dispatches of a group a page shows if the group has a page of its own. */
const FEW = 5;

/** Groups of teasers: complete, or the latest few with a link if each group has a page of its own. */
export function groupsOf(
  spans: readonly Span[],
  bench: Bench,
  href: ((span: string) => Href) | null,
): readonly GroupProps[] {
  return spans.map(({ span, clippings }) => ({
    span,
    href: href ? href(span) : null,
    count: clippings.length,
    teasers: (href ? clippings.slice(0, FEW) : clippings).map(bench.teaser),
  }));
}

/** Headlines of the groups, in order. */
export function headlinesOf(groups: readonly GroupProps[]): readonly string[] {
  return groups.flatMap(({ teasers }) => teasers.map(({ headline }) => headline));
}

/** Counts of spans, in the order of `labels`; a span without clippings has no link. */
export function spansOf(
  labels: readonly string[],
  spans: readonly Span[],
  href: (span: string) => Href,
): readonly SpanProps[] {
  const counts = new Map(spans.map(({ span, clippings }) => [span, clippings.length]));
  return labels.map((label) => {
    const count = counts.get(label) ?? 0;
    return { label, count, href: count > 0 ? href(label) : null };
  });
}

/** The spans before (earlier) and after (later) a span in a list that is newest first. */
export function besides(
  spans: readonly Span[],
  at: number,
  href: (span: string) => Href,
): { earlier: SpanLink | null; later: SpanLink | null } {
  const props = (span: Span | undefined) => (span ? { label: span.span, href: href(span.span) } : null);
  return { earlier: props(spans[at + 1]), later: props(spans[at - 1]) };
}

/** Tags that a shelf's clippings often have, or names that they mention: the five most frequent ones that appear at least twice. */
export function oftenTogether(
  clippings: readonly Clipping[],
  self: Shelf,
  of: 'tags' | 'names' = 'tags',
): readonly { readonly shelf: Shelf; readonly count: number }[] {
  const counts = new Map<Shelf, { readonly shelf: Shelf; count: number }>();
  for (const clipping of clippings) {
    for (const shelf of clipping[of]) {
      const known = counts.get(shelf);
      if (known) known.count++;
      else if (shelf !== self) counts.set(shelf, { shelf, count: 1 });
    }
  }
  const few: { readonly shelf: Shelf; readonly count: number }[] = [];
  for (const { shelf, count } of counts.values()) {
    if (count < 2 || count < (few.at(MOST - 1)?.count ?? 0)) continue;
    const at = few.findIndex(
      (other) => count > other.count || (count === other.count && shelf.slug < other.shelf.slug),
    );
    few.splice(at < 0 ? few.length : at, 0, { shelf, count });
    if (few.length > MOST) few.pop();
  }
  return few;
}

/** How many shelves a page names that often go together with its own. */
const MOST = 5;
