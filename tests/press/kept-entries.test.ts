import { expect, test } from 'vitest';
import { shared } from '../../src/edition/shared.ts';
import type { FeedEntry } from '../../src/press/feed-entry.ts';
import { keptEntries } from '../../src/press/kept-entries.ts';

const entry = (title: string, body = title) => ({ title, copy: { digest: body } }) as unknown as FeedEntry;
const FORMATS = ['atom', 'rss', 'json'];

test('the body of an entry is set once for all formats and feeds', () => {
  const { set, bodies } = counting();
  const feeds = [[entry('a'), entry('b')], [entry('b')], [entry('a')]];
  const texts = feeds.map((entries) => FORMATS.map((format) => entries.map((each) => set(format, each))));
  expect(bodies).toEqual(['a', 'b']);
  expect(texts[1]).toEqual([['atom: b'], ['rss: b'], ['json: b']]);
});

test('an entry that came from another thread is known by what it holds', () => {
  const { set, bodies } = counting();
  const same = structuredClone(entry('a'));
  expect([set('atom', entry('a')), set('atom', same)]).toEqual(['atom: a', 'atom: a']);
  expect(bodies).toEqual(['a']);
});

test('a shared part is known by its digest', () => {
  const { set, bodies } = counting();
  const part = () => shared({ ...entry('a') });
  expect([set('atom', part()), set('atom', part())]).toEqual(['atom: a', 'atom: a']);
  expect(bodies).toEqual(['a']);
});

test('an entry that differs in anything is set by itself', () => {
  const { set, bodies } = counting();
  expect([set('atom', entry('a', 'old')), set('atom', entry('a', 'new'))]).toEqual([
    'atom: old',
    'atom: new',
  ]);
  expect(bodies).toEqual(['old', 'new']);
});

test('what was used longest ago is forgotten once there is too much', () => {
  const { set, bodies } = counting(9);
  for (const name of ['aaaa', 'bbbb', 'aaaa', 'cccc', 'aaaa', 'bbbb']) set('x', entry(name));
  expect(bodies).toEqual(['aaaa', 'bbbb', 'cccc', 'bbbb']);
});

/** A function that sets entries in a plain way, and the bodies that it made. */
function counting(most?: number) {
  const bodies: string[] = [];
  const setEntry = keptEntries(({ copy }) => {
    bodies.push(copy.digest);
    return { html: copy.digest as string };
  }, most);
  return {
    bodies,
    set: (format: string, each: FeedEntry) => setEntry(format, each, ({ html }) => `${format}: ${html}`),
  };
}
