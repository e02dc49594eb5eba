import { describe, expect, test } from 'vitest';
import { drawGalley } from '../../../src/rules/galley/galley.ts';

/** What of a body is left to read, line by line. */
const readable = (body: string) =>
  drawGalley(`---\ntitle: T\n---\n${body}`, () => '')
    .markup.split('\n')
    .slice(3)
    .map((line) => line.replaceAll('\0', ''));

describe('code is left out', () => {
  test.each([
    ['indented behind an empty line', 'Text.\n\n    code\n', ['Text.', '', '', '']],
    ['indented by a tab', 'Text.\n\n\tcode\n', ['Text.', '', '', '']],
    ['indented in the first line', '    code\nText.', ['', 'Text.']],
    ['between fences', '```\ncode\n```\nText.', ['', '', '', 'Text.']],
    ['between long fences', '````\n```\ncode\n````\nText.', ['', '', '', '', 'Text.']],
    ['between fences of waves', '~~~ text\n```\ncode\n~~~\nText.', ['', '', '', '', 'Text.']],
    ['within a line', 'An `envoy` said.', ['An  said.']],
  ])('%s', (_, body, left) => {
    expect(readable(body)).toEqual(left);
  });
});

test('code in the first line of a manuscript without front matter is left out', () => {
  const { markup } = drawGalley('    code\n\nText.\n', () => '');
  expect(markup.replaceAll('\0', '')).toBe('\n\nText.\n');
});

describe('text stays', () => {
  test.each([
    ['that is indented right behind other text', 'Text\n    goes on.', ['Text', '    goes on.']],
    ['that is indented within an item', '- Item\n\n    goes on.', ['- Item', '', '    goes on.']],
    ['that is indented within a numbered item', '1. Item\n\n    goes on.', ['1. Item', '', '    goes on.']],
  ])('%s', (_, body, left) => {
    expect(readable(body)).toEqual(left);
  });

  test('and code behind a list that has ended is code again', () => {
    expect(readable('- Item\n\nText.\n\n    code')).toEqual(['- Item', '', 'Text.', '', '']);
  });
});
