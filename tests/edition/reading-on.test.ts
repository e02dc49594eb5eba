import { expect, test } from 'vitest';
import { built, post } from '../support/built.ts';

const day = (at: number) => `2009-02-${String(at).padStart(2, '0')}`;
/** A dozen dispatches that share no words: enough to tell which words are rare. */
const OTHERS = Object.fromEntries(
  Array.from({ length: 12 }, (_, at) => [
    `posts/other${at}.md`,
    post(`title: Other ${at}\ndate: ${day(at + 1)}`, `Unlike${at} matters${at} here${at}.`),
  ]),
);

test('a dispatch tells which words it shares with an earlier one, which quotes the sentence that links to it', async () => {
  const files = {
    ...OTHERS,
    'posts/a.md': post(`title: A\ndate: ${day(20)}`, 'The herring clause. Nobody read the herring clause.'),
    'posts/b.md': post(
      `title: B\ndate: ${day(21)}`,
      'It was noon. The [herring clause](a.md) & “what it says” came back, they said. A herring clause, again.',
    ),
  };
  const { page } = await built(files, { theme: 'builtin' });
  const [, more] = page('/2009/02/21/b/').split('<section class="more');
  expect(more).toMatch(/\/2009\/02\/20\/a\/[\s\S]*?<p class="shares">In both: herring clause<\/p>/);
  expect(page('/2009/02/20/a/')).toContain(
    '<p class="quote">The <b>herring clause</b> &amp; “what it says” came back, they said.</p>',
  );
});

test('search engines are told one address for each language, even if a piece has two dispatches in one', async () => {
  const { page } = await built(
    {
      'posts/a.md': post('title: A\ndate: 2009-01-01'),
      'posts/b.md': post('title: B\ndate: 2009-01-02\nlang: fr\ntranslation-of: a'),
      'posts/c.md': post('title: C\ndate: 2009-01-03\nlang: fr\ntranslation-of: a'),
    },
    { theme: 'builtin' },
  );
  const told = (address: string) =>
    [
      ...page(address).matchAll(
        /<link rel="alternate" hreflang="(.*?)" href="https:\/\/wire.example(.*?)">/g,
      ),
    ].map(([, lang, href]) => `${lang} ${href}`);
  const all = ['en /2009/01/01/a/', 'fr /2009/01/02/b/', 'x-default /2009/01/01/a/'];
  expect([told('/2009/01/01/a/'), told('/2009/01/02/b/'), told('/2009/01/03/c/')]).toEqual([all, all, []]);
});
