import { describe, expect, test } from 'vitest';
import { propose } from '../../../src/desk/names/propose.ts';
import type { SourcePath } from '../../../src/model/address/paths.ts';

/** The names that are proposed for an archive of one line in each dispatch. */
function proposed(lines: readonly string[]): readonly string[] {
  const reads = lines.map((line, at) => ({
    source: `posts/${at}.md` as SourcePath,
    passage: { lines: [line], lang: 'en', day: '' as const, marks: [] },
    dateline: null,
    bylines: [],
  }));
  return propose(reads, [], 3).map(({ name }) => name);
}

const SMALL = 'A mobile phone, and yesterday a map of the coast.';

describe('capitalised words that begin a sentence', () => {
  test('are a name as a whole if they recur, and the rest never stands alone', () => {
    const line = 'Mobile Harbour Stories are told by pilots.';
    expect(proposed([SMALL, line, line, line])).toEqual(['Mobile Harbour Stories']);
  });

  test('lose their first word if the rest stands elsewhere', () => {
    const line = 'Yesterday Laura Hale left.';
    expect(proposed([SMALL, line, line, line, 'We met Laura Hale.'])).toEqual(['Laura Hale']);
  });
});
