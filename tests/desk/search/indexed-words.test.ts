import { expect, test } from 'vitest';
import { indexedWords } from '../../../src/desk/search/indexed-words.ts';

const LONG = 'https://example.com/'.repeat(200);

test.each([
  [
    'www.example.com/page',
    ['wwwexamplecompage', 'www', 'example', 'com', 'page', 'examplecompage', 'compage'],
  ],
  [`well-known`, ['wellknown', 'well', 'known']],
  // Four thousand letters without a space are found by their parts, each once.
  [LONG, ['https', 'example', 'com']],
  ['a'.repeat(1001), []],
  [`${'%E4'.repeat(400)}.example`, ['example']],
])('%s', (written, found) => {
  const { of, entries } = indexedWords((words) => words, [])([written]);
  expect(of[0]?.map(({ number }) => entries[number])).toEqual(found);
});
