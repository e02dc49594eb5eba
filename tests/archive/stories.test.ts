import { describe, expect, test } from 'vitest';
import { type Built, built, post } from '../support/built.ts';
import { elementsOf } from '../support/elements.ts';
import type { SiteFiles } from '../support/memory-disk.ts';

const more = (site: Built, address: string) => elementsOf(site.page(address)).texts('.more .teaser h3');
const list = (site: Built, address: string, name: string) =>
  elementsOf(site.page(address)).texts(`.${name} li`);

/** Dispatches of 2009, one a month from January: `fields` by letter. */
function year(
  fields: { readonly [letter: string]: string },
  bodies: { readonly [letter: string]: string } = {},
) {
  return Object.fromEntries(
    Object.entries(fields).map(([letter, more], at) => [
      `posts/${letter}.md`,
      post(
        `title: ${letter.toUpperCase()}\ndate: 2009-${String(at + 1).padStart(2, '0')}-01\n${more}`,
        bodies[letter],
      ),
    ]),
  ) as SiteFiles;
}

describe('"More from"', () => {
  test('shows four earlier ones, the nearest first, where nothing else tells them apart', async () => {
    const site = await built(year({ a: '', b: '', c: '', d: '', e: '', f: '' }));
    expect(more(site, '/2009/06/01/f/')).toEqual(['E', 'D', 'C', 'B']);
  });

  test('prefers those that share a tag, the rarer the more', async () => {
    const site = await built(
      year({
        a: 'tags: [rare, common]',
        b: 'tags: common',
        c: 'tags: common',
        d: 'tags: common',
        e: 'tags: other',
        f: '',
        g: 'tags: [common, rare]',
      }),
    );
    expect(more(site, '/2009/07/01/g/')[0]).toBe('A');
    expect(more(site, '/2009/07/01/g/').slice(1)).toEqual(['D', 'C', 'B']);
  });

  test('prefers those of the column', async () => {
    const site = await built(year({ a: 'column: W', b: '', c: '', d: '', e: '', f: 'column: W' }));
    expect(more(site, '/2009/06/01/f/')[0]).toBe('A');
    expect(elementsOf(site.page('/2009/06/01/f/')).text('.more h2')).toBe('More from W');
  });

  test('shows hand-picked ones first, in their order, and each once', async () => {
    const site = await built(
      year({ a: '', b: '', c: '', d: '', e: '', f: 'related: [b, posts/a.md, /2009/05/01/e/, b]' }),
    );
    expect(site.found).toEqual([]);
    expect(more(site, '/2009/06/01/f/')).toEqual(['B', 'A', 'E', 'D']);
  });

  test('fills up with later ones, the nearest first, only where there are fewer than four earlier', async () => {
    const site = await built(year({ a: '', b: '', c: '', d: '', e: '', f: '' }));
    expect(more(site, '/2009/01/01/a/')).toEqual(['B', 'C', 'D', 'E']);
    expect(more(site, '/2009/03/01/c/')).toEqual(['B', 'A', 'D', 'E']);
    expect(more(site, '/2009/05/01/e/')).toEqual(['D', 'C', 'B', 'A']);
  });

  test('of an unlisted dispatch shows earlier ones, too, and does not move with a new one', async () => {
    const files = year({ a: '', b: '', c: '', d: '', e: 'unlisted: true' });
    const before = await built(files);
    expect(more(before, '/2009/05/01/e/')).toEqual(['D', 'C', 'B', 'A']);
    const after = await built({ ...files, 'posts/z.md': post('title: Z\ndate: 2009-09-01') });
    expect(after.page('/2009/05/01/e/')).toBe(before.page('/2009/05/01/e/'));
  });

  test('never shows the dispatch itself or an unlisted one', async () => {
    const site = await built(
      year({ a: 'unlisted: true\ntags: x', b: 'tags: x', c: 'tags: x\nrelated: [c]' }),
    );
    expect(site.found).toEqual(['unknown-related posts/c.md:5']);
    expect(more(site, '/2009/03/01/c/')).toEqual(['B']);
  });

  test('that names nothing is a warning at its line', async () => {
    const site = await built(year({ a: 'related: [nowhere]', b: 'follows: nothing' }));
    expect(site.found).toEqual(['unknown-related posts/a.md:4', 'unknown-follows posts/b.md:4']);
  });

  test('but nearly names one is told with it', async () => {
    const site = await built({
      'posts/secret-talks.md': post('title: Talks\ndate: 2009-01-01'),
      'posts/b.md': post('title: B\ndate: 2009-01-02\nfollows: sercet-talks\nrelated: [secret-talk.md]'),
    });
    expect(site.report.findings.map(({ rule, remedy }) => [rule, remedy])).toEqual([
      ['unknown-follows', 'Did you mean "secret-talks"?'],
      ['unknown-related', 'Did you mean "secret-talks"?'],
    ]);
  });
});

describe('a story', () => {
  test('is told in order on each of its pages, with the page itself unlinked', async () => {
    const site = await built(year({ a: '', b: 'follows: a', c: '', d: 'follows: b', e: 'previously: [a]' }));
    for (const address of ['/2009/01/01/a/', '/2009/02/01/b/', '/2009/04/01/d/', '/2009/05/01/e/'])
      expect(list(site, address, 'thread')).toEqual(['A', 'B', 'D', 'E']);
    expect(elementsOf(site.page('/2009/02/01/b/')).all('.thread a')).toHaveLength(3);
    expect(list(site, '/2009/03/01/c/', 'thread')).toEqual([]);
  });

  test('that follows itself in a circle is one story', async () => {
    const site = await built(year({ a: 'follows: b', b: 'follows: a' }));
    expect(list(site, '/2009/01/01/a/', 'thread')).toEqual(['A', 'B']);
  });

  test('leaves unlisted parts out of what others show', async () => {
    const site = await built(year({ a: '', b: 'follows: a\nunlisted: true', c: 'follows: b' }));
    expect(list(site, '/2009/03/01/c/', 'thread')).toEqual(['A', 'C']);
  });
});

describe('"Later referred to in"', () => {
  test('lists later dispatches that link here, oldest first, each once', async () => {
    const site = await built(
      year(
        { a: '', b: '', c: '', d: 'unlisted: true' },
        { b: 'See [a](a.md) and [again](a).', c: 'See [a](/2009/01/01/a/#x).', d: '[a](a)' },
      ),
    );
    expect(list(site, '/2009/01/01/a/', 'referred')).toEqual(['B', 'C']);
    expect(list(site, '/2009/02/01/b/', 'referred')).toEqual([]);
  });

  test('does not list earlier ones that link ahead', async () => {
    const site = await built(year({ a: '', b: '' }, { a: 'More in [b](b.md).' }));
    expect(list(site, '/2009/02/01/b/', 'referred')).toEqual([]);
  });
});
