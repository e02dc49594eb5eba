import { closeBody, openBody } from '../../src/import/body/body.ts';
import { readPage } from '../../src/import/body/read-html.ts';
import { wordsOf } from '../../src/import/body/words.ts';
import { pieceFromPage } from '../../src/import/from/page/saved-page.ts';
import { OPENER } from './outside.ts';
import { builtPage, shownBy } from './round-trip.ts';
import { sample } from './samples.ts';

/** How one of Readability's own test pages came out. */
export type Measured = {
  readonly page: string;
  /** Harmonic mean of how much of the expected text is there, and how much of what is there was expected. */
  readonly f1: number;
  readonly title: string | null;
  readonly expectedTitle: string | null;
  readonly byline: string;
  readonly expectedByline: string;
  readonly date: string | null;
  readonly expectedDate: string | null;
};

/** Measures every page of the suite against its expected text and metadata. */
export async function measureReadability(): Promise<readonly Measured[]> {
  const files = sample('html/readability');
  const pages = [...new Set(Object.keys(files).map((path) => path.split('/')[0]!))].sort();
  return pages.map((page): Measured => {
    const text = (name: string) => new TextDecoder().decode(files[`${page}/${name}`]!);
    const html = text('source.html');
    const expected = JSON.parse(text('expected-metadata.json')) as { readonly [key: string]: string | null };
    const piece = pieceFromPage(
      readPage(html),
      html,
      `${page}/source.html`,
      'http://fakehost/test/page.html',
      new Set(),
      {
        web: { fetch: async () => ({ ok: false, why: 'no' }) },
        opener: OPENER,
        clock: null,
        oldUrl: null,
        today: '2026-01-01',
      },
    );
    const body = piece
      ? closeBody(
          openBody(piece.body.text, {
            base: piece.base,
            map: () => null,
            media: () => null,
            isOwn: () => false,
          }),
          () => null,
        ).markdown
      : '';
    const built = builtPage('posts/2009-02-02-x.md', `---\ntitle: x\n---\n${body}`);
    const date = piece?.date ?? null;
    return {
      page,
      f1: f1Of(shownBy(text('expected.html')).words, built.words),
      title: piece?.title ?? null,
      expectedTitle: expected.title ?? null,
      byline: (piece?.bylines ?? []).map(({ name }) => name).join(', '),
      expectedByline: (expected.byline ?? '').replace(/\s+/g, ' ').trim(),
      date: date ? `${date.day}T${date.time ?? ''}${date.offset ?? ''}` : null,
      expectedDate: expected.publishedTime ?? null,
    };
  });
}

/** F1 of two bags of words. */
export function f1Of(expected: readonly string[], found: readonly string[]): number {
  const bag = new Map<string, number>();
  for (const word of expected) bag.set(word, (bag.get(word) ?? 0) + 1);
  let same = 0;
  for (const word of found) {
    const left = bag.get(word) ?? 0;
    if (left > 0) same++;
    bag.set(word, left - 1);
  }
  return expected.length + found.length === 0 ? 1 : (2 * same) / (expected.length + found.length);
}

/** Whether two titles are the same but for the name of the site. */
export function sameTitle(found: string | null, expected: string | null): boolean {
  const [a, b] = [wordsOf(found ?? ''), wordsOf(expected ?? '')];
  return a.join(' ') === b.join(' ') || (a.length > 0 && b.slice(0, a.length).join(' ') === a.join(' '));
}
