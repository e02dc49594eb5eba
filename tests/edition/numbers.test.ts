import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hostOf } from '../../src/edition/numbers-page.ts';
import { built, post, SETTINGS } from '../support/built.ts';
import { runs } from '../support/deep.ts';
import { elementsOf } from '../support/elements.ts';

const inTheme = { theme: 'builtin' } as const;

/** So many dispatches, one a day from 1 January 2009; `bodies` by number. */
const archiveOf = (count: number, bodies: { readonly [at: number]: string } = {}) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, at) => {
      const date = new Date(Date.UTC(2009, 0, 1 + at)).toISOString().slice(0, 10);
      return [`posts/p${at}.md`, post(`title: Piece ${at}\ndate: ${date}`, bodies[at] ?? 'Two words.')];
    }),
  );

describe('pages of headlines and numbers', () => {
  test('are there from 20 dispatches on, and only where the site wants them', async () => {
    const ways = (files: object) =>
      Object.keys(files).filter((path) => /^(?:headlines|numbers)\//.test(path));
    expect(ways((await built(archiveOf(19))).files)).toEqual([]);
    expect(ways((await built(archiveOf(20))).files)).toEqual([
      'headlines/2009/index.html',
      'headlines/index.html',
      'numbers/index.html',
    ]);
    const off = { ...archiveOf(20), 'site.yaml': `${SETTINGS}headlines: false\nnumbers: false\n` };
    const { files, page } = await built(off, inTheme);
    expect(ways(files)).toEqual([]);
    expect(page('/archive/')).not.toMatch(/headlines|numbers/);
  });

  test('show every headline of a year, from January on, and lead to the other years', async () => {
    const site = await built(
      { ...archiveOf(20), 'posts/old.md': post('title: Old\ndate: 2007-05-05') },
      inTheme,
    );
    const page = elementsOf(site.page('/headlines/2009/'));
    expect(page.texts('.headlines li a')).toEqual(Array.from({ length: 20 }, (_, at) => `Piece ${at}`));
    expect(page.texts('.turn a b')).toEqual(['2007']);
    expect(elementsOf(site.page('/headlines/')).texts('.by-year a')).toEqual(['2009', '2007']);
  });

  test('count what is referred to, the longest, the silences, the years and the sites', async () => {
    const site = await built(
      {
        ...archiveOf(20, {
          5: 'See [the first](p0) and [them](https://www.other.example/a).',
          6: 'See [the first](p0), [this](https://other.example/b), [that](https://other.example/c).',
          7: 'See [the second](p1) and [one](https://once.example/).',
          9: 'word '.repeat(50),
        }),
        'posts/old.md': post('title: Old\ndate: 2008-12-01'),
      },
      inTheme,
    );
    const page = elementsOf(site.page('/numbers/'));
    const sections = page.texts('.numbers section').map((text) => text.replace(/\s+/g, ' ').trim());
    expect(sections[0]).toBe('Most referred to Piece 0 1 January 2009 2 dispatches');
    expect(sections[1]).toMatch(/^Longest dispatches Piece 9 10 January 2009 50 words /);
    expect(sections[2]).toBe('Longest silences Old 1 December 2008 Piece 0 1 January 2009 31 days');
    expect(sections[3]).toMatch(/^Length by year 2009 .* 20 dispatches 2008 2 words 1 dispatch$/);
    expect(sections[4]).toBe('Sites linked to most other.example 2 dispatches');
  });

  test('depend on nothing but the archive', async () => {
    const now = await built(archiveOf(20));
    const later = await built(archiveOf(20), { now: Date.UTC(2040, 0, 1) });
    expect(later.page('/numbers/')).toBe(now.page('/numbers/'));
  });

  test('leave the headlines of earlier years as they are when a dispatch is added', async () => {
    const before = await built(archiveOf(20), inTheme);
    const after = await built(
      { ...archiveOf(20), 'posts/new.md': post('title: New\ndate: 2011-05-05') },
      inTheme,
    );
    const second = await built(
      {
        ...archiveOf(20),
        'posts/new.md': post('title: New\ndate: 2011-05-05'),
        'posts/n2.md': post('title: N2\ndate: 2011-05-06'),
      },
      inTheme,
    );
    expect(before.page('/headlines/2009/')).not.toContain('2011');
    expect(second.page('/headlines/2009/')).toBe(after.page('/headlines/2009/'));
  });
});

test('the host of an address is that of its URL, however it is written', () => {
  const part = fc.constantFrom(
    'a',
    'B',
    'www',
    'xn--',
    'é',
    '1',
    '0x',
    '-',
    '_',
    '.',
    '.com',
    ':',
    '@',
    '/',
    '\\',
    '?',
    '#',
    '%',
    ' ',
    '\t',
  );
  const written = fc
    .tuple(fc.constantFrom('http://', 'https://', 'HTTP://', 'ftp://', ''), fc.array(part, { maxLength: 8 }))
    .map(([scheme, parts]) => scheme + parts.join(''));
  fc.assert(
    fc.property(fc.oneof(fc.webUrl(), written), (address) => {
      const url = URL.canParse(address) ? new URL(address) : null;
      expect(hostOf(address)).toBe(url && /^https?:$/.test(url.protocol) ? url.hostname : null);
    }),
    { numRuns: runs(2000) },
  );
});
