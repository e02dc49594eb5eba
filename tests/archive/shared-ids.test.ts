import { expect, test } from 'vitest';
import { built, post } from '../support/built.ts';

test('an id that two dispatches have is reported at the line of the second', async () => {
  const { found } = await built({
    'posts/a.md': post('title: A\ndate: 2009-02-02\nid: talks'),
    'posts/b.md': post('title: B\ndate: 2009-02-03\nid: talks'),
    'posts/c.md': post('title: C\ndate: 2009-02-04\nid: herring'),
    'posts/d.md': post('title: D\ndate: 2009-02-05\nid: talks\ndraft: true'),
  });
  expect(found).toEqual(['id-shared posts/b.md:4']);
});
