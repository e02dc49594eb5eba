import { describe, expect, test } from 'vitest';
import { built, post, SETTINGS } from '../../support/built.ts';

const NAMES = { 'site.yaml': SETTINGS, 'names.yaml': 'hale: {name: Laura Hale}\nlund: {name: Ivar Lund}\n' };

async function pageOf(fields: string, body: string, names: Record<string, string> = NAMES) {
  const { files, found } = await built(
    {
      ...names,
      'posts/a.md': post(`date: 2009-01-01\n${fields}`, body),
      'posts/x.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    },
    { theme: 'builtin' },
  );
  return { page: files['2009/01/01/a/index.html']!, found, feed: files['feed.xml']! };
}

describe('a mark of a name', () => {
  test.each([
    ['in a text', 'title: A', 'Then [[Laura Hale|she]] left.', 'Then she left.'],
    ['in a headline', 'title: What [[Laura Hale|she]] said', 'A.', '>What she said</h1>'],
    [
      'in a heading that is the headline',
      'draft: false',
      '# What [[Laura Hale|she]] said\n\nA.',
      '>What she said</h1>',
    ],
    ['in a dek', 'title: A\ndek: Why [[Laura Hale|she]] *left*', 'A.', 'Why she <em>left</em>'],
    [
      'in a caption',
      'title: A\nimage: {src: x.svg, alt: x, caption: "There [[Laura Hale|she]] is."}',
      'A.',
      'There she is.',
    ],
    [
      'in the caption of a picture in the text',
      'title: A',
      '![x](x.svg "There [[Laura Hale|she]] is.")',
      'There she is.',
    ],
    ['beside one that is escaped', 'title: A', 'A \\[[b]] and [[Laura Hale|she]].', 'A [[b]] and she.'],
  ])('%s shows its words, and is found', async (_, fields, body, shown) => {
    const { page, found, feed } = await pageOf(fields, body);
    expect(page).toContain(shown);
    expect(page).toContain('/names/hale/');
    expect(page + feed).not.toContain('[[Laura');
    expect(found).toEqual([]);
  });

  test.each([
    ['both brackets', '\\[\\[Laura Hale]]'],
    ['the first bracket', '\\[[Laura Hale]]'],
    ['the second bracket', '[\\[Laura Hale]]'],
    ['a reference', '&#91;[Laura Hale]]'],
  ])('is none with %s escaped, in a text and in a headline', async (_, written) => {
    const { page, found } = await pageOf(`title: 'On ${written}'`, `A *b* [c] ${written}.`);
    expect(page).toContain('[c] [[Laura Hale]].');
    expect(page).toContain('>On [[Laura Hale]]</h1>');
    expect(found).toEqual([]);
  });

  test('is text where a site has no names', async () => {
    const { page } = await pageOf('title: On [[she]]', 'A [[b]].', { 'site.yaml': SETTINGS });
    expect(page).toContain('A [[b]].');
    expect(page).toContain('>On [[she]]</h1>');
  });

  test('in a headline that names nothing is reported at its line', async () => {
    const { found } = await pageOf('title: On [[Nobody]]', 'A.');
    expect(found).toEqual(['unknown-name posts/a.md:3']);
  });
});
