import { expect, test } from 'vitest';
import { linesOfCopy } from '../../../src/copy/names/read-text.ts';
import { htmlOf } from '../parsing.ts';

test.each([true, false])('numbers of notes and the ways back are no text (accelerate: %s)', (accelerate) => {
  const html = htmlOf('He got his berth back.[^a] “They come.”[^a]\n\n[^a]: In 1974.\n', { accelerate });
  expect(html).toContain('data-footnote-backref');
  expect(
    linesOfCopy(html)
      .map((line) => line.trim())
      .filter(Boolean),
  ).toEqual(['He got his berth back. “They come.”', 'In 1974.']);
});
