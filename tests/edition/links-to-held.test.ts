import { expect, test } from 'vitest';
import { type Built, built, post } from '../support/built.ts';

const LINKED = 'Read [the piece](held.md), [again](/2010/02/02/held/#part) and [by id](held-id).';
const OPEN =
  'title: Open\ndate: 2009-02-02\ndek: See [the piece](held).\ncorrections:\n  - 2009-03-01: See [the piece](held.md#x).';

async function linkedTo(fields: string, options: Parameters<typeof built>[1] = {}): Promise<Built> {
  return built(
    {
      'posts/open.md': post(OPEN, LINKED),
      'posts/held.md': post(`title: Held\nid: held-id\n${fields}`),
    },
    options,
  );
}

test.each([
  ['a draft', 'date: 2010-02-02\ndraft: true'],
  ['one dated ahead', 'date: 2010-02-02\npublishDate: 2030-01-01'],
  ['one that expired before it was ever published', 'date: 2010-02-02\nexpires: 2010-03-01'],
])('a link to %s is printed as text, so that nobody reads the name of its file', async (_, fields) => {
  const site = await linkedTo(fields);
  const texts = Object.entries(site.files).map(([path, text]) => `${path} ${text}`);
  expect(texts.filter((text) => /\/held|held(?:\.md|-id)|"held"|\u0003/.test(text))).toEqual([]);
  expect(site.page('/2009/02/02/open/')).toContain('Read <a>the piece</a>, <a>again</a> and <a>by id</a>.');
  expect(site.found).toEqual([
    'broken-link posts/open.md:9',
    'broken-link posts/open.md:9',
    'broken-link posts/open.md:9',
  ]);
  expect(site.report.findings[0]?.reason).toBe(
    'The link to held.md leads to posts/held.md, which is not published, so its text is printed without a link',
  );
});

test('a link to a withdrawn dispatch leads to the page that says that it is gone', async () => {
  const site = await linkedTo('date: 2010-02-02\nwithdrawn: {date: 2010-03-01, because: Wrong.}');
  expect(site.found).toEqual([]);
  expect(site.page('/2009/02/02/open/')).toContain(
    'Read <a href="/2010/02/02/held/">the piece</a>, <a href="/2010/02/02/held/#part">again</a>',
  );
  expect(site.page('/2009/02/02/open/')).toContain('See <a href="/2010/02/02/held/#x">the piece</a>.');
});

test('a link is one again in the build that publishes what was held back', async () => {
  const site = await linkedTo('date: 2010-02-02\ndraft: true', { drafts: true });
  expect(site.found).toEqual([]);
  expect(site.page('/2009/02/02/open/')).toContain('<a href="/2010/02/02/held/">the piece</a>');
});

test('a listed dispatch does not show an unlisted one that it names, which is told; an unlisted one does', async () => {
  const site = await built({
    'posts/a.md': post('title: A\ndate: 2009-02-02\nunlisted: true'),
    'posts/b.md': post('title: B\ndate: 2009-02-03\nrelated: [a]\nfollows: a'),
    'posts/c.md': post('title: C\ndate: 2009-02-04\nunlisted: true\nrelated: [a]'),
  });
  expect(site.found).toEqual(['unknown-related posts/b.md:4', 'unknown-follows posts/b.md:5']);
  expect(site.page('/2009/02/03/b/')).not.toContain('/a/');
  expect(site.page('/2009/02/04/c/')).toContain('/2009/02/02/a/');
});
