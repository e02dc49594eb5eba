import { expect, test } from 'vitest';
import { blocksOf } from '../../../src/desk/search/page-blocks.ts';

const pagesOf = (many: number, skipped = -1) =>
  Array.from({ length: many }, (_, at) => ({ url: `/2009/${String(at).padStart(5, '0')}/` })).filter(
    (_, at) => at !== skipped,
  );
const endsOf = (pages: ReturnType<typeof pagesOf>) => blocksOf(pages).map((block) => block.at(-1)?.url);

test('blocks are neither small nor large, and hold every page in order', () => {
  const pages = pagesOf(20_000);
  const blocks = blocksOf(pages);
  expect(blocks.flat()).toEqual(pages);
  for (const block of blocks.slice(0, -1)) {
    expect(block.length).toBeGreaterThanOrEqual(128);
    expect(block.length).toBeLessThanOrEqual(512);
  }
});

test('a page that comes or goes leaves most blocks as they are', () => {
  const ends = new Set(endsOf(pagesOf(20_000)));
  const after = endsOf(pagesOf(20_000, 7000));
  expect(after.filter((end) => !ends.has(end)).length).toBeLessThan(10);
});
