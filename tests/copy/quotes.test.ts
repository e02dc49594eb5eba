import { expect, test } from 'vitest';
import { withQuotes } from '../../src/copy/quotes.ts';
import type { Slot } from '../../src/model/dispatch.ts';
import type { Style } from '../../src/model/site.ts';
import { dispatchOf } from './parsing.ts';

const link = (target: string): Slot => ({ kind: 'link', target });
const quotesIn = (html: string, ...slots: Slot[]) =>
  withQuotes(slots, html).map((slot) => (slot.kind === 'link' ? slot.quote : undefined));

test('a link has the sentence that it stands in', () => {
  expect(
    quotesIn(
      '<p>It rained. As we <a href="\u00010\u0002">reported <em>then</em></a>, Mr. Fossum &amp; Co. left. It stopped.</p>',
      link('talks'),
    ),
  ).toEqual([{ before: 'As we ', words: 'reported then', after: ', Mr. Fossum & Co. left.' }]);
});

test('two links of a line each have theirs, in any order of slots', () => {
  expect(
    quotesIn(
      '<p><a href="\u00011\u0002">One</a> and <a class="x" href="\u00010\u0002#p">two</a>.</p>',
      link('a'),
      link('b'),
    ),
  ).toEqual([
    { before: 'One and ', words: 'two', after: '.' },
    { before: '', words: 'One', after: ' and two.' },
  ]);
});

test('a link around a picture has none, and a file that is shown has none', () => {
  const image: Slot = {
    kind: 'image',
    src: 'a.jpg',
    alt: null,
    caption: null,
    credit: null,
    inline: true,
    row: false,
    lazy: false,
  };
  expect(quotesIn('<p><a href="\u00010\u0002">\u00011\u0002</a></p>', link('talks'), image)).toEqual([
    undefined,
    undefined,
  ]);
  const slots: Slot[] = [{ kind: 'link', target: 'film.mp4', file: true }];
  expect(withQuotes(slots, '<video src="\u00010\u0002"></video>')).toBe(slots);
});

test('links of a site that is not printed keep only their targets', () => {
  const [printed, tried] = [{}, { printed: false }].map(
    (style) =>
      dispatchOf('title: T', 'It rained. As we [reported](b.md), he left.\n', style as Partial<Style>).copy
        .slots[0],
  );
  expect(printed).toMatchObject({ kind: 'link', quote: { words: 'reported' } });
  expect(tried).toEqual({ kind: 'link', target: 'b.md' });
});
