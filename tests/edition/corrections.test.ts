import { expect, test } from 'vitest';
import { built, post } from '../support/built.ts';
import { elementsOf } from '../support/elements.ts';

const corrected = (title: string, date: string, ...corrections: readonly string[]) =>
  post(`title: ${title}\ndate: ${date}\ncorrections: [${corrections.join(', ')}]`);

test('corrections stand newest first, one without a day where its dispatch would', async () => {
  const { page } = await built({
    'posts/a.md': corrected('A', '2009-02-01', '{date: 2009-02-10, note: Tenth}'),
    'posts/b.md': corrected('B', '2009-02-05', '{note: Fifth}'),
    'posts/c.md': corrected(
      'C',
      '2009-02-03',
      '{date: 2009-02-04, note: Fourth}',
      '{date: 2009-02-20, note: Twentieth}',
    ),
  });
  const ordered = ['Twentieth', 'Tenth', 'Fifth', 'Fourth'];
  const notes = elementsOf(page('/corrections/'))
    .texts('main p')
    .map((text) => text.split(': ')[1]);
  expect(notes).toEqual(ordered);
  const feed = page('/corrections/feed.xml');
  const places = ordered.map((note) => feed.indexOf(note));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(places[0]).toBeGreaterThan(0);
  expect(feed).toContain('<updated>2009-02-20T');
});
