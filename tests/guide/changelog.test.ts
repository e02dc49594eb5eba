import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const text = readFileSync(join(import.meta.dirname, '..', '..', 'CHANGELOG.md'), 'utf8');
const lines = text.split('\n').filter((line) => line.startsWith('- '));

test('a line of the changelog is a sentence', () => {
  expect(lines.filter((line) => !/^- (?:`|\p{Lu}).*\.$/u.test(line))).toEqual([]);
});

test('a change is under a heading of Keep a Changelog', () => {
  const headings = [...text.matchAll(/^### (.+)$/gm)].map(([, heading = '']) => heading);
  const known = ['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security'];
  expect(headings.filter((heading) => !known.includes(heading))).toEqual([]);
});
