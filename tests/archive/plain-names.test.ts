import { expect, test } from 'vitest';
import { built, post } from '../support/built.ts';

test.each([
  ['C++', 'C', 'c', 'C'],
  ['(back) channels', 'back channels', 'back-channels', 'back channels'],
])('of %j and %j, first used at one moment, the plainest has the slug', async (odd, plain, slug, name) => {
  const { page } = await built({
    'posts/a.md': post(
      `title: A\ndate: 2009-02-01\ntags: [${JSON.stringify(odd)}, ${JSON.stringify(plain)}]`,
    ),
  });
  expect(page(`/tags/${slug}/`)).toContain(`>${name}</a>`);
});
