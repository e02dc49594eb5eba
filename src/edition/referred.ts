import type { Clipping } from '../archive/clipping.ts';
import type { SitePath } from '../model/address/paths.ts';
import type { Quote } from '../model/dispatch.ts';
import type { Bench } from './bench.ts';
import type { TemplateProps } from './props.ts';

/** The later dispatches that link to a clipping, each with the sentence of its link. */
export function referredIn(clipping: Clipping, bench: Bench): TemplateProps['dispatch']['referred'] {
  const { threads, reads } = bench.archive;
  return (threads.referred.get(clipping) ?? []).map((later) => {
    const quotes = reads.part('quotes', later, () => quotesOf(later, bench));
    return { ...bench.dated(later), quote: quotes[clipping.path] ?? null };
  });
}

/** The sentences in which a clipping links to others of the archive, by their addresses; the first for each. */
export function quotesOf(
  { dispatch }: Clipping,
  { archive: { directory } }: Bench,
): { readonly [path: SitePath]: Quote } {
  const quotes: { [path: SitePath]: Quote } = {};
  for (const slot of dispatch.copy.slots) {
    if (slot.kind !== 'link' || !slot.quote) continue;
    const found = directory.find(slot.target.replace(/[?#].*$/s, ''), dispatch);
    if (found?.kind === 'dispatch') quotes[found.path] ??= slot.quote;
  }
  return quotes;
}
