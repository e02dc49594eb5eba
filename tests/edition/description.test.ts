import { describe, expect, test } from 'vitest';
import { listDescription } from '../../src/edition/description.ts';
import { built, post, SETTINGS } from '../support/built.ts';

describe('the description of a page that lists dispatches', () => {
  test.each([
    ['what is listed', ['A', 'B'], 'May 2009 – The Wire: A; B'],
    [
      'as many as fit in two lines',
      ['A'.repeat(100), 'B'.repeat(50), 'C'],
      `May 2009 – The Wire: ${'A'.repeat(100)}`,
    ],
    ['one even where that one is long', ['A'.repeat(200)], `May 2009 – The Wire: ${'A'.repeat(200)}`],
    ['title and site where nothing is listed', [], 'May 2009 – The Wire'],
  ])('tells %s', (_, listed, expected) => {
    expect(listDescription('May 2009', 'The Wire', listed)).toBe(expected);
  });

  test('is there on every index, and none has that of another', async () => {
    const { files } = await built(
      {
        'site.yaml': `${SETTINGS}index: {single: 2, days: always}\n`,
        ...Object.fromEntries(
          Array.from({ length: 6 }, (_, at) => [
            `posts/200${7 + (at % 2)}-0${1 + at}-02-p${at}.md`,
            post(`title: Piece ${at}\nbyline: Writer ${at % 2}\ncolumn: Slack Water\ntags: [a, b${at}]`),
          ]),
        ),
      },
      { theme: 'builtin' },
    );
    const pages = Object.entries(files).filter(([path]) => path.endsWith('index.html'));
    const descriptions = pages.map(([path, html]) => [
      /<meta name="description" content="([^"]+)">/.exec(html)?.[1] ?? path,
      path,
    ]);
    expect(descriptions.filter(([text, path]) => text === path)).toEqual([]);
    const indexes = descriptions.filter(([, path]) => !/\/p\d\//.test(path ?? ''));
    expect(new Set(indexes.map(([text]) => text)).size).toBe(indexes.length);
    expect(indexes.length).toBeGreaterThan(25);
  });
});
