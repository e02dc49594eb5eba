import { describe, expect, test } from 'vitest';
import { digest, digestAll, digestEach } from '../../src/model/digest.ts';

describe('a digest of many parts', () => {
  test('is that of the parts told one by one, however many there are', () => {
    for (const parts of [[], [''], ['ab', 'c'], ['a', 'bc'], ['é'.repeat(70_000), '🙂', 'x']])
      expect(digestEach(parts)).toBe(digestAll(...parts));
    expect(digestEach(['ab', 'c'])).not.toBe(digestEach(['a', 'bc']));
    const many = Array.from({ length: 400_000 }, (_, at) => `posts/${at}.md`);
    expect(digestEach(many)).toBe(digest(many.map((part) => `${part.length}:${part}`).join('')));
  });
});
