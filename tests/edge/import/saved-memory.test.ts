import { expect, test } from 'vitest';
import { bytesOfText } from '../../../src/edge/import/saved-memory.ts';

test('pictures, films and fonts of a source are not counted as its text', () => {
  const files = ['posts/fog.md', 'fog.JPG', 'films/fog.mp4', 'fonts/a.woff2', 'export.xml', 'export.zip'];
  expect(bytesOfText(files.map((path, at) => ({ path, bytes: 10 ** at })))).toBe(110_001);
});
