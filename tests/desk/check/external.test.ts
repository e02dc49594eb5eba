import { describe, expect, test } from 'vitest';
import { deadLinks, isDead, isToBeAsked, mentionsOf, noteAnswer } from '../../../src/desk/check/external.ts';
import type { Site } from '../../../src/model/site.ts';

type Mention =
  Parameters<typeof deadLinks>[0] extends ReadonlyMap<string, readonly (infer One)[]> ? One : never;

const DAY = 86_400_000;
const answer = (status: number, asked: number, goneSince: number | null = null) => ({
  asked,
  status,
  goneSince,
});

describe('an answer', () => {
  test('of something gone says since when, from the first such answer on', () => {
    expect(noteAnswer(undefined, 404, 5)).toEqual(answer(404, 5, 5));
    expect(noteAnswer(answer(410, 3, 3), 404, 5)).toEqual(answer(404, 5, 3));
    expect(noteAnswer(answer(200, 3), 410, 5)).toEqual(answer(410, 5, 5));
  });

  test('of something alive forgets that; another one says nothing', () => {
    for (const status of [200, 301, 399])
      expect(noteAnswer(answer(404, 3, 3), status, 5).goneSince).toBe(null);
    for (const status of [0, 199, 400, 403, 429, 503])
      expect(noteAnswer(answer(404, 3, 3), status, 5)).toEqual(answer(status, 5, 3));
    expect(noteAnswer(undefined, 503, 5).goneSince).toBe(null);
  });
});

describe('an address', () => {
  test('is asked again after a week if it was good, after a day if it was gone, else at once', () => {
    const asked = (status: number, days: number) => isToBeAsked(answer(status, 0), days * DAY);
    expect([asked(200, 6.9), asked(200, 7), asked(399, 6.9)]).toEqual([false, true, false]);
    expect([asked(404, 0.9), asked(404, 1), asked(410, 0.9), asked(410, 1)]).toEqual([
      false,
      true,
      false,
      true,
    ]);
    expect([asked(503, 0), asked(199, 0), asked(400, 0)]).toEqual([true, true, true]);
    expect(isToBeAsked(undefined, 0)).toBe(true);
  });

  test('is dead if it was gone in two runs at least a day apart', () => {
    expect(isDead(answer(404, DAY, 0))).toBe(true);
    expect(isDead(answer(410, 3 * DAY, DAY))).toBe(true);
    expect(isDead(answer(404, DAY - 1, 0))).toBe(false);
    expect(isDead(answer(404, DAY, null))).toBe(false);
    expect(isDead(answer(503, DAY, 0))).toBe(false);
    expect(isDead(undefined)).toBe(false);
  });
});

describe('a dead address', () => {
  const mentions = (...links: readonly boolean[]) =>
    new Map([
      ['http://gone.example/', links.map((link) => ({ source: 'posts/a.md', link }) as unknown as Mention)],
    ]);
  const found = (links: readonly boolean[], archived: object = {}, status = 404) =>
    deadLinks(
      mentions(...links),
      new Map([['http://gone.example/', answer(status, 2 * DAY, DAY)]]),
      archived as Site['archived'],
    );

  test('is told wherever it stands', () => {
    expect(found([true, false]).map(({ rule }) => rule)).toEqual(['dead-outside-link', 'dead-outside-link']);
    expect(found([true])[0]?.reason).toBe(
      'http://gone.example/ is gone: it answered 404 in two runs, the first on 1970-01-02',
    );
    expect(found([true], {}, 200)).toEqual([]);
    expect(deadLinks(mentions(true), new Map(), {} as Site['archived'])).toEqual([]);
  });

  test('is not told where its link leads to an archived copy', () => {
    expect(found([true, false], { 'http://gone.example/': 'https://archive.example/' })).toHaveLength(1);
    expect(found([true], { 'http://other.example/': 'x' })).toHaveLength(1);
  });
});

test('addresses of other sites are those of links, of pictures, of facsimiles and of the first place of publication', () => {
  const text = 'See <http://a.example/x>.\n';
  const piece = {
    dispatch: {
      source: 'posts/a.md',
      canonical: 'http://first.example/',
      facsimile: [{ src: 'http://scans.example/a.pdf' }, { src: 'own.jpg' }],
    },
    fills: [
      { kind: 'link', href: '/a/' },
      { kind: 'image', picture: { asset: null, href: 'http://pictures.example/p.jpg' } },
      { kind: 'image', picture: { asset: 'assets/own.jpg', href: '/assets/own.jpg' } },
    ],
  };
  const archive = { listed: [piece], unlisted: [], pages: [] } as unknown as Parameters<typeof mentionsOf>[0];
  const mentions = mentionsOf(
    archive,
    () => '<a href="http://a.example/x">x</a>',
    () => text,
  );
  expect([...mentions].map(([address, [one]]) => [address, one?.link, one?.position?.line ?? null])).toEqual([
    ['http://a.example/x', true, 1],
    ['http://pictures.example/p.jpg', false, null],
    ['http://scans.example/a.pdf', false, null],
    ['http://first.example/', false, null],
  ]);
  expect([
    ...mentionsOf(
      archive,
      () => '',
      () => null,
    ).keys(),
  ]).toHaveLength(3);
});
